"""People come, go, come back, and are found by what they say of themselves."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from models import Municipality, Organisation, Person
from models.database import Database
from services.people import lose_touch, refresh_search, welcome
from tests.kit import START


async def test_person_is_made_once_however_many_updates_come_at_once(database: Database) -> None:
    async def come() -> int:
        async with database.write() as session:
            return (await welcome(session, telegram_id=5, now=START)).id

    assert len(set(await asyncio.gather(*(come() for _ in range(20))))) == 1
    async with database.read() as session:
        assert (await session.execute(select(func.count(Person.id)))).scalar_one() == 1


async def test_nothing_but_the_id_is_known_before_consent(database: Database) -> None:
    async with database.write() as session:
        person = await welcome(session, telegram_id=5, now=START)
    known = {name: value for name, value in vars(person).items() if value not in (None, "") and name[0] != "_"}
    assert known == {"id": person.id, "telegram_id": 5, "created_at": START}


async def test_day_of_the_block_is_the_first_one(database: Database) -> None:
    async with database.write() as session:
        await welcome(session, telegram_id=5, now=START)
        await welcome(session, telegram_id=6, now=START)
    for day in range(2):
        async with database.write() as session:
            await lose_touch(session, telegram_ids={5}, now=START + timedelta(days=day))
            await lose_touch(session, telegram_ids=(), now=START)
    async with database.read() as session:
        lost = (await session.execute(select(Person.unreachable_since).order_by(Person.telegram_id))).scalars()
        assert list(lost) == [START, None]


async def test_search_words_are_names_phone_and_school(database: Database) -> None:
    async with database.write() as session:
        place = Municipality(key="m", title="Район", timezone="Europe/Moscow")
        session.add(place)
        await session.flush()
        school = Organisation(municipality_id=place.id, title="Лицей № 3", search_text="")
        session.add(school)
        await session.flush()
        person = await welcome(session, telegram_id=5, now=START)
        person.surname, person.name, person.phone = "Ёлкина", "Анна", "+79141234567"
        person.organisation_id = school.id
        await refresh_search(session, person)
    assert person.search_text == "елкина анна 79141234567 лицей № 3"
