"""The pipeline: what comes first, what is held back, what a stop, a stall or a database that is away leaves behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import TelegramMethod
from sqlalchemy import insert, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import DeliveryAttempt, Event, Notification, Person, ReminderSettings
from models.database import Database
from scheduler.delivery import LEASE, Delivery, hand, pipeline
from scheduler.delivery.pipeline import WIDTH
from scheduler.outcome import Fate, Outcome
from services import cycles
from services.notifications import cancel_about, notify
from tests.kit import START, the_catalogue, the_programme

ZONE = ZoneInfo("Europe/Moscow")
HELLO = Text("common-denied")


class Post:
    """Sends as told; `gate` shut, every call stands on the line."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.sent: list[Any] = []
        self.outcomes = list(outcomes)
        self.gate = asyncio.Event()
        self.gate.set()
        self.busy = asyncio.Event()

    async def __call__(self, call: TelegramMethod[Any]) -> Outcome:
        self.busy.set()
        await self.gate.wait()
        self.sent.append(call)
        return self.outcomes.pop(0) if self.outcomes else Outcome(Fate.SENT)

    @property
    def chats(self) -> list[int]:
        return [call.chat_id for call in self.sent]


def delivery(database: Database, post: Any, **options: Any) -> Delivery:
    return Delivery(database=database, catalogue=the_catalogue(), send=post, zone=ZONE, **options)


async def people(database: Database, number: int) -> list[int]:
    """Their ids; their chats count from 1."""
    async with database.write() as session:
        rows = [{"telegram_id": chat, "search_text": "", "created_at": START} for chat in range(1, number + 1)]
        await session.execute(insert(Person), rows)
        return list((await session.execute(select(Person.id).order_by(Person.id))).scalars())


async def plan(database: Database, person_id: int, key: str, **options: Any) -> None:
    async with database.write() as session:
        await notify(session, key=key, person_id=person_id, text=HELLO, **{"now": START, **options})


async def states(database: Database) -> dict[str, str]:
    async with database.read() as session:
        return {row.key: row.state for row in (await session.execute(select(Notification))).scalars()}


async def attempts(database: Database) -> list[tuple[str, str | None]]:
    async with database.read() as session:
        found = await session.execute(select(DeliveryAttempt).order_by(DeliveryAttempt.id))
        return [(row.outcome, row.problem) for row in found.scalars()]


async def test_urgent_comes_first_and_one_message_a_person_is_in_hand(database: Database) -> None:
    first, second = await people(database, 2)
    await plan(database, first, "1")
    await plan(database, first, "2")
    await plan(database, second, "urgent", urgent=True, due_at=START)
    post = Post()
    assert await delivery(database, post).run(START) == 3
    assert post.chats == [2, 1, 1]


async def test_history_has_a_line_for_each_try(database: Database) -> None:
    (person,) = await people(database, 1)
    await plan(database, person, "k")
    post = Post(Outcome(Fate.RETRY, problem="502"), Outcome(Fate.UNCERTAIN, problem="time-out"))
    for minutes in (0, 1):
        await delivery(database, post).run(START + timedelta(minutes=minutes))
    assert await attempts(database) == [("retry", "502"), ("uncertain", "time-out")]


@pytest.mark.parametrize(
    ("kind", "chosen", "state"),
    [
        ("event", {"kinds_off": ["event"]}, "cancelled"),
        ("deadline", {"paused_until": START + timedelta(days=7)}, "cancelled"),
        ("digest", {"paused_until": START}, "sent"),
        ("deadline", {"kinds_off": ["event"]}, "sent"),
        ("news", {"kinds_off": ["event", "deadline"], "paused_until": START + timedelta(days=7)}, "sent"),
    ],
)
async def test_what_a_person_has_switched_off_is_not_sent(
    database: Database, kind: str, chosen: dict[str, Any], state: str
) -> None:
    (person,) = await people(database, 1)
    async with database.write() as session:
        session.add(ReminderSettings(**{"person_id": person, "kinds_off": [], "changed_at": START, **chosen}))
    await plan(database, person, "k", kind=kind)
    await delivery(database, Post()).run(START)
    assert await states(database) == {"k": state}


