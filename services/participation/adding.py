"""Staff put somebody on the list of an event, or take somebody off it: whoever called, or has no phone at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Consent, Event, Participation, Person
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import audit, notifications, segments
from services.actor import STAFF, Actor
from services.consents import document_key
from services.errors import Denied, ServiceError
from services.events.finding import lock
from services.participation import attendance, queue, reading, signing, telling
from services.participation.states import CANCELLED, HOLDING, SIGNED_UP, STANDING, WAITING, WITHDRAWN
from services.search import found_by
from services.segments.criteria import lives_in, standing_roles

ACTION = "participation.add"


class Place(StrEnum):
    """What somebody is given by hand."""

    FREE = "free"
    """One of the places that are left."""
    QUEUE = "queue"
    """The end of the waiting list."""
    OVER = "over"
    """A place beyond the capacity."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """Somebody who may be put on the list, and how matters stand."""

    event: Event
    person: Person
    """With the organisation."""
    mine: Participation | None
    free: int | None
    """Places left; None without limit."""
    invited: bool
    reachable: bool
    """The bot can write to the person."""
    ahead: bool
    """There is still something to tell: it has not begun."""
    choices: tuple[Place, ...]
    """The best first; none: the person has a place."""


def prospects(event: Event, *, actor: Actor, programme: Programme, typed: str = "") -> Select[Person]:
    """Who can be put on the list, by name, with organisations: whom `typed` finds; without it whom the event is for.

    A coordinator reaches the people of the own municipalities; a head, as host, whom the event is for.
    """
    wanted = _reached(event, actor, programme)
    if typed.strip():
        wanted = wanted.where(found_by(Person.search_text, typed))
    else:
        standing = select(Participation.person_id).where(
            Participation.event_id == event.id, Participation.state.in_(STANDING)
        )
        wanted = wanted.where(Person.id.in_(_meant(event, programme)), Person.id.not_in(standing))
    return wanted.options(joinedload(Person.organisation)).order_by(Person.search_text, Person.id)


def _reached(event: Event, actor: Actor, programme: Programme) -> Select[Person]:
    wanted = select(Person).where(Person.surname.is_not(None), _may_be_listed(programme))
    if not _is_staff(actor, event):
        return wanted.where(Person.id.in_(_meant(event, programme)))
    reach = actor.scope()
    return wanted if reach is None else wanted.where(lives_in(None, sorted(reach)))


def _meant(event: Event, programme: Programme) -> Select[int]:
    segment, scope = segments.of_event(event)
    return segments.select_people(segment, programme=programme, cycle_id=event.cycle_id, scope=scope)


def _is_staff(actor: Actor, event: Event) -> bool:
    return actor.sees(event.municipality_id, *STAFF)


def _may_be_listed(programme: Programme) -> ColumnElement[bool]:
    """Over `Person`: a consent stands, or a role; or the person has not come to the bot yet and has refused nothing."""
    given = select(Consent.person_id).where(Consent.document == document_key(programme))
    stands, ended = given.where(Consent.withdrawn_at.is_(None)), given.where(Consent.withdrawn_at.is_not(None))
    stranger = and_(Person.telegram_id.is_(None), Person.id.not_in(ended))
    return or_(Person.id.in_(stands), standing_roles(None), stranger)


async def look(
    session: AsyncSession, *, actor: Actor, programme: Programme, event_id: int, person_id: int, now: datetime
) -> Prospect:
    """How matters stand between the two; raises `Denied` for whoever is not the host or a person out of reach.

    Raises `ServiceError` for an event that nobody is put on the list of.
    """
    event = await lock(session, event_id=event_id)
    reading.require_host(actor, event, ACTION)
    require_list(event)
    person = await find_person(session, actor=actor, programme=programme, event=event, person_id=person_id)
    mine = await reading.find(session, event_id=event_id, person_id=person_id)
    free = await queue.free_places(session, event)
    return Prospect(
        event=event,
        person=person,
        mine=mine,
        free=None if free is None else max(0, free),
        invited=await signing.is_invited(session, event, person_id=person_id, programme=programme),
        reachable=person.telegram_id is not None and person.unreachable_since is None,
        ahead=now < event.starts_at,
        choices=_choices(actor, event, mine, free, now),
    )


def takes_people(event: Event) -> bool:
    """Whether people can be put on its list: to an interview one comes at a time of one's own."""
    return event.state != CANCELLED and event.kind not in (EventKind.DEADLINE, EventKind.INTERVIEW)


def require_list(event: Event) -> None:
    """Raises `ServiceError` for an event that has no list to be put on."""
    if event.state == CANCELLED:
        raise ServiceError("participation-cancelled", title=event.title, reason=event.cancel_reason or "")
    if event.kind == EventKind.DEADLINE:
        raise ServiceError("participation-deadline", title=event.title)
    if event.kind == EventKind.INTERVIEW:
        raise ServiceError("participation-add-interview", title=event.title)


