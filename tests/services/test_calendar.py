from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import CalendarEntry, Cycle
from models.database import Database
from programmes.calendar import CalendarWindow
from programmes.schema import Programme, Role
from services import cycles
from services.actor import Actor
from services.calendar import (
    count_concerned,
    deadlines,
    entries,
    find_entry,
    move,
    now_and_next,
    restore,
    sync_calendar,
    tracks_of,
)
from services.errors import Denied, NotFound, ServiceError
from tests.flows.coordinator import applicant, audited, boss, district, member
from tests.kit import START, the_programme

TODAY = START.date()


def window(key: str, **content: Any) -> CalendarWindow:
    return CalendarWindow.model_validate({"key": key, "title": f"Срок {key}", **content})


AUTUMN = window("autumn", starts="10-01", ends="11-30", tracks=["candidates"])
ESSAYS = window("essays", starts="09-10", ends="12-01", work="documents")
SPRING = window("spring", starts="04-01", ends="04-30", kind="deadline")
ALWAYS = window("always", starts="09-01", ends="08-31")
CALENDAR = (AUTUMN, ESSAYS, SPRING, ALWAYS)


def programme_with(*windows: CalendarWindow, months: int = 12) -> Programme:
    base = the_programme("moskovsky")
    rule = base.cycle.model_copy(update={"months": months, "first_year": 2026})
    return base.model_copy(update={"calendar": windows, "cycle": rule})


@pytest.fixture
async def session(sqlite_url: str) -> AsyncIterator[AsyncSession]:
    database = Database(sqlite_url)
    async with database.write() as opened:
        yield opened
    await database.close()


async def begun(session: AsyncSession, programme: Programme) -> Cycle:
    await cycles.sync_programme(session, programme, today=TODAY)
    return await cycles.current(session, programme=programme, today=TODAY)


async def rows(session: AsyncSession) -> list[tuple[str, str, str]]:
    found = (await session.execute(select(CalendarEntry).order_by(CalendarEntry.planned_starts_on))).scalars()
    return [(row.key, row.starts_on.isoformat(), row.ends_on.isoformat()) for row in found]


async def the_row(session: AsyncSession, key: str) -> CalendarEntry:
    return (await session.execute(select(CalendarEntry).where(CalendarEntry.key == key))).scalar_one()


async def moved(
    session: AsyncSession,
    key: str,
    starts_on: date,
    ends_on: date,
    *,
    by: Actor | None = None,
    reason: str = "Каникулы",
) -> int:
    row = await the_row(session, key)
    actor = by or await boss(session)
    await move(
        session,
        actor=actor,
        programme=programme_with(*CALENDAR),
        entry_id=row.id,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        now=START,
    )
    return row.id


async def test_sync_gives_every_window_its_row(session: AsyncSession) -> None:
    await begun(session, programme_with(*CALENDAR))
    assert await rows(session) == [
        ("always", "2026-09-01", "2027-08-31"),
        ("essays", "2026-09-10", "2026-12-01"),
        ("autumn", "2026-10-01", "2026-11-30"),
        ("spring", "2027-04-01", "2027-04-30"),
    ]


async def test_sync_twice_changes_nothing(session: AsyncSession) -> None:
    programme = programme_with(*CALENDAR)
    cycle = await begun(session, programme)
    first = await rows(session)
    await sync_calendar(session, programme, cycle)
    assert await rows(session) == first


async def test_yearly_window_of_two_years_has_two_rows(session: AsyncSession) -> None:
    await begun(session, programme_with(AUTUMN, months=24))
    assert await rows(session) == [("autumn", "2026-10-01", "2026-11-30"), ("autumn", "2027-10-01", "2027-11-30")]


async def test_new_cycle_gets_its_calendar_on_its_first_day(session: AsyncSession) -> None:
    programme = programme_with(AUTUMN)
    await begun(session, programme)
    await cycles.current(session, programme=programme, today=date(2027, 9, 1))
    assert await rows(session) == [("autumn", "2026-10-01", "2026-11-30"), ("autumn", "2027-10-01", "2027-11-30")]


async def test_changed_definition_moves_what_nobody_has_moved(session: AsyncSession) -> None:
    cycle = await begun(session, programme_with(AUTUMN, SPRING))
    row = await the_row(session, "spring")
    later = (window("autumn", starts="10-15", ends="12-15"), window("spring", starts="05-01", ends="05-31"))
    await moved(session, "autumn", date(2026, 11, 1), date(2026, 11, 20))
    await sync_calendar(session, programme_with(*later), cycle)
    assert await rows(session) == [("autumn", "2026-11-01", "2026-11-20"), ("spring", "2027-05-01", "2027-05-31")]
    assert (await the_row(session, "autumn")).planned_ends_on == date(2026, 12, 15)
    assert (await the_row(session, "spring")).id == row.id


