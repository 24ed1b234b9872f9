"""How a question is put: by the programme where it says so, else by the locale."""

from __future__ import annotations

from datetime import date, timedelta

from locales.text import Arg, Text
from locales.texts import Texts
from programmes.fields import AskedField, FieldKind, FormField, Option

_EXAMPLE_OF_PAST = "12.03.1985"
_AHEAD = timedelta(days=7)
"""Of today: how far an example of a moment lies."""
_EXAMPLES: dict[FieldKind, Arg] = {
    FieldKind.PHONE: Text("field-phone-example"),
    FieldKind.EMAIL: Text("field-email-example"),
    FieldKind.LINK: "https://example.ru/seminar",
}


def worded(field: FormField, texts: Texts) -> FormField:
    """A question of the bot's own with its words in the language of `texts`; any other as it is."""
    if not isinstance(field, AskedField) or not field.stem:
        return field

    def words(name: str) -> str | None:
        key = f"{field.stem}-{field.key}-{name}"
        return texts.plain(key) if key in texts else None

    put = {"title": texts.plain(field.title or ""), "question": texts.plain(field.question or "")}
    optional = {"hint": words("hint"), "example": words("example")}
    options = field.options if not field.texted else _worded_options(field.options, texts)
    likely = _worded_options(field.likely, texts)
    return field.model_copy(update={**put, **optional, "options": options, "likely": likely, "stem": ""})


def _worded_options(options: tuple[Option, ...], texts: Texts) -> tuple[Option, ...]:
    return tuple(option.model_copy(update={"title": texts.plain(option.title)}) for option in options)


def field_title(field: FormField, texts: Texts) -> str:
    """The short name, plain: a line of the summary, a column in Excel."""
    return field.title or texts.plain(f"field-{field.common}-title")


def field_question(field: FormField, texts: Texts) -> str:
    """The whole question, plain."""
    return field.question or texts.plain(f"field-{field.common}-question")


def field_hint(field: FormField, texts: Texts) -> str | None:
    """Why it is asked, plain; None where that needs no word."""
    return field.hint or (texts.plain(f"field-{field.common}-hint") if field.common else None)


def field_example(field: FormField, texts: Texts, today: date) -> str | None:
    """An answer that would be understood, plain; None where any text would do."""
    example = example_for(field, today)
    return texts.resolve(example, plain=True) if isinstance(example, Text) else str(example) or None


def example_for(field: FormField, today: date) -> Arg:
    """The same for a text not yet in a language; an empty string where there is none."""
    if field.example:
        return field.example
    if field.common:
        return Text(f"field-{field.common}-example")
    if field.kind is FieldKind.DATE:
        return _EXAMPLE_OF_PAST if field.past else f"{today:%d.%m.%Y}"
    if field.kind is FieldKind.MOMENT:
        return f"{today + _AHEAD:%d.%m.%Y} 10:00"
    if field.kind is FieldKind.NUMBER:
        return _number_within(field)
    return _EXAMPLES.get(field.kind, "")


def _number_within(field: FormField) -> str:
    limits = [limit for limit in (field.minimum, field.maximum) if limit is not None]
    inside = 5.0 if not limits else sum(limits) / len(limits)
    return f"{int(inside)}"
