"""Practice for the data bank: internships, replacements of a head, certificates of courses."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality, Organisation, Person, PracticeRecord
from services.export_rows import Chunks, stream
from services.export_scope import Conditions, Scope, sliced, within


def _in_scope(scope: Scope) -> Conditions:
    """Of a statement over `PracticeRecord` joined with `Person`."""
    cycle = [] if scope.cycle_id is None else [PracticeRecord.cycle_id == scope.cycle_id]
    return [*cycle, *within(Person.municipality_id, scope)]


def records(session: AsyncSession, scope: Scope) -> Chunks:
    """A row a record, by name and then in order of time; what was entered by mistake is there, and marked."""
    statement = (
        select(
            Person.surname,
            Person.name,
            Person.patronymic,
            Municipality.title.label("municipality"),
            Organisation.title.label("organisation"),
            PracticeRecord.kind,
            PracticeRecord.title,
            PracticeRecord.organisation.label("school"),
            PracticeRecord.starts_on,
            PracticeRecord.ends_on,
            PracticeRecord.hours,
            PracticeRecord.result,
            PracticeRecord.confirmed_at,
            PracticeRecord.mistaken_at,
            PracticeRecord.mistake_reason,
        )
        .select_from(PracticeRecord)
        .join(Person, PracticeRecord.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .outerjoin(Organisation, Person.organisation_id == Organisation.id)
        .where(*_in_scope(scope), *sliced(scope))
        .order_by(Person.search_text, Person.id, PracticeRecord.starts_on, PracticeRecord.id)
    )
    return stream(session, statement)


async def count(session: AsyncSession, scope: Scope) -> int:
    """How many rows `records` gives, slices left aside."""
    wanted = select(func.count(PracticeRecord.id)).join(Person, PracticeRecord.person_id == Person.id)
    return (await session.execute(wanted.where(*_in_scope(scope)))).scalar_one()
