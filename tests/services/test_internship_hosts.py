from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from models import DiaryEntry, Organisation, Participation, Person
from models.database import Database
from programmes.schema import Role
from services import consents
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.internships import finding, hosting
from services.internships.form import result_answers
from tests.flows.coordinator import audited, district, head_of, member, planned
from tests.flows.happening import PROGRAMME, hour
from tests.services.test_internships import notes, prepared, refusal_of, writes

DURING = hour(20, 2)
OVER = hour(14, 18)
"""The evening of the last day."""


async def heads(database: Database) -> tuple[Actor, Actor]:
    """Of the school where internship 1 takes place, and of another school of the same district."""
    async with database.write() as session:
        host = await session.get_one(Organisation, 1)
        other = Organisation(municipality_id=host.municipality_id, title="Соседняя школа", search_text="соседняя школа")
        session.add(other)
        await session.flush()
        return await head_of(session, 61, host, name="Директорова"), await head_of(session, 62, other, name="Соседова")


async def of_host(database: Database, who: Actor, now: datetime = DURING) -> Participation:
    async with database.write() as session:
        known: dict[str, Any] = {"programme": PROGRAMME, "participation_id": 1, "now": now}
        return (await hosting.of_host(session, actor=who, **known))[0]


async def reviews(database: Database, who: Actor, text: str = "Справляется", now: datetime = DURING) -> Participation:
    async with database.write() as session:
        return await hosting.write_review(
            session, actor=who, programme=PROGRAMME, participation_id=1, text=text, now=now
        )


async def appoints(database: Database, who: Actor, person: Person | None, name: str) -> Participation:
    async with database.write() as session:
        person_id = None if person is None else person.id
        return await hosting.appoint(session, actor=who, participation_id=1, person_id=person_id, name=name, now=DURING)


async def mentor(database: Database, telegram_id: int = 71, surname: str = "Наставникова") -> Actor:
    async with database.write() as session:
        place = await district(session, "ketchenery")
        return await member(session, telegram_id, (Role.MENTOR, place.id), name=surname)


async def test_head_of_the_host_reads_the_diary_and_it_is_written_down(database: Database) -> None:
    _, (intern,) = await prepared(database)
    await writes(database, intern)
    head, neighbour = await heads(database)
    async with database.write() as session:
        page = await hosting.fetch(session, actor=head, number=1, now=DURING)
        entry = await hosting.open_entry(session, actor=head, programme=PROGRAMME, entry_id=1, now=DURING)
    assert ([item.id for item in page.items], entry.text) == ([1], "Был на уроке")
    assert await audited(database) == ["internship.view"]
    async with database.write() as session:
        assert await hosting.count(session, actor=neighbour, now=DURING) == 0
        with pytest.raises(Denied):
            await hosting.open_entry(session, actor=neighbour, programme=PROGRAMME, entry_id=1, now=DURING)


async def test_what_a_head_says_of_themselves_opens_no_diary(database: Database) -> None:
    await prepared(database)
    _, neighbour = await heads(database)
    async with database.write() as session:
        (await session.get_one(Person, neighbour.person.id)).organisation_id = 1
    with pytest.raises(Denied):
        await of_host(database, neighbour)


@pytest.mark.parametrize("change", ["withdrawn", "consent", "month"])
async def test_school_sees_nobody_who_has_left(database: Database, change: str) -> None:
    _, (intern,) = await prepared(database)
    head, _ = await heads(database)
    assert (await of_host(database, head)).id == 1
    now = OVER + timedelta(days=31) if change == "month" else DURING
    async with database.write() as session:
        if change == "withdrawn":
            (await session.get_one(Participation, 1)).state = "withdrawn"
        if change == "consent":
            person = await session.get_one(Person, intern.person.id)
            await consents.take_back(session, person=person, programme=PROGRAMME, now=DURING)
    with pytest.raises(NotFound):
        await of_host(database, head, now)


async def test_mentor_who_is_known_reads_until_another_is_named(database: Database) -> None:
    chief, (intern,) = await prepared(database)
    await writes(database, intern)
    first, second = await mentor(database), await mentor(database, 72, "Вторая")
    with pytest.raises(Denied):
        await of_host(database, first)
    found = await appoints(database, chief, first.person, "Наставникова, завуч")
    assert (found.mentor_on_site, (await of_host(database, first)).id) == ("Наставникова, завуч", 1)
    assert [text for _, text, _ in await planned(database)] == ["internship-told-mentor"]
    await appoints(database, chief, second.person, "Вторая")
    with pytest.raises(Denied):
        await of_host(database, first)
    await appoints(database, chief, None, "Кто-то ещё, учитель")
    with pytest.raises(Denied):
        await of_host(database, second)
    async with database.write() as session:
        with pytest.raises(ServiceError):
            await hosting.appoint(session, actor=intern, participation_id=1, person_id=None, name="Я", now=DURING)


async def test_mentor_the_school_has_named_stays_with_the_intern(database: Database) -> None:
    _, (intern,) = await prepared(database)
    head, neighbour = await heads(database)
    known = await mentor(database)
    with pytest.raises(Denied):
        await appoints(database, neighbour, known.person, "Наставникова")
    await appoints(database, head, known.person, "наставникова")
    async with database.write() as session:
        naming = finding.name_mentor(session, actor=intern, participation_id=1, name="Другой", now=DURING)
        assert await refusal_of(naming) == "internship-mentor-set"


async def test_mentor_must_be_somebody_the_name_finds(database: Database) -> None:
    chief, (intern,) = await prepared(database)
    known = await mentor(database)
    for person, name in ((known.person, "Совсем другой"), (intern.person, "Соколова Анна")):
        with pytest.raises(NotFound):
            await appoints(database, chief, person, name)
    async with database.read() as session:
        assert (await session.get_one(Participation, 1)).mentor_id is None


async def test_review_of_the_school_goes_into_the_result(database: Database) -> None:
    chief, _ = await prepared(database)
    head, neighbour = await heads(database)
    with pytest.raises(Denied):
        await reviews(database, neighbour)
    await reviews(database, head, " Справляется \n\n\n сам ")
    await reviews(database, head, "Справляется отлично")
    assert await audited(database) == ["internship.review", "internship.review"]
    assert [text for _, text, _ in await planned(database)] == ["internship-told-review"]
    async with database.read() as session:
        found = await session.get_one(Participation, 1)
        assert await result_answers(session, found) == {"outcome": "Справляется отлично"}
    await notes(database, chief, completed=True)
    assert await refusal_of(reviews(database, head, "Нет")) == "internship-review-late"


@pytest.mark.parametrize(
    ("text", "now", "key"),
    [
        ("  ", DURING, "internship-review-empty"),
        ("я" * 3001, DURING, "internship-review-long"),
        ("Рано", hour(8), "internship-review-early"),
    ],
)
async def test_review_that_cannot_be_is_refused(database: Database, text: str, now: datetime, key: str) -> None:
    await prepared(database)
    head, _ = await heads(database)
    assert await refusal_of(reviews(database, head, text, now)) == key


async def test_entry_that_is_gone_is_not_there(database: Database) -> None:
    await prepared(database)
    head, _ = await heads(database)
    async with database.write() as session:
        with pytest.raises(NotFound):
            await hosting.open_entry(session, actor=head, programme=PROGRAMME, entry_id=1, now=DURING)
        assert await session.get(DiaryEntry, 1) is None
