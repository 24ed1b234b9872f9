"""From what was typed to what is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo

from programmes.fields import FieldKind, FormField
from services.answers.attempt import Attempt, Value
from services.answers.choices import read_choice, read_choices
from services.answers.cleaning import clean
from services.answers.contacts import read_email, read_phone
from services.answers.dates import read_date
from services.answers.links import read_link
from services.answers.moments import read_moment
from services.answers.numbers import read_number, read_yes_no
from services.answers.prose import read_line, read_long_text
from services.errors import AnswerError


def read_answer(
    field: FormField, typed: str, *, today: date, zone: tzinfo = UTC, since: datetime | None = None
) -> Value:
    """The answer to `field`, as it is stored; `today` is the day where the person lives.

    A moment is meant in `zone`; after `since`, a duration («2 часа») or a bare time is enough for it.

    Raises `AnswerError`, and nothing else, if `typed` is not understood or not allowed. An organisation or a
    municipality typed in is a line of text; picking it from the register is not done here.
    """
    attempt = Attempt(field, clean(typed).strip(), today, zone, since)
    if not attempt.typed:
        raise _empty(attempt)
    return _READERS[field.kind](attempt)


def _empty(attempt: Attempt) -> AnswerError:
    refusal = attempt.refusal("answer-empty")
    return attempt.refusal("answer-empty-example") if refusal.text.args["example"] else refusal


def _want_file(attempt: Attempt) -> Value:
    raise attempt.refusal("answer-file", extensions=", ".join(attempt.field.extensions))


_READERS: Mapping[FieldKind, Callable[[Attempt], Value]] = {
    FieldKind.TEXT: read_line,
    FieldKind.LONG_TEXT: read_long_text,
    FieldKind.NUMBER: read_number,
    FieldKind.DATE: read_date,
    FieldKind.CHOICE: read_choice,
    FieldKind.CHOICES: read_choices,
    FieldKind.YES_NO: read_yes_no,
    FieldKind.PHONE: read_phone,
    FieldKind.EMAIL: read_email,
    FieldKind.MUNICIPALITY: read_line,
    FieldKind.ORGANISATION: read_line,
    FieldKind.FILE: _want_file,
    FieldKind.MOMENT: read_moment,
    FieldKind.LINK: read_link,
}
