"""How late the queue is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import DeliveryAttempt, Notification

RETRIES_AHEAD = timedelta(minutes=15)
"""A message that could not be sent is put off by no more than this."""
OWN_KIND = "health"
"""Of the warnings: that they arrive is no sign that the queue moves."""


@dataclass(frozen=True, slots=True)
class Queue:
    due: int
    """Messages whose time has come, those that are tried again among them."""
    oldest_due: datetime | None
    late: timedelta
    """How long something stands that ought to have gone; a broadcast that moves on is long, not late."""
    again: int = 0
    """Of `due`, those that could not be sent and are tried again."""


async def fetch_queue(session: AsyncSession, now: datetime) -> Queue:
    """What is due at `now`. Whoever sleeps is not due: delivery puts such rows off to the morning."""
    due = (Notification.state == "planned") & (Notification.due_at <= now)
    counted = select(func.count(), func.min(Notification.due_at)).where(due | (Notification.state == "sending"))
    number, first = (await session.execute(counted)).one()
    oldest: datetime | None = first
    ahead = select(func.count()).where(put_off(now), Notification.due_at > now)
    again = (await session.execute(ahead)).scalar_one()
    alone = due & Notification.broadcast_id.is_(None)
    waiting = (await session.execute(select(func.min(Notification.due_at)).where(alone))).scalar()
    late = now - (waiting or now)
    for bulk in (False, True):
        failed = await _first_failure(session, now, bulk=bulk)
        begun = await _oldest_of_broadcasts(session, now) if bulk else None
        known = [moment for moment in (failed, begun) if moment is not None]
        if known:
            stuck = min(known)
            late = max(late, now - (await _last_sent(session, stuck, bulk=bulk) or stuck))
        if failed is not None:
            oldest = failed if oldest is None else min(oldest, failed)
    return Queue(number + again, oldest, max(late, timedelta()), again)


def put_off(now: datetime) -> ColumnElement[bool]:
    """Could not be sent, and is tried again within a quarter of an hour."""
    tried = (Notification.state == "planned") & (Notification.attempts > 0)
    return tried & (Notification.due_at <= now + RETRIES_AHEAD)


async def _oldest_of_broadcasts(session: AsyncSession, now: datetime) -> datetime | None:
    due = (Notification.state == "planned") & (Notification.due_at <= now) & Notification.broadcast_id.is_not(None)
    return (await session.execute(select(func.min(Notification.due_at)).where(due))).scalar()


async def _first_failure(session: AsyncSession, now: datetime, *, bulk: bool) -> datetime | None:
    """Since when something is tried again and again: each try puts off when it is due."""
    tried = (
        select(func.min(DeliveryAttempt.at))
        .join(Notification, Notification.id == DeliveryAttempt.notification_id)
        .where(put_off(now), _sort(bulk=bulk))
    )
    return (await session.execute(tried)).scalar()


async def _last_sent(session: AsyncSession, since: datetime, *, bulk: bool) -> datetime | None:
    """When something of the same sort has left since then."""
    wanted = (
        select(func.max(DeliveryAttempt.at))
        .join(Notification, Notification.id == DeliveryAttempt.notification_id)
        .where(
            DeliveryAttempt.at >= since,
            DeliveryAttempt.outcome == "sent",
            _sort(bulk=bulk),
            Notification.kind != OWN_KIND,
        )
    )
    return (await session.execute(wanted)).scalar()


def _sort(*, bulk: bool) -> ColumnElement[bool]:
    return Notification.broadcast_id.is_not(None) if bulk else Notification.broadcast_id.is_(None)
