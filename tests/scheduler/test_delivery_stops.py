"""What a stop, a stall, a line that is down or a database that is away leaves behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import TelegramMethod
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notification
from models.database import Database
from scheduler.delivery import LEASE, Delivery, hand, pipeline
from scheduler.delivery.pipeline import WIDTH
from scheduler.outcome import Fate, Outcome
from tests.kit import START
from tests.scheduler.posting import Post, delivery, people, plan, states


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
