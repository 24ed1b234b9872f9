"""Works of a contest: versions handed in to a stage while its window is open."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Application, ContestStage, Draft, Event, Participation, StoredFile, Submission
from programmes.schema import SUBMISSION_EXTENSIONS, Programme
from services import drafts, files, submissions
from services.actor import Actor
from services.contests.stages import find_stage
from services.errors import NotFound, ServiceError
from services.standing import standing_application

ENTRY = "entry"
"""Kind of the draft in which the parts of a typed work are collected: `entry:<stage>`."""


class Window(StrEnum):
    """How a stage stands to a moment."""

    SOON = "soon"
    OPEN = "open"
    CLOSED = "closed"


def window_of(stage: ContestStage, now: datetime) -> Window:
    if now < stage.opens_at:
        return Window.SOON
    return Window.OPEN if now < stage.closes_at else Window.CLOSED


def kind_of(stage_id: int) -> str:
    """`Submission.kind` of works handed in to that stage."""
    return f"contest:{stage_id}"


def stage_id_of(draft: Draft) -> int:
    """Raises `NotFound` for a draft that is no entry."""
    stem, _, number = draft.form.partition(":")
    if stem != ENTRY or not number.isdecimal():
        raise NotFound("contest-stage-gone")
    return int(number)


async def begin(session: AsyncSession, *, actor: Actor, programme: Programme, stage_id: int, now: datetime) -> Draft:
    """Where the parts of a typed work are collected; raises as `require_open` does."""
    stage, event = await find_stage(session, stage_id)
    await require_open(session, actor=actor, programme=programme, stage=stage, event=event, now=now)
    key = f"{ENTRY}:{stage.id}"
    return await drafts.begin(session, person=actor.person, form=key, answers={"parts": []}, now=now)


async def require_open(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    stage: ContestStage,
    event: Event,
    now: datetime,
    lock: bool = False,
) -> Application:
    """The application a work is added to; raises `ServiceError` with the reason for which none is taken now."""
    participation = select(Participation.state).where(
        Participation.event_id == event.id, Participation.person_id == actor.person.id
    )
    if event.state != "planned":
        raise ServiceError("contest-cancelled")
    if (await session.execute(participation)).scalar_one_or_none() != "signed_up":
        raise ServiceError("contest-not-signed-up")
    if not stage.takes_work:
        raise ServiceError("contest-no-works", title=stage.title)
    match window_of(stage, now):
        case Window.SOON:
            raise ServiceError("contest-not-open", title=stage.title, opens=stage.opens_at.astimezone(actor.zone))
        case Window.CLOSED:
            raise ServiceError("contest-closed", title=stage.title, closes=stage.closes_at.astimezone(actor.zone))
    application = await standing_application(
        session, programme=programme, person_id=actor.person.id, cycle_id=event.cycle_id, lock=lock
    )
    if application is None:
        raise ServiceError("contest-no-application")
    return application


async def hand_in_text(
    session: AsyncSession, *, actor: Actor, programme: Programme, draft: Draft, now: datetime
) -> Submission:
    """Make the collected text a version; the draft is emptied, and kept for the next version."""
    stage, application = await _ground(session, actor, programme, draft, now)
    text = submissions.typed_text(draft)
    if not text:
        raise ServiceError("submission-empty")
    work = await _next_version(session, stage, application, now)
    work.text, work.words = text, submissions.count_words(text)
    submissions.clear_parts(draft, now=now)
    return await _added(session, work)


async def hand_in_file(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    draft: Draft,
    file: submissions.IncomingFile,
    now: datetime,
) -> tuple[Submission, StoredFile]:
    """Make the file a version at once; raises `ServiceError` for one over 20 MB or of a wrong kind."""
    stage, application = await _ground(session, actor, programme, draft, now)
    stored = await files.note_file(
        session,
        person=actor.person,
        telegram_file_id=file.telegram_file_id,
        name=file.name,
        size=file.size,
        photo=file.photo,
        extensions=SUBMISSION_EXTENSIONS,
        now=now,
    )
    work = await _next_version(session, stage, application, now)
    work.file_id = stored.id
    return await _added(session, work), stored


async def _ground(
    session: AsyncSession, actor: Actor, programme: Programme, draft: Draft, now: datetime
) -> tuple[ContestStage, Application]:
    stage, event = await find_stage(session, stage_id_of(draft))
    application = await require_open(
        session, actor=actor, programme=programme, stage=stage, event=event, now=now, lock=True
    )
    return stage, application


async def _next_version(
    session: AsyncSession, stage: ContestStage, application: Application, now: datetime
) -> Submission:
    """The person's applications are locked by the caller: versions of one person are numbered in a row."""
    newest = (
        select(func.max(Submission.version))
        .join(Application, Application.id == Submission.application_id)
        .where(Submission.contest_stage_id == stage.id, Application.person_id == application.person_id)
    )
    version = ((await session.execute(newest)).scalar_one_or_none() or 0) + 1
    return Submission(
        application_id=application.id,
        kind=kind_of(stage.id),
        version=version,
        contest_stage_id=stage.id,
        handed_in_at=now,
    )


async def _added(session: AsyncSession, work: Submission) -> Submission:
    session.add(work)
    await session.flush()
    return work


def counting(stage_id: int) -> Select[Submission]:
    """What a review takes of a stage: of each person who still takes part the newest version that can be read.

    It stands still once the window has closed; load `Submission.file` with it. The application leads to the author.
    """
    newest = (
        select(func.max(Submission.id))
        .join(Application, Application.id == Submission.application_id)
        .join(ContestStage, ContestStage.id == Submission.contest_stage_id)
        .join(
            Participation,
            and_(Participation.event_id == ContestStage.event_id, Participation.person_id == Application.person_id),
        )
        .outerjoin(StoredFile, StoredFile.id == Submission.file_id)
        .where(
            Submission.contest_stage_id == stage_id,
            Participation.state == "signed_up",
            or_(StoredFile.id.is_(None), StoredFile.state.not_in(("refused", "lost"))),
        )
        .group_by(Application.person_id)
    )
    return select(Submission).where(Submission.id.in_(newest)).order_by(Submission.id)


async def mine(session: AsyncSession, *, person_id: int, event_id: int) -> list[Submission]:
    """Every version the person has handed in to the contest with its file, the newest first."""
    wanted = (
        select(Submission)
        .join(Application, Application.id == Submission.application_id)
        .join(ContestStage, ContestStage.id == Submission.contest_stage_id)
        .where(Application.person_id == person_id, ContestStage.event_id == event_id)
        .options(joinedload(Submission.file))
        .order_by(Submission.handed_in_at.desc(), Submission.id.desc())
    )
    return list((await session.execute(wanted)).scalars())


async def own(session: AsyncSession, *, actor: Actor, submission_id: int) -> tuple[Submission, ContestStage]:
    """The actor's own work with its file; raises `NotFound` for any other."""
    wanted = (
        select(Submission)
        .join(Application, Application.id == Submission.application_id)
        .where(Submission.id == submission_id, Application.person_id == actor.person.id)
        .options(joinedload(Submission.file))
    )
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None or found.contest_stage_id is None:
        raise NotFound("contest-work-gone")
    return found, (await find_stage(session, found.contest_stage_id))[0]
