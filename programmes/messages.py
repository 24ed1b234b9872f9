"""The words in which mistakes of a file and of its rules are explained to an administrator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from programmes.problems import Complaint
from programmes.wording import meant, short, shown

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
    return Complaint(f"программы «{key}» нет", f"{', '.join(known)} или путь к файлу YAML{meant(key, known)}")


def too_big(most: int) -> Complaint:
    return Complaint("файл слишком велик", f"до {most // 1000} кБ")


def not_utf8(content: bytes) -> Complaint:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Complaint("файл в кодировке UTF-16", "текст YAML в кодировке UTF-8")
    if b"\0" in content:
        return Complaint("это не текстовый файл", "текст YAML в кодировке UTF-8")
    return Complaint("файл не в кодировке UTF-8 (возможно, Windows-1251)", "текст YAML в кодировке UTF-8")


def strange_character(code: int) -> Complaint:
    return Complaint(f"в файле служебный знак U+{code:04X}", "обычный текст без управляющих знаков")


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
    ("unknown escape character", "в двойных кавычках непонятный знак после \\", "\\n, \\t, \\\\ или одинарные кавычки"),
    ("while scanning a quoted scalar", "кавычки не закрыты", "закрывающая кавычка того же вида"),
    ("found character '\\t'", "табуляция в отступе", "отступ пробелами"),
    (
        "cannot start any token",
        "текст начинается со знака, занятого разметкой",
        "текст с %, @, ` в начале — в кавычках",
    ),
    ("another document", "в файле несколько документов (---)", "одно определение в одном файле"),
    ("undefined alias", "ссылка (*имя) на то, чего нет выше", "имя, данное выше через &имя"),
    ("undefined tag handle", "метка (!имя) не объявлена", "значения без меток"),
    ("expected <block end>", "сбился отступ", "одинаковый отступ у строк одного уровня"),
    (
        "while parsing a flow",
        "в скобках лишний или пропущенный знак",
        "запятые между частями, кавычки и скобки попарно",
    ),
)
"""Marks of PyYAML's own explanations; the first that is found decides."""


def syntax(problem: str) -> Complaint:
    for sign, wrong, allowed in _SYNTAX:
        if sign in problem:
            return Complaint(wrong, allowed)
    return Complaint("нарушена разметка YAML", "ключ: значение; ровные отступы пробелами")


def key_not_a_word() -> Complaint:
    return Complaint("ключ — не слово, а список или таблица", "ключ: значение")


def key_twice(key: str, line: int) -> Complaint:
    return Complaint(f"ключ «{short(key)}» уже есть в строке {line}", "каждый ключ один раз")


def tag_refused(tag: str) -> Complaint:
    return Complaint(f"метка «{short(tag)}» не поддерживается", "значения без меток (!)")


# --- the rules ----------------------------------------------------------------------------------------------------


def value_twice(word: str) -> Complaint:
    return Complaint(f"«{short(word)}» уже есть выше", "каждое имя в списке один раз")


def no_such_day(day: str) -> Complaint:
    return Complaint(f"дня {shown(day)} нет в каждом году", 'месяц и день в кавычках, например "09-01"')


def impossible_day(day: str) -> Complaint:
    return Complaint(f"дня {shown(day)} не бывает", 'месяц и день в кавычках, например "09-30"')


def no_such_track(key: str, known: Iterable[str]) -> Complaint:
    return _none_of(f"направления «{short(key)}» нет", key, known)


def no_such_work(key: str, known: Iterable[str]) -> Complaint:
    return _none_of(f"работы «{short(key)}» у этих направлений нет", key, known)


def no_such_window(key: str, known: Iterable[str]) -> Complaint:
    return _none_of(f"срока «{short(key)}» в calendar нет", key, known)


def _none_of(wrong: str, key: str, known: Iterable[str]) -> Complaint:
    words = [word for word in known if word]
    return Complaint(wrong, f"{', '.join(words)}{meant(key, words)}" if words else "без этого ключа")


def no_such_year(year: int, years: int) -> Complaint:
    return Complaint(f"в цикле нет {year}-го года", f"от 1 до {years}")


def window_before(until: date, first: date) -> Complaint:
    return Complaint(f"срок кончился {until:%d.%m.%Y}, раньше первого цикла", f"день не раньше {first:%d.%m.%Y}")


def window_beyond(end: date, last: date) -> Complaint:
    return Complaint(f"срок кончается {end:%d.%m.%Y}, уже после цикла", f"день не позже {last:%d.%m.%Y}")


def window_outside(first: date, last: date) -> Complaint:
    return Complaint("срок начинается вне цикла", f"день с {first:%d.%m.%Y} по {last:%d.%m.%Y}")


def no_entry() -> Complaint:
    return Complaint("нет входного этапа", "kind: entry ровно у одного этапа")


def entry_twice(first: str) -> Complaint:
    return Complaint(f"второй входной этап, первый — «{short(first)}»", "kind: entry ровно у одного этапа")


def no_such_stage(key: str, known: Iterable[str]) -> Complaint:
    words = [word for word in known if word]
    return Complaint(f"этапа «{short(key)}» нет", f"{', '.join(words)}{meant(key, words)}")


def move_to_itself(key: str) -> Complaint:
    return Complaint(f"переход с этапа «{short(key)}» на него же", "другой этап")


def no_way_out(key: str, ended: Iterable[str]) -> Complaint:
    to = next(iter(ended), "withdrawn")
    hint = f"{{to: {short(to)}, by: [candidate]}} в moves, где «{short(to)}» вида ended"
    return Complaint(f"с этапа «{short(key)}» участник не может уйти сам", hint)


def unreachable(key: str) -> Complaint:
    return Complaint(f"на этап «{short(key)}» нельзя попасть", "переход (moves) с этапа, до которого можно дойти")


def nothing_to_hand_in(key: str) -> Complaint:
    return Complaint(f"работу «{short(key)}» нельзя сдать никак", "text: true или file: true")


def not_asked(common: str) -> Complaint:
    return Complaint(f"в анкете нет вопроса «{common}»", f"- common: {common}")


def must_be_required(common: str) -> Complaint:
    return Complaint(f"вопрос «{common}» нельзя пропускать", "required: true или без этого ключа")


def limit_unasked(limit: str, common: str) -> Complaint:
    allowed = f"- common: {common} в form (без required: false) или {limit}: null, если ограничения нет"
    return Complaint(f"ограничение {limit} нечем проверить: вопроса «{common}» нет или его можно пропустить", allowed)


def upside_down(low: str, high: str) -> Complaint:
    return Complaint(f"{low} больше, чем {high}", f"{low} не больше {high}")


def municipality_late() -> Complaint:
    return Complaint("район спрашивают после организации", "common: municipality раньше, чем common: organisation")


def common_overridden(name: str, usual: str) -> Complaint:
    return Complaint(f"у общего вопроса {name} менять нельзя", f"{usual} или без этого ключа")


def common_by_key(key: str) -> Complaint:
    return Complaint(f"имя «{key}» занято общим вопросом", f"common: {key} или другой key")


def idle_key(name: str, kinds: Iterable[str]) -> Complaint:
    return Complaint(f"ключ {name} здесь ничего не значит", f"только для kind: {', '.join(kinds)}")


def example_misleads(example: str, kind: str) -> Complaint:
    return Complaint(f"пример «{short(example)}» не подошёл бы как ответ", f"ответ вида {kind} в заданных пределах")
