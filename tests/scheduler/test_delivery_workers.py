"""Several workers on one PostgreSQL: each row sent once, a dead worker's rows retaken, a late one without effect."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import TelegramMethod
from sqlalchemy import insert, select

from locales.text import Text
from models import Notification, Person
from models.database import Database
from scheduler.delivery import Delivery
from scheduler.outcome import Fate, Outcome
from tests.kit import START, the_catalogue

WORKERS = 4
ROWS = 400
RETAKEN = timedelta(seconds=60)


@pytest.fixture
async def databases(postgresql_url: str) -> AsyncIterator[list[Database]]:
    opened = [Database(postgresql_url) for _ in range(WORKERS)]
    async with opened[0].write() as session:
        people = [{"telegram_id": chat, "search_text": "", "created_at": START} for chat in range(1, ROWS + 1)]
        await session.execute(insert(Person), people)
        ids = (await session.execute(select(Person.id))).scalars().all()
        words = Text("common-denied").to_json()
        rows = [
            {"key": str(number), "person_id": number, "text": words, "due_at": START, "created_at": START}
            for number in ids
        ]
        await session.execute(insert(Notification), rows)
    yield opened
    for database in opened:
        await database.close()


class Line:
    """Telegram, to which all workers send; one of them may die in the middle of it."""

    def __init__(self) -> None:
        self.chats: Counter[int] = Counter()
        self.dead = asyncio.Event()
        self.never = asyncio.Event()

    async def send(self, call: TelegramMethod[Any]) -> Outcome:
        await asyncio.sleep(0.001)
        self.chats[call.chat_id] += 1  # type: ignore[attr-defined]
        return Outcome(Fate.SENT)

    async def die(self, _call: TelegramMethod[Any]) -> Outcome:
        self.dead.set()
        await self.never.wait()
        raise AssertionError("a dead process has spoken")


def worker(database: Database, send: Any, now: datetime = START) -> asyncio.Task[int]:
    made = Delivery(database=database, catalogue=the_catalogue(), send=send, zone=ZoneInfo("Europe/Moscow"))
    return asyncio.create_task(made.run(now))


async def states(database: Database) -> Counter[str]:
    async with database.read() as session:
        return Counter((await session.execute(select(Notification.state))).scalars())


async def test_four_workers_send_each_row_once(databases: list[Database]) -> None:
    line = Line()
    done = await asyncio.gather(*(worker(database, line.send) for database in databases))
    assert sum(done) == ROWS
    assert (len(line.chats), set(line.chats.values())) == (ROWS, {1})
    assert await states(databases[0]) == {"sent": ROWS}


async def test_rows_of_a_dead_worker_are_retaken_within_a_minute(databases: list[Database]) -> None:
    line = Line()
    # It is never told to stop: it simply does not go on, with all it has leased.
    dead = worker(databases[0], line.die)
    await line.dead.wait()
    assert sum(await asyncio.gather(*(worker(database, line.send) for database in databases[1:]))) < ROWS
    left = ROWS - len(line.chats)
    assert await states(databases[1]) == {"sent": ROWS - left, "sending": left}
    await asyncio.gather(*(worker(database, line.send, START + RETAKEN) for database in databases[1:]))
    assert (len(line.chats), set(line.chats.values())) == (ROWS, {1})
    assert await states(databases[1]) == {"sent": ROWS}
    dead.cancel()
    await asyncio.gather(dead, return_exceptions=True)
    assert await states(databases[1]) == {"sent": ROWS}


async def test_late_worker_cannot_overwrite(databases: list[Database]) -> None:
    line, awake = Line(), asyncio.Event()

    async def late(_call: TelegramMethod[Any]) -> Outcome:
        line.dead.set()
        await awake.wait()
        return Outcome(Fate.REFUSED, problem="late")

    sleeper = worker(databases[0], late)
    await line.dead.wait()
    await worker(databases[1], line.send, START + RETAKEN)
    assert await states(databases[1]) == {"sent": ROWS}
    awake.set()
    await sleeper
    assert await states(databases[1]) == {"sent": ROWS}
