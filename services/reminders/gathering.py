"""Everything that comes in the weeks ahead, or came since the planner last looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import CalendarEntry, Cycle, Event
from programmes.calendar import CalendarWindow, EventKind, Occasion
from programmes.schema import Programme
from services.reminders import audience, details
from services.reminders.facts import Fact, longest, offsets_for
from services.reminders.usual import deadline, diary, signup, start

EDGE = timedelta(days=2)
"""Days differ by zone: nothing may be missed at the edges."""
FAR = 366 * 3
"""Days; no definition reminds of anything farther away."""


@dataclass(frozen=True, slots=True)
class Span:
    """Moments that matter to one tick: a little wider than needed, for each reminder is reckoned by its zone."""

    since: datetime
    until: datetime

    @classmethod
    def of(cls, programme: Programme, *, since: datetime, now: datetime) -> Span:
        return cls(since - EDGE, now + timedelta(days=min(longest(programme.reminders), FAR)) + EDGE)


async def gather(session: AsyncSession, programme: Programme, span: Span, *, every: bool = False) -> list[Fact]:
    """The facts whose moment lies in `span`, with their people yet to be asked for.

    Without `every` only those that reminders come of.
    """
    events = await _events(session, span)
    found = [fact for event in events for fact in _of_event(event, programme)]
    found += await details.facts(session, programme, events, span.since, span.until)
    return [fact for fact in [*found, *await _windows(session, programme, span)] if every or fact.offsets]


async def _events(session: AsyncSession, span: Span) -> Sequence[Event]:
    """Those that begin, end or close their sign-up in the span."""
    near = [
        column.between(span.since, span.until) for column in (Event.starts_at, Event.ends_at, Event.signup_closes_at)
    ]
    wanted = select(Event).where(Event.state == "planned", or_(*near)).order_by(Event.id)
    return (await session.execute(wanted)).scalars().all()


def _of_event(event: Event, programme: Programme) -> list[Fact]:
    """What concerns every kind; interviews, contests and offers are looked at in detail elsewhere."""
    if event.kind == EventKind.DEADLINE:
        return [deadline(event, programme)]
    found = [] if event.kind == EventKind.INTERVIEW else [start(event, programme), signup(event, programme)]
    if event.kind == EventKind.INTERNSHIP:
        found.append(diary(event, programme))
    return found


async def _windows(session: AsyncSession, programme: Programme, span: Span) -> list[Fact]:
    """The windows of the calendar in which a work is handed in."""
    windows = {window.key: window for window in programme.calendar if window.work is not None}
    if not windows:
        return []
    wanted = (
        select(CalendarEntry)
        .join(Cycle, Cycle.id == CalendarEntry.cycle_id)
        .where(
            Cycle.programme == programme.key,
            CalendarEntry.key.in_(windows),
            CalendarEntry.ends_on.between(span.since.date(), span.until.date()),
        )
    )
    entries = (await session.execute(wanted)).scalars()
    return [fact for entry in entries if (fact := work_fact(entry, windows[entry.key], programme)) is not None]


def work_fact(entry: CalendarEntry, window: CalendarWindow, programme: Programme) -> Fact | None:
    """None where the definition no longer takes the work."""
    work, tracks = window.work or "", window.tracks
    if not audience.takes(programme, tracks, work):
        return None
    return Fact(
        key=f"window:{entry.id}:{work}",
        moment=entry.ends_on,
        kind="deadline",
        offsets=offsets_for(programme.reminders, Occasion.DEADLINE, EventKind.DEADLINE),
        who=partial(audience.without_work, programme, entry.cycle_id, tracks, work),
        text="reminder-work",
        args={"title": work_title(programme, tracks, work)},
        rows=[[(Text("reminder-hand-in"), hand_in(work))]],
        opens_at=_beginning(entry.starts_on),
    )


def hand_in(work: str) -> str:
    """The callback data that begins to hand in `work`; handlers/reminders reads it."""
    return f"duework:{work}"


def work_title(programme: Programme, tracks: tuple[str, ...], work: str) -> str:
    kinds = (kind for track in programme.tracks if not tracks or track.key in tracks for kind in track.submissions)
    return next(kind.title for kind in kinds if kind.key == work)


def _beginning(day: date) -> datetime:
    """Before any zone has come to `day`: a reminder on the first day itself is not too early."""
    return datetime.combine(day, time(), tzinfo=UTC) - timedelta(hours=14)
