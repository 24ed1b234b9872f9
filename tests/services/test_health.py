"""The queue's lateness, and the warnings about it: once an incident, and the all-clear."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import TelegramMethod
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Broadcast, DeliveryAttempt, Municipality, Notification, Person, Pulse, Trouble
from models.database import Database
from programmes.schema import Role
from scheduler.delivery import Delivery
from scheduler.health import Vitals
from scheduler.outcome import Fate, Outcome
from services import cycles
from services.broadcasts.steering import progress_of
from services.errors import Denied
from services.health import beat, fetch_health, fetch_unreachable
from services.health.lateness import fetch_queue
from services.notifications import notify
from tests.flows.coordinator import boss, member
from tests.kit import START, the_catalogue, the_programme
from tests.services.broadcasts.kit import broadcast

NIGHT = datetime(2026, 9, 15, 23, 0, tzinfo=ZoneInfo("Europe/Moscow"))


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.fixture
async def person_id(database: Database) -> int:
    async with database.write() as session:
        await boss(session)
        person = Person(telegram_id=77, created_at=START)
        session.add(person)
    return person.id


async def plan(database: Database, person_id: int, key: str, now: datetime = START, **options: Any) -> None:
    async with database.write() as session:
        await notify(session, key=key, person_id=person_id, text=Text("common-denied"), now=now, **options)


async def look(database: Database, *moments: datetime) -> list[str]:
    """Watch at each moment; gives every warning told so far."""
    for moment in moments:
        await Vitals(database).run(moment)
    async with database.read() as session:
        told = (await session.execute(select(Notification).order_by(Notification.id))).scalars()
        return [row.text["key"] for row in told if row.key.startswith("health:")]


async def told_arguments(database: Database) -> list[dict[str, Any]]:
    async with database.read() as session:
        told = (await session.execute(select(Notification).order_by(Notification.id))).scalars()
        return [row.text["args"] | {"urgent": row.urgent} for row in told if row.key.startswith("health:")]


async def settle(database: Database, now: datetime, *outcomes: Outcome) -> None:
    queue = list(outcomes)

    async def send(_call: TelegramMethod[Any]) -> Outcome:
        return queue.pop(0) if queue else Outcome(Fate.SENT)

    await Delivery(database=database, catalogue=the_catalogue(), send=send, zone=ZoneInfo("Europe/Moscow")).run(now)


async def test_queue_late_by_ten_minutes_is_told_once_and_its_end_too(database: Database, person_id: int) -> None:
    await plan(database, person_id, "k")
    assert await look(database, START + minutes(9), START + minutes(10)) == []
    assert await look(database, *(START + minutes(number) for number in (11, 12, 40))) == ["health-late"]
    assert (await told_arguments(database)) == [{"minutes": 11, "count": 1, "urgent": True}]
    await settle(database, START + minutes(41))
    told = await look(database, START + minutes(41), START + minutes(42))
    assert told == ["health-late", "health-well"]
    await plan(database, person_id, "again", START + minutes(50))
    assert await look(database, START + minutes(61)) == ["health-late", "health-well", "health-late"]


async def test_warning_leads_on_to_the_state_of_the_bot(database: Database, person_id: int) -> None:
    await plan(database, person_id, "k")
    await look(database, START + minutes(11))
    async with database.read() as session:
        (row,) = (await session.execute(select(Notification).where(Notification.key.startswith("health:")))).scalars()
    assert [data for line in row.buttons or [] for _, data in line] == ["go:health:1", "go:home:1"]


async def test_clock_that_is_moved_ahead_is_no_late_queue(database: Database, person_id: int) -> None:
    """In the sandbox everything of the days that are skipped falls due at one stroke."""
    await plan(database, person_id, "k", START + minutes(30))
    passed = iter((0.0, 60.0, 120.0, 720.0))
    vitals = Vitals(database, lambda: next(passed))
    for moment in (START, START + minutes(600)):
        await vitals.run(moment)
    assert await look(database) == []
    await vitals.run(START + minutes(601))
    assert await look(database) == ["health-late"]


async def test_warning_that_could_not_leave_is_taken_back_at_the_end(database: Database, person_id: int) -> None:
    await plan(database, person_id, "k")
    await look(database, START + minutes(11))
    async with database.write() as session:
        await session.execute(update(Notification).where(Notification.key == "k").values(state="sent"))
        late = Notification.key.startswith("health:late")
        # Behind a line that is down the warning itself stands in the queue.
        await session.execute(update(Notification).where(late).values(due_at=START + minutes(13)))
    await look(database, START + minutes(12))
    async with database.read() as session:
        rows = (await session.execute(select(Notification))).scalars()
        states = {row.text["key"]: row.state for row in rows}
    assert states == {"common-denied": "sent", "health-late": "cancelled", "health-well": "planned"}


async def test_night_is_no_lateness(database: Database, person_id: int) -> None:
    await plan(database, person_id, "k", NIGHT)
    await settle(database, NIGHT)
    assert await look(database, NIGHT + minutes(60)) == []


async def test_long_broadcast_that_moves_on_is_not_late(database: Database, person_id: int) -> None:
    async with database.write() as session:
        await cycles.sync_programme(session, the_programme("ketchenery"), today=START.date())
        cycle = await cycles.current(session, programme=the_programme("ketchenery"), today=START.date())
        message = Broadcast(
            cycle_id=cycle.id, author_id=person_id, segment={}, text="x", buttons=[], state="sending", created_at=START
        )
        session.add(message)
    for key in ("1", "2"):
        await plan(database, person_id, key)
    async with database.write() as session:
        await session.execute(update(Notification).values(broadcast_id=message.id, kind="broadcast"))
        first = (await session.execute(select(Notification.id))).scalars().first()
        await session.execute(update(Notification).where(Notification.id == first).values(state="sent"))
        session.add(DeliveryAttempt(notification_id=first, fence=1, at=START + minutes(30), outcome="sent"))
    assert await look(database, START + minutes(31), START + minutes(39)) == []
    assert await look(database, START + minutes(41)) == ["health-late"]


async def test_broadcast_that_stands_is_late_though_the_rest_is_sent(database: Database, person_id: int) -> None:
    """The warning about it does not end it."""
    async with database.write() as session:
        await cycles.sync_programme(session, the_programme("ketchenery"), today=START.date())
        message = await broadcast(session, person_id, state="sending")
    await plan(database, person_id, "1")
    async with database.write() as session:
        await session.execute(update(Notification).values(broadcast_id=message.id, kind="broadcast"))
    for number in (0, 5, 10):
        await settle(database, START + minutes(number), Outcome(Fate.RETRY, problem="502"))
        await plan(database, person_id, f"news {number}", START + minutes(number))
        await settle(database, START + minutes(number))
    assert await look(database, START + minutes(11)) == ["health-late"]
    await settle(database, START + minutes(11), Outcome(Fate.SENT), Outcome(Fate.RETRY, problem="502"))
    assert await look(database, START + minutes(12), START + minutes(13)) == ["health-late"]
    async with database.read() as session:
        queue = await fetch_queue(session, START + minutes(13))
        numbers = await progress_of(session, message, START + minutes(13))
    assert (queue.due, queue.oldest_due, queue.late) == (1, START, minutes(13))
    assert (numbers.waiting, numbers.asleep) == (1, 0)


async def test_line_that_is_down_is_noticed_though_every_try_puts_off_the_next(
    database: Database, person_id: int
) -> None:
    await plan(database, person_id, "k")
    for number in (0, 1, 3, 7):
        await settle(database, START + minutes(number), Outcome(Fate.RETRY, problem="502"))
    assert await look(database, START + minutes(7)) == []
    assert await look(database, START + minutes(11)) == ["health-late"]


async def test_health_counts_the_day_and_names_the_errors(database: Database, person_id: int) -> None:
    await plan(database, person_id, "1")
    await plan(database, person_id, "2", due_at=START + minutes(600))
    await settle(database, START)
    vitals = Vitals(database)
    for error in (ValueError("secret words"), ValueError("others"), KeyError("x")):
        vitals.failed("files", error)
    await vitals.note(START)
    await vitals.run(START)
    async with database.write() as session:
        await beat(session, name="backup", now=START - timedelta(days=1))
        session.add(Trouble(at=START - timedelta(days=2), place="old", kind="OldError"))
    async with database.write() as session:
        found = await fetch_health(
            session, actor=await boss(session), since=START - minutes(60), now=START + minutes(1)
        )
    assert (found.queue.due, found.later, found.tries, found.unreachable) == (0, 1, {"sent": 1}, 0)
    assert (found.last_tick, found.last_backup) == (START, START - timedelta(days=1))
    assert [(item.place, item.kind, item.times) for item in found.worst] == [
        ("files", "ValueError", 2),
        ("files", "KeyError", 1),
    ]
    assert found.errors == 3


class Shut:
    """A database that takes nothing until it is opened."""

    def __init__(self) -> None:
        self.inner: Database | None = None

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        if self.inner is None:
            raise OSError("the database is away")
        return self.inner.write()


async def test_failures_are_kept_until_the_database_takes_them(database: Database) -> None:
    shut = Shut()
    vitals = Vitals(shut)  # type: ignore[arg-type]
    vitals.failed("files", ValueError())
    with pytest.raises(OSError, match="away"):
        await vitals.note(START)
    shut.inner = database
    await vitals.note(START)
    await vitals.note(START)
    async with database.read() as session:
        assert len((await session.execute(select(Trouble))).scalars().all()) == 1


async def test_unreachable_people_are_shown_within_reach_only(database: Database, person_id: int) -> None:
    async with database.write() as session:
        places = [Municipality(key=key, title=key, timezone="Europe/Moscow") for key in ("one", "two")]
        session.add_all(places)
        await session.flush()
        for number, place in enumerate(places):
            session.add(
                Person(
                    telegram_id=500 + number,
                    surname=place.key,
                    municipality_id=place.id,
                    unreachable_since=START,
                    created_at=START,
                )
            )
        own = await member(session, 910, (Role.COORDINATOR, places[0].id))
        whole = await member(session, 911, (Role.REGION_COORDINATOR, None))
        nobody = await member(session, 912, (Role.SECRETARY, None))
    async with database.write() as session:
        seen = [
            [person.surname for person in (await fetch_unreachable(session, actor=actor, number=1, now=START)).items]
            for actor in (own, whole)
        ]
        assert seen == [["one"], ["one", "two"]]
        with pytest.raises(Denied):
            await fetch_unreachable(session, actor=nobody, number=1, now=START)
        with pytest.raises(Denied):
            await fetch_health(session, actor=nobody, since=START, now=START)


async def test_pulse_is_one_row_however_often_it_beats(database: Database) -> None:
    for number in range(3):
        async with database.write() as session:
            await beat(session, name="tick", now=START + minutes(number))
    async with database.read() as session:
        assert [(row.name, row.at) for row in (await session.execute(select(Pulse))).scalars()] == [
            ("tick", START + minutes(2))
        ]
