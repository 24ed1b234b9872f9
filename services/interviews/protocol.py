"""What came of an interview."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, InterviewSlot, Participation
from services import audit
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, paragraphs
from services.errors import NotFound, ServiceError
from services.events.finding import lock, require_staff

OUTCOMES = ("recommended", "declined", "postponed", "absent")
LONGEST_PROTOCOL = 10_000
"""Characters; about four pages."""


async def note_outcome(
    session: AsyncSession, *, actor: Actor, slot_id: int, outcome: str, now: datetime
) -> InterviewSlot:
    """Write how the interview ended, audited; it also marks the person as present or absent. May be changed later.

    Raises `ServiceError` for a time nobody has booked, or before it begins; the stage is moved separately.
    """
    if outcome not in OUTCOMES:
        raise NotFound
    slot, event = await _held(session, actor, slot_id, now)
    if slot.outcome != outcome:
        _record(session, actor, event, slot, now, outcome=outcome, before=slot.outcome)
        slot.outcome = outcome
        _sign(slot, actor, now)
        await _note_attendance(session, actor, slot, outcome != "absent", now)
    await session.flush()
    return slot


async def write_protocol(
    session: AsyncSession, *, actor: Actor, slot_id: int, text: str, now: datetime
) -> InterviewSlot:
    """Write the text of the protocol, audited without its words; it takes the place of an earlier one."""
    protocol = paragraphs(clean(text))
    if not protocol:
        raise ServiceError("interview-protocol-empty")
    if len(protocol) > LONGEST_PROTOCOL:
        raise ServiceError("interview-protocol-long", count=len(protocol), limit=LONGEST_PROTOCOL)
    slot, event = await _held(session, actor, slot_id, now)
    if slot.protocol != protocol:
        _record(session, actor, event, slot, now, count=len(protocol))
        slot.protocol = protocol
        _sign(slot, actor, now)
    await session.flush()
    return slot


async def _held(session: AsyncSession, actor: Actor, slot_id: int, now: datetime) -> tuple[InterviewSlot, Event]:
    found = await session.get(InterviewSlot, slot_id)
    if found is None:
        raise NotFound("interview-slot-gone")
    event = await lock(session, event_id=found.event_id)
    require_staff(actor, event, *STAFF, action="interview.protocol")
    slot = await session.get(InterviewSlot, slot_id, populate_existing=True)
    if slot is None:
        raise NotFound("interview-slot-gone")
    if slot.person_id is None:
        raise ServiceError("interview-nobody")
    if slot.starts_at > now:
        raise ServiceError("interview-not-yet")
    return slot, event


def _sign(slot: InterviewSlot, actor: Actor, now: datetime) -> None:
    slot.protocol_by_id, slot.protocol_at = actor.person.id, now


async def _note_attendance(session: AsyncSession, actor: Actor, slot: InterviewSlot, came: bool, now: datetime) -> None:
    wanted = select(Participation).where(
        Participation.event_id == slot.event_id, Participation.person_id == slot.person_id
    )
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is not None:
        found.attendance = "attended" if came else "absent"
        found.attendance_at, found.attendance_by_id, found.changed_at = now, actor.person.id, now


def _record(
    session: AsyncSession, actor: Actor, event: Event, slot: InterviewSlot, now: datetime, **details: object
) -> None:
    known = {name: value for name, value in details.items() if value is not None}
    audit.record(
        session,
        actor,
        "interview.protocol",
        "event",
        event.id,
        now=now,
        municipality_id=event.municipality_id,
        person=slot.person_id,
        **known,
    )
