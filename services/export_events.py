"""Events and who takes part in them, for the data bank: plain rows in chunks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, joinedload

from models import Broadcast, Event, InterviewSlot, Municipality, Organisation, Participation, Person
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import export_practice, segments
from services.export_broadcasts import sent_to_many
from services.export_rows import Chunks, Record, stream
from services.export_scope import Scope, Totals, sliced, within
from services.participation.states import ATTENDED, SIGNED_UP, STANDING, WITHDRAWN

_WHO = (
    Person.surname,
    Person.name,
    Person.patronymic,
    Municipality.title.label("municipality"),
    Organisation.title.label("organisation"),
)
_HOW = (
    Participation.state,
    Participation.queued_at,
    Participation.attendance,
    Participation.attendance_at,
    Participation.absence_reason,
    Participation.feedback_rating,
    Participation.feedback_text,
    Participation.feedback_wish,
    Participation.mentor_on_site,
    Participation.result,
)
"""How somebody took part, in the order of the columns on paper."""


def in_scope(scope: Scope) -> list[ColumnElement[bool]]:
    """Of a statement over `Event`: those of the whole region are everybody's."""
    cycle = [] if scope.cycle_id is None else [Event.cycle_id == scope.cycle_id]
    if scope.municipality_ids is None:
        return cycle
    return [*cycle, or_(Event.municipality_id.is_(None), Event.municipality_id.in_(scope.municipality_ids))]


