"""Nobody is reminded of what he has done: deadlines, works, contests, interviews, internships."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from locales.text import Text
from models import (
    Application,
    CalendarEntry,
    ContestStage,
    Cycle,
    DiaryEntry,
    InterviewSlot,
    Notification,
    Person,
    StoredFile,
    Submission,
)
from models.database import Database
from programmes.calendar import CalendarWindow, EventKind, Occasion, ReminderRule, Reminders
from tests.kit import START, the_catalogue, the_programme
from tests.scheduler.reminder_kit import VLADIVOSTOK, World, at, bare


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    database = Database(sqlite_url)
    yield await World(database).open(at("2026-10-12 00:00"))
    await database.close()


async def whats(world: World, person: int) -> list[str]:
    return [what for what, _ in await world.fired(person)]


async def run(world: World, since: str = "2026-10-12 06:00", until: str = "2026-10-20 23:30") -> None:
    await world.days(at(since), at(until))


async def application_of(world: World, person: int) -> int:
    async with world.database.read() as session:
        return (await session.execute(select(Application.id).where(Application.person_id == person))).scalar_one()


async def hand_in(world: World, person: int, kind: str, *, version: int = 1, state: str = "", **columns: Any) -> None:
    """A typed work, or a file in that state."""
    application = await application_of(world, person)
    async with world.database.write() as session:
        file_id = None
        if state:
            facts = {"person_id": person, "telegram_file_id": "f", "name": "a.pdf", "created_at": START}
            file = StoredFile(**facts, state=state, next_attempt_at=START)
            session.add(file)
            await session.flush()
            file_id = file.id
        made = {"application_id": application, "kind": kind, "version": version, "handed_in_at": START}
        session.add(Submission(**made, file_id=file_id, text=None if state else "…", **columns))


async def test_deadline_reminds_the_audience_but_who_is_done_or_has_said_no(world: World) -> None:
    event = await world.event(at("2026-10-10 10:00"), kind="deadline", ends_at=at("2026-10-20 18:00"))
    people = {state: await world.person() for state in ("", "attended", "withdrawn")}
    await world.part(event, people["attended"], attendance="attended")
    await world.part(event, people["withdrawn"], state="withdrawn")
    await run(world)
    assert {state: await whats(world, person) for state, person in people.items()} == {
        "": ["deadline:7d", "deadline:1d", "deadline:2h"],
        "attended": [],
        "withdrawn": [],
    }


async def test_event_of_one_district_reminds_nobody_elsewhere(world: World) -> None:
    home, away = await world.person(), await world.person(place="elsewhere")
    async with world.database.read() as session:
        district = (await session.get_one(Person, home)).municipality_id
    await world.event(at("2026-10-20 15:00"), signup_closes_at=at("2026-10-20 12:00"), municipality_id=district)
    await run(world)
    assert [await whats(world, home), await whats(world, away)] == [["signup:7d", "signup:1d"], []]


async def test_ended_application_is_not_asked_to_sign_up(world: World) -> None:
    person = await world.person(stage="withdrawn")
    await world.event(at("2026-10-20 15:00"), signup_closes_at=at("2026-10-20 12:00"))
    await run(world)
    assert await whats(world, person) == []


async def test_sign_up_that_has_not_opened_is_not_spoken_of(world: World) -> None:
    person = await world.person()
    opens, closes = at("2026-10-14 00:00"), at("2026-10-20 12:00")
    await world.event(at("2026-10-20 15:00"), signup_opens_at=opens, signup_closes_at=closes)
    await run(world)
    assert await whats(world, person) == ["signup:1d"]


async def with_window(sqlite_url: str, **window: Any) -> World:
    """The programme with one window in which an essay is handed in until 20 October."""
    facts: dict[str, Any] = {"starts": "10-01", "ends": "10-20", "work": "essay", **window}
    essay = CalendarWindow(key="essay_due", title="Эссе", **facts)
    programme = the_programme("ketchenery").model_copy(update={"calendar": (essay,)})
    world = await World(Database(sqlite_url), programme).open(at("2026-10-12 00:00"))
    async with world.database.write() as session:
        session.add_all(await _entries(session))
    return world


async def _entries(session: Any) -> list[CalendarEntry]:
    """Unless the programme's own sync has made it."""
    if (await session.execute(select(CalendarEntry))).scalars().first() is not None:
        return []
    cycle = (await session.execute(select(Cycle))).scalars().first()
    days = {"starts_on": date(2026, 10, 1), "ends_on": date(2026, 10, 20)}
    planned = {f"planned_{name}": day for name, day in days.items()}
    return [CalendarEntry(cycle_id=cycle.id, key="essay_due", **days, **planned)]