async def test_window_that_left_the_definition_leaves_the_calendar(session: AsyncSession) -> None:
    cycle = await begun(session, programme_with(*CALENDAR))
    await moved(session, "spring", date(2027, 5, 1), date(2027, 5, 2))
    await sync_calendar(session, programme_with(ALWAYS), cycle)
    assert [row[0] for row in await rows(session)] == ["always", "spring"]
    found = await entries(session, programme=programme_with(ALWAYS), cycle=cycle)
    assert [entry.window.key for entry in found] == ["always"]


async def test_yearly_window_that_keeps_one_year_keeps_its_row(session: AsyncSession) -> None:
    cycle = await begun(session, programme_with(AUTUMN, months=24))
    second = programme_with(window("autumn", starts="10-01", ends="11-30", year=2), months=24)
    await sync_calendar(session, second, cycle)
    assert await rows(session) == [("autumn", "2027-10-01", "2027-11-30")]


async def test_sync_works_on_each_database(database: Database) -> None:
    programme = programme_with(*CALENDAR)
    for _ in range(2):
        async with database.write() as session:
            await begun(session, programme)
    async with database.read() as session:
        assert len(await rows(session)) == len(CALENDAR)


async def test_now_and_next_tells_what_is_on_for_ones_tracks(session: AsyncSession) -> None:
    programme = programme_with(*CALENDAR)
    cycle = await begun(session, programme)
    seen = await now_and_next(session, programme=programme, cycle=cycle, today=TODAY, tracks=["heads"])
    assert [[entry.window.key for entry in part] for part in (seen.running, seen.coming, seen.lasting)] == [
        ["essays"],
        ["spring"],
        ["always"],
    ]
    everything = await now_and_next(session, programme=programme, cycle=cycle, today=TODAY)
    assert [entry.window.key for entry in everything.coming] == ["autumn", "spring"]


async def test_first_and_last_day_are_on(session: AsyncSession) -> None:
    programme = programme_with(AUTUMN)
    cycle = await begun(session, programme)
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 30), date(2026, 12, 1)]
    seen = [await now_and_next(session, programme=programme, cycle=cycle, today=day) for day in days]
    assert [len(part.running) for part in seen] == [0, 1, 1, 0]


async def test_deadlines_are_works_and_deadlines_that_end_in_time(session: AsyncSession) -> None:
    programme = programme_with(*CALENDAR)
    cycle = await begun(session, programme)
    found = await deadlines(session, programme, cycle, (date(2026, 12, 1), date(2027, 4, 30)))
    assert [(one.key, one.title, one.ends_on, one.tracks, one.work) for one in found] == [
        ("essays", "Срок essays", date(2026, 12, 1), (), "documents"),
        ("spring", "Срок spring", date(2027, 4, 30), (), None),
    ]
    assert await deadlines(session, programme, cycle, (date(2026, 12, 2), date(2027, 4, 29))) == []


async def test_moved_deadline_is_due_on_its_new_day(session: AsyncSession) -> None:
    programme = programme_with(ESSAYS)
    cycle = await begun(session, programme)
    await moved(session, "essays", date(2026, 9, 10), date(2026, 12, 20))
    found = await deadlines(session, programme, cycle, (date(2026, 12, 1), date(2026, 12, 31)))
    assert [one.ends_on for one in found] == [date(2026, 12, 20)]


async def test_move_keeps_plan_reason_and_who(session: AsyncSession) -> None:
    programme = programme_with(AUTUMN)
    cycle = await begun(session, programme)
    number = await moved(session, "autumn", date(2026, 10, 15), date(2026, 11, 20))
    entry = await find_entry(session, programme=programme, cycle=cycle, entry_id=number)
    assert (entry.starts_on, entry.planned_starts_on, entry.moved, entry.moved_reason) == (
        date(2026, 10, 15),
        date(2026, 10, 1),
        True,
        "Каникулы",
    )


