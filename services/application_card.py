"""Everything about one application, for whoever decides on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Application, Consent, Person, StageChange, StoredFile, Submission
from programmes.fields import FieldKind
from programmes.schema import Programme, Role
from services import audit, practice
from services.actor import STAFF, Actor
from services.errors import NotFound
from services.practice.records import Counts
from services.roles import READERS
from services.stages import find_track


@dataclass(frozen=True, slots=True)
class Card:
    """An application with its person (municipality and organisation loaded) and all that belongs to it."""

    application: Application
    person: Person
    last_change: StageChange | None
    works: int
    """Versions handed in and files of the form."""
    practice: Counts
    """Records of practice."""
    consent: Consent | None
    exception_by: Person | None


@dataclass(frozen=True, slots=True)
class Work:
    """One version of one hand-in, or one file of the form; `submission` is None for the latter."""

    submission: Submission | None
    field: str | None
    file: StoredFile | None

    @property
    def is_broken(self) -> bool:
        """Its file cannot be read, and the candidate has been asked for another."""
        return self.file is not None and self.file.is_broken


async def open_card(
    session: AsyncSession, *, actor: Actor, application_id: int, programme: Programme, now: datetime
) -> Card:
    """Read the whole application, audited; a coordinator's look makes it read, a secretary's does not.

    Raises `NotFound`, and `Denied` out of reach.
    """
    application = await find_application(session, actor, application_id, "application.view", *READERS)
    person = application.person
    if application.unread and actor.sees(person.municipality_id, *STAFF):
        application.unread = False
    _record_view(session, actor, application, now)
    by_id = application.exception_by_id
    return Card(
        application=application,
        person=person,
        last_change=await last_change(session, application.id),
        works=len(await _works(session, application, programme)),
        practice=await practice.count(session, person.id),
        consent=await _standing_consent(session, person.id, programme),
        exception_by=None if by_id is None else await session.get(Person, by_id),
    )


async def fetch_history(
    session: AsyncSession, *, actor: Actor, application_id: int, now: datetime
) -> tuple[Application, list[StageChange]]:
    """Every change, newest first, with who made it; raises as `open_card` does, audited like it."""
    application = await find_application(session, actor, application_id, "application.view", *READERS)
    _record_view(session, actor, application, now)
    statement = (
        select(StageChange)
        .where(StageChange.application_id == application_id)
        .options(joinedload(StageChange.by))
        .order_by(StageChange.id.desc())
    )
    return application, list((await session.execute(statement)).scalars())


async def fetch_works(
    session: AsyncSession, *, actor: Actor, application_id: int, programme: Programme, now: datetime
) -> tuple[Application, list[Work]]:
    """Everything handed in but to contests, newest version first, then the files of the form.

    Raises as `open_card` does.
    """
    application = await find_application(session, actor, application_id, "application.view", *READERS)
    _record_view(session, actor, application, now)
    return application, await _works(session, application, programme)


async def find_application(
    session: AsyncSession, actor: Actor, application_id: int, action: str, *roles: Role
) -> Application:
    """The application with its person; raises `NotFound`, and `Denied` where none of `roles` reaches."""
    actor.require(action, f"application:{application_id}", *roles)
    statement = (
        select(Application)
        .where(Application.id == application_id)
        .options(
            joinedload(Application.person).joinedload(Person.municipality),
            joinedload(Application.person).joinedload(Person.organisation),
        )
        .execution_options(populate_existing=True)
    )
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound("applications-gone")
    actor.require_within(action, f"application:{application_id}", found.person.municipality_id, *roles)
    return found


async def lock_application(session: AsyncSession, application_id: int) -> Application:
    """The application for changing, nobody else changing it meanwhile; raises `NotFound`."""
    statement = (
        select(Application)
        .where(Application.id == application_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = (await session.execute(statement)).scalar_one_or_none()
    if found is None:
        raise NotFound("applications-gone")
    return found


async def last_change(session: AsyncSession, application_id: int) -> StageChange | None:
    """The newest change with who made it."""
    statement = (
        select(StageChange)
        .where(StageChange.application_id == application_id)
        .options(joinedload(StageChange.by))
        .order_by(StageChange.id.desc())
        .limit(1)
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def _works(session: AsyncSession, application: Application, programme: Programme) -> list[Work]:
    statement = (
        select(Submission)
        .where(Submission.application_id == application.id, Submission.contest_stage_id.is_(None))
        .options(joinedload(Submission.file))
        .order_by(Submission.handed_in_at.desc(), Submission.id.desc())
    )
    works = [Work(item, None, item.file) for item in (await session.execute(statement)).scalars()]
    return works + await _form_files(session, application, programme)


async def _form_files(session: AsyncSession, application: Application, programme: Programme) -> list[Work]:
    track = find_track(programme, application.track)
    fields = () if track is None else track.form
    found = []
    for field in fields:
        number = file_id_of(application.answers.get(field.key)) if field.kind is FieldKind.FILE else None
        file = None if number is None else await session.get(StoredFile, number)
        # The id lies in answers: only a file of the same person may come out by it.
        if file is not None and file.person_id == application.person_id:
            found.append(Work(None, field.key, file))
    return found


def file_id_of(answer: object) -> int | None:
    """The file that an answer names: by its id, alone or among what else is known of it."""
    number = answer.get("id") if isinstance(answer, dict) else answer
    return number if isinstance(number, int) and not isinstance(number, bool) else None


async def _standing_consent(session: AsyncSession, person_id: int, programme: Programme) -> Consent | None:
    statement = (
        select(Consent)
        .where(
            Consent.person_id == person_id,
            Consent.document == f"{programme.key}:personal_data",
            Consent.withdrawn_at.is_(None),
        )
        .order_by(Consent.given_at.desc(), Consent.id.desc())
        .limit(1)
    )
    return (await session.execute(statement)).scalar_one_or_none()


def _record_view(session: AsyncSession, actor: Actor, application: Application, now: datetime) -> None:
    place = application.person.municipality_id
    audit.record(session, actor, "application.view", "application", application.id, now=now, municipality_id=place)
