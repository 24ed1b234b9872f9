"""Times of an interview that is moved as a whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Event, InterviewSlot
from services.interviews.slots import zone_of
from services.interviews.telling import tell


async def follow(session: AsyncSession, *, event: Event, before: datetime, now: datetime) -> int:
    """Move the times ahead by as much as the event's start, from `before`, by the wall clock; returns how many.

    Whoever has booked one is told the new hour. Those that have an outcome stay. The event's row is locked by the
    caller.
    """
    zone = zone_of(event)
    by = event.starts_at.astimezone(zone).replace(tzinfo=None) - before.astimezone(zone).replace(tzinfo=None)
    wanted = select(InterviewSlot).where(
        InterviewSlot.event_id == event.id, InterviewSlot.outcome.is_(None), InterviewSlot.starts_at > now
    )
    slots = list((await session.execute(wanted)).scalars()) if by else []
    for slot in slots:
        was, length = slot.starts_at.astimezone(zone), slot.ends_at - slot.starts_at
        slot.starts_at = _shifted(was, by)
        slot.ends_at = slot.starts_at + length
        if slot.person_id is not None:
            slot.booked_at = now
            await _tell(session, event, slot, was, now)
    await session.flush()
    return len(slots)


def _shifted(local: datetime, by: timedelta) -> datetime:
    """The same wall clock over a change of it; an hour that it skips becomes the one after."""
    return (local.replace(tzinfo=None) + by).replace(tzinfo=local.tzinfo).astimezone(UTC)


async def _tell(session: AsyncSession, event: Event, slot: InterviewSlot, was: datetime, now: datetime) -> None:
    await tell(
        session,
        event=event,
        person_id=slot.person_id or 0,
        key=f"slot:{slot.id}:moved:{now.timestamp():.0f}",
        what="interview-told-moved",
        reason=Text("interview-event-moved"),
        moment=slot.starts_at,
        before=was,
        now=now,
    )
