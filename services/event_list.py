"""The list of events: whose it is, what is filtered by, what stands on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, Event, InterviewSlot, Participation
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import segments
from services.actor import Actor
from services.paging import PAGE_SIZE, Page, bounded, count_pages, offset
from services.participation.states import CANCELLED, HOLDING, STANDING, SignUp, sign_up_state
from services.roles import READERS
from services.search import found_by

LONGEST_SEARCH = 100
"""Characters of a search that are looked at."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown; None, False and an empty search limit nothing."""

    mine: bool = False
    past: bool = False
    free: bool = False
    """Only what one can still sign up for and get a place."""
    kind: str | None = None
    track: str | None = None
    month: str | None = None
    """`2026-12`, where the person lives."""
    typed: str = ""

    @property
    def limits(self) -> int:
        """How many filters are set; the sides of the list are none."""
        return sum(bool(item) for item in (self.free, self.kind, self.track, self.month))


@dataclass(frozen=True, slots=True)
class Line:
    """One event as a line of the list."""

    event: Event
    state: str | None
    """How the reader stands to it; None: not at all."""
    full: bool
    booked_at: datetime | None = None
    """When an interview begins for the reader."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter buttons count, each as if it were the only other filter."""

    kinds: dict[str, int]
    tracks: dict[str, int]
    months: dict[str, int]
    free: int
    total: int


async def fetch_list(
    session: AsyncSession, *, actor: Actor, programme: Programme, filters: Filters, number: int, now: datetime
) -> Page[Line]:
    """Page `number`: the next first, of past ones the last first."""
    ids = [row.id for row in _kept(await _visible(session, actor, programme, filters, now), actor, filters)]
    page = bounded(number, len(ids))
    shown = ids[offset(page) : offset(page) + PAGE_SIZE]
    lines = await _lines(session, actor, shown, now)
    return Page(lines, page, count_pages(len(ids)), len(ids))


async def fetch_choices(
    session: AsyncSession, *, actor: Actor, programme: Programme, filters: Filters, now: datetime
) -> Choices:
    """The numbers for the filter buttons."""
    rows = await _visible(session, actor, programme, replace(filters, free=False), now)
    places = set((await session.execute(select(Event.id).where(Event.ends_at > now, *_free(now)))).scalars())
    rows_with_places = [row for row in rows if row.id in places]
    rows = rows_with_places if filters.free else rows
    without_kind = _kept(rows, actor, replace(filters, kind=None))
    without_track = _kept(rows, actor, replace(filters, track=None))
    without_month = _kept(rows, actor, replace(filters, month=None))
    months = Counter(_month(row, actor) for row in without_month)
    return Choices(
        kinds=dict(Counter(row.kind for row in without_kind)),
        tracks={track.key: len(_kept(without_track, actor, Filters(track=track.key))) for track in programme.tracks},
        months={month: months[month] for month in sorted(months)},
        free=len(_kept(rows_with_places, actor, filters)),
        total=len(_kept(rows, actor, filters)),
    )


async def count_coming(session: AsyncSession, *, actor: Actor, now: datetime) -> int:
    """Events ahead, or under way, at which the person has a place or waits for one."""
    counted = (
        select(func.count(Participation.id))
        .join(Event, Participation.event_id == Event.id)
        .where(
            Participation.person_id == actor.person.id,
            Participation.state.in_(STANDING),
            Event.ends_at > now,
            Event.state != CANCELLED,
        )
    )
    return (await session.execute(counted)).scalar_one()


async def may_see(session: AsyncSession, *, actor: Actor, programme: Programme, event: Event) -> bool:
    """Whether the event is for the person, theirs already, or within the reach of their role."""
    if _reaches(actor, event.municipality_id, event.host_id):
        return True
    mine = select(Participation.id).where(
        Participation.event_id == event.id, Participation.person_id == actor.person.id
    )
    if (await session.execute(mine)).scalar_one_or_none() is not None:
        return True
    return event.id in await _fitting(session, actor, programme, [event])


