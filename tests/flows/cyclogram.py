"""The calendar of a programme of three tracks, on 21 November 2026, and people who look at it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from models import CalendarEntry
from tests.flows.coordinator import applicant, chief
from tests.kit import Stage, Talker

WHERE: dict[str, Any] = {"programme": "moskovsky", "place": "moskovsky"}
CANDIDATE = 2001


async def candidate(stage: Stage, **columns: Any) -> Talker:
    async with stage.database.write() as session:
        await applicant(session, 1, **(WHERE | {"track": "candidates"} | columns))
    return stage.person(CANDIDATE)


async def entry(stage: Stage, key: str) -> CalendarEntry:
    async with stage.database.read() as session:
        return (await session.execute(select(CalendarEntry).where(CalendarEntry.key == key))).scalar_one()


async def days_of(stage: Stage, key: str) -> tuple[str, str]:
    found = await entry(stage, key)
    return found.starts_on.isoformat(), found.ends_on.isoformat()


async def moving(stage: Stage, key: str = "contest") -> Talker:
    """The coordinator of the region, asked for new days."""
    person = await chief(stage)
    await person.presses(f"cals:{(await entry(stage, key)).id}")
    return person
