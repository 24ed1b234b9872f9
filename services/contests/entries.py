"""Works and results of a contest, for who runs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from locales.text import Text
from models import Application, ContestStage, Event, Participation, Person, StoredFile, Submission
from programmes.calendar import EventKind
from services import audit
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, paragraphs
from services.contests.stages import find_stage
from services.errors import NotFound, ServiceError
from services.events.finding import find, lock, require_staff
from services.notifications import notify
from services.paging import Page, fetch_page
from services.participation import presses
from services.roles import READERS

LONGEST_RESULT = 300
"""Characters: a place and a few words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The newest work of one person with its file."""

    work: Submission
    person: Person


@dataclass(frozen=True, slots=True)
class Opened:
    """One work with all that names it."""

    work: Submission
    person: Person
    stage: ContestStage
    event: Event


@dataclass(frozen=True, slots=True)
class Counts:
    """People of a stage: with a work, and signed up without one that can be read."""

    entered: int
    missing: int


async def count(session: AsyncSession, *, actor: Actor, stage_id: int) -> Counts:
    """Raises `NotFound`, and `Denied` out of reach, as everything here does."""
    stage, event = await _readable(session, actor, stage_id)
    entered, missing = [
        (await session.execute(select(func.count()).select_from(wanted.order_by(None).subquery()))).scalar_one()
        for wanted in (_newest(stage), _missing(stage, event))
    ]
    return Counts(entered, missing)


async def fetch_entries(session: AsyncSession, *, actor: Actor, stage_id: int, number: int) -> Page[Entry]:
    """A page of the newest work of each, by name."""
    stage, _ = await _readable(session, actor, stage_id)
    wanted = (
        select(Submission)
        .join(Application, Application.id == Submission.application_id)
        .join(Person, Person.id == Application.person_id)
        .where(Submission.id.in_(_newest(stage)))
        .options(joinedload(Submission.file))
        .order_by(Person.search_text, Submission.id)
    )
    page = await fetch_page(session, wanted, number=number)
    ids = [work.application_id for work in page.items]
    rows = await session.execute(
        select(Application.id, Person).join(Person, Person.id == Application.person_id).where(Application.id.in_(ids))
    )
    people = {application: person for application, person in rows}  # noqa: C416 - a Row is no pair to mypy
    return Page([Entry(work, people[work.application_id]) for work in page.items], page.number, page.pages, page.total)


async def fetch_missing(session: AsyncSession, *, actor: Actor, stage_id: int, number: int) -> Page[Person]:
    """A page of those signed up who have handed in nothing that can be read, by name."""
    stage, event = await _readable(session, actor, stage_id)
    return await fetch_page(session, _missing(stage, event), number=number)


async def open_entry(session: AsyncSession, *, actor: Actor, submission_id: int, now: datetime) -> Opened:
    """One work, audited."""
    wanted = select(Submission).where(Submission.id == submission_id).options(joinedload(Submission.file))
    work = (await session.execute(wanted)).scalar_one_or_none()
    if work is None or work.contest_stage_id is None:
        raise NotFound("contest-work-gone")
    stage, event = await _readable(session, actor, work.contest_stage_id)
    application = await session.get_one(Application, work.application_id)
    person = await session.get_one(Person, application.person_id)
    _record(session, actor, "contest.view", event, person.id, now)
    return Opened(work, person, stage, event)


async def versions(session: AsyncSession, *, stage_id: int, person_id: int) -> list[Submission]:
    """All of one person in one stage, the newest first; the caller has checked the right."""
    wanted = (
        select(Submission)
        .join(Application, Application.id == Submission.application_id)
        .where(Submission.contest_stage_id == stage_id, Application.person_id == person_id)
        .order_by(Submission.version.desc())
    )
    return list((await session.execute(wanted)).scalars())


async def fetch_people(session: AsyncSession, *, actor: Actor, event_id: int, number: int) -> Page[Participation]:
    """A page of those signed up with their people: those with a result first, then by name."""
    event = await find(session, event_id=event_id)
    require_staff(actor, event, *READERS, action="contest.view")
    wanted = (
        select(Participation)
        .join(Participation.person)
        .where(Participation.event_id == event_id, Participation.state == "signed_up")
        .options(contains_eager(Participation.person))
        .order_by(Participation.result.is_(None), Person.search_text, Person.id)
    )
    return await fetch_page(session, wanted, number=number)


async def find_person(session: AsyncSession, *, actor: Actor, participation_id: int) -> tuple[Participation, Event]:
    """One participation of a contest with its person, for staff in reach."""
    wanted = select(Participation).where(Participation.id == participation_id).options(joinedload(Participation.person))
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        raise NotFound
    event = await find(session, event_id=found.event_id)
    require_staff(actor, event, *READERS, action="contest.view")
    if event.kind != EventKind.CONTEST:
        raise NotFound
    return found, event


def read_result(typed: str) -> str:
    """A result as it is told; raises `ServiceError` for one that is missing or too long."""
    result = paragraphs(clean(typed))
    if not result:
        raise ServiceError("contest-result-empty")
    if len(result) > LONGEST_RESULT:
        raise ServiceError("contest-result-long", count=len(result), limit=LONGEST_RESULT)
    return result


async def note_result(
    session: AsyncSession, *, actor: Actor, participation_id: int, result: str, now: datetime
) -> Participation:
    """Write the place or the award, audited; the person is told. The same words twice have one effect."""
    found, event = await find_person(session, actor=actor, participation_id=participation_id)
    require_staff(actor, event, *STAFF, action="contest.result")
    await lock(session, event_id=event.id)
    await session.refresh(found, ["result", "state"])
    if found.state != "signed_up":
        raise ServiceError("contest-result-withdrawn")
    words = read_result(result)
    if found.result == words:
        return found
    found.result, found.result_at, found.result_by_id, found.changed_at = words, now, actor.person.id, now
    _record(session, actor, "contest.result", event, found.person_id, now, result=words)
    told = Text("contest-told-result", {"title": event.title, "result": words})
    key = f"contest-result:{found.id}:{now.timestamp():.0f}"
    rows = [presses.open_row(event.id)]
    await notify(session, key=key, person_id=found.person_id, text=told, now=now, event_id=event.id, buttons=rows)
    await session.flush()
    return found


async def _readable(session: AsyncSession, actor: Actor, stage_id: int) -> tuple[ContestStage, Event]:
    stage, event = await find_stage(session, stage_id)
    require_staff(actor, event, *READERS, action="contest.view")
    return stage, event


def _newest(stage: ContestStage) -> Select[int]:
    """Ids of the newest work of each person."""
    return (
        select(func.max(Submission.id))
        .join(Application, Application.id == Submission.application_id)
        .where(Submission.contest_stage_id == stage.id)
        .group_by(Application.person_id)
    )


def _missing(stage: ContestStage, event: Event) -> Select[Person]:
    readable = (
        select(Application.person_id)
        .join(Submission, Submission.application_id == Application.id)
        .outerjoin(StoredFile, StoredFile.id == Submission.file_id)
        .where(
            Submission.contest_stage_id == stage.id,
            or_(StoredFile.id.is_(None), StoredFile.state.not_in(("refused", "lost"))),
        )
    )
    signed_up = select(Participation.person_id).where(
        Participation.event_id == event.id, Participation.state == "signed_up"
    )
    return (
        select(Person)
        .where(Person.id.in_(signed_up), Person.id.not_in(readable))
        .order_by(Person.search_text, Person.id)
    )


def _record(
    session: AsyncSession, actor: Actor, action: str, event: Event, person_id: int, now: datetime, **details: str
) -> None:
    place = event.municipality_id
    audit.record(session, actor, action, "event", event.id, now=now, municipality_id=place, person=person_id, **details)