async def _visible(
    session: AsyncSession, actor: Actor, programme: Programme, filters: Filters, now: datetime
) -> Sequence[Row[Any]]:
    """Narrow rows of everything the person may see on that side of the list, in its order."""
    own = select(Participation.event_id).where(
        Participation.person_id == actor.person.id, Participation.state.in_(STANDING)
    )
    conditions = [Cycle.programme == programme.key, *_when(filters, now)]
    if filters.mine:
        conditions.append(Event.id.in_(own))
    if filters.free:
        conditions += _free(now)
    if filters.typed.strip():
        conditions.append(found_by(Event.search_text, filters.typed[:LONGEST_SEARCH]))
    wanted = (
        select(
            Event.id,
            Event.cycle_id,
            Event.kind,
            Event.tracks,
            Event.audience,
            Event.municipality_id,
            Event.host_id,
            Event.starts_at,
            Event.state,
            Event.id.in_(own).label("mine"),
        )
        .join(Cycle, Event.cycle_id == Cycle.id)
        .where(*conditions)
        .order_by(*_order(filters))
    )
    rows = (await session.execute(wanted)).all()
    if filters.mine:
        return rows
    reached = [row for row in rows if _reaches(actor, row.municipality_id, row.host_id)]
    others = [row for row in rows if not _reaches(actor, row.municipality_id, row.host_id) and row.state != CANCELLED]
    invited = await _fitting(session, actor, programme, others)
    seen = {row.id for row in reached} | invited | {row.id for row in rows if row.mine}
    return [row for row in rows if row.id in seen]


def _when(filters: Filters, now: datetime) -> list[ColumnElement[bool]]:
    return [Event.ends_at <= now if filters.past else Event.ends_at > now]


def _order(filters: Filters) -> tuple[ColumnElement[Any], ...]:
    """By the moment that stands on the line: of a deadline its end."""
    shown = case((Event.kind == EventKind.DEADLINE, Event.ends_at), else_=Event.starts_at)
    return (shown.desc(), Event.id.desc()) if filters.past else (shown.asc(), Event.id.asc())


def _free(now: datetime) -> list[ColumnElement[bool]]:
    held = (
        select(func.count(Participation.id))
        .where(Participation.event_id == Event.id, Participation.state.in_(HOLDING))
        .scalar_subquery()
    )
    return [
        Event.state != CANCELLED,
        Event.kind != EventKind.DEADLINE.value,
        func.coalesce(Event.signup_closes_at, Event.starts_at) > now,
        or_(Event.signup_opens_at.is_(None), Event.signup_opens_at <= now),
        or_(Event.capacity.is_(None), Event.capacity > held),
    ]


def _reaches(actor: Actor, municipality_id: int | None, host_id: int | None) -> bool:
    """Whether a role of the actor gives a sight of it: staff see the region's and their own, a head what is hosted."""
    scope = actor.scope(*READERS)
    if actor.has(*READERS) and (scope is None or municipality_id is None or municipality_id in scope):
        return True
    return actor.heads(host_id)


async def _fitting(session: AsyncSession, actor: Actor, programme: Programme, rows: Iterable[Any]) -> set[int]:
    """Ids of those whose audience the person is in."""
    found: set[int] = set()
    by_cycle: dict[int, dict[int, Any]] = {}
    for row in rows:
        by_cycle.setdefault(row.cycle_id, {})[row.id] = segments.of_event(row)
    for cycle_id, wanted in by_cycle.items():
        found |= await segments.fitting(
            session, wanted, person_id=actor.person.id, programme=programme, cycle_id=cycle_id
        )
    return found


def _kept(rows: Sequence[Row[Any]], actor: Actor, filters: Filters) -> list[Row[Any]]:
    return [
        row
        for row in rows
        if filters.kind in (None, row.kind)
        and (filters.track is None or not row.tracks or filters.track in row.tracks)
        and filters.month in (None, _month(row, actor))
    ]


def _month(row: Row[Any], actor: Actor) -> str:
    local: datetime = row.starts_at.astimezone(actor.zone)
    return f"{local:%Y-%m}"


async def _lines(session: AsyncSession, actor: Actor, ids: Sequence[int], now: datetime) -> list[Line]:
    events = {item.id: item for item in (await session.execute(select(Event).where(Event.id.in_(ids)))).scalars()}
    own = select(Participation.event_id, Participation.state).where(
        Participation.person_id == actor.person.id, Participation.event_id.in_(ids)
    )
    states = {row[0]: row[1] for row in (await session.execute(own)).all()}
    held = (
        select(Participation.event_id, func.count(Participation.id))
        .where(Participation.event_id.in_(ids), Participation.state.in_(HOLDING))
        .group_by(Participation.event_id)
    )
    taken = {row[0]: row[1] for row in (await session.execute(held)).all()}
    slots = select(InterviewSlot.event_id, InterviewSlot.starts_at).where(
        InterviewSlot.person_id == actor.person.id, InterviewSlot.event_id.in_(ids)
    )
    booked = {row[0]: row[1] for row in (await session.execute(slots)).all()}
    lines = (_line(events[number], states.get(number), taken.get(number, 0), now) for number in ids)
    return [replace(line, booked_at=booked.get(line.event.id)) for line in lines]


def _line(event: Event, state: str | None, taken: int, now: datetime) -> Line:
    open_ = sign_up_state(event, now) in (SignUp.OPEN, SignUp.EARLY)
    return Line(event, state, full=open_ and event.capacity is not None and taken >= event.capacity)
