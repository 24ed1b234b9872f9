"""Replies that a crash or a long outage left unsent."""

from __future__ import annotations

from datetime import datetime

import structlog
from pydantic import ValidationError
from sqlalchemy import select, update

from bot.clock import Clock
from bot.courier import Courier, Parcel
from bot.handled import LEASE
from bot.replies import Call, from_row
from models import HandledUpdate
from models.database import Database

log = structlog.get_logger()

BATCH = 500


async def recover(database: Database, courier: Courier, clock: Clock, *, alone: bool = False) -> int:
    """Give the courier every unsent reply whose holder is gone, and renew the leases of those it has itself.

    `alone` means that no other process can be sending (the start on SQLite): leases are not waited for.
    Returns the number of updates taken over.
    """
    now = clock.now()
    async with database.write() as session:
        if courier.held:
            mine = HandledUpdate.update_id.in_(courier.held)
            await session.execute(update(HandledUpdate).where(mine).values(lease_until=now + LEASE))
        wanted = select(HandledUpdate).where(HandledUpdate.lease_until.is_not(None))
        if not alone:
            wanted = wanted.where(HandledUpdate.lease_until < now)
        wanted = wanted.order_by(HandledUpdate.handled_at, HandledUpdate.update_id).limit(BATCH)
        rows = (await session.execute(wanted.with_for_update(skip_locked=True))).scalars().all()
        taken = [row for row in rows if not courier.holds(row.update_id)]
        for row in taken:
            row.lease_until = now + LEASE
    for row in taken:
        courier.take(row.chat_id or 0, Parcel(row.update_id, _calls(row)))
    if taken:
        log.info("replies taken over", updates=len(taken), oldest=_age(now, taken[0].handled_at))
    return len(taken)


def _calls(row: HandledUpdate) -> list[Call]:
    """What can still be read of a row; an older version of the bot may have written calls that are gone."""
    calls = []
    for stored in row.replies or []:
        try:
            calls.append(from_row(stored))
        except (KeyError, ValidationError) as error:
            log.error("a stored reply cannot be read", update_id=row.update_id, problem=type(error).__name__)
    return calls


def _age(now: datetime, then: datetime) -> str:
    return f"{(now - then).total_seconds():.0f} s"
