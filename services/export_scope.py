"""Whose data an export reads, and where it is cut when one file cannot hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, AuditEntry, Consent, Person, StageChange

PersonKey = tuple[str, int]
"""Where a person stands in the alphabet: search text and id."""
Conditions = list[ColumnElement[bool]]
Rows = Select[*tuple[Any, ...]]
"""A statement, whatever its columns."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of the alphabet and one of the journal; None is open."""

    people_from: PersonKey | None = None
    people_before: PersonKey | None = None
    entries_from: int | None = None
    entries_before: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose data are read."""

    municipality_ids: frozenset[int] | None = None
    """None: the whole region."""
    cycle_id: int | None = None
    """None: every cycle."""
    since: datetime | None = None
    until: datetime | None = None
    """The journal's limits; `until` is outside."""
    part: Slice = Slice()


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers of rows."""

    people: int
    applications: int
    changes: int
    consents: int
    entries: int
    events: int = 0
    participations: int = 0
    attended: int = 0
    """Of the participations."""
    participants: int = 0
    broadcasts: int = 0
    practice: int = 0

    @property
    def rows(self) -> int:
        bank = self.people + self.applications + self.changes + self.consents + self.entries
        return bank + self.events + self.participations + self.participants + self.broadcasts + self.practice


def within(municipality_id: Any, scope: Scope) -> Conditions:
    return [] if scope.municipality_ids is None else [municipality_id.in_(scope.municipality_ids)]


def applied(scope: Scope) -> Conditions:
    """Of a statement over `Application` joined with `Person`."""
    in_cycle = [] if scope.cycle_id is None else [Application.cycle_id == scope.cycle_id]
    return [*in_cycle, *within(Person.municipality_id, scope)]


def candidates(scope: Scope) -> Conditions:
    """Of a statement over `Person`: those who have applied."""
    applications = select(Application.person_id)
    if scope.cycle_id is not None:
        applications = applications.where(Application.cycle_id == scope.cycle_id)
    return [Person.id.in_(applications), *within(Person.municipality_id, scope)]


def consenting(scope: Scope) -> Conditions:
    """Of a statement over `Person`: with no cycle to ask for, staff and the undecided count too."""
    return within(Person.municipality_id, scope) if scope.cycle_id is None else candidates(scope)


def journal(scope: Scope) -> Conditions:
    since = [] if scope.since is None else [AuditEntry.at >= scope.since]
    until = [] if scope.until is None else [AuditEntry.at < scope.until]
    return [*within(AuditEntry.municipality_id, scope), *since, *until]


def sliced(scope: Scope) -> Conditions:
    """Of a statement over `Person`: the stretch of the alphabet."""
    key = tuple_(Person.search_text, Person.id)
    part = scope.part
    start = [] if part.people_from is None else [key >= part.people_from]
    return [*start, *([] if part.people_before is None else [key < part.people_before])]


def between(number: Any, start: int | None, end: int | None) -> Conditions:
    return [*([] if start is None else [number >= start]), *([] if end is None else [number < end])]


async def totals(session: AsyncSession, scope: Scope) -> Totals:
    """How long the sheets will be, slices left aside."""
    in_stages = select(func.count()).select_from(Application).join(Person, Application.person_id == Person.id)
    moved = (
        select(func.count())
        .select_from(StageChange)
        .join(Application, StageChange.application_id == Application.id)
        .join(Person, Application.person_id == Person.id)
    )
    consented = select(func.count()).select_from(Consent).join(Person, Consent.person_id == Person.id)
    statements = (
        select(func.count(Person.id)).where(*candidates(scope)),
        in_stages.where(*applied(scope)),
        moved.where(*applied(scope)),
        consented.where(*consenting(scope)),
        select(func.count(AuditEntry.id)).where(*journal(scope)),
    )
    return Totals(*[(await session.execute(statement)).scalar_one() for statement in statements])


async def slices(session: AsyncSession, scope: Scope, parts: int, sizes: Totals) -> list[Slice]:
    """Cuts the alphabet and the journal into `parts` stretches of about the same length."""
    names = select(Person.search_text, Person.id).where(*candidates(scope)).order_by(Person.search_text, Person.id)
    numbers = select(AuditEntry.id).where(*journal(scope)).order_by(AuditEntry.id)
    people = [tuple(row) if row else ("", 0) for row in await _starts(session, names, sizes.people, parts)]
    entries = [row[0] if row else 0 for row in await _starts(session, numbers, sizes.entries, parts)]
    people_ends, entries_ends = [None, *people, None], [None, *entries, None]
    return [Slice(people_ends[n], people_ends[n + 1], entries_ends[n], entries_ends[n + 1]) for n in range(parts)]


async def _starts(session: AsyncSession, statement: Rows, size: int, parts: int) -> list[Any]:
    """The first row of every part but the first; None where there are no rows."""
    return [(await session.execute(statement.offset(size * n // parts).limit(1))).first() for n in range(1, parts)]
