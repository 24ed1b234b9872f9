"""What belongs to an event of a kind with rules of its own, and must still fit when the event is changed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import ContestStage, DiaryEntry, Event, InterviewSlot, Participation
from programmes.calendar import EventKind
from services.errors import ServiceError
from services.events.facts import EventFacts

_HAS_OWN = (EventKind.INTERVIEW, EventKind.CONTEST, EventKind.INTERNSHIP)


async def require_kind(session: AsyncSession, *, event: Event, before: EventFacts, after: EventFacts) -> None:
    """Raises `ServiceError` for another kind once times, stages or diaries hang upon the present one."""
    if before.kind == after.kind or before.kind not in _HAS_OWN:
        return
    of_interview = exists().where(InterviewSlot.event_id == event.id)
    of_contest = exists().where(ContestStage.event_id == event.id)
    of_internship = exists().where(
        Participation.event_id == event.id,
        or_(Participation.result.is_not(None), exists().where(DiaryEntry.participation_id == Participation.id)),
    )
    if (await session.execute(select(or_(of_interview, of_contest, of_internship)))).scalar_one():
        raise ServiceError("event-kind-stands")


async def require_room(session: AsyncSession, *, event: Event, now: datetime) -> None:
    """Raises `ServiceError` naming the first time, or the stage, that the event as it is now leaves outside."""
    if event.kind == EventKind.INTERVIEW:
        outside = select(func.min(InterviewSlot.starts_at), func.count(InterviewSlot.id)).where(
            InterviewSlot.event_id == event.id,
            InterviewSlot.outcome.is_(None),
            InterviewSlot.starts_at > now,
            or_(InterviewSlot.starts_at < event.starts_at, InterviewSlot.ends_at > event.ends_at),
        )
        first, count = (await session.execute(outside)).one()
        if count:
            raise ServiceError("event-times-outside", count=count, first=first.astimezone(ZoneInfo(event.timezone)))
    if event.kind == EventKind.CONTEST:
        later = select(ContestStage).where(
            ContestStage.event_id == event.id, ContestStage.closes_at > event.ends_at, ContestStage.closes_at > now
        )
        stage = (await session.execute(later.order_by(ContestStage.number).limit(1))).scalar_one_or_none()
        if stage is not None:
            raise ServiceError(
                "event-stage-outside", stage=stage.title, closes=stage.closes_at.astimezone(ZoneInfo(event.timezone))
            )
