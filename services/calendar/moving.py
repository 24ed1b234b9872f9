"""Moving an entry for this cycle, with a reason, and putting it back where the document has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import CalendarEntry, Cycle
from programmes.calendar import CalendarWindow
from programmes.occurrences import Span
from programmes.schema import Programme, Role
from services import audit
from services.actor import Actor
from services.answers.cleaning import clean, paragraphs
from services.calendar.telling import news_of, take_back, tell_move
from services.errors import NotFound, ServiceError

LONGEST_REASON = 300
"""Characters: it stands on the card below two pairs of dates."""
LEEWAY = timedelta(days=31)
"""How far beyond the cycle a date may be moved: a contest that slips into the next month is no new cycle."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move, or its undoing, did."""

    row: CalendarEntry
    told: int = 0
    """People who get a message about it."""


async def move(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    entry_id: int,
    starts_on: date,
    ends_on: date,
    reason: str,
    now: datetime,
    expected: Span | None = None,
    tell: bool = False,
) -> Moved:
    """Give an entry other days in its cycle, audited; the definition and other cycles stay as they are.

    With `tell` everybody whom it concerns gets a message. Messages about its earlier days that have not arrived yet do
    not arrive. The planned days themselves make it unmoved again. `expected` is where the asker saw it standing: when
    it has been moved meanwhile, nothing happens. Raises `Denied` for anybody but a coordinator of the region,
    `ServiceError` for that, for days out of order, far outside of the cycle or no others than now, and for a missing
    reason.
    """
    row = await _locked(session, actor, entry_id, "calendar.move")
    if expected not in (None, (row.starts_on, row.ends_on)):
        raise ServiceError("calendar-meanwhile", starts=row.starts_on, ends=row.ends_on)
    await _check_days(session, row, starts_on, ends_on)
    why = read_move_reason(reason)
    before = (row.starts_on, row.ends_on)
    row.starts_on, row.ends_on = starts_on, ends_on
    if (starts_on, ends_on) == (row.planned_starts_on, row.planned_ends_on):
        _unmoved(row)
    else:
        row.moved_by_id, row.moved_at, row.moved_reason = actor.person.id, now, why
    told = await _follow_up(session, programme, row, before, why, now, tell=tell)
    _record(session, actor, "calendar.move", row, before, why, now, told)
    return Moved(row, told)


async def restore(
    session: AsyncSession, *, actor: Actor, programme: Programme, entry_id: int, now: datetime, tell: bool = False
) -> Moved:
    """Put an entry back on its planned days, audited; the second of two presses changes nothing.

    With `tell` everybody whom it concerns gets a message, but for those who have not heard of the move yet. Raises
    `Denied` for anybody but a coordinator of the region.
    """
    row = await _locked(session, actor, entry_id, "calendar.restore")
    if row.moved_at is None:
        return Moved(row)
    before = (row.starts_on, row.ends_on)
    row.starts_on, row.ends_on = row.planned_starts_on, row.planned_ends_on
    _unmoved(row)
    told = await _follow_up(session, programme, row, before, None, now, tell=tell)
    _record(session, actor, "calendar.restore", row, before, None, now, told)
    return Moved(row, told)


async def _follow_up(
    session: AsyncSession,
    programme: Programme,
    row: CalendarEntry,
    before: Span,
    reason: str | None,
    now: datetime,
    *,
    tell: bool,
) -> int:
    """Who is told, and what is not true any more."""
    await session.flush()
    window = _window(programme, row)
    told = 0
    if tell and window is not None:
        told = await tell_move(
            session, programme=programme, window=window, row=row, before=before, reason=reason, now=now
        )
    await take_back(session, row=row, now=now, but=news_of(row.id, now, before))
    return told


def _window(programme: Programme, row: CalendarEntry) -> CalendarWindow | None:
    """None where it has left the definition: nobody sees such an entry."""
    return next((window for window in programme.calendar if window.key == row.key), None)


def read_move_reason(typed: str | None) -> str:
    """A reason as it is stored; raises `ServiceError` for one that is missing or too long."""
    reason = paragraphs(clean(typed or ""))
    if not reason:
        raise ServiceError("calendar-reason-required")
    if len(reason) > LONGEST_REASON:
        raise ServiceError("calendar-reason-long", count=len(reason), limit=LONGEST_REASON)
    return reason


async def check_move(session: AsyncSession, *, actor: Actor, entry_id: int, starts_on: date, ends_on: date) -> None:
    """Raises what `move` would raise about these days, before a reason is asked for."""
    row = await _locked(session, actor, entry_id, "calendar.move")
    await _check_days(session, row, starts_on, ends_on)


async def _check_days(session: AsyncSession, row: CalendarEntry, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise ServiceError("calendar-upside-down", starts=starts_on, ends=ends_on)
    cycle = await session.get_one(Cycle, row.cycle_id)
    # A window of fixed dates may have begun before the cycle: it is judged from there.
    earliest = min(cycle.starts_on, row.planned_starts_on) - LEEWAY
    latest = max(cycle.ends_on - timedelta(days=1), row.planned_ends_on) + LEEWAY
    if starts_on < earliest or ends_on > latest:
        last = cycle.ends_on - timedelta(days=1)
        raise ServiceError("calendar-outside", cycle=cycle.title, first=cycle.starts_on, last=last)
    if (starts_on, ends_on) == (row.starts_on, row.ends_on):
        raise ServiceError("calendar-same", starts=starts_on, ends=ends_on)


async def _locked(session: AsyncSession, actor: Actor, entry_id: int, action: str) -> CalendarEntry:
    actor.require_within(action, f"calendar:{entry_id}", None, Role.REGION_COORDINATOR)
    wanted = select(CalendarEntry).where(CalendarEntry.id == entry_id).with_for_update()
    row = (await session.execute(wanted)).scalar_one_or_none()
    if row is None:
        raise NotFound("calendar-gone")
    return row


def _unmoved(row: CalendarEntry) -> None:
    row.moved_by_id, row.moved_at, row.moved_reason = None, None, None


def _record(
    session: AsyncSession,
    actor: Actor,
    action: str,
    row: CalendarEntry,
    before: tuple[date, date],
    reason: str | None,
    now: datetime,
    told: int,
) -> None:
    audit.record(
        session,
        actor,
        action,
        "calendar",
        row.id,
        now=now,
        window=row.key,
        before=[day.isoformat() for day in before],
        after=[row.starts_on.isoformat(), row.ends_on.isoformat()],
        reason=reason,
        told=told,
    )
