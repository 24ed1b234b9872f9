"""The ledger of handled updates: what keeps a repeated one without effect, and a reply from being lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from aiogram.dispatcher.middlewares.user_context import EventContext
from aiogram.types import Update
from sqlalchemy import Table, insert
from sqlalchemy import update as sql_update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.replies import Call, to_row
from models import HandledUpdate

LEASE = timedelta(seconds=90)
"""How long the process that handled an update is trusted to send its replies."""

_INSERT = insert(cast(Table, HandledUpdate.__table__))


async def note(
    session: AsyncSession,
    update: Update,
    where: EventContext,
    now: datetime,
    calls: Sequence[Call],
    outcome: str = "done",
    error_id: str | None = None,
) -> None:
    """Write in the caller's transaction that `update` is done with, and which replies are still to be sent."""
    row = {
        "update_id": update.update_id,
        "chat_id": where.chat_id,
        "handled_at": now,
        "outcome": outcome,
        "error_id": error_id,
        "replies": [to_row(call) for call in calls] if calls else None,
        "lease_until": now + LEASE if calls else None,
    }
    # Every update writes one: the table's own insert spares it the way of an object through the session.
    connection = await session.connection()
    await connection.execute(_INSERT, row)


async def mark(session: AsyncSession, update_ids: Sequence[int]) -> None:
    """Write that the replies of these updates are sent."""
    if update_ids:
        await session.execute(
            sql_update(HandledUpdate)
            .where(HandledUpdate.update_id.in_(update_ids))
            .values(replies=None, lease_until=None)
            .execution_options(synchronize_session=False)
        )
