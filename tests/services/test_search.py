"""People are found by any part of what is known, as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models import Person
from models.database import Database
from services.search import found_by, searchable
from tests.kit import START

PEOPLE = {
    1: searchable("Ёлкина Анна Сергеевна", "79141234567", "Средняя школа № 5"),
    2: searchable("Петров-Водкин Пётр", "79031112233", "Лицей имени А. С. Пушкина"),
    3: searchable("100%_иванов", "", ""),
}


@pytest.fixture
async def filled(database: Database) -> Database:
    async with database.write() as session:
        for number, words in PEOPLE.items():
            session.add(Person(telegram_id=number, search_text=words, created_at=START))
    return database


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ёлкина", [1]),
        ("ЕЛКИНА", [1]),
        ("сергеевна анна", [1]),
        ("водкин", [2]),
        ("8 (914) 123-45-67", [1]),
        ("+7 914 123 45 67", [1]),
        ("12345", [1]),
        ("111-22-33", [2]),
        ("школа 5", [1]),
        ("пушкина", [2]),
        ("анна пушкина", []),
        ("100%", [3]),
        ("%_", [3]),
        ("_", [3]),
        ("\\", []),
        ("", [1, 2, 3]),
        ("   ", [1, 2, 3]),
        ("' OR 1=1 --", []),
    ],
)
async def test_search_finds_any_part(filled: Database, typed: str, found: list[int]) -> None:
    wanted = select(Person.telegram_id).where(found_by(Person.search_text, typed)).order_by(Person.telegram_id)
    async with filled.read() as session:
        assert list((await session.execute(wanted)).scalars()) == found


@given(st.text(max_size=80))
def test_searchable_words_stay_as_they_are(words: str) -> None:
    once = searchable(words)
    assert searchable(once) == once
