"""The words in which mistakes of a definition are explained to an administrator."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from programmes.fields import EXTENSION_PATTERN, KEY_PATTERN
from programmes.problems import Complaint
from programmes.schema import DAY_OF_YEAR_PATTERN, VERSION_PATTERN

# --- the file -----------------------------------------------------------------------------------------------------


def not_a_file() -> Complaint:
    return Complaint("это не файл", "путь к файлу YAML")


def unreadable(error: Exception) -> Complaint:
    if isinstance(error, FileNotFoundError):
        return Complaint("файла нет", "путь к файлу YAML, который можно прочесть")
    if isinstance(error, PermissionError):
        return Complaint("нет права читать файл", "файл, который может прочесть пользователь бота")
    return Complaint("файл не читается", "путь к файлу YAML, который можно прочесть")


def unknown_programme(key: str, known: Iterable[str]) -> Complaint:
    return Complaint(f"программы «{key}» нет", f"{', '.join(known)} или путь к файлу YAML{_meant(key, known)}")


def too_big(most: int) -> Complaint:
    return Complaint("файл слишком велик", f"до {most // 1000} кБ")


def not_utf8(content: bytes) -> Complaint:
    if b"\0" in content:
        return Complaint("это не текстовый файл", "текст YAML в кодировке UTF-8")
    return Complaint("файл не в кодировке UTF-8 (возможно, Windows-1251)", "сохраните его в редакторе как UTF-8")


def strange_character(sign: str) -> Complaint:
    code = f"U+{ord(sign):04X}" if len(sign) == 1 else "нечитаемый"
    return Complaint(f"в файле служебный знак {code}", "обычный текст без управляющих знаков")


def empty_file() -> Complaint:
    return Complaint("файл пуст", "определение программы; образцы лежат в programmes/definitions")


def too_deep(most: int) -> Complaint:
    return Complaint("слишком много уровней вложенности", f"до {most} уровней")


def too_many_values(most: int) -> Complaint:
    return Complaint("после раскрытия ссылок (*имя) значений слишком много", f"до {most}")


def holds_itself() -> Complaint:
    return Complaint("часть файла через ссылку (*имя) содержит саму себя", "ссылка на часть, стоящую выше и отдельно")


# --- the markup ---------------------------------------------------------------------------------------------------

_SYNTAX = (
    ("mapping values are not allowed", "двоеточие там, где его не ждут", "текст с двоеточием — в кавычках"),
    ("could not find expected ':'", "после ключа нет двоеточия", "ключ: значение"),
    ("cannot start any token", "строка начинается со знака, который занят разметкой", "пробелы вместо табуляции; текст"
     " с %, @, ` в начале — в кавычках"),
    ("while scanning a quoted scalar", "кавычки не закрыты", "закрывающая кавычка того же вида"),
    ("unexpected end of stream", "кавычки или скобки не закрыты", "закрывающая кавычка или скобка"),
    ("expected <block end>", "сбился отступ", "одинаковый отступ у строк одного уровня"),
    ("but found", "лишний или пропущенный знак", "ключ: значение; запятые и скобки попарно"),
    ("undefined alias", "ссылка (*имя) на то, чего нет выше", "имя, данное выше через &имя"),
    ("single document", "в файле несколько документов (---)", "одно определение в одном файле"),
    ("unknown escape character", "в двойных кавычках непонятный знак после \\", "\\n, \\t, \\\\ или одинарные кавычки"),
    ("undefined tag handle", "метка (!имя) не объявлена", "значения без меток"),
)  # fmt: skip


def syntax(problem: str) -> Complaint:
    for sign, wrong, allowed in _SYNTAX:
        if sign in problem:
            return Complaint(wrong, allowed)
    return Complaint("нарушена разметка YAML", "ключ: значение; ровные отступы пробелами")


def key_not_a_word() -> Complaint:
    return Complaint("ключ — не слово, а список или таблица", "ключ: значение")


def key_twice(key: str, line: int) -> Complaint:
    return Complaint(f"ключ «{_short(key)}» уже есть в строке {line}", "каждый ключ один раз")


def tag_refused(tag: str) -> Complaint:
    return Complaint(f"метка «{_short(tag)}» не поддерживается", "значения без меток (!)")


# --- the shape ----------------------------------------------------------------------------------------------------

_PATTERNS = {
    KEY_PATTERN: "латинские строчные буквы, цифры и _, первой буква, всего до 24 знаков",
    EXTENSION_PATTERN: "расширение файла без точки строчными буквами, например docx",
    DAY_OF_YEAR_PATTERN: 'месяц и день в кавычках, например "09-01"',
    VERSION_PATTERN: 'до 20 латинских букв, цифр, точек и дефисов, например "2026.1"',
}

Context = Mapping[str, Any]


def _missing(context: Context) -> Complaint:
    about = f" ({context['about']})" if context.get("about") else ""
    return Complaint(f"нет обязательного ключа «{context['last']}»", f"{context['last']}: …{about}")


def _unknown_key(context: Context) -> Complaint:
    last, siblings = str(context["last"]), context.get("siblings", ())
    return Complaint(f"неизвестный ключ «{_short(last)}»", f"{', '.join(siblings)}{_meant(last, siblings)}")


def _one_of(context: Context) -> Complaint:
    options = context.get("options", ())
    return Complaint(f"значение {_shown(context['given'])} не подходит",
                     f"{', '.join(options)}{_meant(str(context['given']), options)}")  # fmt: skip


def _not(kind: str, allowed: str) -> Callable[[Context], Complaint]:
    def explain(context: Context) -> Complaint:
        if context["given"] is None:
            return Complaint("значение не задано", allowed)
        return Complaint(f"{_shown(context['given'])} — {kind}", allowed)

    return explain


def _size(words: str, bound: str, wrong: str) -> Callable[[Context], Complaint]:
    return lambda context: Complaint(wrong, f"{words} {_number(context[bound])}")


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
        f"значение {_shown(context['given'])} не подходит", _PATTERNS.get(str(context["pattern"]), "")),
    "zone_unknown": lambda context: Complaint(
        f"часового пояса {_shown(context['zone'])} нет", f"имя IANA, как Europe/Moscow{context.get('meant', '')}"),
    "options_missing": lambda context: Complaint(
        f"у вопроса «{context['key']}» вида {context['kind']} нет вариантов", "не меньше двух строк в options"),
    "options_idle": lambda context: Complaint(
        f"у вопроса «{context['key']}» вида {context['kind']} не бывает вариантов", "options у choice и choices"),
    "words_missing": lambda context: Complaint(
        f"у своего вопроса «{context['key']}» нет названия или текста", "title и question"),
}  # fmt: skip


def shape(kind: str, context: Context) -> Complaint:
    """Explains a refusal of pydantic; `context` is its own plus `given`, `last`, for keys `siblings` and `about`."""
    explain = _SHAPE.get(kind)
    return explain(context) if explain else Complaint(f"значение {_shown(context['given'])} не подходит", "")


def meant(word: str, known: Iterable[str]) -> str:
    """A guess at a misspelt word, ready to be appended; empty when nothing is near."""
    return _meant(word, known)


def _meant(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word[:60], list(known), n=1)
    return f" (возможно, вы имели в виду «{near[0]}»)" if near else ""


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return "список"
        case dict():
            return "таблица ключей"
        case int() | float():
            return _number(value)
    return f"«{_short(str(value))}»"


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def _number(value: float) -> str:
    return f"{value:g}" if abs(value) < 1_000_000 else str(value)
