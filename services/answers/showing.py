"""From what is stored to what is shown."""

from __future__ import annotations

from datetime import date, datetime

from locales.texts import Texts
from programmes.fields import CommonField, FieldKind, FormField
from services.answers.attempt import Value
from services.answers.contacts import show_phone

_IN_YEARS = (CommonField.TEACHING_YEARS, CommonField.MANAGEMENT_YEARS)


def show_answer(field: FormField, value: Value | None, texts: Texts) -> str:
    """`value` for a summary, plain; a dash for no answer.

    An option that has left the programme since is shown by its key: an old answer must stay readable.
    """
    match value:
        case None | "" | []:
            return texts.plain("common-nothing")
        case bool():
            return texts.plain("common-yes" if value else "common-no")
        case int() if field.common in _IN_YEARS:
            return texts.plain("answer-years-shown", years=value)
        case int() | float():
            return texts.plain("answer-number-shown", number=value)
        case list():
            titles = _titles(field)
            return "; ".join(titles.get(key, key) for key in value)
        case str():
            return _show_string(field, value, texts)


def _show_string(field: FormField, value: str, texts: Texts) -> str:
    if field.kind is FieldKind.CHOICE:
        return _titles(field).get(value, value)
    if field.kind is FieldKind.PHONE:
        return show_phone(value)
    if field.kind is FieldKind.DATE:
        return texts.full_date(date.fromisoformat(value))
    if field.kind is FieldKind.MOMENT:
        local = datetime.fromisoformat(value)
        return texts.plain("common-moment", day=texts.full_date(local.date()), time=f"{local:%H:%M}")
    return value


def _titles(field: FormField) -> dict[str, str]:
    return {option.key: option.title for option in field.options}
