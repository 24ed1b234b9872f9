"""Staff book a time for somebody: whoever called, or has no phone at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, InterviewSlot, Person
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import audit
from services.actor import STAFF, Actor
from services.errors import NotFound
from services.events.finding import lock, require_staff
from services.interviews.booking import own_slot, require_free, take
from services.interviews.telling import tell
from services.participation import adding, signing

ACTION = "interview.book"


@dataclass(frozen=True, slots=True)
class Placing:
    """What booking the time for the person means, or has meant."""

    event: Event
    slot: InterviewSlot
    person: Person
    """With the organisation."""
    before: datetime | None
    """The time the person has had until now; None: none."""
    invited: bool
    reachable: bool
    """The bot can write to the person."""
    is_new: bool
    """False when it is the person's time already."""


async def look_at(
    session: AsyncSession, *, actor: Actor, programme: Programme, slot_id: int, person_id: int, now: datetime
) -> Placing:
    """What it would mean; raises `Denied` for an event or a person out of reach, `ServiceError` for a time that is
    taken or past, an interview that is cancelled, and somebody who has been interviewed.
    """
    event, slot = await _open(session, actor, slot_id)
    person = await adding.find_person(session, actor=actor, programme=programme, event=event, person_id=person_id)
    earlier = None if slot.person_id == person_id else await own_slot(session, event, person_id, now)
    if slot.person_id != person_id:
        require_free(event, slot, now)
    return Placing(
        event=event,
        slot=slot,
        person=person,
        before=None if earlier is None else earlier.starts_at,
        invited=await signing.is_invited(session, event, person_id=person_id, programme=programme),
        reachable=person.telegram_id is not None and person.unreachable_since is None,
        is_new=slot.person_id != person_id,
    )


async def place(
    session: AsyncSession, *, actor: Actor, programme: Programme, slot_id: int, person_id: int, now: datetime
) -> Placing:
    """Book the time, audited, whatever the window of sign-up says; the person is told, an earlier time is given back.

    A second time has no effect. Raises as `look_at` does.
    """
    found = await look_at(session, actor=actor, programme=programme, slot_id=slot_id, person_id=person_id, now=now)
    if not found.is_new:
        return found
    event, slot = found.event, found.slot
    await take(session, event, slot, person_id, now)
    municipality_id = event.municipality_id
    details = {"person": person_id, "invited": found.invited}
    audit.record(session, actor, ACTION, "event", event.id, now=now, municipality_id=municipality_id, **details)
    await tell(
        session,
        event=event,
        person_id=person_id,
        key=f"slot:{slot.id}:placed:{person_id}:{now.timestamp():.0f}",
        what="interview-told-placed" if found.before is None else "interview-told-placed-anew",
        moment=slot.starts_at,
        before=found.before,
        now=now,
    )
    await session.flush()
    return found


async def _open(session: AsyncSession, actor: Actor, slot_id: int) -> tuple[Event, InterviewSlot]:
    """Both locked by the event's row, as every booking is."""
    found = await session.get(InterviewSlot, slot_id)
    if found is None:
        raise NotFound("interview-slot-gone")
    event = await lock(session, event_id=found.event_id)
    require_staff(actor, event, *STAFF, action=ACTION)
    slot = await session.get(InterviewSlot, slot_id, populate_existing=True)
    if slot is None or event.kind != EventKind.INTERVIEW:
        raise NotFound("interview-slot-gone")
    return event, slot
