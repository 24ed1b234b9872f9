"""Reminders come once each, at the right local hour, to whoever has not done it yet."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, timedelta

import pytest
from sqlalchemy import update

from models import Consent, Event, Participation, Person
from models.database import Database
from tests.scheduler.reminder_kit import BERLIN, MOSCOW, VLADIVOSTOK, World, at, is_sent


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """For rules, which ask both databases the same."""
    database = Database(sqlite_url)
    yield await World(database).open(at("2026-10-12 00:00"))
    await database.close()


@pytest.fixture
async def any_world(database: Database) -> World:
    return await World(database).open(at("2026-10-12 00:00"))


async def test_participants_are_reminded_at_ten_of_their_own_clock(any_world: World) -> None:
    world = any_world
    event = await world.event(at("2026-10-20 15:00"))
    people = {zone: await world.person(zone) for zone in (VLADIVOSTOK, MOSCOW, BERLIN)}
    for person in people.values():
        await world.part(event, person)
    await world.days(at("2026-10-12 00:00"), at("2026-10-21 00:00"))
    day_before = {zone: f"{at('2026-10-19 10:00', zone).astimezone(UTC):%m-%d %H:%M}" for zone in people}
    week_before = {zone: f"{at('2026-10-13 10:00', zone).astimezone(UTC):%m-%d %H:%M}" for zone in people}
    # In Vladivostok it begins at ten in the evening: two hours earlier is still by day.
    assert {zone: await world.fired(person) for zone, person in people.items()} == {
        zone: [("start:7d", week_before[zone]), ("start:1d", day_before[zone]), ("start:2h", "10-20 10:00")]
        for zone in people
    }


async def test_tick_again_writes_nothing_again(any_world: World) -> None:
    world = any_world
    event = await world.event(at("2026-10-20 15:00"))
    await world.part(event, await world.person())
    await world.tick(at("2026-10-13 09:59"))
    first = await world.tick(at("2026-10-13 10:00"))
    again = [await world.tick(at("2026-10-13 10:00")), await world.tick(at("2026-10-13 10:01"))]
    assert (first, again) == (1, [0, 0])


async def test_who_signs_up_later_gets_only_later_reminders(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person()
    await world.days(at("2026-10-13 00:00"), at("2026-10-15 10:00"))
    await world.part(event, person, queued_at=at("2026-10-15 12:00"))
    await world.days(at("2026-10-15 12:30"), at("2026-10-20 16:00"))
    assert [what for what, _ in await world.fired(person)] == ["start:1d", "start:2h"]


@pytest.mark.parametrize("state", ["withdrawn", "waiting", "offered"])
async def test_who_does_not_take_part_is_not_reminded_of_the_start(world: World, state: str) -> None:
    event = await world.event(at("2026-10-20 15:00"), signup_closes_at=at("2026-10-12 10:00"))
    await world.part(event, await world.person(), state=state)
    await world.days(at("2026-10-12 00:00"), at("2026-10-21 00:00"))
    assert await world.fired() == []


async def test_cancelled_event_reminds_nobody(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    await world.part(event, await world.person())
    await world.change(Event, event, state="cancelled")
    await world.days(at("2026-10-12 00:00"), at("2026-10-21 00:00"))
    assert await world.rows() == []


async def test_moved_and_moved_back_fires_each_reminder_once(any_world: World) -> None:
    world = any_world
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person()
    await world.part(event, person)
    await world.days(at("2026-10-12 00:00"), at("2026-10-14 00:00"))
    await world.move(event, at("2026-10-27 15:00"))
    await world.days(at("2026-10-14 01:00"), at("2026-10-15 00:00"))
    await world.move(event, at("2026-10-20 15:00"))
    await world.days(at("2026-10-15 01:00"), at("2026-10-28 00:00"))
    assert await world.fired(person) == [
        ("start:7d", "10-13 07:00"),
        ("start:1d", "10-19 07:00"),
        ("start:2h", "10-20 10:00"),
    ]


async def test_moved_event_reminds_by_its_new_time(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person()
    await world.part(event, person)
    await world.days(at("2026-10-12 00:00"), at("2026-10-14 00:00"))
    await world.move(event, at("2026-10-27 12:00"))
    await world.days(at("2026-10-14 01:00"), at("2026-10-28 00:00"))
    assert await world.fired(person) == [
        ("start:7d", "10-13 07:00"),
        ("start:7d", "10-20 07:00"),
        ("start:1d", "10-26 07:00"),
        ("start:2h", "10-27 07:00"),
    ]


async def test_move_by_an_hour_after_the_reminder_repeats_nothing(world: World) -> None:
    """By the calendar it is the same day's reminder, and it has come; the move itself was told of."""
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person()
    await world.part(event, person)
    await world.tick(at("2026-10-19 10:00"))
    await world.tick(at("2026-10-19 14:00"))
    await world.move(event, at("2026-10-20 16:00"))
    await world.ticks(at("2026-10-19 14:30"), at("2026-10-20 14:30"), timedelta(minutes=30))
    assert [what for what in await world.fired(person) if what[0] != "start:7d"] == [
        ("start:1d", "10-19 07:00"),
        ("start:2h", "10-20 11:00"),
    ]


