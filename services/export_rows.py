"""What the department's data bank is made of: plain rows in chunks, because 100,000 people pass through here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any

from sqlalchemy import Row, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.sql.selectable import Subquery

from models import (
    Application,
    AuditEntry,
    Consent,
    Cycle,
    Municipality,
    Organisation,
    Person,
    StageChange,
    StoredFile,
    Submission,
)
from services.export_scope import Rows, Scope, applied, between, candidates, consenting, journal, sliced, within

CHUNK = 1000
"""Rows held in memory at a time."""

Record = Row[*tuple[Any, ...]]
Chunks = AsyncIterator[Sequence[Record]]


def people(session: AsyncSession, scope: Scope, *, consent_document: str) -> Chunks:
    """Candidates by name, with the moment of their standing consent to that document."""
    consented = (
        select(Consent.person_id, func.max(Consent.given_at).label("at"))
        .where(Consent.document == consent_document, Consent.withdrawn_at.is_(None))
        .group_by(Consent.person_id)
        .subquery()
    )
    statement = (
        select(
            Person.surname,
            Person.name,
            Person.patronymic,
            Person.birth_date,
            Municipality.title.label("municipality"),
            Organisation.title.label("organisation"),
            Person.post,
            Person.education,
            Person.teaching_years,
            Person.management_years,
            Person.phone,
            Person.email,
            Person.telegram_id,
            consented.c.at.label("consented_at"),
            Person.created_at,
        )
        .outerjoin(consented, consented.c.person_id == Person.id)
        .where(*candidates(scope), *sliced(scope))
    )
    return stream(session, _by_name(_placed(statement)))


def applications(session: AsyncSession, scope: Scope) -> Chunks:
    """Applications by name of the candidate."""
    exception_by = aliased(Person)
    moved = _newest(StageChange.application_id, StageChange.at)
    handed_in = _newest(Submission.application_id, Submission.handed_in_at)
    statement = (
        select(
            *_who(Person),
            Municipality.title.label("municipality"),
            Organisation.title.label("organisation"),
            Cycle.title.label("cycle"),
            Application.track,
            Application.stage,
            Application.submitted_at,
            moved.c.at.label("moved_at"),
            handed_in.c.number.label("works"),
            handed_in.c.at.label("handed_in_at"),
            Application.refusal,
            Application.exception_reason,
            Application.exception_at,
            *_who(exception_by, "exception_"),
            Application.answers,
        )
        .select_from(Application)
        .join(Person, Application.person_id == Person.id)
        .join(Cycle, Application.cycle_id == Cycle.id)
        .outerjoin(exception_by, Application.exception_by_id == exception_by.id)
        .outerjoin(moved, moved.c.application_id == Application.id)
        .outerjoin(handed_in, handed_in.c.application_id == Application.id)
        .where(*applied(scope), *sliced(scope))
    )
    return stream(session, _by_name(_placed(statement), Application.id))


def changes(session: AsyncSession, scope: Scope) -> Chunks:
    """Every movement, by name of the candidate and then in order of time."""
    by = aliased(Person)
    statement = (
        select(
            *_who(Person),
            Municipality.title.label("municipality"),
            Application.track,
            StageChange.from_stage,
            StageChange.to_stage,
            StageChange.at,
            *_who(by, "by_"),
            StageChange.reason,
        )
        .select_from(StageChange)
        .join(Application, StageChange.application_id == Application.id)
        .join(Person, Application.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .outerjoin(by, StageChange.by_id == by.id)
        .where(*applied(scope), *sliced(scope))
    )
    return stream(session, _by_name(statement, Application.id, StageChange.id))


def consents(session: AsyncSession, scope: Scope) -> Chunks:
    """Consents, standing and withdrawn; with no cycle given also those of people who have not applied."""
    statement = (
        select(
            *_who(Person),
            Municipality.title.label("municipality"),
            Consent.document,
            Consent.version,
            Consent.given_at,
            Consent.withdrawn_at,
            Consent.text_hash,
        )
        .select_from(Consent)
        .join(Person, Consent.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(*consenting(scope), *sliced(scope))
    )
    return stream(session, _by_name(statement, Consent.id))


def entries(session: AsyncSession, scope: Scope) -> Chunks:
    """The journal, in the order it was written."""
    statement = (
        select(
            AuditEntry.at,
            *_who(Person),
            AuditEntry.actor_id,
            AuditEntry.action,
            AuditEntry.subject,
            AuditEntry.subject_id,
            Municipality.title.label("municipality"),
            AuditEntry.details,
        )
        .select_from(AuditEntry)
        .outerjoin(Person, AuditEntry.actor_id == Person.id)
        .outerjoin(Municipality, AuditEntry.municipality_id == Municipality.id)
        .where(*journal(scope), *between(AuditEntry.id, scope.part.entries_from, scope.part.entries_before))
        .order_by(AuditEntry.id)
    )
    return stream(session, statement)


def organisations(session: AsyncSession, scope: Scope, *, reserve: Collection[tuple[str, str]]) -> Chunks:
    """Organisations with their candidates, applications and reserve; `reserve` holds (track, stage) pairs."""
    in_reserve = or_(False, *(and_(Application.track == track, Application.stage == stage) for track, stage in reserve))
    counts = (
        select(
            Person.organisation_id,
            func.count(Person.id.distinct()).label("people"),
            func.count(Application.id).label("applications"),
            func.sum(case((in_reserve, 1), else_=0)).label("reserve"),
        )
        .join(Application, Application.person_id == Person.id)
        .where(*applied(scope))
        .group_by(Person.organisation_id)
        .subquery()
    )
    statement = (
        select(
            Municipality.title.label("municipality"),
            Organisation.title.label("organisation"),
            Organisation.typed_in,
            *(func.coalesce(counts.c[name], 0).label(name) for name in ("people", "applications", "reserve")),
        )
        .select_from(Organisation)
        .join(Municipality, Organisation.municipality_id == Municipality.id)
        .outerjoin(counts, counts.c.organisation_id == Organisation.id)
        .where(*within(Organisation.municipality_id, scope))
        .order_by(Municipality.title, Organisation.title, Organisation.id)
    )
    return stream(session, statement)


async def stage_counts(session: AsyncSession, scope: Scope) -> Sequence[Record]:
    """Rows of municipality, track, stage, applications, refused ones."""
    refused = and_(Application.refusal.is_not(None), Application.exception_at.is_(None))
    statement = (
        select(
            Municipality.title.label("municipality"),
            Application.track,
            Application.stage,
            func.count().label("applications"),
            func.sum(case((refused, 1), else_=0)).label("refused"),
        )
        .select_from(Application)
        .join(Person, Application.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(*applied(scope))
        .group_by(Municipality.title, Application.track, Application.stage)
    )
    rows: Sequence[Record] = (await session.execute(statement)).all()
    return rows


async def file_names(session: AsyncSession, scope: Scope) -> dict[int, str]:
    """Names of the files of these people, by id."""
    statement = (
        select(StoredFile.id, StoredFile.name)
        .join(Person, StoredFile.person_id == Person.id)
        .where(*candidates(scope), *sliced(scope))
    )
    return {row.id: row.name for row in await session.execute(statement)}


async def stream(session: AsyncSession, statement: Rows) -> Chunks:
    """The rows of a statement, a chunk at a time."""
    result = await session.stream(statement, execution_options={"yield_per": CHUNK})
    async for chunk in result.partitions():
        yield chunk


def _who(person: type[Person], prefix: str = "") -> list[Any]:
    return [getattr(person, part).label(prefix + part) for part in ("surname", "name", "patronymic")]


def _placed(statement: Rows) -> Rows:
    return statement.outerjoin(Municipality, Person.municipality_id == Municipality.id).outerjoin(
        Organisation, Person.organisation_id == Organisation.id
    )


def _by_name(statement: Rows, *then: Any) -> Rows:
    return statement.order_by(Person.search_text, Person.id, *then)


def _newest(owner: InstrumentedAttribute[int], at: InstrumentedAttribute[Any]) -> Subquery:
    return select(owner, func.max(at).label("at"), func.count().label("number")).group_by(owner).subquery()
