"""What a sent form does to the person."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from models import Municipality, Organisation, Person
from models.database import Database
from services import cycles, people, registration
from services.drafts import PROFILE
from tests.kit import the_programme

NOW = datetime(2026, 9, 15, 7, tzinfo=UTC)


async def newcomer(database: Database, key: str) -> int:
    async with database.write() as session:
        await cycles.sync_programme(session, the_programme(key), today=NOW.date())
        return (await people.welcome(session, telegram_id=101, now=NOW)).id


async def test_common_answers_are_stored_and_come_back_as_answers(database: Database) -> None:
    programme = the_programme("khabarovsk")
    person_id, key = await newcomer(database, "khabarovsk"), programme.municipalities[1].key
    form = registration.form_of(programme, PROFILE)
    answers = {"surname": "Ёлкина", "birth_date": "1990-03-12", "municipality": key, "organisation": "Школа № 1"}
    async with database.write() as session:
        person = await session.get_one(Person, person_id)
        changed = await registration.store_common(
            session, person=person, programme=programme, form=form, answers=answers
        )
    async with database.read() as session:
        stored = await session.get_one(Person, person_id)
        organisation = (await session.execute(select(Organisation))).scalar_one()
        known = await registration.known_answers(session, person=stored, form=form)
    assert sorted(changed) == sorted(answers)
    assert known == answers
    assert (stored.search_text, organisation.typed_in) == ("елкина школа № 1", True)


async def test_organisation_typed_twice_is_one(database: Database) -> None:
    programme = the_programme("ketchenery")
    person_id = await newcomer(database, "ketchenery")
    form = registration.form_of(programme, PROFILE)
    async with database.write() as session:
        person = await session.get_one(Person, person_id)
        for title in ("Школа «Ёлочка»", "школа «елочка»"):
            await registration.store_common(
                session, person=person, programme=programme, form=form, answers={"organisation": title}
            )
    async with database.read() as session:
        titles = (await session.execute(select(Organisation.title))).scalars().all()
    assert list(titles) == ["Школа «Ёлочка»"]


async def test_municipality_not_named_stays_as_it_was(database: Database) -> None:
    programme = the_programme("khabarovsk")
    person_id = await newcomer(database, "khabarovsk")
    form = registration.form_of(programme, PROFILE)
    async with database.write() as session:
        person = await session.get_one(Person, person_id)
        await registration.store_common(session, person=person, programme=programme, form=form, answers={})
    async with database.read() as session:
        assert (await session.get_one(Person, person_id)).municipality_id is None


async def test_single_municipality_is_filled_in(database: Database) -> None:
    programme = the_programme("ketchenery")
    person_id = await newcomer(database, "ketchenery")
    form = registration.form_of(programme, PROFILE)
    async with database.write() as session:
        person = await session.get_one(Person, person_id)
        await registration.store_common(session, person=person, programme=programme, form=form, answers={})
        place = (await session.execute(select(Municipality.id))).scalar_one()
        assert person.municipality_id == place
