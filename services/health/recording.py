"""What happened when: written by whatever runs by itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Pulse, Trouble

TICK = "tick"
BACKUP = "backup"


async def beat(session: AsyncSession, *, name: str, now: datetime) -> None:
    """Remember that `name` has just happened."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = insert(Pulse).values(name=name, at=now)
    await session.execute(row.on_conflict_do_update(index_elements=[Pulse.name], set_={"at": now}))


def note_trouble(
    session: AsyncSession, *, place: str, error: BaseException, now: datetime, error_id: str | None = None
) -> None:
    """Keep that something failed at `place`: the kind of the error, never its words, which may quote a person."""
    session.add(Trouble(at=now, place=place[:60], kind=type(error).__name__[:100], error_id=error_id))
