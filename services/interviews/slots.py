"""Times that the coordinator offers: added, moved, removed, listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, InterviewSlot, Person
from programmes.calendar import EventKind
from programmes.schema import Role
from services import audit
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, paragraphs
from services.errors import NotFound, ServiceError
from services.events.finding import find, lock, require_staff
from services.interviews.plan import Plan, Window, at
from services.interviews.telling import tell
from services.paging import Page, fetch_page
from services.roles import READERS

LONGEST_REASON = 500
"""Characters of what the person is told about a moved or removed time."""


@dataclass(frozen=True, slots=True)
class Line:
    """One time with who has booked it."""

    slot: InterviewSlot
    person: Person | None


def zone_of(event: Event) -> ZoneInfo:
    return ZoneInfo(event.timezone)


def days_between(event: Event) -> tuple[date, date]:
    """The first and the last day of the event, where it takes place."""
    zone = zone_of(event)
    return event.starts_at.astimezone(zone).date(), event.ends_at.astimezone(zone).date()


async def add(session: AsyncSession, *, actor: Actor, event_id: int, plan: Plan, now: datetime) -> int:
    """Offer every time of the plan, audited; returns how many were added: 0 when all of them are there already.

    Raises `ServiceError`, and adds nothing, when one is past, outside of the event, or meets another in its room.
    """
    event = await _open_for_change(session, actor, event_id)
    if not (windows := await check_plan(session, event=event, plan=plan, now=now)):
        return 0
    session.add_all(
        InterviewSlot(event_id=event.id, starts_at=item.starts_at, ends_at=item.ends_at, place=item.place)
        for item in windows
    )
    _record(session, actor, "interview.add", event, now, count=len(windows))
    await session.flush()
    return len(windows)


async def check_plan(session: AsyncSession, *, event: Event, plan: Plan, now: datetime) -> list[Window]:
    """The times of the plan; none when all of them are there already. Raises `ServiceError` as `add` does."""
    windows = plan.windows(zone_of(event))
    standing = [_window(slot) for slot in await _slots(session, event.id)]
    if windows and set(windows) <= set(standing):
        return []
    check_windows(event, windows, standing, now)
    return windows


def check_windows(event: Event, windows: list[Window], standing: list[Window], now: datetime) -> None:
    """Raises `ServiceError` naming the first time that cannot be."""
    zone = zone_of(event)
    for item in windows:
        local = item.starts_at.astimezone(zone)
        if item.starts_at <= now:
            raise ServiceError("interview-past", moment=local)
        if item.starts_at < event.starts_at or item.ends_at > event.ends_at:
            first, last = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
            raise ServiceError("interview-outside", moment=local, first=first, last=last)
        if any(item.meets(other) for other in standing):
            raise ServiceError("interview-overlap", moment=local, room=item.place or "", has_room=bool(item.place))


async def remove(
    session: AsyncSession, *, actor: Actor, slot_id: int, reason: str | None, now: datetime
) -> InterviewSlot:
    """Take a time away, audited; whoever booked it is told why and keeps the invitation.

    Raises `ServiceError` without a reason for a booked time, and for one whose interview has taken place.
    """
    slot, event = await _slot_for_change(session, actor, slot_id)
    why = read_reason(reason, required=slot.person_id is not None)
    if slot.person_id is not None:
        await tell(
            session,
            event=event,
            person_id=slot.person_id,
            key=f"slot:{slot.id}:removed",
            what="interview-told-removed",
            reason=why or "",
            moment=slot.starts_at,
            now=now,
        )
    _record(session, actor, "interview.remove", event, now, person=slot.person_id, reason=why)
    await session.execute(delete(InterviewSlot).where(InterviewSlot.id == slot.id))
    return slot


async def remove_free(session: AsyncSession, *, actor: Actor, event_id: int, day: date, now: datetime) -> int:
    """Take away the times of that day that nobody has booked, audited; returns how many."""
    event = await _open_for_change(session, actor, event_id)
    gone = [item for item in await _slots(session, event_id, bounds(event, day)) if item.person_id is None]
    if gone:
        await session.execute(delete(InterviewSlot).where(InterviewSlot.id.in_([item.id for item in gone])))
        _record(session, actor, "interview.remove", event, now, count=len(gone))
    return len(gone)


async def move(
    session: AsyncSession, *, actor: Actor, slot_id: int, day: date, clock: time, reason: str | None, now: datetime
) -> InterviewSlot:
    """Let a time begin at another hour, as long as before, audited; whoever booked it is told what and why.

    The same hour changes nothing.
    """
    slot, event = await _slot_for_change(session, actor, slot_id)
    starts_at, length = at(day, clock, zone_of(event)), slot.ends_at - slot.starts_at
    if starts_at == slot.starts_at:
        return slot
    why = read_reason(reason, required=slot.person_id is not None)
    others = [_window(item) for item in await _slots(session, event.id) if item.id != slot.id]
    check_windows(event, [Window(starts_at, starts_at + length, slot.place)], others, now)
    before = slot.starts_at
    slot.starts_at, slot.ends_at = starts_at, starts_at + length
    if slot.person_id is not None:
        # For the person it is a booking of this moment: calendars and reminders go by when it was made.
        slot.booked_at = now
        # Moved there and back is two facts: the moment of the change is part of the key.
        await tell(
            session,
            event=event,
            person_id=slot.person_id,
            key=f"slot:{slot.id}:moved:{now.timestamp():.0f}",
            what="interview-told-moved",
            reason=why or "",
            moment=slot.starts_at,
            before=before,
            now=now,
        )
    _record(session, actor, "interview.move", event, now, person=slot.person_id, reason=why)
    await session.flush()
    return slot


def read_reason(typed: str | None, *, required: bool) -> str | None:
    """A reason as it is told; raises `ServiceError` for one that is missing or too long."""
    reason = paragraphs(clean(typed or ""))
    if len(reason) > LONGEST_REASON:
        raise ServiceError("interview-reason-long", count=len(reason), limit=LONGEST_REASON)
    if required and not reason:
        raise ServiceError("interview-reason-required")
    return reason or None


async def find_slot(
    session: AsyncSession, *, actor: Actor, slot_id: int, roles: tuple[Role, ...] = READERS
) -> tuple[Line, Event]:
    """A time with its person and its event, for staff in reach; raises `NotFound`, and `Denied` out of reach."""
    wanted = select(InterviewSlot, Person).where(InterviewSlot.id == slot_id)
    joined = wanted.outerjoin(Person, Person.id == InterviewSlot.person_id)
    found = (await session.execute(joined)).one_or_none()
    if found is None:
        raise NotFound("interview-slot-gone")
    event = await find(session, event_id=found[0].event_id)
    require_staff(actor, event, *roles, action="interview.view")
    return Line(found[0], found[1]), event


async def look(session: AsyncSession, *, actor: Actor, slot_id: int, now: datetime) -> tuple[Line, Event]:
    """The same for reading, audited when it is somebody's."""
    line, event = await find_slot(session, actor=actor, slot_id=slot_id)
    if line.person is not None:
        _record(session, actor, "interview.view", event, now, person=line.person.id)
    return line, event


