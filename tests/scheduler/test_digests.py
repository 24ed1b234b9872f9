"""The digest: once a day, at the chosen hour of the person's clock, and only when there is something to say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from locales.text import Text
from models import Consent, Notification, Participation, Person, ReminderSettings
from models.database import Database
from tests.kit import the_catalogue
from tests.scheduler.reminder_kit import BERLIN, MOSCOW, VLADIVOSTOK, World, at

HOURS = (2, 8, 9, 10, 12)
"""Nine o'clock in Vladivostok and Moscow, eight in Berlin, by its own clock or that of Moscow."""
HALF = timedelta(minutes=30)


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    database = Database(sqlite_url)
    yield await World(database).open(at("2026-10-12 00:00"))
    await database.close()


async def reader(world: World, zone: str | None = None, hour: int = 9, **columns: object) -> int:
    person = await world.person(zone)
    first = at("2026-10-12 09:00", zone or MOSCOW).replace(hour=hour)
    await world.settings(person, digest_hour=hour, digest_next_at=first, **columns)
    return person


async def digests(world: World, person: int) -> list[Notification]:
    return [row for row in await world.rows(person) if row.kind == "digest"]


async def clocks(world: World, person: int, zone: str) -> list[str]:
    return [f"{row.due_at.astimezone(ZoneInfo(zone)):%m-%d %H:%M}" for row in await digests(world, person)]


def words(row: Notification) -> list[str]:
    return the_catalogue()["ru"].resolve(Text.from_json(row.text)).splitlines()


async def test_digest_comes_each_day_there_is_something_to_say(world: World) -> None:
    person = await reader(world)
    await world.part(await world.event(at("2026-10-22 15:00")), person)
    await world.days(at("2026-10-12 08:00"), at("2026-10-24 08:00"), HOURS)
    assert await clocks(world, person, MOSCOW) == [f"10-{day} 09:00" for day in range(15, 23)]
    assert [row.key for row in await world.rows(person) if row.kind != "digest"] != []


async def test_digest_takes_the_place_of_reminders_by_days_but_not_by_hours(world: World) -> None:
    person = await reader(world)
    await world.part(await world.event(at("2026-10-22 15:00"), kind="course"), person)
    await world.part(await world.event(at("2026-10-20 15:00")), person)
    await world.days(at("2026-10-12 08:00"), at("2026-10-23 08:00"), HOURS)
    others = [":".join(row.key.split(":")[2:4]) for row in await world.rows(person) if row.kind != "digest"]
    assert others == ["start:2h"]


async def test_digest_says_what_is_today_and_what_in_the_week(world: World) -> None:
    person = await reader(world)
    await world.part(await world.event(at("2026-10-14 15:00"), title="Семинар & беседа"), person)
    await world.event(at("2026-10-30 15:00"), title="Тренинг", signup_closes_at=at("2026-10-16 18:00"))
    over = await world.event(at("2026-10-11 15:00"), title="Мастер-класс")
    await world.part(over, person, attendance="attended")
    await world.tick(at("2026-10-14 09:00"))
    assert words((await digests(world, person))[-1]) == [
        "<b>Что у вас сегодня и на неделе</b>",
        "Сегодня 1 дело. В ближайшую неделю ещё 1.",
        "• ср, 14 октября, 15:00 (сегодня): Семинар &amp; беседа",
        "• записаться до пт, 16 октября, 18:00 (через 2 дня): Тренинг",
        "• оставить отзыв: Мастер-класс",
    ]


async def test_long_week_is_cut_and_counted(world: World) -> None:
    person = await reader(world)
    for number in range(13):
        await world.part(await world.event(at("2026-10-14 10:00") + timedelta(hours=number)), person)
    await world.tick(at("2026-10-14 09:00"))
    shown = words((await digests(world, person))[-1])
    assert (len(shown), shown[-1]) == (13, "…и ещё 3 дела")


async def test_nothing_to_say_is_no_message_and_the_next_day_is_due(world: World) -> None:
    person = await reader(world)
    await world.tick(at("2026-10-12 09:00"))
    async with world.database.read() as session:
        row = await session.get_one(ReminderSettings, person)
    assert (await world.rows(), row.digest_next_at) == ([], at("2026-10-13 09:00"))


async def test_digest_leaves_out_what_is_switched_off_and_rests_in_a_pause(world: World) -> None:
    off, paused = await reader(world, kinds_off=["event"]), await reader(world, paused_until=at("2026-10-20 00:00"))
    event = await world.event(at("2026-10-22 15:00"))
    for person in (off, paused):
        await world.part(event, person)
    await world.days(at("2026-10-17 08:00"), at("2026-10-22 10:00"), HOURS)
    assert await clocks(world, off, MOSCOW) == []
    assert await clocks(world, paused, MOSCOW) == ["10-20 09:00", "10-21 09:00", "10-22 09:00"]


