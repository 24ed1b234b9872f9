"""Made-up events around the present, some of them full, one of them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Foundation
from models import Cycle, Event, Organisation, Participation
from programmes.calendar import EventKind
from services import interviews, participation
from services.actor import Actor
from services.events.facts import EventFacts
from services.events.making import make
from services.participation import attendance

EVENTS = Path(__file__).with_name("events.yaml")
ANNOUNCED = timedelta(days=30)
"""How long before now all of them were made."""
NOTED = timedelta(hours=1)
"""After the end of an event attendance was noted."""


async def add_events(
    session: AsyncSession,
    foundation: Foundation,
    *,
    cycle: Cycle,
    coordinator: Actor,
    candidates: Sequence[Actor],
    host: Organisation,
    now: datetime,
) -> None:
    """Make the events of `events.yaml` and let `candidates` sign up, in the caller's transaction."""
    for row in yaml.safe_load(EVENTS.read_text(encoding="utf-8"))["events"]:
        facts = _facts(row, foundation, host, now)
        announced = min(now, facts.starts_at) - ANNOUNCED
        event = await make(
            session, actor=coordinator, programme=foundation.programme, cycle=cycle, facts=facts, now=announced
        )
        for candidate in candidates[: row.get("signed_up", 0)]:
            await participation.sign_up(
                session,
                actor=candidate,
                programme=foundation.programme,
                event_id=event.id,
                now=announced + timedelta(days=1),
                queue_up=True,
            )
        if "attended" in row:
            await _note_attendance(session, coordinator, event, row["attended"])
        if event.kind == EventKind.INTERVIEW:
            await _offer_times(session, coordinator, event, facts, minutes=row["slots"], now=announced)


def _facts(row: Mapping[str, Any], foundation: Foundation, host: Organisation, now: datetime) -> EventFacts:
    day = now.astimezone(foundation.zone).date() + timedelta(days=row["days"])
    starts_at = datetime.combine(day, time.fromisoformat(row["at"]), foundation.zone)
    given = ("kind", "title", "place", "link", "capacity", "points", "target_share", "certificate", "contact")
    return EventFacts(
        **{name: row[name] for name in given if name in row},
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row["minutes"]),
        timezone=foundation.zone.key,
        host_id=host.id if row.get("hosted") else None,
    )


async def _note_attendance(session: AsyncSession, coordinator: Actor, event: Event, attended: int) -> None:
    """The first ones were there, the others were not."""
    wanted = select(Participation.id).where(Participation.event_id == event.id).order_by(Participation.id)
    for number, participation_id in enumerate((await session.execute(wanted)).scalars().all()):
        await attendance.mark(
            session,
            actor=coordinator,
            participation_id=participation_id,
            attendance="attended" if number < attended else "absent",
            now=event.ends_at + NOTED,
        )


async def _offer_times(
    session: AsyncSession, coordinator: Actor, event: Event, facts: EventFacts, *, minutes: int, now: datetime
) -> None:
    begins, ends = facts.local(event.starts_at), facts.local(event.ends_at)
    plan = interviews.Plan(begins.date(), begins.time(), ends.time(), minutes, pause=0, rooms=())
    await interviews.add(session, actor=coordinator, event_id=event.id, plan=plan, now=now)
