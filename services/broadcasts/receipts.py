"""«Ознакомлен»: pressed once, kept with its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Broadcast, Notification
from services.actor import Actor
from services.errors import NotFound


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a press on «Ознакомлен» did."""

    broadcast: Broadcast
    at: datetime | None
    """When the person pressed first; None for a trial to oneself."""
    first: bool


async def acknowledge(session: AsyncSession, *, actor: Actor, broadcast_id: int, now: datetime) -> Receipt:
    """Note the press; only the first one counts. Raises `NotFound` for whom it was not sent to."""
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).options(joinedload(Broadcast.file))
    broadcast = (await session.execute(wanted)).scalar_one_or_none()
    if broadcast is None:
        raise NotFound("broadcast-gone")
    mine = (Notification.broadcast_id == broadcast_id, Notification.person_id == actor.person.id)
    noted = (
        update(Notification)
        .where(*mine, Notification.acknowledged_at.is_(None))
        .values(acknowledged_at=now)
        .execution_options(synchronize_session=False)
        .returning(Notification.id)
    )
    if (await session.execute(noted)).scalars().first() is not None:
        return Receipt(broadcast, now, first=True)
    at = (await session.execute(select(Notification.acknowledged_at).where(*mine))).scalars().first()
    if at is None and broadcast.author_id != actor.person.id:
        raise NotFound("broadcast-gone")
    return Receipt(broadcast, at, first=False)
