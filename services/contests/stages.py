"""The stages of a contest: windows in which works are taken, one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import ContestStage, Event, Submission
from programmes.calendar import EventKind
from services import audit
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, one_line
from services.errors import NotFound, ServiceError
from services.events.finding import find, lock, require_staff
from services.events.telling import tell

LONGEST_TITLE = 120
MOST_STAGES = 12


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What a stage is made of; moments are aware."""

    title: str
    opens_at: datetime
    closes_at: datetime
    takes_work: bool


async def of_event(session: AsyncSession, event_id: int) -> list[ContestStage]:
    """In their order."""
    wanted = select(ContestStage).where(ContestStage.event_id == event_id).order_by(ContestStage.number)
    return list((await session.execute(wanted)).scalars())


async def find_stage(session: AsyncSession, stage_id: int) -> tuple[ContestStage, Event]:
    """Raises `NotFound`."""
    stage = await session.get(ContestStage, stage_id)
    if stage is None:
        raise NotFound("contest-stage-gone")
    return stage, await find(session, event_id=stage.event_id)


async def add(session: AsyncSession, *, actor: Actor, event_id: int, facts: StageFacts, now: datetime) -> ContestStage:
    """Put a stage after the others, audited; the very same one is not added twice.

    Raises `ServiceError` for a window that is past, turned round, before the end of the last one or after the contest.
    """
    event = await _for_change(session, actor, event_id)
    facts, stages = replace(facts, title=_title(facts)), await of_event(session, event_id)
    last = stages[-1] if stages else None
    if last is not None and _facts(last) == facts:
        return last
    if len(stages) >= MOST_STAGES:
        raise ServiceError("contest-stages-many", limit=MOST_STAGES)
    _check(event, facts, last, None)
    if facts.closes_at <= now:
        raise ServiceError("contest-stage-past", closes=_local(event, facts.closes_at))
    stage = ContestStage(event_id=event.id, number=len(stages) + 1, title=facts.title)
    _put(stage, facts)
    session.add(stage)
    await session.flush()
    _record(session, actor, "contest.stage", event, stage, now)
    return stage


async def change(
    session: AsyncSession, *, actor: Actor, stage_id: int, facts: StageFacts, now: datetime
) -> ContestStage:
    """Give a stage other facts, audited; those who stand by the contest are told of another window. Raises as `add`
    does."""
    found, _ = await find_stage(session, stage_id)
    event = await _for_change(session, actor, found.event_id)
    stage = await session.get_one(ContestStage, stage_id, populate_existing=True)
    facts = replace(facts, title=_title(facts))
    if _facts(stage) == facts:
        return stage
    around = {item.number: item for item in await of_event(session, event.id)}
    _check(event, facts, around.get(stage.number - 1), around.get(stage.number + 1))
    before = _facts(stage)
    stage.title = facts.title
    _put(stage, facts)
    await session.flush()
    _record(session, actor, "contest.stage", event, stage, now)
    if (before.opens_at, before.closes_at) != (facts.opens_at, facts.closes_at):
        await _tell(session, event, stage, before, now)
    return stage


async def remove(session: AsyncSession, *, actor: Actor, stage_id: int, now: datetime) -> Event:
    """Take a stage away, audited; those after it move up. Raises `ServiceError` once a work has been handed in."""
    found, _ = await find_stage(session, stage_id)
    event = await _for_change(session, actor, found.event_id)
    works = select(func.count(Submission.id)).where(Submission.contest_stage_id == stage_id)
    if (await session.execute(works)).scalar_one():
        raise ServiceError("contest-stage-has-works", title=found.title)
    _record(session, actor, "contest.stage-remove", event, found, now)
    number = found.number
    await session.delete(found)
    await session.flush()
    for later in await of_event(session, event.id):
        if later.number > number:
            later.number -= 1
            # One by one, from the front: two stages never have one number, not even for a moment.
            await session.flush()
    return event


def zone_of(event: Event) -> ZoneInfo:
    return ZoneInfo(event.timezone)


def _local(event: Event, moment: datetime) -> datetime:
    return moment.astimezone(zone_of(event))


def _check(event: Event, facts: StageFacts, before: ContestStage | None, after: ContestStage | None) -> None:
    if not facts.title:
        raise ServiceError("contest-stage-nameless")
    if facts.closes_at <= facts.opens_at:
        opens, closes = _local(event, facts.opens_at), _local(event, facts.closes_at)
        raise ServiceError("contest-stage-order", opens=opens, closes=closes)
    if before is not None and facts.opens_at < before.closes_at:
        raise ServiceError("contest-stage-early", title=before.title, closes=_local(event, before.closes_at))
    if after is not None and facts.closes_at > after.opens_at:
        raise ServiceError("contest-stage-late", title=after.title, opens=_local(event, after.opens_at))
    if facts.closes_at > event.ends_at:
        raise ServiceError("contest-stage-outside", ends=_local(event, event.ends_at))


def _title(facts: StageFacts) -> str:
    return one_line(clean(facts.title))[:LONGEST_TITLE]


def _facts(stage: ContestStage) -> StageFacts:
    return StageFacts(stage.title, stage.opens_at, stage.closes_at, stage.takes_work)


def _put(stage: ContestStage, facts: StageFacts) -> None:
    stage.opens_at, stage.closes_at, stage.takes_work = facts.opens_at, facts.closes_at, facts.takes_work


async def _for_change(session: AsyncSession, actor: Actor, event_id: int) -> Event:
    event = await lock(session, event_id=event_id)
    require_staff(actor, event, *STAFF, action="contest.change")
    if event.kind != EventKind.CONTEST:
        raise NotFound
    if event.state != "planned":
        raise ServiceError("contest-cancelled")
    return event


async def _tell(session: AsyncSession, event: Event, stage: ContestStage, before: StageFacts, now: datetime) -> int:
    def words(zone: ZoneInfo) -> Text:
        moments = {
            "opened": before.opens_at.astimezone(zone),
            "closed": before.closes_at.astimezone(zone),
            "opens": stage.opens_at.astimezone(zone),
            "closes": stage.closes_at.astimezone(zone),
        }
        return Text("contest-told-window", {"title": event.title, "stage": stage.title, **moments})

    return await tell(session, event, f"stage:{stage.id}:window:{now.timestamp():.0f}", words, now, now)


def _record(session: AsyncSession, actor: Actor, action: str, event: Event, stage: ContestStage, now: datetime) -> None:
    place, details = event.municipality_id, {"stage": stage.title, "closes": stage.closes_at.isoformat()}
    audit.record(session, actor, action, "event", event.id, now=now, municipality_id=place, **details)
