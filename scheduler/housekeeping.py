"""What may go after its time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from models import HandledUpdate, Trouble
from models.database import Database

UPDATES_KEPT = timedelta(days=14)
"""Telegram repeats an update for a day at most; two weeks leave room for a restored backup."""
TROUBLES_KEPT = timedelta(days=30)
"""Longer than a log is usually kept, and «/health» tells of today."""
BATCH = 5_000
"""Rows at once: the writer must not be held for seconds."""


async def prune(database: Database, now: datetime) -> int:
    """Forget updates older than two weeks whose replies are sent, and old troubles; returns how many updates."""
    old = (
        select(HandledUpdate.update_id)
        .where(HandledUpdate.handled_at < now - UPDATES_KEPT, HandledUpdate.lease_until.is_(None))
        .limit(BATCH)
    )
    async with database.write() as session:
        await session.execute(delete(Trouble).where(Trouble.at < now - TROUBLES_KEPT))
        result = await session.execute(
            delete(HandledUpdate)
            .where(HandledUpdate.update_id.in_(old))
            .execution_options(synchronize_session=False)
            .returning(HandledUpdate.update_id)
        )
        return len(result.all())