async def test_message_the_morning_would_be_too_late_for_does_not_wait(database: Database) -> None:
    (person,) = await people(database, 1)
    night = datetime(2026, 9, 15, 22, 0, tzinfo=ZONE)
    await plan(database, person, "soon", now=night, expires_at=night + timedelta(hours=1))
    await plan(database, person, "later", now=night, expires_at=night + timedelta(days=1))
    await delivery(database, Post()).run(night)
    assert await states(database) == {"soon": "sent", "later": "planned"}


async def test_row_that_cannot_be_put_into_words_holds_up_nobody(database: Database) -> None:
    first, second = await people(database, 2)
    await plan(database, first, "bad")
    await plan(database, second, "good")
    async with database.write() as session:
        gone = Text("no-such-text").to_json()
        await session.execute(update(Notification).where(Notification.key == "bad").values(text=gone))
    await delivery(database, Post()).run(START)
    assert await states(database) == {"bad": "failed", "good": "sent"}


async def test_line_that_is_down_is_not_tried_with_everybody(database: Database) -> None:
    for number, person in enumerate(await people(database, 3 * WIDTH)):
        await plan(database, person, str(number))
    post = Post(*[Outcome(Fate.RETRY, problem="502")] * 3 * WIDTH)
    held: list[Delivery] = []

    async def send(call: TelegramMethod[Any]) -> Outcome:
        return await post(call) if held[0].holds(call) else Outcome(Fate.DROPPED)

    held.append(delivery(database, send))
    await held[0].run(START)
    assert len(post.sent) == hand.FAILURES
    assert set((await states(database)).values()) == {"planned"}
    post.outcomes.clear()
    await held[0].run(START)
    assert list((await states(database)).values()).count("sent") == 3 * WIDTH - hand.FAILURES


async def test_stop_gives_back_what_has_not_left_and_writes_what_has(database: Database) -> None:
    for number, person in enumerate(await people(database, 3)):
        await plan(database, person, str(number))
    post, left = Post(), asyncio.Event()
    held: list[Delivery] = []
    never = asyncio.Event()

    async def send(call: TelegramMethod[Any]) -> Outcome:
        if call.chat_id != 1:  # type: ignore[attr-defined]
            await never.wait()
        assert held[0].holds(call)
        left.set()
        await asyncio.sleep(0.05)
        return await post(call)

    held.append(delivery(database, send))
    running = asyncio.create_task(held[0].run(START))
    await left.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await states(database) == {"0": "sent", "1": "planned", "2": "planned"}
    assert await delivery(database, Post()).run(START) == 2


async def test_lease_is_renewed_while_the_message_is_in_hand(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "RENEW_SECONDS", 0.0)
    monkeypatch.setattr(pipeline, "LOOK_AGAIN_SECONDS", 0.01)
    (person,) = await people(database, 1)
    await plan(database, person, "k")
    post, passed = Post(), [timedelta()]
    post.gate.clear()
    running = asyncio.create_task(delivery(database, post, clock=lambda: START + passed[0]).run(START))
    await post.busy.wait()
    passed[0] = LEASE - timedelta(seconds=1)
    async with asyncio.timeout(10):
        while await _lease_of(database) != START + passed[0] + LEASE:  # noqa: ASYNC110 - the database has no event
            await asyncio.sleep(0.01)
    other = Post()
    assert await delivery(database, other).run(START + LEASE + timedelta(seconds=5)) == 0
    post.gate.set()
    await running
    assert await states(database) == {"k": "sent"}


async def _lease_of(database: Database) -> datetime | None:
    async with database.read() as session:
        return (await session.execute(select(Notification.lease_until))).scalar()


