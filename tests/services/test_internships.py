from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import DiaryEntry, Organisation, Participation, PracticeRecord
from models.database import Database
from programmes.schema import Role
from services import practice
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.internships import diary, finding, hosting
from services.internships.results import note_result
from tests.flows.coordinator import audited, boss, district, member, planned
from tests.flows.happening import DAY, candidate, event, hour, joins
from tests.kit import START

FIRST = DAY.date()


async def prepared(database: Database, people: int = 1) -> tuple[Actor, list[Actor]]:
    """Internship 1 of two weeks at a school, participation 1 and so on; the coordinator and the interns."""
    async with database.write() as session:
        actors = [(await candidate(session, number))[0] for number in range(1, people + 1)]
        chief = await boss(session)
        host = (await session.execute(select(Organisation.id).order_by(Organisation.id))).scalars().first()
        made = await event(session, "internship", ends_at=hour(18, 13), host_id=host)
        for actor in actors:
            await joins(session, made, actor)
        return chief, actors


async def writes(
    database: Database, actor: Actor, day: date = FIRST, text: str = "Был на уроке", now: datetime | None = None
) -> DiaryEntry:
    async with database.write() as session:
        return await diary.write(session, actor=actor, participation_id=1, day=day, text=text, now=now or hour(20))


async def notes(database: Database, actor: Actor, *, completed: bool, result: str = "Справился", **known: Any) -> None:
    async with database.write() as session:
        await note_result(
            session,
            actor=actor,
            participation_id=1,
            completed=completed,
            result=result,
            hours=known.get("hours", 72),
            now=known.get("now", hour(12, 13)),
        )


async def refusal_of(call: Any) -> str:
    with pytest.raises(ServiceError) as refused:
        await call
    return refused.value.text.key


async def test_days_are_listed_newest_first(database: Database) -> None:
    _, (actor,) = await prepared(database)
    long = "слово " * 830
    await writes(database, actor, FIRST, long, hour(20, 2))
    await writes(database, actor, FIRST + timedelta(days=1), "Второй день", hour(20, 2))
    async with database.read() as session:
        found = list((await session.execute(finding.diary(1))).scalars())
    assert [(item.day, item.text) for item in found] == [
        (FIRST + timedelta(days=1), "Второй день"), (FIRST, long.strip()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "text", "now", "key"),
    [
        (FIRST + timedelta(days=1), "Завтра", hour(20), "internship-day-ahead"),
        (FIRST - timedelta(days=8), "Рано", hour(20), "internship-day-outside"),
        (FIRST + timedelta(days=21), "Поздно", hour(20, 25), "internship-day-outside"),
        (FIRST, " \x00\n", hour(20), "internship-entry-empty"),
        (FIRST, "я" * 6001, hour(20), "internship-entry-long"),
    ],
)
async def test_day_that_cannot_be_is_refused(database: Database, day: date, text: str, now: datetime, key: str) -> None:
    _, (actor,) = await prepared(database)
    assert await refusal_of(writes(database, actor, day, text, now)) == key


@pytest.mark.parametrize("days", [-7, 20])
async def test_week_around_the_internship_belongs_to_it(database: Database, days: int) -> None:
    _, (actor,) = await prepared(database)
    entry = await writes(database, actor, FIRST + timedelta(days=days), "Документы", hour(20, 21))
    assert entry.day == FIRST + timedelta(days=days)


