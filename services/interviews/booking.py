"""People invited to an interview book one time, move to another, give it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, InterviewSlot
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import segments
from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.events.finding import lock
from services.interviews.slots import bounds, zone_of
from services.paging import Page, fetch_page
from services.participation import reading, signing
from services.participation.states import SIGNED_UP


@dataclass(frozen=True, slots=True)
class Booked:
    """What a press did."""

    slot: InterviewSlot
    event: Event
    before: datetime | None
    """The time that was given back for it; None for a first booking."""
    is_new: bool
    """False when the very time had been booked by the person before."""


async def slot_of(session: AsyncSession, *, event_id: int, person_id: int) -> InterviewSlot | None:
    """The time the person has booked; its start is when the event begins for the person."""
    wanted = select(InterviewSlot).where(InterviewSlot.event_id == event_id, InterviewSlot.person_id == person_id)
    return (await session.execute(wanted)).scalar_one_or_none()


async def free_days(session: AsyncSession, *, event: Event, now: datetime) -> dict[date, int]:
    """The days with free times ahead, in order, and how many there are."""
    zone, days = zone_of(event), dict[date, int]()
    for slot in (await session.execute(_free(event.id, now))).scalars():
        day = slot.starts_at.astimezone(zone).date()
        days[day] = days.get(day, 0) + 1
    return days


async def free_slots(
    session: AsyncSession, *, event: Event, day: date | None, number: int, now: datetime
) -> Page[InterviewSlot]:
    """A page of free times ahead, of one day or of all."""
    wanted = _free(event.id, now)
    if day is not None:
        first, after = bounds(event, day)
        wanted = wanted.where(InterviewSlot.starts_at >= first, InterviewSlot.starts_at < after)
    return await fetch_page(session, wanted, number=number)


def _free(event_id: int, now: datetime) -> Select[InterviewSlot]:
    wanted = select(InterviewSlot).where(
        InterviewSlot.event_id == event_id, InterviewSlot.person_id.is_(None), InterviewSlot.starts_at > now
    )
    return wanted.order_by(InterviewSlot.starts_at, InterviewSlot.id)


async def require_invited(session: AsyncSession, *, actor: Actor, programme: Programme, event: Event) -> None:
    """Raises `ServiceError` for whoever is not of the event's audience, `NotFound` for what is no interview."""
    if event.kind != EventKind.INTERVIEW:
        raise NotFound
    segment, scope = segments.of_event(event)
    invited = await segments.matches(
        session, segment, person_id=actor.person.id, programme=programme, cycle_id=event.cycle_id, scope=scope
    )
    if not invited:
        raise ServiceError("interview-not-invited")


async def book(session: AsyncSession, *, actor: Actor, programme: Programme, slot_id: int, now: datetime) -> Booked:
    """Take a free time; an earlier one of the same event is given back. The person is signed up from now on.

    Raises `ServiceError` for a time that is taken or past, an event that is cancelled or whose sign-up is not open,
    and for whoever is not invited or has been interviewed.
    """
    found = await session.get(InterviewSlot, slot_id)
    if found is None:
        raise NotFound("interview-slot-gone")
    # All bookings of one interview take turns at the event's row: of many who want one time one gets it.
    event = await lock(session, event_id=found.event_id)
    await require_invited(session, actor=actor, programme=programme, event=event)
    slot = await session.get(InterviewSlot, slot_id, populate_existing=True)
    if slot is None:
        raise NotFound("interview-slot-gone")
    if slot.person_id == actor.person.id:
        return Booked(slot, event, None, is_new=False)
    _require_open(event, slot, now)
    before = await take(session, event, slot, actor.person.id, now)
    return Booked(slot, event, before, is_new=True)


async def take(
    session: AsyncSession, event: Event, slot: InterviewSlot, person_id: int, now: datetime
) -> datetime | None:
    """Book a free time for the person, who is signed up from now on; the caller holds the lock of the event.

    Gives the person's earlier time, which is free again; raises `ServiceError` for one that has begun.
    """
    earlier = await own_slot(session, event, person_id, now)
    before = None if earlier is None else earlier.starts_at
    if earlier is not None:
        _give_back(earlier)
        # The old time must be free in the database before the new one is taken: a person has one an event.
        await session.flush()
    slot.person_id, slot.booked_at = person_id, now
    found = await reading.find(session, event_id=event.id, person_id=person_id)
    if found is None or found.state != SIGNED_UP:
        await signing.put(session, event, found, person_id, SIGNED_UP, now)
    await session.flush()
    return before


def _require_open(event: Event, slot: InterviewSlot, now: datetime) -> None:
    require_free(event, slot, now)
    zone = zone_of(event)
    if event.signup_opens_at is not None and now < event.signup_opens_at:
        raise ServiceError("interview-not-open", moment=event.signup_opens_at.astimezone(zone))
    if event.signup_closes_at is not None and now >= event.signup_closes_at:
        raise ServiceError("interview-closed", moment=event.signup_closes_at.astimezone(zone))


def require_free(event: Event, slot: InterviewSlot, now: datetime) -> None:
    """Raises `ServiceError` for a time that is taken or past, and for one of an interview that is cancelled."""
    zone = zone_of(event)
    if event.state != "planned":
        raise ServiceError("interview-cancelled")
    if slot.person_id is not None:
        raise ServiceError("interview-taken", moment=slot.starts_at.astimezone(zone))
    if slot.starts_at <= now:
        raise ServiceError("interview-past", moment=slot.starts_at.astimezone(zone))


async def cancel(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime) -> InterviewSlot | None:
    """Give the time back: the person is withdrawn, and may book again; None when there was nothing to give back.

    Raises `ServiceError` once the interview has begun.
    """
    event = await lock(session, event_id=event_id)
    slot = await own_slot(session, event, actor.person.id, now)
    if slot is None:
        return None
    _give_back(slot)
    participation = await reading.find(session, event_id=event.id, person_id=actor.person.id)
    if participation is not None:
        participation.state, participation.changed_at = "withdrawn", now
    await session.flush()
    return slot


async def own_slot(session: AsyncSession, event: Event, person_id: int, now: datetime) -> InterviewSlot | None:
    """The person's time, still ahead; raises `ServiceError` for one that is not."""
    wanted = select(InterviewSlot).where(InterviewSlot.event_id == event.id, InterviewSlot.person_id == person_id)
    found = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is not None and (found.outcome is not None or found.starts_at <= now):
        raise ServiceError("interview-begun", moment=found.starts_at.astimezone(zone_of(event)))
    return found


def _give_back(slot: InterviewSlot) -> None:
    slot.person_id = slot.booked_at = None


async def release(session: AsyncSession, *, event_id: int, person_id: int) -> None:
    """Give back the time of somebody who has withdrawn from the event, in the caller's transaction."""
    slot = await slot_of(session, event_id=event_id, person_id=person_id)
    if slot is not None and slot.outcome is None:
        _give_back(slot)
        await session.flush()
