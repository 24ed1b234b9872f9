"""A reminder between planning and delivery: whose it is, what has been taken back, what a late one says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from models import Application, Cycle, Notification, Person
from models.database import Database
from programmes.calendar import CalendarWindow
from services.notifications import plan_again
from services.reminders import settings
from services.reminders.settings import choose_digest
from tests.kit import START, the_programme
from tests.scheduler.posting import ZONE, Post, delivery
from tests.scheduler.reminder_kit import World, at


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    database = Database(sqlite_url)
    yield await World(database).open(at("2026-10-12 00:00"))
    await database.close()


async def deliver(world: World, now: datetime) -> list[str]:
    """What arrives at that moment, first and second lines."""
    post = Post()
    await delivery(world.database, post).run(now)
    return [" / ".join(call.text.splitlines()[:2]) for call in post.sent]


@pytest.mark.parametrize(
    ("off", "arrived"),
    [
        ("event", ["<b>Тренинг</b> / Записаться можно до: вт, 20 октября, 18:00 (завтра). Вы ещё не записались."]),
        ("signup", ["<b>Семинар</b> / вт, 20 октября, 15:00 (завтра)"]),
    ],
)
async def test_what_is_switched_off_does_not_take_the_other_along(world: World, off: str, arrived: list[str]) -> None:
    person = await world.person()
    await world.settings(person, kinds_off=[off])
    await world.part(await world.event(at("2026-10-20 15:00")), person)
    await world.event(at("2026-10-25 15:00"), title="Тренинг", signup_closes_at=at("2026-10-20 18:00"))
    await world.tick(at("2026-10-19 10:00"))
    assert await deliver(world, at("2026-10-19 10:00")) == arrived


async def test_reminder_that_has_waited_for_another_day_counts_the_days_anew(world: World) -> None:
    """Whoever had blocked the bot comes back on the morning of the event."""
    person = await world.person()
    await world.part(await world.event(at("2026-10-20 15:00"), kind="course"), person)
    await world.tick(at("2026-10-19 10:00"))
    async with world.database.write() as session:
        await session.execute(update(Notification).values(state="unreachable"))
        await plan_again(session, person_id=person, now=at("2026-10-20 09:00"))
    assert await deliver(world, at("2026-10-20 09:00")) == ["<b>Семинар</b> / вт, 20 октября, 15:00 (сегодня)"]


async def test_planned_again_after_it_was_taken_back(database: Database) -> None:
    """A tick that is repeated finds the row of its first try cancelled, and the person meant once more."""
    world = await World(database).open(at("2026-10-12 00:00"))
    person = await world.person()
    await world.part(await world.event(at("2026-10-20 15:00")), person)
    await world.event(at("2026-10-20 16:00"), timezone="Nowhere", signup_closes_at=at("2026-10-20 12:00"))
    with pytest.raises(ExceptionGroup):
        await world.tick(at("2026-10-19 10:00"))
    async with database.write() as session:
        await session.execute(update(Notification).values(state="cancelled", attempts=3, finished_at=START))
    for state in ("planned", "planned"):
        with pytest.raises(ExceptionGroup):
            await world.tick(at("2026-10-19 10:01"))
        [row] = [row for row in await world.rows(person) if ":1d:" in row.key]
        assert (row.state, row.attempts, row.finished_at) == (state, 0, None)
    async with database.write() as session:
        await session.execute(update(Notification).values(state="sent"))
    with pytest.raises(ExceptionGroup):
        await world.tick(at("2026-10-19 10:02"))
    assert {row.state for row in await world.rows(person)} == {"sent"}


async def test_digest_wanted_again_on_the_day_it_was_taken_back_comes_that_day(world: World) -> None:
    person = await world.person()
    await world.settings(person, digest_hour=8, digest_next_at=at("2026-10-19 08:00"))
    await world.part(await world.event(at("2026-10-20 15:00")), person)
    await world.tick(at("2026-10-19 08:00"))
    for hour, now in ((None, "08:00"), (10, "09:00")):
        async with world.database.write() as session:
            owner = await session.get_one(Person, person)
            await choose_digest(session, person=owner, hour=hour, zone=ZONE, now=at(f"2026-10-19 {now}"))
    await world.tick(at("2026-10-19 10:00"))
    [row] = [row for row in await world.rows(person) if row.kind == "digest"]
    assert (row.state, row.due_at) == ("planned", at("2026-10-19 10:00"))


async def test_other_hour_on_the_same_day_brings_no_second_digest(world: World) -> None:
    person = await world.person()
    await world.settings(person, digest_hour=8, digest_next_at=at("2026-10-19 08:00"))
    await world.part(await world.event(at("2026-10-20 15:00")), person)
    await world.tick(at("2026-10-19 08:00"))
    await deliver(world, at("2026-10-19 08:00"))
    async with world.database.write() as session:
        owner = await session.get_one(Person, person)
        await choose_digest(session, person=owner, hour=12, zone=ZONE, now=at("2026-10-19 09:00"))
    await world.ticks(at("2026-10-19 11:30"), at("2026-10-20 13:00"), timedelta(minutes=30))
    digests = [row.due_at.astimezone(ZONE) for row in await world.rows(person) if row.kind == "digest"]
    assert [f"{moment:%d %H:%M}" for moment in digests] == ["19 08:00", "20 12:00"]


async def test_pause_takes_a_digest_and_reminders_of_every_topic_along(world: World) -> None:
    person = await world.person()
    await world.part(await world.event(at("2026-10-20 15:00")), person)
    await world.event(at("2026-10-25 15:00"), title="Тренинг", signup_closes_at=at("2026-10-20 18:00"))
    await world.tick(at("2026-10-19 10:00"))
    async with world.database.write() as session:
        owner = await session.get_one(Person, person)
        await settings.pause(session, person=owner, until=date(2026, 11, 1), zone=ZONE, now=at("2026-10-19 10:00"))
    assert {row.state for row in await world.rows(person)} == {"cancelled"}


async def test_person_with_two_ways_gets_one_line_and_one_reminder(database: Database) -> None:
    """Both applications owe the work."""
    base = the_programme("moskovsky")
    reserve = base.track("reserve")
    tracks = (reserve, base.track("candidates").model_copy(update={"submissions": reserve.submissions}))
    window = CalendarWindow(key="reports", title="Отчёты", starts="10-01", ends="10-20", work="plan_report")
    programme = base.model_copy(update={"calendar": (window,), "tracks": tracks})
    world = await World(database, programme).open(at("2026-10-01 00:00"))
    person = await world.person(track="reserve", stage="plan")
    async with database.write() as session:
        cycle = (await session.execute(select(Cycle))).scalars().one()
        second = {"track": "candidates", "stage": "registration", "answers": {}, "submitted_at": START}
        session.add(Application(person_id=person, cycle_id=cycle.id, **second))
    await world.tick(at("2026-10-13 10:00"))
    assert [what for what, _ in await world.fired(person)] == ["plan_report:7d"]
    await world.settings(person, digest_hour=9, digest_next_at=at("2026-10-14 09:00"))
    await world.tick(at("2026-10-14 09:00"))
    assert (await deliver(world, at("2026-10-14 09:00")))[-1].endswith(
        "Сегодня ничего не назначено. В ближайшую неделю ещё 1."
    )


async def test_who_takes_part_from_afar_has_the_link_at_hand(world: World) -> None:
    person = await world.person()
    await world.part(await world.event(at("2026-10-20 15:00"), link="https://example.org/vstrecha"), person)
    await world.tick(at("2026-10-20 13:00"))
    post = Post()
    await delivery(world.database, post).run(at("2026-10-20 13:00"))
    assert [call.text for call in post.sent] == [
        "<b>Семинар</b>\nвт, 20 октября, 15:00 (сегодня)\nhttps://example.org/vstrecha\nВы записаны. Ждём вас."
    ]