async def test_worker_that_stalled_past_its_lease_sends_nothing_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "SAFE_SECONDS", -1.0)
    (person,) = await people(database, 1)
    await plan(database, person, "k")
    held: list[Delivery] = []
    asked: list[bool] = []

    async def send(call: TelegramMethod[Any]) -> Outcome:
        asked.append(held[0].holds(call))
        return Outcome(Fate.DROPPED)

    held.append(delivery(database, send, leads=_once()))
    await held[0].run(START)
    assert (asked, await states(database)) == ([False], {"k": "planned"})


def _once() -> Any:
    answers = [True]

    async def leads() -> bool:
        return bool(answers and answers.pop())

    return leads


async def test_process_that_leads_no_more_takes_nothing_more(database: Database) -> None:
    for number, person in enumerate(await people(database, 2 * WIDTH)):
        await plan(database, person, str(number))
    assert await delivery(database, Post(), leads=_once()).run(START) == WIDTH


class Locked:
    """A database that refuses so many transactions, from the second on."""

    def __init__(self, database: Database, refusals: int) -> None:
        self._database, self.refusals, self._begun = database, refusals, 0

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        self._begun += 1
        if self._begun > 1 and self.refusals:
            self.refusals -= 1
            raise OperationalError("BEGIN", {}, Exception("database is locked"))
        async with self._database.write() as session:
            yield session


async def test_outcome_is_kept_until_the_database_takes_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "DATABASE_PAUSES", (0.0,))
    for number, person in enumerate(await people(database, 3)):
        await plan(database, person, str(number))
    post = Post()
    assert await delivery(Locked(database, 20), post).run(START) == 3  # type: ignore[arg-type]
    assert (set((await states(database)).values()), len(post.sent)) == ({"sent"}, 3)


async def test_run_without_anything_in_hand_leaves_a_locked_database_to_the_next(database: Database) -> None:
    (person,) = await people(database, 1)
    locked = Locked(database, 1)
    sender = delivery(locked, Post())  # type: ignore[arg-type]
    await sender.run(START)
    await plan(database, person, "k")
    with pytest.raises(OperationalError):
        await sender.run(START)
    assert await sender.run(START) == 1


async def test_chat_that_has_moved_is_followed_for_good(database: Database) -> None:
    first, second = await people(database, 2)
    await plan(database, first, "k")
    await delivery(database, Post(Outcome(Fate.SENT, moved_to=-500))).run(START)
    await plan(database, second, "l")
    # A chat that somebody else has is not taken away from them.
    await delivery(database, Post(Outcome(Fate.SENT, moved_to=-500))).run(START)
    async with database.read() as session:
        chats = (await session.execute(select(Person.telegram_id).order_by(Person.id))).scalars().all()
    assert chats == [-500, 2]


async def test_what_was_planned_about_an_event_is_taken_back(database: Database) -> None:
    first, second = await people(database, 2)
    event_id = await _event(database)
    await plan(database, first, "reminder", kind="event", event_id=event_id)
    await plan(database, first, "change", kind="news", event_id=event_id)
    await plan(database, second, "deadline", kind="deadline", event_id=event_id)
    await plan(database, second, "elsewhere", kind="event")
    async with database.write() as session:
        await cancel_about(session, event_id=event_id, person_id=first, now=START)
    assert (await states(database))["deadline"] == "planned"
    async with database.write() as session:
        await cancel_about(session, event_id=event_id, now=START)
    assert await states(database) == {
        "reminder": "cancelled",
        "change": "planned",
        "deadline": "cancelled",
        "elsewhere": "planned",
    }


async def _event(database: Database) -> int:
    programme = the_programme("ketchenery")
    async with database.write() as session:
        await cycles.sync_programme(session, programme, today=START.date())
        cycle = await cycles.current(session, programme=programme, today=START.date())
        made = Event(
            cycle_id=cycle.id,
            kind="seminar",
            title="Семинар",
            tracks=[],
            audience={},
            starts_at=START,
            ends_at=START,
            timezone="Europe/Moscow",
            created_at=START,
            changed_at=START,
        )
        session.add(made)
    return made.id
