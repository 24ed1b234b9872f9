"""How late the queue is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import DeliveryAttempt, Notification

RETRIES_AHEAD = timedelta(minutes=15)
"""A message that could not be sent is put off by no more than this."""


@dataclass(frozen=True, slots=True)
class Queue:
    due: int
    """Messages whose time has come."""
    oldest_due: datetime | None
    late: timedelta
    """How long something stands that ought to have gone; a broadcast that moves on is long, not late."""


async def fetch_queue(session: AsyncSession, now: datetime) -> Queue:
    """What is due at `now`. Whoever sleeps is not due: delivery puts such rows off to the morning."""
    planned = Notification.state == "planned"
    due = planned & (Notification.due_at <= now)
    counted = select(func.count(), func.min(Notification.due_at)).where(due | (Notification.state == "sending"))
    number, oldest = (await session.execute(counted)).one()
    alone = due & Notification.broadcast_id.is_(None)
    waiting = (await session.execute(select(func.min(Notification.due_at)).where(alone))).scalar()
    moving = [await _oldest_of_broadcasts(session, now), await _first_failure(session, now)]
    stuck = [moment for moment in moving if moment is not None]
    late = now - (waiting or now)
    if stuck:
        last = await _last_sent(session)
        late = max(late, now - max(min(stuck), last or min(stuck)))
    return Queue(number, oldest, max(late, timedelta()))


async def _oldest_of_broadcasts(session: AsyncSession, now: datetime) -> datetime | None:
    due = (Notification.state == "planned") & (Notification.due_at <= now) & Notification.broadcast_id.is_not(None)
    return (await session.execute(select(func.min(Notification.due_at)).where(due))).scalar()


async def _first_failure(session: AsyncSession, now: datetime) -> datetime | None:
    """Since when something is tried again and again: each try puts off when it is due."""
    tried = (
        select(func.min(DeliveryAttempt.at))
        .join(Notification, Notification.id == DeliveryAttempt.notification_id)
        .where(
            Notification.state == "planned",
            Notification.due_at <= now + RETRIES_AHEAD,
            Notification.attempts > 0,
        )
    )
    return (await session.execute(tried)).scalar()


async def _last_sent(session: AsyncSession) -> datetime | None:
    wanted = select(DeliveryAttempt.at).where(DeliveryAttempt.outcome == "sent")
    return (await session.execute(wanted.order_by(DeliveryAttempt.id.desc()).limit(1))).scalar_one_or_none()
