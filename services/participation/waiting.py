"""What waits for a person around events: for the home screen and the digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    Application,
    ContestStage,
    Cycle,
    DiaryEntry,
    Event,
    InterviewSlot,
    Participation,
    StoredFile,
    Submission,
)
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import segments
from services.participation.card import FEEDBACK_WITHIN, may_give_feedback
from services.participation.reading import mine
from services.participation.states import ATTENDED, CANCELLED, OFFERED, PLANNED, SIGNED_UP, WITHDRAWN

BROKEN = ("refused", "lost")
"""States of a file that nobody can read."""
INTERVIEWS = 20
"""Interviews ahead that are looked at: a department has one or two."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing that is done already; each list in the order of its time."""

    coming: int
    """Events ahead at which the person has a place or waits for one."""
    following: Event | None
    """The next one the person has signed up for."""
    following_at: datetime | None
    """When it begins for the person: of an interview, the time that was booked."""
    offers: Sequence[tuple[Event, datetime]]
    """Places to confirm, and until when."""
    feedback: Sequence[Participation]
    entries: Sequence[ContestStage]
    """Stages of contests that are open and have no work of the person yet."""
    slots: Sequence[Event]
    """Interviews the person is asked to, with times free and none booked."""
    diaries: Sequence[Participation]
    """Internships under way without an entry for today."""


async def waiting(session: AsyncSession, *, person_id: int, programme: Programme, now: datetime) -> Waiting:
    recent = mine(person_id).where(Event.ends_at > now - FEEDBACK_WITHIN, Event.state != CANCELLED)
    found = (await session.execute(recent)).scalars().all()
    ahead = [item for item in found if item.event.ends_at > now]
    booked = await _booked(session, person_id, [item.event for item in ahead])
    starts = sorted(
        (booked.get(item.event_id, item.event.starts_at), item.event_id, item.event)
        for item in ahead
        if item.state == SIGNED_UP and booked.get(item.event_id, item.event.starts_at) > now
    )
    following_at, _, following = starts[0] if starts else (None, None, None)
    return Waiting(
        coming=len(ahead),
        following=following,
        following_at=following_at,
        offers=[
            (item.event, item.offered_until)
            for item in ahead
            if item.state == OFFERED and item.offered_until is not None and item.offered_until > now
        ],
        feedback=[item for item in found if item.attendance == ATTENDED and may_give_feedback(item.event, item, now)],
        entries=await _entries(session, person_id, ahead, now),
        slots=await _slots(session, person_id, programme, now),
        diaries=await _diaries(session, ahead, now),
    )


async def _diaries(session: AsyncSession, ahead: Sequence[Participation], now: datetime) -> list[Participation]:
    """Today is a day where the internship takes place."""
    begun = [
        item
        for item in ahead
        if item.event.kind == EventKind.INTERNSHIP and item.state == SIGNED_UP and item.event.starts_at <= now
    ]
    ids = [item.id for item in begun if item.result is None]
    if not ids:
        return []
    wanted = select(DiaryEntry.participation_id, DiaryEntry.day).where(DiaryEntry.participation_id.in_(ids))
    written = {(row[0], row[1]) for row in await session.execute(wanted)}
    return [
        item
        for item in begun
        if item.id in ids and (item.id, now.astimezone(ZoneInfo(item.event.timezone)).date()) not in written
    ]


async def _booked(session: AsyncSession, person_id: int, events: Sequence[Event]) -> dict[int, datetime]:
    ids = [event.id for event in events if event.kind == EventKind.INTERVIEW]
    if not ids:
        return {}
    wanted = select(InterviewSlot.event_id, InterviewSlot.starts_at).where(
        InterviewSlot.person_id == person_id, InterviewSlot.event_id.in_(ids)
    )
    return {row.event_id: row.starts_at for row in (await session.execute(wanted)).all()}


async def _entries(
    session: AsyncSession, person_id: int, ahead: Sequence[Participation], now: datetime
) -> Sequence[ContestStage]:
    contests = [item.event_id for item in ahead if item.event.kind == EventKind.CONTEST and item.state == SIGNED_UP]
    if not contests:
        return []
    handed_in = (
        select(Submission.id)
        .join(Application, Submission.application_id == Application.id)
        .outerjoin(StoredFile, Submission.file_id == StoredFile.id)
        .where(
            Submission.contest_stage_id == ContestStage.id,
            Application.person_id == person_id,
            or_(StoredFile.id.is_(None), StoredFile.state.not_in(BROKEN)),
        )
        .exists()
    )
    wanted = select(ContestStage).where(
        ContestStage.event_id.in_(contests),
        ContestStage.takes_work.is_(True),
        ContestStage.opens_at <= now,
        ContestStage.closes_at > now,
        ~handed_in,
    )
    return (await session.execute(wanted.order_by(ContestStage.closes_at, ContestStage.id))).scalars().all()


async def _slots(session: AsyncSession, person_id: int, programme: Programme, now: datetime) -> list[Event]:
    booked = exists().where(InterviewSlot.event_id == Event.id, InterviewSlot.person_id == person_id)
    free = exists().where(
        InterviewSlot.event_id == Event.id, InterviewSlot.person_id.is_(None), InterviewSlot.starts_at > now
    )
    declined = exists().where(
        Participation.event_id == Event.id, Participation.person_id == person_id, Participation.state == WITHDRAWN
    )
    # A consent alone does not call anybody to an interview.
    standing = exists().where(
        Application.person_id == person_id,
        Application.cycle_id == Event.cycle_id,
        segments.still_standing(programme),
    )
    wanted = (
        select(Event)
        .join(Cycle, Event.cycle_id == Cycle.id)
        .where(
            Cycle.programme == programme.key,
            Event.kind == EventKind.INTERVIEW.value,
            Event.state == PLANNED,
            Event.ends_at > now,
            free,
            ~booked,
            ~declined,
            standing.correlate(Event),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(INTERVIEWS)
    )
    found = []
    for event in (await session.execute(wanted)).scalars():
        segment, scope = segments.of_event(event)
        if await segments.matches(
            session, segment, person_id=person_id, programme=programme, cycle_id=event.cycle_id, scope=scope
        ):
            found.append(event)
    return found
