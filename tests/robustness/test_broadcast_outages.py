"""The database away in the middle of a broadcast: locked by another process, or a PostgreSQL that is restarted."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import TelegramMethod
from sqlalchemy import insert, make_url, select
from sqlalchemy.exc import DBAPIError

from locales.text import Text
from models import Notification, Person
from models.database import Database
from models.migrate import migrate
from scheduler.delivery import Delivery, pipeline
from scheduler.outcome import Fate, Outcome
from tests.conftest import running_postgresql
from tests.kit import START, the_catalogue

ROWS = 200
SEND_SECONDS = 0.05


class Line:
    """Slow enough that the outage falls into the middle."""

    def __init__(self) -> None:
        self.chats: Counter[int] = Counter()
        self.begun = asyncio.Event()

    async def send(self, call: TelegramMethod[Any]) -> Outcome:
        await asyncio.sleep(SEND_SECONDS)
        self.chats[call.chat_id] += 1  # type: ignore[attr-defined]
        if len(self.chats) == ROWS // 4:
            self.begun.set()
        return Outcome(Fate.SENT)


async def fill(database: Database) -> None:
    async with database.write() as session:
        people = [{"telegram_id": chat, "search_text": "", "created_at": START} for chat in range(1, ROWS + 1)]
        await session.execute(insert(Person), people)
        ids = (await session.execute(select(Person.id))).scalars().all()
        words = Text("common-denied").to_json()
        rows = [
            {"key": str(number), "person_id": number, "text": words, "due_at": START, "created_at": START}
            for number in ids
        ]
        await session.execute(insert(Notification), rows)


async def tick(sender: Delivery) -> int:
    """As the ticker does: a run that fails is run again."""
    done = 0
    for _ in range(100):
        try:
            done += await sender.run(START)
        except (DBAPIError, OSError):
            await asyncio.sleep(0.2)
        else:
            return done
    raise AssertionError("delivery does not go on")


async def states(database: Database) -> Counter[str]:
    async with database.read() as session:
        return Counter((await session.execute(select(Notification.state))).scalars())


def sender(database: Database, line: Line) -> Delivery:
    return Delivery(database=database, catalogue=the_catalogue(), send=line.send, zone=ZoneInfo("Europe/Moscow"))


@pytest.mark.slow
async def test_locked_sqlite_holds_delivery_up_and_no_longer(sqlite_url: str, request: pytest.FixtureRequest) -> None:
    seconds: float = request.config.getoption("--locked")
    database, line = Database(sqlite_url), Line()
    await fill(database)
    running = asyncio.create_task(tick(sender(database, line)))
    await line.begun.wait()
    await asyncio.to_thread(_lock, make_url(sqlite_url).database, seconds)
    await running
    assert (len(line.chats), set(line.chats.values())) == (ROWS, {1})
    assert await states(database) == {"sent": ROWS}
    await database.close()


def _lock(path: str | None, seconds: float) -> None:
    """Another process that writes and does not end."""
    with sqlite3.connect(str(path), timeout=60, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        other.execute("ROLLBACK")
    other.close()


@pytest.fixture
def own_postgresql() -> Iterator[Any]:
    """A server of this test's own, to be restarted."""
    with running_postgresql() as server:
        yield server


@pytest.mark.slow
async def test_restarted_postgresql_holds_delivery_up_and_no_longer(
    own_postgresql: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "DATABASE_PAUSES", (0.2,))
    url = own_postgresql.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
    await migrate(url)
    database, line = Database(url), Line()
    await fill(database)
    running = asyncio.create_task(tick(sender(database, line)))
    await line.begun.wait()
    await asyncio.to_thread(own_postgresql.stop)
    await asyncio.sleep(1)
    await asyncio.to_thread(own_postgresql.start)
    await running
    assert (len(line.chats), set(line.chats.values())) == (ROWS, {1})
    assert await states(database) == {"sent": ROWS}
    await database.close()
