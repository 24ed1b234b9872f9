"""Whom a start and an interview speak to: not who was noted already, not who has only agreed to be known."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from models import InterviewSlot, Person
from models.database import Database
from tests.kit import START
from tests.scheduler.reminder_kit import World, at
from tests.services.segments import kit


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    database = Database(sqlite_url)
    yield await World(database).open(at("2026-10-12 00:00"))
    await database.close()


async def told(world: World, person: int) -> list[str]:
    await world.days(at("2026-10-12 06:00"), at("2026-10-20 23:30"))
    return [what for what, _ in await world.fired(person)]


async def interview(world: World, taken_by: int | None = None) -> int:
    """Of 20 October, with the time of eleven, booked or not, and a free one."""
    event = await world.event(at("2026-10-20 10:00"), kind="interview", ends_at=at("2026-10-20 18:00"))
    for hour, person in ((11, taken_by), (15, None)):
        starts = at(f"2026-10-20 {hour}:00")
        booked = None if person is None else START
        times = {"starts_at": starts, "ends_at": starts + timedelta(minutes=20), "booked_at": booked}
        await world.add(InterviewSlot(event_id=event, person_id=person, **times))
    return event


@pytest.mark.parametrize(
    ("attendance", "reminders"),
    [(None, ["start:7d", "start:1d", "start:2h"]), ("attended", []), ("absent", [])],
)
async def test_start_is_not_told_to_whoever_is_noted_already(
    world: World, attendance: str | None, reminders: list[str]
) -> None:
    person = await world.person()
    await world.part(await world.event(at("2026-10-20 15:00")), person, attendance=attendance)
    assert await told(world, person) == reminders


@pytest.mark.parametrize(
    ("attendance", "reminders"),
    [(None, ["interview:7d", "interview:1d", "interview:2h"]), ("attended", []), ("absent", [])],
)
async def test_own_time_is_not_told_to_whoever_is_noted_already(
    world: World, attendance: str | None, reminders: list[str]
) -> None:
    person = await world.person()
    await world.part(await interview(world, person), person, attendance=attendance)
    assert await told(world, person) == reminders


async def test_internship_under_way_asks_for_its_diary_whatever_is_noted(world: World) -> None:
    event = await world.event(at("2026-10-05 09:00"), kind="internship", ends_at=at("2026-10-20 18:00"))
    person = await world.person()
    await world.part(event, person, attendance="attended")
    assert await told(world, person) == ["diary:7d", "diary:1d"]


async def test_choosing_a_time_is_asked_of_standing_applications_alone(world: World) -> None:
    await interview(world)
    standing, ended = await world.person(), await world.person(stage="withdrawn")
    async with world.database.write() as session:
        newcomer = Person(telegram_id=77, search_text="", created_at=START)
        session.add(newcomer)
        await session.flush()
        await kit.consent(session, newcomer.id)
    await world.days(at("2026-10-12 06:00"), at("2026-10-20 23:30"))
    found = [[what for what, _ in await world.fired(person)] for person in (standing, ended, newcomer.id)]
    assert found == [["book:7d", "book:1d"], [], []]


async def test_application_of_another_cycle_calls_nobody_to_an_interview(world: World) -> None:
    await interview(world)
    # With an application of another programme's cycle only, and the consent of this one.
    async with world.database.write() as session:
        elsewhere = await kit.candidate(session, 50, programme="khabarovsk")
        await kit.consent(session, elsewhere.person_id)
    assert await told(world, elsewhere.person_id) == []
