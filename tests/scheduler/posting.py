"""People with messages to get, a post office that does as it is told, and what has come of the rows."""

from __future__ import annotations

import asyncio
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import TelegramMethod
from sqlalchemy import insert, select

from locales.text import Text
from models import DeliveryAttempt, Notification, Person
from models.database import Database
from scheduler.delivery import Delivery
from scheduler.outcome import Fate, Outcome
from services.notifications import notify
from tests.kit import START, the_catalogue

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
