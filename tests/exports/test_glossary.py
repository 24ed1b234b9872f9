from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exports.glossary import Glossary, age, full_name, phone
from tests.kit import the_catalogue, the_programme


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+79141234567", "+7 914 123-45-67"),
        ("+375291234567", "+375291234567"),
        ("+7914", "+7914"),
        ("=cmd()", "=cmd()"),
        (None, None),
    ],
)
def test_phone_is_shown_as_people_write_it(stored: str | None, shown: str | None) -> None:
    assert phone(stored) == shown


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(1985, 3, 12), date(2026, 3, 11), 40),
        (date(1985, 3, 12), date(2026, 3, 12), 41),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (None, date(2026, 3, 1), None),
    ],
)
def test_age_is_in_full_years(born: date | None, today: date, years: int | None) -> None:
    assert age(born, today) == years


def test_name_leaves_out_what_is_not_known() -> None:
    assert (full_name("Осинина", "Вера", None), full_name(None, None, None)) == ("Осинина Вера", None)


@pytest.fixture
def words() -> Glossary:
    return Glossary.of(the_programme("ketchenery"), the_catalogue()["ru"])


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("invite.accept", "Приглашение принято"),
        ("denied:invite.accept", "Отказано: вход по неизвестному приглашению"),
        ("denied:application.move", "Отказано: перевод на этап"),
        ("denied:show_list", "Отказано: действие другой роли"),
        ("of.another.version", "of.another.version"),
    ],
)
def test_action_is_in_words(words: Glossary, stored: str, shown: str) -> None:
    assert words.action(stored) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ({"role": "mentor"}, "роль: Наставник"),
        ({"role": "gone", "granted_by": 7}, "роль: gone; кто пригласил, номер: 7"),
        ({"from": "recruitment", "to": "gone"}, "этап был: Открытый набор; этап стал: gone"),
        ({"fields": ["surname", "gone"]}, "поля: Фамилия; gone"),
        ({"reason": None}, None),
        ({"fields": ["starts_at", "host_id"]}, "поля: Начало; Принимает"),
        ({"was": "absent", "becomes": "attended"}, "было: не пришёл; стало: пришёл"),
        ({"outcome": "declined", "before": "postponed"}, "итог: не рекомендован(а); было: решение отложено"),
        (
            {
                "window": "essay",
                "before": ["2026-11-01", "2026-12-01"],
                "after": ["2026-11-01", "2026-12-10"],
                "told": 3,
            },
            "срок: Эссе; было: 01.11.2026 – 01.12.2026; стало: 01.11.2026 – 10.12.2026; сообщено, человек: 3",
        ),
        ({"how": "delete"}, "как: удалена у всех"),
        ({"kind": "replacement", "title": "За директора"}, "вид: замещение руководителя; название: За директора"),
        ({"completed": True}, "пройдена: да"),
        ({"place": "queue", "invited": False}, "куда: лист ожидания; был приглашён: нет"),
        ({"closes": "2026-12-01T15:00:00+00:00"}, "закрывается: 01.12.2026 18:00"),
    ],
)
def test_details_are_in_words(words: Glossary, stored: dict[str, Any], shown: str | None) -> None:
    assert words.details(stored) == shown


SERVICES = Path(__file__).parents[2] / "services"


def named_details() -> Iterator[str]:
    """What services write into the journal beside the action, by its names in their source."""
    for path in SERVICES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in RECORDING:
                yield from (word.arg for word in node.keywords if word.arg not in (None, "now", "municipality_id"))
            elif (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Dict)
                and "details" in ast.unparse(node.targets[0])
            ):
                yield from (str(key.value) for key in node.value.keys if isinstance(key, ast.Constant))


RECORDING = ("record", "_record")


def test_every_detail_of_the_journal_has_its_word(words: Glossary) -> None:
    names = {str(name) for name in named_details()}
    assert len(names) > 10
    assert [name for name in sorted(names) if f"export-detail-{name.replace('_', '-')}" not in words.texts] == []