@pytest.mark.parametrize(("since", "until"), [("2026-10-22", "2026-10-28"), ("2027-03-25", "2027-03-31")])
async def test_clock_that_changes_brings_one_digest_a_day_at_the_same_hour(
    world: World, since: str, until: str
) -> None:
    person = await reader(world, BERLIN, hour=8)
    start = at(f"{since} 00:00", BERLIN)
    await world.change(ReminderSettings, person, digest_next_at=start)
    for day in range(14):
        await world.part(await world.event(start + timedelta(days=day, hours=12)), person)
    await world.days(start, at(f"{until} 12:00", BERLIN), HOURS)
    days = [datetime.fromisoformat(since) + timedelta(days=number) for number in range(7)]
    assert await clocks(world, person, BERLIN) == [f"{day:%m-%d} 08:00" for day in days]


async def test_person_who_moves_gets_one_digest_a_day(world: World) -> None:
    person = await reader(world, VLADIVOSTOK)
    await world.part(await world.event(at("2026-10-20 20:00")), person)
    await world.ticks(at("2026-10-14 00:00"), at("2026-10-15 04:00"), HALF)
    await world.change(Person, person, timezone=MOSCOW)
    await world.ticks(at("2026-10-15 04:30"), at("2026-10-16 05:00"), HALF)
    await world.change(Person, person, timezone=VLADIVOSTOK)
    await world.ticks(at("2026-10-16 05:30"), at("2026-10-18 00:00"), HALF)
    # On the 15th it had come in Vladivostok; on the 16th the way back led over nine o'clock.
    assert await clocks(world, person, VLADIVOSTOK) == [
        "10-14 09:00", "10-15 09:00", "10-16 12:30", "10-17 09:00",
    ]  # fmt: skip


async def test_change_of_zone_brings_no_digest_of_an_hour_that_was_over_when_it_was_chosen(world: World) -> None:
    person = await world.person(MOSCOW)
    await world.part(await world.event(at("2026-10-20 20:00")), person)
    await world.tick(at("2026-10-14 14:30"))
    await world.settings(person, digest_hour=9, digest_next_at=at("2026-10-15 09:00"))
    await world.change(Person, person, timezone=BERLIN)
    await world.ticks(at("2026-10-14 15:00"), at("2026-10-16 05:00"), HALF)
    assert await clocks(world, person, BERLIN) == ["10-15 09:00"]


async def test_who_has_taken_the_consent_back_is_not_asked_how_it_was(world: World) -> None:
    person = await reader(world)
    await world.part(await world.event(at("2026-10-11 15:00")), person, attendance="attended")
    async with world.database.write() as session:
        await session.execute(update(Consent).values(withdrawn_at=at("2026-10-12 10:00")))
    await world.tick(at("2026-10-14 09:00"))
    assert await digests(world, person) == []


async def test_digest_missed_by_day_comes_late_and_by_night_not_at_all(world: World) -> None:
    late, lost = await reader(world), await reader(world, VLADIVOSTOK)
    event = await world.event(at("2026-10-18 15:00"))
    for person in (late, lost):
        await world.part(event, person)
    await world.change(ReminderSettings, late, digest_next_at=at("2026-10-14 09:00"))
    await world.change(ReminderSettings, lost, digest_next_at=at("2026-10-14 09:00", VLADIVOSTOK))
    await world.tick(at("2026-10-14 15:00"))
    assert await clocks(world, late, MOSCOW) == ["10-14 15:00"]
    # In Vladivostok it is ten in the evening.
    assert await clocks(world, lost, VLADIVOSTOK) == []
    async with world.database.read() as session:
        row = await session.get_one(ReminderSettings, lost)
    assert row.digest_next_at == at("2026-10-15 09:00", VLADIVOSTOK).astimezone(UTC)


async def test_many_digests_are_written_in_one_tick_on_both_databases(database: Database) -> None:
    world = await World(database).open(at("2026-10-12 00:00"))
    people = [await reader(world) for _ in range(30)]
    event = await world.event(at("2026-10-14 15:00"))
    for person in people:
        await world.part(event, person)
    await world.change(Participation, 1, state="withdrawn")
    written = [await world.tick(at("2026-10-13 09:00")), await world.tick(at("2026-10-13 09:01"))]
    assert (written, len({row.person_id for row in await world.rows()})) == ([29, 0], 29)
