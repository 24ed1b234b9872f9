"""Events and people who come to them, made the short way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Cycle, Event, Notification, Participation
from models.database import Database
from services import cycles
from services.actor import Actor
from services.events.facts import EventFacts
from services.events.making import make
from tests.kit import START, the_catalogue, the_programme

MOSCOW = ZoneInfo("Europe/Moscow")
PROGRAMME = the_programme("ketchenery")
TENTH = datetime(2026, 12, 10, 10, tzinfo=MOSCOW)
"""A Thursday."""


def facts(**given: Any) -> EventFacts:
    usual: dict[str, Any] = {
        "kind": "seminar",
        "title": "Первые сто дней",
        "starts_at": TENTH,
        "ends_at": given.get("starts_at", TENTH) + timedelta(hours=2),
        "timezone": "Europe/Moscow",
    }
    return EventFacts(**{**usual, **given})


async def the_cycle(session: AsyncSession) -> Cycle:
    await cycles.sync_programme(session, PROGRAMME, today=START.date())
    return await cycles.current(session, programme=PROGRAMME, today=START.date())


async def made(session: AsyncSession, actor: Actor, **given: Any) -> Event:
    cycle = await the_cycle(session)
    source = given.pop("source_key", None)
    return await make(
        session, actor=actor, programme=PROGRAMME, cycle=cycle, facts=facts(**given), now=START, source_key=source
    )


async def comes(session: AsyncSession, event: Event, person_id: int, state: str = "signed_up") -> Participation:
    item = Participation(
        event_id=event.id, person_id=person_id, state=state, queued_at=START, created_at=START, changed_at=START
    )
    session.add(item)
    await session.flush()
    return item


async def told(database: Database) -> list[tuple[str, str]]:
    """Key of each message and what it says, in Russian, plain."""
    texts = the_catalogue()["ru"]
    async with database.read() as session:
        rows = (await session.execute(select(Notification).order_by(Notification.id))).scalars()
        return [(row.key, texts.resolve(Text.from_json(row.text), plain=True)) for row in rows]