async def test_moved_back_by_hand_is_as_planned(session: AsyncSession) -> None:
    await begun(session, programme_with(AUTUMN))
    actor = await boss(session)
    await moved(session, "autumn", date(2026, 10, 15), date(2026, 11, 20), by=actor)
    await moved(session, "autumn", date(2026, 10, 1), date(2026, 11, 30), by=actor)
    row = await the_row(session, "autumn")
    assert (row.moved_at, row.moved_by_id, row.moved_reason) == (None, None, None)


async def test_restore_puts_back_and_is_done_once(database: Database) -> None:
    programme = programme_with(AUTUMN)
    async with database.write() as session:
        await begun(session, programme)
        actor = await boss(session)
        number = await moved(session, "autumn", date(2026, 10, 15), date(2026, 11, 20), by=actor)
        await restore(session, actor=actor, programme=programme, entry_id=number, now=START)
        await restore(session, actor=actor, programme=programme, entry_id=number, now=START)
        assert await rows(session) == [("autumn", "2026-10-01", "2026-11-30")]
    assert await audited(database) == ["calendar.move", "calendar.restore"]


REFUSED = {
    "end before start": ((date(2026, 11, 2), date(2026, 11, 1)), "calendar-upside-down"),
    "before the cycle": ((date(2026, 7, 31), date(2026, 11, 1)), "calendar-outside"),
    "after the cycle": ((date(2027, 8, 1), date(2027, 10, 2)), "calendar-outside"),
    "the same days": ((date(2026, 10, 1), date(2026, 11, 30)), "calendar-same"),
}


@pytest.mark.parametrize(("days", "key"), REFUSED.values(), ids=REFUSED)
async def test_move_refuses_impossible_days(session: AsyncSession, days: tuple[date, date], key: str) -> None:
    await begun(session, programme_with(AUTUMN))
    with pytest.raises(ServiceError) as refusal:
        await moved(session, "autumn", *days)
    assert refusal.value.text.key == key


async def test_move_takes_days_a_month_beyond_the_cycle(session: AsyncSession) -> None:
    await begun(session, programme_with(AUTUMN))
    await moved(session, "autumn", date(2026, 8, 1), date(2027, 10, 1))
    assert await rows(session) == [("autumn", "2026-08-01", "2027-10-01")]


@pytest.mark.parametrize(("reason", "key"), [("  \n", "calendar-reason-required"), ("а" * 301, "calendar-reason-long")])
async def test_move_wants_a_reason_that_fits(session: AsyncSession, reason: str, key: str) -> None:
    await begun(session, programme_with(*CALENDAR))
    with pytest.raises(ServiceError) as refusal:
        await moved(session, "autumn", date(2026, 10, 1), date(2026, 12, 1), reason=reason)
    assert refusal.value.text.key == key


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SECRETARY, Role.CANDIDATE])
async def test_only_the_region_moves(session: AsyncSession, role: Role) -> None:
    await begun(session, programme_with(AUTUMN))
    place = await district(session, "moskovsky")
    actor = await member(session, 950, (role, place.id))
    with pytest.raises(Denied):
        await moved(session, "autumn", date(2026, 10, 15), date(2026, 11, 20), by=actor)
    with pytest.raises(Denied):
        await restore(session, actor=actor, programme=programme_with(AUTUMN), entry_id=1, now=START)


async def test_entry_that_is_not_there_is_told(session: AsyncSession) -> None:
    programme = programme_with(AUTUMN)
    cycle = await begun(session, programme)
    with pytest.raises(NotFound):
        await find_entry(session, programme=programme, cycle=cycle, entry_id=99)
    with pytest.raises(NotFound):
        await restore(session, actor=await boss(session), programme=programme, entry_id=99, now=START)
    later = await cycles.current(session, programme=programme, today=date(2027, 9, 1))
    with pytest.raises(NotFound):
        await find_entry(session, programme=programme, cycle=later, entry_id=1)


async def test_concerned_are_those_on_the_way_in_the_tracks(session: AsyncSession) -> None:
    programme = programme_with(AUTUMN, ALWAYS)
    cycle = await begun(session, programme)
    where = {"programme": "moskovsky", "place": "moskovsky"}
    await applicant(session, 1, track="candidates", **where)
    await applicant(session, 2, track="candidates", stage="withdrawn", **where)
    person = (await applicant(session, 3, track="heads", **where)).person_id
    found = await entries(session, programme=programme, cycle=cycle)
    assert [await count_concerned(session, programme=programme, cycle=cycle, entry=entry) for entry in found] == [2, 1]
    assert await tracks_of(session, programme=programme, cycle=cycle, person_id=person) == ["heads"]
