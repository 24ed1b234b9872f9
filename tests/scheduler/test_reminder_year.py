"""A year in seconds: moves, changes of zone and clock, at any time; exactly one firing each, at the right hour."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Person
from models.database import Database
from tests.scheduler.reminder_kit import BERLIN, MOSCOW, VLADIVOSTOK, ZONES, World, at, is_sent

OFFSETS = {"7d": 7, "1d": 1}


def wall(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def expected_of(start: datetime, zone: str) -> list[tuple[str, datetime]]:
    """By hand: ten o'clock seven days and one day before, and two hours before, which is by day in this test."""
    day = start.astimezone(ZoneInfo(zone)).date()
    days = [(name, wall(day - timedelta(days=number), time(10), zone)) for name, number in OFFSETS.items()]
    return [*days, ("2h", start - timedelta(hours=2))]


async def test_year_of_seminars_in_three_zones_with_both_changes_of_the_clock(database: Database) -> None:
    """Every second week, at noon in Berlin: by day everywhere, and across both changes of its clock."""
    world = await World(database).open(at("2026-09-15 10:00"))
    people = {zone: await world.person(zone) for zone in ZONES}
    starts = [wall(date(2026, 10, 1) + timedelta(days=14 * number), time(12), BERLIN) for number in range(26)]
    for start in starts:
        event = await world.event(start)
        for person in people.values():
            await world.part(event, person)
    expected = {zone: sorted((at, name) for start in starts for name, at in expected_of(start, zone)) for zone in ZONES}
    moments = sorted({moment for found in expected.values() for moment, _ in found})
    for moment in moments:
        await world.tick(moment - timedelta(seconds=1))
        await world.tick(moment)
    fired = {
        zone: [(row.due_at, row.key.split(":")[3]) for row in await world.rows(person) if is_sent(row)]
        for zone, person in people.items()
    }
    assert fired == expected
    late = [row for row in await world.rows() if row.created_at != row.due_at]
    assert late == []


@dataclass(frozen=True)
class Act:
    """At that hour after the beginning the event gets another start, or the person another zone."""

    hours: int
    start: int | None = None
    zone: str | None = None


BEGIN = at("2027-03-18 00:00").astimezone(UTC)
"""The clock of Berlin goes forward on the 28th."""
STARTS = [wall(date(2027, 3, day), time(12), BERLIN) for day in (27, 28, 29, 30)] + [
    wall(date(2027, 3, 29), time(8, 30), MOSCOW),
    wall(date(2027, 3, 28), time(23, 30), VLADIVOSTOK),
]
SPAN = 24 * 14
ACTS = st.lists(
    st.one_of(
        st.builds(Act, st.integers(1, SPAN), start=st.integers(0, len(STARTS) - 1)),
        st.builds(Act, st.integers(1, SPAN), zone=st.sampled_from(ZONES)),
    ),
    max_size=6,
    unique_by=lambda act: act.hours,
)


@pytest.mark.slow
def test_moves_and_changes_of_zone_at_any_time_fire_each_reminder_once(sqlite_template: Path, tmp_path: Path) -> None:
    copies = iter(range(10_000))

    @settings(max_examples=20, deadline=None)
    @given(ACTS, st.sampled_from(ZONES), st.sampled_from([2, 3]))
    def play(acts: list[Act], zone: str, step: int) -> None:
        path = tmp_path / f"{next(copies)}.db"
        shutil.copy(sqlite_template, path)
        asyncio.run(_played(f"sqlite+aiosqlite:///{path}", sorted(acts, key=lambda act: act.hours), zone, step))

    play()


async def _played(url: str, acts: list[Act], zone: str, step: int) -> None:
    """Ticks every `step` hours, and at each act just before and after it."""
    world = await World(Database(url)).open(BEGIN - timedelta(days=1))
    try:
        person, event = await world.person(zone), await world.event(STARTS[0])
        await world.part(event, person)
        stretches = [(0, STARTS[0], zone)]
        by_hour = {act.hours: act for act in acts}
        for hour in range(SPAN + 1):
            if (act := by_hour.get(hour)) is not None:
                _, start, here = stretches[-1]
                if act.start is not None:
                    await world.move(event, start := STARTS[act.start])
                if act.zone is not None:
                    await world.change(Person, person, timezone=(here := act.zone))
                stretches.append((hour, start, here))
            if hour % step == 0:
                await world.tick(BEGIN + timedelta(hours=hour))
        await _judge(world, person, stretches, step)
    finally:
        await world.database.close()


async def _judge(world: World, person: int, stretches: list[tuple[int, datetime, str]], step: int) -> None:
    rows = await world.rows(person)
    told = {(row.key.split(":")[3], int(row.key.split(":")[4]) * 60): row for row in rows}
    assert len(told) == len(rows)
    ends = [*[hour for hour, _, _ in stretches[1:]], SPAN]
    for (hour, start, zone), end in zip(stretches, ends, strict=True):
        # What falls due while nothing changes, and the next tick still finds it so, has been told by its end.
        since, until = BEGIN + timedelta(hours=hour), BEGIN + timedelta(hours=end - end % step)
        for name, due in due_of(start, zone):
            if since < due <= until:
                assert (name, int(start.timestamp())) in told, (name, start, zone)
    for (name, start_at), row in told.items():
        fitting = [
            due
            for _, start, zone in stretches
            if int(start.timestamp()) == start_at
            for found, due in due_of(start, zone)
            if found == name
        ]
        assert row.due_at in fitting, "at the hour of a zone the person was in"
        assert row.due_at <= row.created_at


def due_of(start: datetime, zone: str) -> list[tuple[str, datetime]]:
    """As `expected_of`, but two hours before may be night: written down by hand for each such start and zone."""
    found = dict(expected_of(start, zone))
    local = (start - timedelta(hours=2)).astimezone(ZoneInfo(zone))
    if not time(8) <= local.time() < time(21):
        morning = local.date() + timedelta(days=1) if local.time() >= time(21) else local.date()
        at_eight = wall(morning, time(8), zone)
        evening = morning - timedelta(days=1)
        found["2h"] = at_eight if start - at_eight >= timedelta(hours=1) else wall(evening, time(20, 30), zone)
    return list(found.items())
