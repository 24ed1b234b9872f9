"""Signing up and withdrawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, InterviewSlot, Participation
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import segments
from services.actor import Actor
from services.errors import ServiceError
from services.events.finding import lock
from services.participation import queue
from services.participation.reading import find, mine
from services.participation.states import (
    CANCELLED,
    HOLDING,
    OFFERED,
    SIGNED_UP,
    STANDING,
    WAITING,
    WITHDRAWN,
    SignUp,
    closes_at,
    leaves_until,
    sign_up_state,
)

LATE = timedelta(hours=24)
"""A place given back later than this before the start is hard to fill."""

LASTING = (EventKind.CONTEST, EventKind.INTERNSHIP, EventKind.INTERVIEW)
"""Kinds that go on after their beginning: most of it may lie ahead."""


class Outcome(StrEnum):
    SIGNED_UP = "signed_up"
    WAITING = "waiting"
    FULL = "full"
    """Nothing has happened: the waiting list may be chosen."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of signing up; `place` is that in the waiting list, from 1."""

    event: Event
    outcome: Outcome
    new: bool
    place: int | None = None


async def sign_up(
    session: AsyncSession, *, actor: Actor, programme: Programme, event_id: int, now: datetime, queue_up: bool = False
) -> Joined:
    """Take a place; where none is free, one in the waiting list if `queue_up`, else nothing happens (`FULL`).

    A second time has no effect. Raises `ServiceError` with the reason: not open yet, closed, over, cancelled, for
    others, without consent.
    """
    event = await lock(session, event_id=event_id)
    found = await find(session, event_id=event_id, person_id=actor.person.id)
    if found is not None and found.state in STANDING:
        _require_ahead(event, now)
        return await _again(session, actor, event, found, now)
    await require_open(session, actor, programme, event, now)
    # A place may be free because its offer has just run out: those who wait come first.
    await queue.expire_offers_of(session, event_id=event_id, now=now)
    free = await queue.free_places(session, event)
    if free is None or free > 0:
        await put(session, event, found, actor.person.id, SIGNED_UP, now)
        return Joined(event, Outcome.SIGNED_UP, True)
    if not queue_up:
        return Joined(event, Outcome.FULL, False, await queue.number(session, event_id, (WAITING,)) + 1)
    waiting = await put(session, event, found, actor.person.id, WAITING, now)
    return Joined(event, Outcome.WAITING, True, await queue.place_in_queue(session, waiting))


async def _again(session: AsyncSession, actor: Actor, event: Event, found: Participation, now: datetime) -> Joined:
    if found.state == WAITING:
        return Joined(event, Outcome.WAITING, False, await queue.place_in_queue(session, found))
    if found.state == OFFERED:
        await queue.confirm(session, actor=actor, event_id=event.id, now=now)
        return Joined(event, Outcome.SIGNED_UP, True)
    return Joined(event, Outcome.SIGNED_UP, False)


def _require_ahead(event: Event, now: datetime) -> None:
    """Raises `ServiceError` where a place means nothing any more."""
    if event.state == CANCELLED:
        raise ServiceError("participation-cancelled", title=event.title, reason=event.cancel_reason or "")
    if event.ends_at <= now:
        raise ServiceError("participation-over", title=event.title)


async def require_open(session: AsyncSession, actor: Actor, programme: Programme, event: Event, now: datetime) -> None:
    """Raises `ServiceError` with the reason for which the person cannot sign up at this moment."""
    await require_invited(session, actor, programme, event)
    match sign_up_state(event, now):
        case SignUp.CANCELLED:
            raise ServiceError("participation-cancelled", title=event.title, reason=event.cancel_reason or "")
        case SignUp.EARLY:
            opens = (event.signup_opens_at or now).astimezone(actor.zone)
            raise ServiceError("participation-early", title=event.title, opens=opens)
        case SignUp.CLOSED:
            closed = closes_at(event).astimezone(actor.zone)
            raise ServiceError("participation-closed", title=event.title, closed=closed)
        case SignUp.OVER:
            raise ServiceError("participation-over", title=event.title)
        case SignUp.NONE:
            raise ServiceError("participation-deadline", title=event.title)


