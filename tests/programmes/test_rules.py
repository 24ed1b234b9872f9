"""Parts of a definition that do not fit together are explained at the line of each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from programmes.loader import check
from tests.programmes.samples import SMALL, changed, told, written

STAGES = "applied, reserve, withdrawn"

MISTAKES = {
    "key twice in a table": (
        ("department: Отдел образования", "department: Отдел образования\ntitle: Ещё раз"),
        ["4: title: ключ «title» уже есть в строке 2; допустимо: каждый ключ один раз"],
    ),
    "municipality and school twice": (
        ("organisations: [Школа № 1]}", "organisations: [Школа № 1, Школа № 1]}\n  - {key: town, title: Село}"),
        [
            "10: municipalities[1].organisations[2]: «Школа № 1» уже есть выше; допустимо: "
            "каждое имя в списке один раз",
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
    out = "          - {to: withdrawn, by: [candidate]}\n"
    first, second, third = SMALL.split(out)
    words = first + "          - &out {to: withdrawn, by: [candidat]}\n" + second + "          - *out\n" + third
    assert [line.split(";")[0] for line in told(tmp_path, words) if "candidat»" in line] == [
        "42: tracks[1].stages[1].moves[2].by[1]: значение «candidat» не подходит"
    ]


def test_check_orders_problems_as_the_file_does(tmp_path: Path) -> None:
    path = written(tmp_path, changed("title: Малая программа", "titel: Малая программа"))
    places = [(problem.line, problem.column) for problem in check(path)]
    assert places == sorted(places)