async def test_person_who_moves_east_over_the_hour_is_reminded_at_once_and_once(any_world: World) -> None:
    world = any_world
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person(MOSCOW)
    await world.part(event, person)
    await world.tick(at("2026-10-13 10:00"))
    await world.days(at("2026-10-14 00:00"), at("2026-10-19 05:00"))
    await world.change(Person, person, timezone=VLADIVOSTOK)
    await world.ticks(at("2026-10-19 05:30"), at("2026-10-20 16:00"), timedelta(minutes=30))
    rows = [row for row in await world.rows(person) if is_sent(row)]
    assert [(row.key.split(":")[3], row.created_at) for row in rows] == [
        ("7d", at("2026-10-13 10:00").astimezone(UTC)),
        ("1d", at("2026-10-19 05:30").astimezone(UTC)),
        ("2h", at("2026-10-20 13:00").astimezone(UTC)),
    ]


async def test_person_who_moves_west_after_the_reminder_gets_no_second_one(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person(VLADIVOSTOK)
    await world.part(event, person)
    await world.tick(at("2026-10-13 10:00"))
    await world.days(at("2026-10-14 00:00"), at("2026-10-19 05:00"))
    await world.change(Person, person, timezone=MOSCOW)
    await world.ticks(at("2026-10-19 05:30"), at("2026-10-20 16:00"), timedelta(minutes=30))
    assert [what for what, _ in await world.fired(person)] == ["start:7d", "start:1d", "start:2h"]


async def test_who_signed_up_after_the_old_hour_gets_nothing_by_moving(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person(MOSCOW)
    await world.tick(at("2026-10-19 05:00"))
    await world.part(event, person, queued_at=at("2026-10-19 05:00"))
    await world.change(Person, person, timezone=VLADIVOSTOK)
    await world.ticks(at("2026-10-19 05:30"), at("2026-10-19 23:00"), timedelta(minutes=30))
    assert await world.fired(person) == []


async def test_early_start_is_told_the_evening_before(world: World) -> None:
    event = await world.event(at("2026-10-20 08:30"))
    person = await world.person()
    await world.part(event, person)
    await world.tick(at("2026-10-18 00:00"))
    await world.ticks(at("2026-10-19 00:00"), at("2026-10-20 10:00"), timedelta(minutes=30))
    assert await world.fired(person) == [
        ("start:7d", "10-13 07:00"),
        ("start:1d", "10-19 07:00"),
        ("start:2h", "10-19 17:30"),
    ]


async def test_unanswered_sign_up_is_reminded_of_and_answered_is_not(any_world: World) -> None:
    world = any_world
    event = await world.event(at("2026-10-25 15:00"), signup_closes_at=at("2026-10-20 18:00"))
    people = {state: await world.person() for state in ("signed_up", "withdrawn", "waiting", "")}
    for state in ("signed_up", "withdrawn", "waiting"):
        await world.part(event, people[state], state=state)
    await world.days(at("2026-10-13 00:00"), at("2026-10-20 20:00"))
    told = {state: [what for what, _ in await world.fired(person)] for state, person in people.items()}
    assert told == {"signed_up": ["start:7d"], "withdrawn": [], "waiting": [], "": ["signup:7d", "signup:1d"]}


async def test_nobody_is_asked_to_sign_up_where_there_is_no_room(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"), capacity=1)
    await world.part(event, await world.person())
    other = await world.person()
    await world.days(at("2026-10-12 00:00"), at("2026-10-20 16:00"))
    assert await world.fired(other) == []


async def test_person_without_telegram_or_with_a_consent_taken_back_is_not_reminded(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    silent, left = await world.person(), await world.person()
    for person in (silent, left):
        await world.part(event, person)
    await world.change(Person, silent, telegram_id=None)
    async with world.database.write() as session:
        gone = update(Consent).where(Consent.person_id == left).values(withdrawn_at=at("2026-09-16 10:00"))
        await session.execute(gone)
    await world.days(at("2026-10-12 00:00"), at("2026-10-20 16:00"))
    assert await world.rows() == []


async def test_settings_and_pause_keep_reminders_away(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    off, paused, back = await world.person(), await world.person(), await world.person()
    for person in (off, paused, back):
        await world.part(event, person)
    await world.settings(off, kinds_off=["event"])
    await world.settings(paused, paused_until=at("2026-11-01 00:00"))
    await world.settings(back, paused_until=at("2026-10-14 00:00"))
    await world.days(at("2026-10-12 00:00"), at("2026-10-20 16:00"))
    told = [[what for what, _ in await world.fired(person)] for person in (off, paused, back)]
    assert told == [[], [], ["start:1d", "start:2h"]]


async def test_six_hours_down_send_what_is_relevant_once_and_expire_the_rest(any_world: World) -> None:
    world = any_world
    """Over a hundred due meanwhile: half begin later today or tomorrow, half have begun."""
    soon = await world.event(at("2026-10-20 18:00"))
    begun = await world.event(at("2026-10-20 13:00"))
    tomorrow = await world.event(at("2026-10-21 10:00"))
    for event in (soon, begun, tomorrow):
        for _ in range(40):
            await world.part(event, await world.person())
    await world.tick(at("2026-10-20 09:30"))
    before = {row.key for row in await world.rows()}
    written = [await world.tick(at(f"2026-10-20 {hour}")) for hour in ("16:30", "16:31", "17:00")]
    rows = [row for row in await world.rows() if row.key not in before]
    sent = {row.key for row in rows if is_sent(row)}
    assert written == [120, 0, 0]
    assert {key.split(":")[1]: sum(k.split(":")[1] == key.split(":")[1] for k in sent) for key in sent} == {
        str(soon): 40,
        str(tomorrow): 40,
    }
    assert len(rows) == len({row.key for row in rows}) == 120


async def test_of_several_missed_reminders_only_the_nearest_is_sent(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person()
    await world.part(event, person)
    await world.tick(at("2026-10-13 09:00"))
    await world.tick(at("2026-10-19 12:00"))
    rows = await world.rows(person)
    assert [(row.key.split(":")[3], is_sent(row)) for row in rows] == [("7d", False), ("1d", True)]


async def test_longer_outage_than_a_week_looks_back_a_week(world: World) -> None:
    event = await world.event(at("2026-10-20 15:00"))
    person = await world.person()
    await world.part(event, person)
    await world.tick(at("2026-10-20 14:00"))
    assert [(row.key.split(":")[3], is_sent(row)) for row in await world.rows(person)] == [("1d", False), ("2h", True)]


async def test_offered_place_is_spoken_of_before_it_lapses(world: World) -> None:
    """Two hours before, and not to whoever has taken it meanwhile."""
    event = await world.event(at("2026-10-20 15:00"))
    person, taken = await world.person(), await world.person()
    until, given = at("2026-10-15 18:00"), at("2026-10-14 18:00")
    await world.part(event, person, state="offered", offered_until=until, changed_at=given)
    row = await world.part(event, taken, state="offered", offered_until=until, changed_at=given)
    await world.tick(at("2026-10-15 15:00"))
    await world.change(Participation, row, state="signed_up", offered_until=None)
    await world.ticks(at("2026-10-15 15:30"), at("2026-10-15 18:00"), timedelta(minutes=30))
    assert [what for what, _ in await world.fired()] == ["offer:2h"]
    assert [row.person_id for row in await world.rows()] == [person]


async def test_fact_that_fails_keeps_back_no_other_and_is_tried_again(world: World) -> None:
    """Here a zone that is none, as only a hand in the database could write it."""
    starts = at("2026-10-20 15:00")
    broken, whole = await world.event(starts, timezone="Nowhere"), await world.event(starts)
    person = await world.person()
    for event in (broken, whole):
        await world.part(event, person)
    for minute in ("10:00", "10:01"):
        with pytest.raises(ExceptionGroup):
            await world.tick(at(f"2026-10-19 {minute}"))
    assert [row.event_id for row in await world.rows(person) if ":1d:" in row.key] == [whole]
    await world.change(Event, broken, timezone="Europe/Moscow")
    await world.tick(at("2026-10-19 10:02"))
    assert [row.event_id for row in await world.rows(person) if ":1d:" in row.key] == [whole, broken]