async def require_invited(session: AsyncSession, actor: Actor, programme: Programme, event: Event) -> None:
    """Raises `ServiceError` for whoever the event is not for, and before consent."""
    if not actor.consented and not actor.is_colleague:
        raise ServiceError("participation-consent")
    if not await is_invited(session, event, person_id=actor.person.id, programme=programme):
        raise ServiceError("participation-foreign")


async def is_invited(session: AsyncSession, event: Event, *, person_id: int, programme: Programme) -> bool:
    segment, scope = segments.of_event(event)
    return await segments.matches(
        session, segment, person_id=person_id, programme=programme, cycle_id=event.cycle_id, scope=scope
    )


async def put(
    session: AsyncSession, event: Event, found: Participation | None, person_id: int, state: str, now: datetime
) -> Participation:
    """The person's one row, in that state from now on; the caller holds the lock of the event."""
    if found is None:
        found = Participation(
            event_id=event.id, person_id=person_id, state=state, queued_at=now, created_at=now, changed_at=now
        )
        session.add(found)
    else:
        found.state, found.queued_at, found.changed_at, found.offered_until = state, now, now, None
    await session.flush()
    return found


@dataclass(frozen=True, slots=True)
class Leaving:
    """What giving back one's place would mean."""

    event: Event
    participation: Participation
    participation_state: str
    """As it was before."""
    late: bool
    """So late that hardly anybody can take the place."""
    waiting: int
    """How many wait for it."""


async def leaving(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime) -> Leaving | None:
    """None when there is nothing to give back; raises `ServiceError` once it has started, or the person came early."""
    event = await lock(session, event_id=event_id)
    found = await find(session, event_id=event_id, person_id=actor.person.id)
    if found is None or found.state not in STANDING:
        return None
    if event.state != CANCELLED and (leaves_until(event) <= now or _is_noted(found)):
        raise ServiceError("participation-started", title=event.title)
    late = found.state == SIGNED_UP and timedelta(0) < event.starts_at - now < LATE
    return Leaving(event, found, found.state, late, await queue.number(session, event_id, (WAITING,)))


def _is_noted(found: Participation) -> bool:
    """It is written down that the person was there, or what came of it: nothing to be given up any more."""
    return found.attendance is not None or found.result is not None


async def withdraw(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime) -> Event:
    """Give back the place, an offer or the place in the queue; the next one is offered it. Twice has no effect.

    A booked time of an interview becomes free. Raises `ServiceError` once the event has started.
    """
    event = await lock(session, event_id=event_id)
    going = await leaving(session, actor=actor, event_id=event_id, now=now)
    if going is None:
        return event
    held = going.participation.state in HOLDING
    going.participation.state, going.participation.offered_until = WITHDRAWN, None
    going.participation.changed_at = now
    await session.execute(
        update(InterviewSlot)
        .where(
            InterviewSlot.event_id == event_id,
            InterviewSlot.person_id == actor.person.id,
            InterviewSlot.outcome.is_(None),
        )
        .values(person_id=None, booked_at=None)
    )
    await session.flush()
    if held:
        await queue.promote(session, event=event, now=now)
    return event


async def withdraw_everywhere(session: AsyncSession, *, actor: Actor, now: datetime) -> None:
    """Give back every place at events that have not begun, as whoever takes the consent back does.

    Contests, internships and interviews under way are given up too, unless something came of them already; a booked
    time that lies ahead becomes free.
    """
    wanted = mine(actor.person.id).where(Event.ends_at > now).with_only_columns(Participation.event_id)
    # In the order of ids: two who leave at once lock the events in the same order.
    for event_id in sorted((await session.execute(wanted)).scalars()):
        event = await lock(session, event_id=event_id)
        if event.starts_at > now:
            await withdraw(session, actor=actor, event_id=event_id, now=now)
        elif event.kind in LASTING:
            await _give_up(session, event, actor.person.id, now)


async def _give_up(session: AsyncSession, event: Event, person_id: int, now: datetime) -> None:
    found = await find(session, event_id=event.id, person_id=person_id)
    if found is None or _is_noted(found):
        return
    found.state, found.offered_until, found.changed_at = WITHDRAWN, None, now
    await session.execute(
        update(InterviewSlot)
        .where(
            InterviewSlot.event_id == event.id,
            InterviewSlot.person_id == person_id,
            InterviewSlot.outcome.is_(None),
            InterviewSlot.starts_at > now,
        )
        .values(person_id=None, booked_at=None)
    )
    await session.flush()
