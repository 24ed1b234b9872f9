"""Each kind of mistake is told once, at its line, with what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from programmes.loader import check, format_problem
from tests.programmes.samples import SMALL, changed, written

KEYS = (
    "key, title, department, source, description, timezone, cycle, consent, publication_consent, municipalities, tracks"
)
KINDS = "text, long_text, number, date, choice, choices, yes_no, phone, email, municipality, organisation, file"
STAGES = "applied, reserve, withdrawn"

SHAPE = {
    "misspelt key": (
        ("title: Малая программа", "titel: Малая программа"),
        [
            "1: title: нет обязательного ключа «title»; допустимо: title: … (название программы, как его видят участники)",
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
        ["29: tracks[1].form[7]: у вопроса «subject» вида choice нет вариантов; допустимо: не меньше двух строк в options"],
    ),
    "options of a text": (
        ("kind: choice", "kind: text"),
        ["29: tracks[1].form[7]: у вопроса «subject» вида text не бывает вариантов; допустимо: options у choice и choices"],
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

RULES = {
    "key twice in a table": (
        ("department: Отдел образования", "department: Отдел образования\ntitle: Ещё раз"),
        ["4: title: ключ «title» уже есть в строке 2; допустимо: каждый ключ один раз"],
    ),
    "municipality and school twice": (
        ("organisations: [Школа № 1]}", "organisations: [Школа № 1, Школа № 1]}\n  - {key: town, title: Село}"),
        [
            "10: municipalities[1].organisations[2]: «Школа № 1» уже есть выше; допустимо: каждое имя в списке один раз",
            "11: municipalities[2].key: «town» уже есть выше; допустимо: каждое имя в списке один раз",
            "18: tracks[1].form: в анкете нет вопроса «municipality»; допустимо: - common: municipality",
        ],
    ),
    "option twice": (
        ("{key: physics, title: Физика}", "{key: maths, title: Физика}"),
        ["35: tracks[1].form[7].options[2].key: «maths» уже есть выше; допустимо: каждое имя в списке один раз"],
    ),
    "question twice": (
        ("- common: phone", "- common: phone\n      - common: name"),
        ["22: tracks[1].form[6]: «name» уже есть выше; допустимо: каждое имя в списке один раз"],
    ),
    "day some years lack": (
        ('"09-01"', '"02-29"'),
        ['7: cycle.starts: дня «02-29» нет в каждом году; допустимо: месяц и день в кавычках, например "09-01"'],
    ),
    "move to nowhere": (
        ("{to: reserve}", "{to: reserv}"),
        [
            f"41: tracks[1].stages[1].moves[1].to: этапа «reserv» нет; допустимо: {STAGES}"
            " (возможно, вы имели в виду «reserve»)"
        ],
    ),
    "move to itself": (
        ("{to: reserve}", "{to: applied}"),
        ["41: tracks[1].stages[1].moves[1].to: переход с этапа «applied» на него же; допустимо: другой этап"],
    ),
    "no entry": (
        ("kind: entry", "kind: active"),
        ["37: tracks[1].stages: нет входного этапа; допустимо: kind: entry ровно у одного этапа"],
    ),
    "two entries": (
        ("kind: reserve", "kind: entry"),
        [
            "45: tracks[1].stages[2].kind: второй входной этап, первый — «applied»; допустимо: "
            "kind: entry ровно у одного этапа"
        ],
    ),
    "stage nobody reaches": (
        ("          - {to: reserve}\n", ""),
        [
            "42: tracks[1].stages[2].key: на этап «reserve» нельзя попасть; допустимо: переход (moves) с этапа, "
            "до которого можно дойти"
        ],
    ),
    "stage nobody leaves": (
        ("kind: reserve\n        moves:\n          - {to: withdrawn, by: [candidate]}", "kind: reserve"),
        [
            "43: tracks[1].stages[2]: с этапа «reserve» участник не может уйти сам; допустимо: "
            "{to: withdrawn, by: [candidate]} в moves, где «withdrawn» вида ended"
        ],
    ),
    "work at no stage": (
        ("stages: [applied]", "stages: [aplied]"),
        [
            f"52: tracks[1].submissions[1].stages[1]: этапа «aplied» нет; допустимо: {STAGES}"
            " (возможно, вы имели в виду «applied»)"
        ],
    ),
    "work nobody can hand in": (
        ("stages: [applied]}", "stages: [applied], text: false, file: false}"),
        ["52: tracks[1].submissions[1].file: работу «essay» нельзя сдать никак; допустимо: text: true или file: true"],
    ),
    "example of another question": (
        ('example: "18"', "example: много"),
        [
            "26: tracks[1].form[6].example: пример «много» не подошёл бы как ответ; допустимо: "
            "ответ вида number в заданных пределах"
        ],
    ),
    "age limit without a birth date": (
        ("      - common: birth_date\n", ""),
        [
            "15: tracks[1].eligibility.max_age: ограничение max_age нечем проверить: вопроса «birth_date» нет или его "
            "можно пропустить; допустимо: - common: birth_date в form (без required: false) или max_age: null, "
            "если ограничения нет"
        ],
    ),
    "ages upside down": (
        ("max_age: 40", "max_age: 40, min_age: 50"),
        ["15: tracks[1].eligibility.max_age: min_age больше, чем max_age; допустимо: min_age не больше max_age"],
    ),
    "surname not asked": (
        ("      - common: surname\n", ""),
        ["17: tracks[1].form: в анкете нет вопроса «surname»; допустимо: - common: surname"],
    ),
    "phone may be skipped": (
        ("- common: phone", "- common: phone\n        required: false"),
        [
            "22: tracks[1].form[5].required: вопрос «phone» нельзя пропускать; допустимо: "
            "required: true или без этого ключа"
        ],
    ),
    "common question of another kind": (
        ("- common: name", "- common: name\n        kind: long_text"),
        ["19: tracks[1].form[2].kind: у общего вопроса kind менять нельзя; допустимо: text или без этого ключа"],
    ),
    "own question under a common name": (
        ("- key: lessons", "- key: email"),
        ["22: tracks[1].form[6].key: имя «email» занято общим вопросом; допустимо: common: email или другой key"],
    ),
    "key without effect": (
        ("minimum: 1\n", "minimum: 1\n        past: true\n"),
        ["28: tracks[1].form[6].past: ключ past здесь ничего не значит; допустимо: только для kind: date"],
    ),
    "limits upside down": (
        ('example: "18"\n        minimum: 1\n', "minimum: 50\n"),
        ["26: tracks[1].form[6].minimum: minimum больше, чем maximum; допустимо: minimum не больше maximum"],
    ),
}

MISTAKES = {**SHAPE, **RULES}


def told(folder: Path, words: str) -> list[str]:
    path = written(folder, words)
    return [format_problem(problem).removeprefix(f"{path}:") for problem in check(path)]


def test_check_finds_nothing_wrong_in_a_sound_definition(tmp_path: Path) -> None:
    assert told(tmp_path, SMALL) == []


@pytest.mark.parametrize(("change", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_check_tells_a_mistake_at_its_line(tmp_path: Path, change: tuple[str, str], expected: list[str]) -> None:
    assert told(tmp_path, changed(*change)) == expected


def test_check_tells_all_mistakes_at_once(tmp_path: Path) -> None:
    words = changed("kind: number", "kind: numbr").replace("months: 12", "months: 100")
    words = words.replace("stages: [applied]", "stages: [aplied]").replace("{to: reserve}", "{to: reserv}")
    lines = [line.split(":")[0] for line in told(tmp_path, words)]
    assert lines == ["7", "23", "41", "52"]


def test_check_tells_a_mistake_of_an_anchor_once(tmp_path: Path) -> None:
    words = changed("          - {to: withdrawn, by: [candidate]}\n      - key: reserve", "          - &out {to: withdrawn, by: [candidat]}\n      - key: reserve")  # fmt: skip  # noqa: E501
    words = words.replace("          - {to: withdrawn, by: [candidate]}\n", "          - *out\n")
    assert [line.split(";")[0] for line in told(tmp_path, words) if "candidat»" in line] == [
        "42: tracks[1].stages[1].moves[2].by[1]: значение «candidat» не подходит"
    ]


def test_check_orders_problems_as_the_file_does(tmp_path: Path) -> None:
    path = written(tmp_path, changed("title: Малая программа", "titel: Малая программа"))
    places = [(problem.line, problem.column) for problem in check(path)]
    assert places == sorted(places)