async def find_person(
    session: AsyncSession, *, actor: Actor, programme: Programme, event: Event, person_id: int
) -> Person:
    """Somebody who can be put on the list, with the organisation; raises `Denied` for anybody else."""
    wanted = _reached(event, actor, programme).where(Person.id == person_id)
    found = (await session.execute(wanted.options(joinedload(Person.organisation)))).scalar_one_or_none()
    if found is None:
        raise Denied(ACTION, f"person:{person_id}")
    return found


def _choices(
    actor: Actor, event: Event, mine: Participation | None, free: int | None, now: datetime
) -> tuple[Place, ...]:
    state = None if mine is None else mine.state
    if state == SIGNED_UP:
        return ()
    # An offered place is the person's already.
    if free is None or free > 0 or state in HOLDING:
        return (Place.FREE,)
    waits = (Place.QUEUE,) if state != WAITING and now < event.starts_at else ()
    # Whoever stands in the hall is noted by the code too, places or not.
    over = (Place.OVER,) if _is_staff(actor, event) or attendance.is_running(event, now) else ()
    return (*waits, *over)


async def add(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    event_id: int,
    person_id: int,
    place: Place,
    now: datetime,
) -> tuple[Prospect, Participation | None]:
    """Put the person on the list, audited, and tell the person; sign-up may be closed, and the event over.

    None where that place is not to be had any more, or the person has one: nothing has happened. Raises as `look` does.
    """
    reading.require_host(actor, await lock(session, event_id=event_id), ACTION)
    # A place may be free because its offer has just run out: those who wait come first.
    await queue.expire_offers_of(session, event_id=event_id, now=now)
    found = await look(session, actor=actor, programme=programme, event_id=event_id, person_id=person_id, now=now)
    if place not in found.choices:
        return found, None
    state = WAITING if place is Place.QUEUE else SIGNED_UP
    made = await signing.put(session, found.event, found.mine, person_id, state, now)
    details = {"person": person_id, "place": place.value, "invited": found.invited}
    _record(session, actor, ACTION, found.event, now, **details)
    if found.ahead:
        # Out of reach, it waits until the person comes back.
        await telling.added(session, found.event, made, now)
    return found, made


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking somebody off the list would mean."""

    event: Event
    person: Person
    told: bool
    """The bot writes to the person of it."""
    handed_on: bool
    """Somebody waits for the place and gets it."""


async def removal(session: AsyncSession, *, actor: Actor, participation_id: int, now: datetime) -> Removal:
    """Raises as `remove` does."""
    found, event = await _removable(session, actor, participation_id)
    person = await session.get_one(Person, found.person_id)
    free = await queue.free_places(session, event)
    left = found.state in HOLDING and free is not None and free >= 0 and now < event.starts_at
    waiting = await queue.number(session, event.id, (WAITING,)) if left else 0
    told = person.telegram_id is not None and person.unreachable_since is None and now < event.starts_at
    return Removal(event, person, told, waiting > 0)


async def remove(session: AsyncSession, *, actor: Actor, participation_id: int, now: datetime) -> Participation:
    """Take the person off the list, audited, and tell the person; the place goes to the next. Twice has no effect.

    Raises `Denied` for whoever is not the host, `ServiceError` for somebody whose coming is noted, and where `look`
    does.
    """
    found, event = await _removable(session, actor, participation_id)
    if found.state not in STANDING:
        return found
    held = found.state in HOLDING
    found.state, found.offered_until, found.changed_at = WITHDRAWN, None, now
    await session.flush()
    await notifications.cancel_about(session, event_id=event.id, person_id=found.person_id, now=now)
    _record(session, actor, "participation.remove", event, now, person=found.person_id)
    if now < event.starts_at:
        await telling.removed(session, event, found, now)
    if held:
        await queue.promote(session, event=event, now=now)
    return found


async def _removable(session: AsyncSession, actor: Actor, participation_id: int) -> tuple[Participation, Event]:
    found = await attendance.hosted(
        session, actor=actor, participation_id=participation_id, action="participation.remove"
    )
    event = await lock(session, event_id=found.event_id)
    require_list(event)
    await session.refresh(found, ["state", "attendance"])
    if found.attendance is not None:
        raise ServiceError("participation-remove-noted", title=event.title)
    return found, event


def _record(session: AsyncSession, actor: Actor, action: str, event: Event, now: datetime, **details: object) -> None:
    place = event.municipality_id
    audit.record(session, actor, action, "event", event.id, now=now, municipality_id=place, **details)
