"""One question on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.forms.press import Act, press
from handlers.screens import button, columns, keyboard
from handlers.turn import Turn
from locales.text import Markup
from models import Organisation
from programmes.fields import AskedField, FieldKind, FormField, Option
from services.answers import field_example, field_hint, field_question, field_title, show_answer
from services.drafts import Walk

BAR = 10
"""Squares of the bar of progress."""
LONGEST_QUESTION = 2000
"""Characters; the rest of a message is for notice, hint, example and options."""
SHORT_TITLE = 16
"""Characters of an option that fits half the width of a phone."""
WHOLE_TITLE = 36
"""Characters of an option that a button shows whole; longer ones are written out above."""
LONGEST_OPTIONS = 1000
TYPED_IN_BUTTON = 30


def shown(turn: Turn, walk: Walk, field: FormField, limit: int = 200) -> str:
    """The answer, plain, cut with «…»; the whole of it stays stored."""
    value = walk.value(field)
    text = value["name"] if isinstance(value, dict) else show_answer(field, value, turn.texts)
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def question_text(
    turn: Turn, walk: Walk, field: FormField, notice: str | None = None, question: str | None = None
) -> str:
    """What was wrong or is new (ready HTML), progress, the question, why, an example, the answer so far.

    `question` stands in for the common words where the definition has none of its own.
    """
    texts = turn.texts
    parts = [*([Markup(notice), ""] if notice else []), *_progress(turn, walk, field)]
    asked = question if question and not field.question else field_question(field, texts)
    parts.append(texts("form-question", question=asked[:LONGEST_QUESTION]))
    if hint := field_hint(field, texts):
        parts.append(texts("form-hint", hint=hint))
    if options := _long_options(turn, field):
        parts.append(options)
    if walk.is_answered(field) and walk.value(field) is not None:
        parts.append(texts("form-now", answer=shown(turn, walk, field)))
    elif example := _example(turn, field):
        parts.append(texts("form-example", example=example))
    elif field.kind is FieldKind.FILE:
        parts.append(texts("form-file", extensions=", ".join(field.extensions)))
    return "\n".join(parts)


def _progress(turn: Turn, walk: Walk, field: FormField) -> list[str]:
    if walk.form.passing:
        return []
    asked = [item for item in walk.form.fields if item.required or not walk.form.early]
    if field not in asked:
        return []
    place, total = asked.index(field) + 1, len(asked)
    done = round(BAR * sum(walk.is_answered(item) for item in asked) / total)
    bar = "▰" * done + "▱" * (BAR - done)
    return [turn.texts("form-progress", place=place, total=total, bar=bar), ""]


def _example(turn: Turn, field: FormField) -> str | None:
    chosen = (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.FILE)
    return None if field.kind in chosen else field_example(field, turn.texts, turn.today)


def _long_options(turn: Turn, field: FormField) -> str | None:
    if all(len(option.title) <= WHOLE_TITLE for option in field.options):
        return None
    room = LONGEST_OPTIONS // len(field.options)
    lines = [
        turn.texts("form-option", number=number, title=option.title[:room])
        for number, option in enumerate(field.options, start=1)
    ]
    return "\n".join(lines)


def question_keyboard(
    turn: Turn,
    walk: Walk,
    field: FormField,
    suggestions: Sequence[Organisation] = (),
    typed: str | None = None,
    districts: Mapping[int, str] | None = None,
) -> InlineKeyboardMarkup:
    """The likely answers, then the ways on and back; `typed` is an organisation that the register lacks.

    `districts` are titles by id, beside organisations of several.
    """
    rows = [*_answers(turn, walk, field)]
    for item in suggestions:
        district = (districts or {}).get(item.municipality_id)
        label = item.title if district is None else f"{item.title} · {district}"
        rows.append([button(label, press(walk, Act.ANSWER, field.key, str(item.id)))])
    if typed is not None:
        short = typed if len(typed) <= TYPED_IN_BUTTON else typed[: TYPED_IN_BUTTON - 1] + "…"
        label = turn.texts.plain("form-write-as-typed", typed=short)
        rows.append([button(label, press(walk, Act.AS_TYPED, field.key))])
    return keyboard(*rows, *_ways(turn, walk, field))


def _answers(turn: Turn, walk: Walk, field: FormField) -> list[list[InlineKeyboardButton]]:
    if field.kind is FieldKind.YES_NO:
        words = (("1", "common-yes"), ("0", "common-no"))
        return [[button(turn.texts.plain(key), press(walk, Act.ANSWER, field.key, value)) for value, key in words]]
    if field.kind is FieldKind.CHOICE:
        return _in_columns(field, [_option(walk, field, number) for number in range(len(field.options))])
    if field.kind is FieldKind.CHOICES:
        ticks = [_tick(turn, walk, field, number) for number in range(len(field.options))]
        done = button(turn.texts.plain("form-done"), press(walk, Act.DONE, field.key), "primary")
        return [*_in_columns(field, ticks), [done]]
    return columns(_likely(walk, field)) if isinstance(field, AskedField) else []


def _likely(walk: Walk, field: AskedField) -> list[InlineKeyboardButton]:
    return [button(item.title, press(walk, Act.ANSWER, field.key, item.key)) for item in field.likely]


def _in_columns(field: FormField, buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    short = all(len(option.title) <= SHORT_TITLE for option in field.options)
    return columns(buttons, 2 if short or len(buttons) > 8 else 1)


def _label(field: FormField, number: int) -> str:
    option: Option = field.options[number]
    numbered = any(len(item.title) > WHOLE_TITLE for item in field.options)
    return f"{number + 1}. {option.title}" if numbered else option.title


def _option(walk: Walk, field: FormField, number: int) -> InlineKeyboardButton:
    option = field.options[number]
    chosen = walk.value(field) == option.key
    label = f"✓ {_label(field, number)}" if chosen else _label(field, number)
    return button(label, press(walk, Act.ANSWER, field.key, option.key))


def _tick(turn: Turn, walk: Walk, field: FormField, number: int) -> InlineKeyboardButton:
    """The button says what it will do, so that a double tap does it once."""
    option = field.options[number]
    ticked = option.key in (walk.value(field) or ())
    label = turn.texts.plain("form-ticked" if ticked else "form-unticked", title=_label(field, number))
    return button(label, press(walk, Act.UNTICK if ticked else Act.TICK, field.key, option.key))


def _ways(turn: Turn, walk: Walk, field: FormField) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    onwards = []
    whole = walk.first_open is None
    if (walk.is_answered(field) or whole) and field.kind is not FieldKind.CHOICES:
        label = "form-to-review" if whole else "form-keep"
        onwards.append(button(texts.plain(label), press(walk, Act.KEEP, field.key)))
    given = walk.value(field) not in (None, [])
    if not field.required and (given or not (walk.form.early and whole)):
        label = "form-clear" if given and walk.form.early else "common-skip"
        onwards.append(button(texts.plain(label), press(walk, Act.SKIP, field.key)))
    back = []
    if walk.before(field) is not None and walk.first_open is not None:
        back.append(button(texts.plain("common-back"), press(walk, Act.BACK, field.key)))
    return [onwards, [*back, leave_button(turn, walk)]]


def title(turn: Turn, field: FormField) -> str:
    return field_title(field, turn.texts)


def leave_button(turn: Turn, walk: Walk) -> InlineKeyboardButton:
    """The way out; it says what becomes of the answers: a form waits, corrections are dropped."""
    label = "common-cancel" if walk.form.passing else "form-leave"
    return button(turn.texts.plain(label), press(walk, Act.PAUSE))
