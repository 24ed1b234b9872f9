"""Lists as people paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Person
from models.database import Database
from services.broadcasts.names import _read, resolve
from services.cycles import current
from services.errors import ServiceError
from tests.kit import START, the_programme
from tests.services.segments.kit import candidate

PROGRAMME = the_programme("ketchenery")
PEOPLE = (
    ("Соколова", "Анна", "Петровна", "+79140000001", "anna@example.ru"),
    ("Соколова", "Анна", "Ивановна", "+79140000002", "second@example.ru"),
    ("Артёмов", "Игорь", None, "+79140000003", None),
    ("Ли-Петрова", "Мария", "Олеговна", None, "Maria@Example.ru"),
)


@pytest.fixture
async def people(database: Database) -> Database:
    """Those of `PEOPLE`, with ids from 1."""
    async with database.write() as session:
        for number, (surname, name, patronymic, phone, email) in enumerate(PEOPLE, 1):
            made = await candidate(session, number, surname=surname, name=name, phone=phone)
            person = await session.get_one(Person, made.person_id)
            person.patronymic, person.email = patronymic, email
    return database


async def found(database: Database, pasted: str) -> tuple[tuple[int, ...], int, int]:
    """Ids, lines without anybody, lines with several."""
    async with database.read() as session:
        cycle = await current(session, programme=PROGRAMME, today=START.date())
        made = await resolve(session, pasted=pasted, programme=PROGRAMME, cycle_id=cycle.id, scope=None)
    return made.people, len(made.missing), len(made.ambiguous)


async def test_lines_are_read_as_people_paste_them(people: Database) -> None:
    for pasted, meant in (
        ("Соколова Анна Петровна", ((1,), 0, 0)),
        ("соколова  АННА\tпетровна", ((1,), 0, 0)),
        ("12. Артемов Игорь", ((3,), 0, 0)),
        ("12\tАртёмов Игорь\tСредняя школа № 5", ((3,), 0, 0)),
        ("Соколова\tАнна\tПетровна\tучитель\t41", ((1,), 0, 0)),
        ("Соколова;Анна;учитель", ((), 0, 1)),
        ("Артёмов И.", ((3,), 0, 0)),
        ("Соколова А.П.", ((1,), 0, 0)),
        ("Соколова Анна", ((), 0, 1)),
        ("Соколова", ((), 1, 0)),
        ("Соколова Анна\t8 914 000-00-02", ((2,), 0, 0)),
        ("+7 (914) 000 00 03", ((3,), 0, 0)),
        ("MARIA@example.ru", ((4,), 0, 0)),
        ("Ли-Петрова Мария", ((4,), 0, 0)),
        ("Соколова Анна Петровна\n\nСоколова Анна Петровна\n", ((1,), 0, 0)),
        ("%", ((), 1, 0)),
        ("' OR 1=1 --", ((), 1, 0)),
        ("", ((), 0, 0)),
    ):
        assert (pasted, await found(people, pasted)) == (pasted, meant)


async def test_a_list_of_thousands_is_refused(people: Database) -> None:
    with pytest.raises(ServiceError) as refusal:
        await found(people, "Иванов Иван\n" * 2001)
    assert refusal.value.text.key == "segment-long"


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    assert len(_read(line).typed) <= 80
