"""One attempt at answering one question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from locales.text import Arg
from programmes.fields import FormField
from services.answers.wording import example_for
from services.errors import AnswerError

Value = str | int | float | bool | list[str]
"""An answer as it is stored (JSON): dates and moments in ISO, phones in E.164, options by their keys."""

_QUOTED = 40
"""Characters of an answer repeated in a refusal: enough to recognise it, short enough for one line of a phone."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed (already cleaned), to which question, on which day."""

    field: FormField
    typed: str
    today: date
    zone: tzinfo = UTC
    """In which a moment is meant."""
    since: datetime | None = None
    """From which a duration is reckoned."""

    def refusal(self, key: str, /, **args: Arg) -> AnswerError:
        """The error to raise: `args` and, for every text, what was typed and an example of what is expected."""
        known: dict[str, Arg] = {"typed": quoted(self.typed), "example": example_for(self.field, self.today)}
        return AnswerError(key, **(known | args))


def quoted(typed: str) -> str:
    line = " ".join(typed.split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1].rstrip()}…"
