"""How far the planner has come."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import ReminderMark

PLANNED = "planned"


async def planned_until(session: AsyncSession) -> datetime | None:
    """None before the first look."""
    mark = await session.get(ReminderMark, PLANNED)
    return None if mark is None else mark.planned_at


async def note_planned(session: AsyncSession, now: datetime) -> None:
    """Everything due until `now` is written down. Never goes back: a clock set back plans nothing twice."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = insert(ReminderMark).values(key=PLANNED, planned_at=now)
    later = {"planned_at": row.excluded.planned_at}
    await session.execute(
        row.on_conflict_do_update(
            index_elements=[ReminderMark.key], set_=later, where=ReminderMark.planned_at < row.excluded.planned_at
        )
    )
