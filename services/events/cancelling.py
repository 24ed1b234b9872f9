"""Cancelling an event; it stays in the lists, with its reason."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import Event
from services import audit, notifications
from services.actor import Actor
from services.errors import ServiceError
from services.events.finding import lock, require_staff
from services.events.telling import MATERIALS, tell_cancelled
from services.stage_moves import read_reason


async def cancel(session: AsyncSession, *, actor: Actor, event_id: int, reason: str | None, now: datetime) -> int:
    """Cancel the event, audited; everybody who stands by it is told why. Returns how many were told.

    Reminders under way are taken back. Raises `Denied` for an event that is not the actor's, `ServiceError` without a
    reason, for one that is over, and the second time.
    """
    event = await cancel_silently(session, actor=actor, event_id=event_id, reason=reason, now=now)
    return await tell_cancelled(session, event=event, now=now)


async def cancel_silently(
    session: AsyncSession, *, actor: Actor, event_id: int, reason: str | None, now: datetime
) -> Event:
    """The same, but whoever stands by the event is for the caller to tell: together with other events."""
    event = await lock(session, event_id=event_id)
    require_staff(actor, event, action="event.cancel")
    why = read_reason(reason, required=False)
    if why is None:
        raise ServiceError("event-cancel-reason")
    require_cancellable(event, now)
    event.state, event.cancel_reason = "cancelled", why
    event.revision += 1
    event.changed_at = now
    await session.flush()
    await notifications.cancel_about(session, event_id=event.id, now=now)
    for what in (MATERIALS, "offer"):
        await notifications.cancel_alike(session, event_id=event.id, begins=f"event:{event.id}:{what}:", now=now)
    place = event.municipality_id
    audit.record(session, actor, "event.cancel", "event", event.id, now=now, municipality_id=place, reason=why)
    return event


def require_cancellable(event: Event, now: datetime) -> None:
    """Raises `ServiceError` for an event that is cancelled already or over."""
    if event.state == "cancelled":
        raise ServiceError("event-cancelled-already")
    if event.ends_at <= now:
        raise ServiceError("event-over")
