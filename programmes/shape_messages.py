"""The words in which a wrong shape is explained: one for each refusal pydantic can give here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from programmes.calendar import DAY_OF_YEAR_PATTERN, OFFSET_PATTERN
from programmes.fields import EXTENSION_PATTERN, KEY_PATTERN
from programmes.problems import Complaint
from programmes.schema import VERSION_PATTERN
from programmes.wording import meant, short, shown

_PATTERNS = {
    KEY_PATTERN: "латинские строчные буквы, цифры и _, первой буква, всего до 24 знаков",
    EXTENSION_PATTERN: "расширение файла без точки строчными буквами, например docx",
    DAY_OF_YEAR_PATTERN: 'месяц и день в кавычках, например "09-01"',
    OFFSET_PATTERN: "за сколько до срока: дни или часы, например 7d или 2h",
    VERSION_PATTERN: 'до 20 латинских букв, цифр, точек и дефисов, например "2026.1"',
}

Context = Mapping[str, Any]


def _missing(context: Context) -> Complaint:
    about = f" ({context['about']})" if context.get("about") else ""
    return Complaint(f"нет обязательного ключа «{context['last']}»", f"{context['last']}: …{about}")


def _unknown_key(context: Context) -> Complaint:
    last, siblings = str(context["last"]), context.get("siblings", ())
    if context["given"] is None and " " in last:
        # {key: a, title: one, two} makes a key of the words after the comma.
        return Complaint(f"«{short(last)}» прочитано как ключ", "текст с запятой внутри {} — в кавычках")
    return Complaint(f"неизвестный ключ «{short(last)}»", f"{', '.join(siblings)}{meant(last, siblings)}")


def _one_of(context: Context) -> Complaint:
    options = context.get("options", ())
    return Complaint(f"значение {shown(context['given'])} не подходит",
                     f"{', '.join(options)}{meant(str(context['given']), options)}")  # fmt: skip


def _not(kind: str, allowed: str) -> Callable[[Context], Complaint]:
    def explain(context: Context) -> Complaint:
        if context["given"] is None:
            return Complaint("значение не задано", allowed)
        return Complaint(f"{shown(context['given'])} — {kind}", allowed)

    return explain


def _size(words: str, bound: str, wrong: str) -> Callable[[Context], Complaint]:
    return lambda context: Complaint(wrong, f"{words} {context[bound]}")


_TEXT = _not("не текст", "текст; число, дату, true или false возьмите в кавычки")
_WHOLE = _not("не целое число", "целое число без кавычек")
_DECIMAL = _not("не число", "число без кавычек, дробная часть через точку")
_SWITCH = _not("не true и не false", "true или false")
_LIST = _not("не список", "список: каждая строка с дефиса")
_TABLE = _not("не таблица ключей", "строки вида «ключ: значение»")
_DAY = _not("не дата", "дата вида 2026-09-01")

_SHAPE: dict[str, Callable[[Context], Complaint]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _one_of,
    "string_type": _TEXT,
    "string_unicode": _not("не текст", "текст без оборванных знаков"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _DECIMAL,
    "float_parsing": _DECIMAL,
    "finite_number": _DECIMAL,
    "bool_type": _SWITCH,
    "bool_parsing": _SWITCH,
    "tuple_type": _LIST,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "dict_type": _TABLE,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "string_too_short": _size("знаков не меньше", "min_length", "текст пуст или короток"),
    "string_too_long": _size("знаков не больше", "max_length", "текст слишком длинный"),
    "too_short": _size("строк не меньше", "min_length", "список короток"),
    "greater_than_equal": _size("не меньше", "ge", "число слишком мало"),
    "less_than_equal": _size("не больше", "le", "число слишком велико"),
    "string_pattern_mismatch": lambda context: Complaint(
        f"значение {shown(context['given'])} не подходит", _PATTERNS.get(str(context["pattern"]), "")),
    "zone_unknown": lambda context: Complaint(
        f"часового пояса {shown(context['zone'])} нет", f"имя IANA, как Europe/Moscow{context.get('meant', '')}"),
    "options_missing": lambda context: Complaint(
        f"у вопроса «{context['key']}» вида {context['kind']} нет вариантов", "не меньше двух строк в options"),
    "options_idle": lambda context: Complaint(
        f"у вопроса «{context['key']}» вида {context['kind']} не бывает вариантов", "options у choice и choices"),
    "window_dates": lambda context: Complaint(
        f"у срока «{context['key']}» нет дат или они двух видов", "starts и ends каждый год или since и until раз"),
    "window_order": lambda context: Complaint(
        f"срок «{context['key']}» кончается раньше, чем начинается", "until не раньше since"),
    "window_years": lambda context: Complaint(
        f"у срока «{context['key']}» ends_year без year или раньше его", "year и ends_year не меньше его, без since"),
    "words_missing": lambda context: Complaint(
        f"у своего вопроса «{context['key']}» нет названия или текста", "title и question"),
}  # fmt: skip


def explain(kind: str, context: Context) -> Complaint:
    """Explains a refusal of pydantic; `context` is its own plus `given`, `last`, for keys `siblings` and `about`."""
    words = _SHAPE.get(kind)
    return words(context) if words else Complaint(f"значение {shown(context['given'])} не подходит", "")