async def test_work_is_reminded_of_where_it_is_taken_and_missing(sqlite_url: str) -> None:
    world = await with_window(sqlite_url)
    people = {name: await world.person() for name in ("nothing", "typed", "waiting", "broken", "mended")}
    later = await world.person(stage="group_project")
    await hand_in(world, people["typed"], "essay")
    await hand_in(world, people["waiting"], "essay", state="waiting")
    await hand_in(world, people["broken"], "essay", state="stored")
    await hand_in(world, people["broken"], "essay", version=2, state="refused")
    await hand_in(world, people["mended"], "essay", state="lost")
    await hand_in(world, people["mended"], "essay", version=2, state="stored")
    await run(world)
    told = {name: await whats(world, person) for name, person in people.items()}
    everything = ["essay:7d", "essay:1d", "essay:2h"]
    assert told == {"nothing": everything, "typed": [], "waiting": [], "broken": everything, "mended": []}
    assert await whats(world, later) == []
    await world.database.close()


async def test_day_of_a_deadline_ends_where_the_person_lives(sqlite_url: str) -> None:
    world = await with_window(sqlite_url)
    here, there = await world.person(), await world.person(VLADIVOSTOK)
    await run(world)
    evening = [(what, moment) for what, moment in await world.fired(here) if what == "essay:2h"]
    far = [(what, moment) for what, moment in await world.fired(there) if what == "essay:2h"]
    # Two hours before midnight is night: half past eight in the evening, of each clock.
    assert (evening, far) == ([("essay:2h", "10-20 17:30")], [("essay:2h", "10-20 10:30")])
    await world.database.close()


async def test_reminder_of_a_work_says_what_and_until_when_and_leads_to_it(sqlite_url: str) -> None:
    world = await with_window(sqlite_url)
    person = await world.person()
    await world.tick(at("2026-10-19 10:00"))
    row: Notification = (await world.rows(person))[-1]
    texts = the_catalogue()["ru"]
    assert texts.resolve(Text.from_json(row.text)) == (
        "<b>Эссе</b>\nСдать нужно до: вт, 20 октября (завтра). Работы от вас пока нет."
    )
    assert [button[1] for line in row.buttons or [] for button in line] == ["duework:essay", "go:reminders:1"]
    await world.database.close()


async def contest(world: World) -> tuple[int, int]:
    event = await world.event(at("2026-10-01 10:00"), kind="contest", ends_at=at("2026-12-01 10:00"))
    async with world.database.write() as session:
        window = {"opens_at": at("2026-10-02 10:00"), "closes_at": at("2026-10-20 18:00")}
        stage = ContestStage(event_id=event, number=1, title="Заочный этап", **window)
        session.add(stage)
        await session.flush()
        return event, stage.id


async def test_contest_reminds_who_entered_and_handed_nothing_in(world: World) -> None:
    event, stage = await contest(world)
    people = {name: await world.person() for name in ("nothing", "done", "broken", "stranger")}
    for name in ("nothing", "done", "broken"):
        await world.part(event, people[name])
    await hand_in(world, people["done"], f"contest:{stage}", contest_stage_id=stage)
    await hand_in(world, people["broken"], f"contest:{stage}", state="refused", contest_stage_id=stage)
    await run(world)
    told = {name: await whats(world, person) for name, person in people.items()}
    everything = [f"entry:{stage}:7d", f"entry:{stage}:1d", f"entry:{stage}:2h"]
    assert told == {"nothing": everything, "done": [], "broken": everything, "stranger": []}