def taking_part(scope: Scope) -> list[ColumnElement[bool]]:
    """Of a statement over `Participation` joined with `Event` and `Person`: people in reach, wherever they went."""
    cycle = [] if scope.cycle_id is None else [Event.cycle_id == scope.cycle_id]
    return [*cycle, *within(Person.municipality_id, scope)]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its numbers of people in reach."""

    event: Event
    owner: str | None
    counts: Record
    """signed_up, waiting, attended, absent, feedback, rating."""
    invited: int | None
    """People of the audience, where a share of them is the target."""


async def events(session: AsyncSession, scope: Scope, *, programme: Programme) -> AsyncIterator[Sequence[EventRow]]:
    """In order of time, in one chunk: a department has hundreds, not hundreds of thousands."""
    counts = _counts(scope)
    owner = aliased(Municipality)
    statement = (
        select(Event, owner.title.label("owner"), *counts.c)
        .outerjoin(owner, Event.municipality_id == owner.id)
        .outerjoin(counts, counts.c.event_id == Event.id)
        .options(joinedload(Event.host))
        .where(*in_scope(scope))
        .order_by(Event.starts_at, Event.id)
    )
    found = (await session.execute(statement)).all()
    known: dict[str, int] = {}
    made = []
    for row in found:
        invited = None
        if row.Event.target_share is not None:
            invited = await _invited(session, programme, row.Event, scope, known)
        made.append(EventRow(row.Event, row.owner, row, invited))
    yield made


def _counts(scope: Scope) -> Any:
    def number(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0))

    attended = Participation.attendance == ATTENDED
    return (
        select(
            Participation.event_id,
            number(or_(Participation.state == SIGNED_UP, attended)).label("signed_up"),
            number(and_(Participation.state.in_(STANDING), Participation.state != SIGNED_UP)).label("waiting"),
            number(attended).label("attended"),
            number(Participation.attendance == "absent").label("absent"),
            func.count(Participation.feedback_rating).label("feedback"),
            func.avg(Participation.feedback_rating).label("rating"),
        )
        .join(Person, Participation.person_id == Person.id)
        .where(*within(Person.municipality_id, scope))
        .group_by(Participation.event_id)
        .subquery()
    )


async def _invited(
    session: AsyncSession, programme: Programme, event: Event, scope: Scope, known: dict[str, int]
) -> int:
    """Events for the same people are counted once."""
    segment, reach = segments.of_event(event)
    if scope.municipality_ids is not None:
        reach = scope.municipality_ids if reach is None else reach & scope.municipality_ids
    spelled = json.dumps([segment, None if reach is None else sorted(reach), event.cycle_id], sort_keys=True)
    if spelled not in known:
        counted = await segments.count(session, segment, programme=programme, cycle_id=event.cycle_id, scope=reach)
        known[spelled] = counted.total
    return known[spelled]


async def event_facts(session: AsyncSession, scope: Scope) -> Sequence[Record]:
    """Rows of id, kind, title, start, time zone and state: read once, not with every participation."""
    cycle = [] if scope.cycle_id is None else [Event.cycle_id == scope.cycle_id]
    statement = select(Event.id, Event.kind, Event.title, Event.starts_at, Event.timezone, Event.state).where(*cycle)
    rows: Sequence[Record] = (await session.execute(statement)).all()
    return rows


def participations(session: AsyncSession, scope: Scope) -> Chunks:
    """A row a person and event, by name and then in order of time; of the event the id alone (`event_facts`)."""
    statement = (
        select(
            *_WHO,
            Participation.event_id,
            *_HOW,
            InterviewSlot.starts_at,
            InterviewSlot.outcome,
            InterviewSlot.protocol,
        )
        .select_from(Participation)
        .join(Event, Participation.event_id == Event.id)
        .join(Person, Participation.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .outerjoin(Organisation, Person.organisation_id == Organisation.id)
        .outerjoin(InterviewSlot, _own_slot())
        .where(*taking_part(scope), *sliced(scope))
        .order_by(Person.search_text, Person.id, Event.starts_at, Event.id)
    )
    return stream(session, statement)


async def attended_events(session: AsyncSession, scope: Scope) -> list[Event]:
    """The columns of the matrix: events that take place, with anybody in reach who stands by them, in order of time."""
    with_people = (
        select(Participation.event_id)
        .join(Event, Participation.event_id == Event.id)
        .join(Person, Participation.person_id == Person.id)
        .where(*taking_part(scope), _standing())
    )
    wanted = select(Event).where(Event.id.in_(with_people), *_to_attend())
    return list((await session.execute(wanted.order_by(Event.starts_at, Event.id))).scalars())


def marks(session: AsyncSession, scope: Scope) -> Chunks:
    """What the matrix is made of: rows of one person stand together."""
    statement = (
        select(
            Person.id,
            *_WHO,
            Participation.event_id,
            Participation.state,
            Participation.attendance,
        )
        .select_from(Participation)
        .join(Event, Participation.event_id == Event.id)
        .join(Person, Participation.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .outerjoin(Organisation, Person.organisation_id == Organisation.id)
        .where(*taking_part(scope), *sliced(scope), _standing(), *_to_attend())
        .order_by(Person.search_text, Person.id)
    )
    return stream(session, statement)


def _standing() -> ColumnElement[bool]:
    return or_(Participation.state != WITHDRAWN, Participation.attendance.is_not(None))


def _to_attend() -> list[ColumnElement[bool]]:
    """Where somebody can have been: nobody comes to a deadline, nor to what was cancelled."""
    return [Event.kind != EventKind.DEADLINE, Event.state == "planned"]


def _own_slot() -> ColumnElement[bool]:
    """The time of an interview that the participant has booked."""
    return and_(InterviewSlot.event_id == Participation.event_id, InterviewSlot.person_id == Participation.person_id)


def event_people(session: AsyncSession, event_id: int) -> Chunks:
    """Everybody who ever signed up for one event: those who stand by it first, then by name.

    Of an interview only the time: its outcome is not for the host's desk.
    """
    statement = (
        select(
            *_WHO,
            Person.post,
            Person.phone,
            Person.email,
            *_HOW,
            InterviewSlot.starts_at,
        )
        .select_from(Participation)
        .join(Person, Participation.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .outerjoin(Organisation, Person.organisation_id == Organisation.id)
        .outerjoin(InterviewSlot, _own_slot())
        .where(Participation.event_id == event_id)
        .order_by(case((Participation.state == WITHDRAWN, 1), else_=0), Person.search_text, Person.id)
    )
    return stream(session, statement)


async def event_totals(session: AsyncSession, scope: Scope, known: Totals) -> Totals:
    """`known` with the numbers of this module."""
    there = select(func.count()).select_from(Participation).join(Event, Participation.event_id == Event.id)
    there = there.join(Person, Participation.person_id == Person.id).where(*taking_part(scope))
    statements = {
        "events": select(func.count(Event.id)).where(*in_scope(scope)),
        "participations": there,
        "attended": there.where(Participation.attendance == ATTENDED),
        "participants": there.with_only_columns(func.count(Person.id.distinct())).where(_standing(), *_to_attend()),
        "broadcasts": select(func.count(Broadcast.id)).where(*sent_to_many(scope)),
    }
    numbers = {name: (await session.execute(statement)).scalar_one() for name, statement in statements.items()}
    return replace(known, **numbers, practice=await export_practice.count(session, scope))
