"""Old updates are forgotten, but none whose reply is still to be sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from models import HandledUpdate
from models.database import Database
from scheduler.housekeeping import UPDATES_KEPT, prune
from tests.kit import START


def handled(update_id: int, at: datetime, lease: datetime | None = None) -> HandledUpdate:
    return HandledUpdate(update_id=update_id, chat_id=1, handled_at=at, outcome="done", lease_until=lease)


async def test_old_updates_go_and_unsent_and_young_ones_stay(database: Database) -> None:
    old, young = START - UPDATES_KEPT - timedelta(seconds=1), START - UPDATES_KEPT + timedelta(seconds=1)
    async with database.write() as session:
        session.add_all([handled(1, old), handled(2, old, lease=old), handled(3, young)])
    assert [await prune(database, START) for _ in range(2)] == [1, 0]
    async with database.read() as session:
        left = (await session.execute(select(HandledUpdate.update_id).order_by(HandledUpdate.update_id))).scalars()
        assert list(left) == [2, 3]