async def test_entry_is_corrected_on_its_day_and_stands_afterwards(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await writes(database, actor)
    async with database.write() as session:
        await diary.rewrite(session, actor=actor, entry_id=1, day=FIRST, text="Исправил", now=hour(23))
    async with database.write() as session:
        later = diary.rewrite(session, actor=actor, entry_id=1, day=FIRST, text="Поздно", now=hour(24.1))
        assert await refusal_of(later) == "internship-entry-stands"
    async with database.read() as session:
        assert (await session.get_one(DiaryEntry, 1)).text == "Исправил"


async def test_diary_is_nobody_elses(database: Database) -> None:
    _, actors = await prepared(database, 2)
    await writes(database, actors[0])
    with pytest.raises(NotFound):
        await writes(database, actors[1])
    async with database.write() as session:
        for call in (
            diary.own_entry(session, actor=actors[1], entry_id=1),
            finding.own(session, actor=actors[1], participation_id=1),
        ):
            with pytest.raises(NotFound):
                await call
        with pytest.raises(Denied):
            await diary.staff_entry(session, actor=actors[1], entry_id=1, now=START)


async def test_diary_of_whoever_has_withdrawn_is_closed(database: Database) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        (await session.get_one(Participation, 1)).state = "withdrawn"
    assert await refusal_of(writes(database, actor)) == "internship-withdrawn"


async def test_mentor_is_named_by_the_intern_or_by_the_coordinator(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    async with database.write() as session:
        name = "  Иванова\n Мария, завуч "
        found = await finding.name_mentor(session, actor=actor, participation_id=1, name=name, now=hour(10))
        assert found.mentor_on_site == "Иванова Мария, завуч"
    async with database.write() as session:
        name = "Петров Пётр, директор"
        found = await hosting.appoint(session, actor=chief, participation_id=1, person_id=None, name=name, now=hour(10))
    assert (found.mentor_on_site, await audited(database)) == ("Петров Пётр, директор", ["internship.mentor"])


@pytest.mark.parametrize(("name", "key"), [(" ", "internship-mentor-empty"), ("я" * 151, "internship-mentor-long")])
async def test_mentor_that_cannot_be_is_refused(database: Database, name: str, key: str) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        naming = finding.name_mentor(session, actor=actor, participation_id=1, name=name, now=hour(10))
        assert await refusal_of(naming) == key


async def test_completed_internship_becomes_practice_once(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await notes(database, chief, completed=True)
    await notes(database, chief, completed=True, now=hour(13, 13))
    async with database.read() as session:
        (record,) = await practice.records_of(session, actor.person.id)
        participation = await session.get_one(Participation, 1)
    assert (record.kind, record.title, record.organisation, record.hours, record.result) == (
        "internship", "Осенняя встреча", "Средняя школа № 5", 72, "Справился",
    )  # fmt: skip
    assert (record.starts_on, record.ends_on) == (FIRST, FIRST + timedelta(days=13))
    assert (participation.result, participation.attendance) == ("Справился", "attended")
    assert [text for _, text, _ in await planned(database)] == ["internship-told-result"]
    assert await audited(database) == ["internship.result"]


async def test_corrected_result_corrects_the_practice(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await notes(database, chief, completed=True)
    await notes(database, chief, completed=True, result="Отлично", hours=None, now=hour(13, 13))
    async with database.read() as session:
        assert [(item.result, item.hours) for item in await practice.records_of(session, actor.person.id)] == [
            ("Отлично", None)
        ]
    await notes(database, chief, completed=False, result="Отлично", now=hour(14, 13))
    async with database.read() as session:
        assert (await practice.count(session, actor.person.id)).standing == 0
    await notes(database, chief, completed=True, result="Отлично", now=hour(15, 13))
    async with database.read() as session:
        found = await practice.records_of(session, actor.person.id)
    assert [(item.result, item.mistaken_at) for item in found] == [("Отлично", None)]
    assert len(await planned(database)) == 4


async def test_internship_that_is_not_completed_is_no_practice(database: Database) -> None:
    chief, _ = await prepared(database)
    await notes(database, chief, completed=False, result="Не пришёл")
    async with database.read() as session:
        assert list((await session.execute(select(PracticeRecord))).scalars()) == []


@pytest.mark.parametrize(
    ("known", "key"),
    [
        ({"now": START}, "internship-not-yet"),
        ({"result": "  "}, "internship-result-empty"),
        ({"result": "я" * 3001}, "internship-result-long"),
    ],
)
async def test_result_that_cannot_be_is_refused(database: Database, known: dict[str, Any], key: str) -> None:
    chief, _ = await prepared(database)
    assert await refusal_of(notes(database, chief, completed=True, **known)) == key


async def test_intern_notes_no_result_and_another_district_neither(database: Database) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        foreign = await district(session, "foreign")
        stranger = await member(session, 777, (Role.COORDINATOR, foreign.id))
    for who in (actor, stranger):
        with pytest.raises(Denied):
            await notes(database, who, completed=True)
    async with database.write() as session:
        for call in (
            finding.fetch_interns(session, actor=stranger, event_id=1, number=1),
            finding.of_staff(session, actor=stranger, participation_id=1),
            hosting.appoint(session, actor=stranger, participation_id=1, person_id=None, name="Чужой", now=START),
        ):
            with pytest.raises(Denied):
                await call


async def test_interns_are_listed_with_their_days(database: Database) -> None:
    chief, actors = await prepared(database, 2)
    await writes(database, actors[0])
    async with database.read() as session:
        page, days = await finding.fetch_interns(session, actor=chief, event_id=1, number=1)
    assert ([item.id for item in page.items], days) == ([1, 2], {1: 1})