async def interview(world: World, *slots: str) -> int:
    event = await world.event(at("2026-10-20 10:00"), kind="interview", ends_at=at("2026-10-20 18:00"))
    async with world.database.write() as session:
        for slot in slots:
            session.add(InterviewSlot(event_id=event, starts_at=at(slot), ends_at=at(slot) + timedelta(minutes=20)))
    return event


async def book(world: World, event: int, slot: str, person: int | None) -> None:
    async with world.database.write() as session:
        wanted = select(InterviewSlot).where(InterviewSlot.event_id == event, InterviewSlot.starts_at == at(slot))
        row = (await session.execute(wanted)).scalar_one()
        row.person_id, row.booked_at = person, START


async def test_interview_reminds_of_the_own_time_and_who_has_none_to_choose(world: World) -> None:
    morning, noon = "2026-10-20 11:00", "2026-10-20 15:00"
    event = await interview(world, morning, noon, "2026-10-20 16:00")
    early, late, undecided = await world.person(), await world.person(), await world.person()
    for slot, person in ((morning, early), (noon, late)):
        await world.part(event, person)
        await book(world, event, slot, person)
    await run(world)
    assert [what for what in await world.fired(early) if what[0].endswith("2h")] == [("interview:2h", "10-20 06:00")]
    assert [what for what in await world.fired(late) if what[0].endswith("2h")] == [("interview:2h", "10-20 10:00")]
    assert await whats(world, early) == ["interview:7d", "interview:1d", "interview:2h"]
    assert await whats(world, undecided) == ["book:7d", "book:1d"]


async def test_interview_moved_to_another_time_and_back_reminds_once(world: World) -> None:
    morning, noon = "2026-10-20 11:00", "2026-10-20 15:00"
    event = await interview(world, morning, noon)
    person = await world.person()
    await world.part(event, person)
    await book(world, event, morning, person)
    await run(world, until="2026-10-19 12:00")
    await book(world, event, morning, None)
    await book(world, event, noon, person)
    await run(world, "2026-10-19 12:30", "2026-10-19 13:00")
    await book(world, event, noon, None)
    await book(world, event, morning, person)
    await run(world, "2026-10-19 13:30")
    assert await whats(world, person) == ["interview:7d", "interview:1d", "interview:2h"]


async def test_interview_with_no_free_time_left_asks_nobody_to_choose(world: World) -> None:
    event = await interview(world, "2026-10-20 11:00")
    await book(world, event, "2026-10-20 11:00", await world.person())
    other = await world.person()
    await run(world)
    assert await whats(world, other) == []


async def test_interview_without_times_is_an_event_as_any_other(world: World) -> None:
    event = await interview(world)
    person = await world.person()
    await world.part(event, person)
    await run(world)
    assert await whats(world, person) == ["start:7d", "start:1d", "start:2h"]


async def test_empty_diary_is_spoken_of_before_the_internship_ends(world: World) -> None:
    event = await world.event(at("2026-10-05 09:00"), kind="internship", ends_at=at("2026-10-20 18:00"))
    silent, writing = await world.person(), await world.person()
    await world.part(event, silent)
    part = await world.part(event, writing)
    await world.add(DiaryEntry(participation_id=part, day=date(2026, 10, 6), text="…", created_at=START))
    await run(world)
    assert [await whats(world, silent), await whats(world, writing)] == [["diary:7d", "diary:1d"], []]


async def test_rules_of_the_programme_say_when(sqlite_url: str) -> None:
    rules = (
        ReminderRule(occasion=Occasion.START, offsets=("30d", "14d", "3h")),
        ReminderRule(occasion=Occasion.START, kinds=(EventKind.MEETING,), offsets=()),
    )
    programme = bare().model_copy(update={"reminders": Reminders(hour=9, rules=rules)})
    world = await World(Database(sqlite_url), programme).open(at("2026-10-01 00:00"))
    person = await world.person()
    for kind in ("seminar", "meeting"):
        await world.part(await world.event(at("2026-11-05 15:00"), kind=kind), person)
    await world.days(at("2026-10-05 00:00"), at("2026-11-05 13:00"), (9, 12))
    assert await world.fired(person) == [
        ("start:30d", "10-06 06:00"),
        ("start:14d", "10-22 06:00"),
        ("start:3h", "11-05 09:00"),
    ]
    await world.database.close()
