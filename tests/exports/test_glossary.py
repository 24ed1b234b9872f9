from __future__ import annotations

from datetime import date
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
    ],
)
def test_details_are_in_words(words: Glossary, stored: dict[str, Any], shown: str | None) -> None:
    assert words.details(stored) == shown
