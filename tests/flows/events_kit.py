"""An event with a person signed up, and a coordinator who changes it."""

from __future__ import annotations

from sqlalchemy import select

from models import Event
from models.database import Database
from services.events.finding import find
from tests.flows.coordinator import BOSS, applicant, boss
from tests.kit import Stage, Talker
from tests.services.events.kit import TENTH, comes, made


async def seminar(stage: Stage, **given: object) -> Talker:
    """Event 1 with one person signed up; the coordinator of the region."""
    async with stage.database.write() as session:
        first = await applicant(session, 1)
        event = await made(session, await boss(session), **given)
        await comes(session, event, first.person_id)
    return stage.person(BOSS)


async def the_event(database: Database, number: int = 1) -> Event:
    async with database.read() as session:
        return await find(session, event_id=number)


async def all_starts(database: Database) -> list[str]:
    async with database.read() as session:
        rows = (await session.execute(select(Event).order_by(Event.starts_at))).scalars()
        return [f"{row.starts_at.astimezone(TENTH.tzinfo):%d.%m %H:%M} {row.state}" for row in rows]
