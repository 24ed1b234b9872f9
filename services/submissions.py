"""Works handed in to an application: versions of texts and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Application, Draft, StoredFile, Submission
from programmes.schema import Programme, StageKind, SubmissionKind
from services import applications, drafts, files
from services.actor import Actor
from services.answers.cleaning import clean, paragraphs
from services.errors import NotFound, ServiceError
from services.registration import track_of

WHOLE_PIECE = 4000
"""Characters: a message this long was cut by Telegram (at 4,096), and what follows continues it."""
LONGEST = 200_000
"""Characters of a work typed in chat, about a hundred pages: more is a file."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file as the messenger announced it; `size` in bytes."""

    telegram_file_id: str
    name: str | None
    size: int | None
    photo: bool = False
    """Sent as a picture and not as a document: it can only be sent on as one."""


def taken_now(programme: Programme, application: Application) -> list[SubmissionKind]:
    """What may be handed in at the stage the application is at."""
    track = next((item for item in programme.tracks if item.key == application.track), None)
    stage = next((item for item in track.stages if item.key == application.stage), None) if track else None
    if track is None or stage is None:
        return []
    return [kind for kind in track.submissions if _fits(kind, stage.key, ended=stage.kind is StageKind.ENDED)]


def _fits(kind: SubmissionKind, stage: str, *, ended: bool) -> bool:
    return stage in kind.stages if kind.stages else not ended


def require_taken(programme: Programme, application: Application, key: str) -> SubmissionKind:
    """Raises NotFound for an unknown kind, ServiceError for one that is not taken at this stage."""
    kinds = {kind.key: kind for kind in track_of(programme, application.track).submissions}
    if key not in kinds:
        raise NotFound
    if kinds[key] not in taken_now(programme, application):
        raise ServiceError("submission-closed", title=kinds[key].title)
    return kinds[key]


async def latest(session: AsyncSession, *, application: Application) -> dict[str, Submission]:
    """The newest version of every kind handed in, with its file; what went to a contest is seen there."""
    wanted = (
        select(Submission)
        .where(Submission.application_id == application.id, Submission.contest_stage_id.is_(None))
        .options(joinedload(Submission.file))
        .order_by(Submission.version)
    )
    return {item.kind: item for item in (await session.execute(wanted)).scalars()}


def form_key(application_id: int, kind: str) -> str:
    return f"{drafts.SUBMISSION}:{application_id}:{kind}"


def subject_of(draft: Draft) -> tuple[int, str]:
    """Application and kind; raises NotFound for a draft that is no work."""
    stem, _, rest = draft.form.partition(":")
    application, _, kind = rest.partition(":")
    if stem != drafts.SUBMISSION:
        raise NotFound
    return int(application), kind


async def begin(
    session: AsyncSession, *, actor: Actor, programme: Programme, application_id: int, kind: str, now: datetime
) -> Draft:
    """Where the parts of a typed work are collected; what was typed before and not handed in is still there."""
    application = await applications.own(session, actor=actor, application_id=application_id)
    require_taken(programme, application, kind)
    key = form_key(application.id, kind)
    return await drafts.begin(session, person=actor.person, form=key, answers={"parts": []}, now=now)


def add_part(draft: Draft, typed: str, *, now: datetime) -> None:
    """Append what was typed; raises ServiceError for an empty or an endless text."""
    part = clean(typed).strip()
    if not part:
        raise ServiceError("submission-empty")
    if len(typed_text(draft)) + len(part) > LONGEST:
        raise ServiceError("submission-endless", limit=LONGEST)
    draft.answers = {"parts": [*_parts(draft), part]}
    draft.updated_at = now


def clear_parts(draft: Draft, *, now: datetime) -> None:
    draft.answers, draft.updated_at = {"parts": []}, now


def _parts(draft: Draft) -> list[str]:
    return list(draft.answers.get("parts", []))


def part_count(draft: Draft) -> int:
    return len(_parts(draft))


def typed_text(draft: Draft) -> str:
    """The parts as one text: a message that Telegram cut goes on, a new one is a new paragraph."""
    text = ""
    previous = ""
    for part in _parts(draft):
        between = "" if not text else " " if len(previous) >= WHOLE_PIECE else "\n\n"
        text, previous = f"{text}{between}{part}", part
    return paragraphs(text)


def count_words(text: str) -> int:
    return len(text.split())


async def hand_in_text(
    session: AsyncSession, *, actor: Actor, programme: Programme, draft: Draft, now: datetime
) -> Submission:
    """Make the collected text a version; the draft is emptied, and kept for the next version."""
    application_id, kind_key = subject_of(draft)
    application = await applications.own(session, actor=actor, application_id=application_id, lock=True)
    kind = require_taken(programme, application, kind_key)
    if not kind.text:
        raise ServiceError("submission-file-only", title=kind.title)
    text = typed_text(draft)
    if not text:
        raise ServiceError("submission-empty")
    submission = await _next_version(session, application, kind, now)
    submission.text, submission.words = text, count_words(text)
    clear_parts(draft, now=now)
    return await _added(session, application, submission)


async def hand_in_file(
    session: AsyncSession, *, actor: Actor, programme: Programme, draft: Draft, file: IncomingFile, now: datetime
) -> tuple[Submission, StoredFile]:
    """Make the file a version at once; its bytes are fetched and checked by a job.

    Raises ServiceError where a file is not taken, is over 20 MB or of a wrong kind.
    """
    application_id, kind_key = subject_of(draft)
    application = await applications.own(session, actor=actor, application_id=application_id, lock=True)
    kind = require_taken(programme, application, kind_key)
    if not kind.file:
        raise ServiceError("submission-text-only", title=kind.title)
    stored = await files.note_file(
        session,
        person=actor.person,
        telegram_file_id=file.telegram_file_id,
        name=file.name,
        size=file.size,
        photo=file.photo,
        extensions=kind.extensions,
        now=now,
    )
    submission = await _next_version(session, application, kind, now)
    submission.file_id = stored.id
    return await _added(session, application, submission), stored


async def _next_version(
    session: AsyncSession, application: Application, kind: SubmissionKind, now: datetime
) -> Submission:
    """The application's row is locked by the caller, so that two versions never get one number."""
    wanted = select(func.max(Submission.version)).where(
        Submission.application_id == application.id, Submission.kind == kind.key
    )
    newest = (await session.execute(wanted)).scalar_one_or_none() or 0
    return Submission(application_id=application.id, kind=kind.key, version=newest + 1, handed_in_at=now)


async def _added(session: AsyncSession, application: Application, submission: Submission) -> Submission:
    application.unread = True
    session.add(submission)
    await session.flush()
    return submission
