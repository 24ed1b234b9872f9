"""A definition of a wrong shape is explained at the line of each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from programmes.fields import FieldKind
from tests.programmes.samples import changed, told

KEYS = (
    "key, title, department, source, description, timezone, cycle, consent, publication_consent, municipalities, "
    "tracks, calendar, events, reminders"
)
KINDS = ", ".join(FieldKind)

MISTAKES = {
    "misspelt key": (
        ("title: Малая программа", "titel: Малая программа"),
        [
            "1: title: нет обязательного ключа «title»; допустимо: "
            "title: … (название программы, как его видят участники)",
            f"2: titel: неизвестный ключ «titel»; допустимо: {KEYS} (возможно, вы имели в виду «title»)",
        ],
    ),
    "unknown kind": (
        ("kind: number", "kind: numbr"),
        [
            f"23: tracks[1].form[6].kind: значение «numbr» не подходит; допустимо: {KINDS}"
            " (возможно, вы имели в виду «number»)"
        ],
    ),
    "unknown role": (
        ("{to: reserve}", "{to: reserve, by: [cordinator]}"),
        [
            "41: tracks[1].stages[1].moves[1].by[1]: значение «cordinator» не подходит; допустимо: candidate, mentor, "
            "reviewer, head, secretary, coordinator, region_coordinator (возможно, вы имели в виду «coordinator»)"
        ],
    ),
    "nobody may move": (
        ("{to: reserve}", "{to: reserve, by: []}"),
        ["41: tracks[1].stages[1].moves[1].by: список короток; допустимо: строк не меньше 1"],
    ),
    "unknown zone": (
        ("Europe/Moscow", "Europe/Moskow"),
        [
            "6: timezone: часового пояса «Europe/Moskow» нет; допустимо: имя IANA, как Europe/Moscow"
            " (возможно, вы имели в виду «Europe/Moscow»)"
        ],
    ),
    "version without quotes": (
        ('version: "1"', "version: 1.0"),
        ["8: consent.version: 1.0 — не текст; допустимо: текст; число, дату, true или false возьмите в кавычки"],
    ),
    "empty consent": (
        ("text: Я согласен.", 'text: ""'),
        ["8: consent.text: текст пуст или короток; допустимо: знаков не меньше 1"],
    ),
    "no value": (
        ("title: Малая программа", "title:"),
        ["2: title: значение не задано; допустимо: текст; число, дату, true или false возьмите в кавычки"],
    ),
    "date in words": (
        ("adopted: 2026-08-30", "adopted: вчера"),
        ["4: source.adopted: «вчера» — не дата; допустимо: дата вида 2026-09-01"],
    ),
    "number for a date": (
        ("adopted: 2026-08-30", "adopted: 5"),
        ["4: source.adopted: 5 — не дата; допустимо: дата вида 2026-09-01"],
    ),
    "words for a number": (
        ("months: 12", "months: год"),
        ["7: cycle.months: «год» — не целое число; допустимо: целое число без кавычек"],
    ),
    "number out of range": (
        ("months: 12", "months: 100"),
        ["7: cycle.months: число слишком велико; допустимо: не больше 60"],
    ),
    "no such month": (
        ('"09-01"', '"13-01"'),
        ['7: cycle.starts: значение «13-01» не подходит; допустимо: месяц и день в кавычках, например "09-01"'],
    ),
    "Cyrillic key": (
        ("key: small", "key: Малая"),
        [
            "1: key: значение «Малая» не подходит; допустимо: латинские строчные буквы, цифры и _, первой буква, "
            "всего до 24 знаков"
        ],
    ),
    "one option": (
        ("          - {key: physics, title: Физика}\n", ""),
        [
            "29: tracks[1].form[7]: у вопроса «subject» вида choice нет вариантов; допустимо: "
            "не меньше двух строк в options"
        ],
    ),
    "options of a text": (
        ("kind: choice", "kind: text"),
        [
            "29: tracks[1].form[7]: у вопроса «subject» вида text не бывает вариантов; допустимо: "
            "options у choice и choices"
        ],
    ),
    "own field without a title": (
        ("        title: Предмет\n", ""),
        ["29: tracks[1].form[7]: у своего вопроса «subject» нет названия или текста; допустимо: title и question"],
    ),
    "comma within braces": (
        ("title: Физика}", "title: Физика, химия и астрономия}"),
        [
            "35: tracks[1].form[7].options[2].химия и астрономия: «химия и астрономия» прочитано как ключ; допустимо: "
            "текст с запятой внутри {} — в кавычках"
        ],
    ),
    "word for a switch": (
        ("- common: phone", "- common: phone\n        required: maybe"),
        ["22: tracks[1].form[5].required: «maybe» — не true и не false; допустимо: true или false"],
    ),
    "word for a list": (
        ("  - {key: town, title: Город, organisations: [Школа № 1]}", "  town"),
        ["10: municipalities: «town» — не список; допустимо: список: каждая строка с дефиса"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_check_tells_a_mistake_at_its_line(tmp_path: Path, change: tuple[str, str], expected: list[str]) -> None:
    assert told(tmp_path, changed(*change)) == expected