async def days_of(session: AsyncSession, *, actor: Actor, event_id: int) -> dict[date, tuple[int, int]]:
    """The days with times: how many there are, and how many are booked; raises as `find_slot` does."""
    event = await find(session, event_id=event_id)
    require_staff(actor, event, *READERS, action="interview.view")
    days: dict[date, tuple[int, int]] = {}
    for slot in await _slots(session, event_id):
        day = slot.starts_at.astimezone(zone_of(event)).date()
        total, booked = days.get(day, (0, 0))
        days[day] = total + 1, booked + (slot.person_id is not None)
    return days


async def fetch_day(session: AsyncSession, *, actor: Actor, event_id: int, day: date, number: int) -> Page[Line]:
    """A page of the times of that day, in order, with who booked them; raises as `find_slot` does."""
    event = await find(session, event_id=event_id)
    require_staff(actor, event, *READERS, action="interview.view")
    page = await fetch_page(session, _wanted(event_id, bounds(event, day)), number=number)
    ids = [slot.person_id for slot in page.items if slot.person_id is not None]
    people = {item.id: item for item in (await session.execute(select(Person).where(Person.id.in_(ids)))).scalars()}
    lines = [Line(slot, people.get(slot.person_id or 0)) for slot in page.items]
    return Page(lines, page.number, page.pages, page.total)


def bounds(event: Event, day: date) -> tuple[datetime, datetime]:
    """That day where the event takes place, in UTC: its first moment, and the first after it."""
    zone = zone_of(event)
    first, after = (datetime.combine(item, time(), zone) for item in (day, day + timedelta(days=1)))
    return first.astimezone(UTC), after.astimezone(UTC)


def _wanted(event_id: int, between: tuple[datetime, datetime] | None) -> Select[InterviewSlot]:
    wanted = select(InterviewSlot).where(InterviewSlot.event_id == event_id)
    if between is not None:
        wanted = wanted.where(InterviewSlot.starts_at >= between[0], InterviewSlot.starts_at < between[1])
    return wanted.order_by(InterviewSlot.starts_at, InterviewSlot.id)


async def _slots(
    session: AsyncSession, event_id: int, between: tuple[datetime, datetime] | None = None
) -> list[InterviewSlot]:
    return list((await session.execute(_wanted(event_id, between))).scalars())


def _window(slot: InterviewSlot) -> Window:
    return Window(slot.starts_at, slot.ends_at, slot.place)


async def _open_for_change(session: AsyncSession, actor: Actor, event_id: int) -> Event:
    """The event, locked; raises `Denied`, and `ServiceError` for one that is no interview or is cancelled."""
    event = await lock(session, event_id=event_id)
    require_staff(actor, event, *STAFF, action="interview.change")
    if event.kind != EventKind.INTERVIEW:
        raise NotFound
    if event.state != "planned":
        raise ServiceError("interview-cancelled")
    return event


async def _slot_for_change(session: AsyncSession, actor: Actor, slot_id: int) -> tuple[InterviewSlot, Event]:
    found = await session.get(InterviewSlot, slot_id)
    if found is None:
        raise NotFound("interview-slot-gone")
    event = await _open_for_change(session, actor, found.event_id)
    slot = await session.get(InterviewSlot, slot_id, populate_existing=True)
    if slot is None:
        raise NotFound("interview-slot-gone")
    if slot.outcome is not None:
        raise ServiceError("interview-held")
    return slot, event


def _record(session: AsyncSession, actor: Actor, action: str, event: Event, now: datetime, **details: object) -> None:
    place = event.municipality_id
    known = {name: value for name, value in details.items() if value is not None}
    audit.record(session, actor, action, "event", event.id, now=now, municipality_id=place, **known)
