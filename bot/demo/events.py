"""Made-up events around the present: of every kind, full, cancelled, repeated and over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Foundation
from bot.demo.happenings import Happening, happen
from models import Cycle, Event, Organisation
from services import participation
from services.actor import Actor
from services.events import series
from services.events.cancelling import cancel
from services.events.facts import EventFacts
from services.events.making import make
from services.events.repeating import Repeat

EVENTS = Path(__file__).with_name("events.yaml")
ANNOUNCED = timedelta(days=30)
"""How long before now all of them were made."""
GIVEN = (
    "kind", "title", "place", "link", "capacity", "points", "target_share", "certificate", "contact", "description",
)  # fmt: skip


def made_up() -> Mapping[str, Any]:
    """Everything of `events.yaml`."""
    content: Mapping[str, Any] = yaml.safe_load(EVENTS.read_text(encoding="utf-8"))
    return content


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
    """Make the events, let `candidates` sign up and do what is done at them, in the caller's transaction."""
    content = made_up()
    for row in content["events"]:
        facts = _facts(row, foundation, host, now)
        announced = min(now, facts.starts_at) - ANNOUNCED
        programme = foundation.programme
        event = await make(session, actor=coordinator, programme=programme, cycle=cycle, facts=facts, now=announced)
        for candidate in candidates[: row.get("signed_up", 0)]:
            await _sign_up(session, foundation, candidate, event, announced + timedelta(days=1))
        happening = Happening(event, row, content["words"], programme, coordinator, candidates, announced)
        await happen(session, happening)
        if "repeat" in row:
            await series.repeat(
                session,
                actor=coordinator,
                programme=programme,
                event_id=event.id,
                how=Repeat(row["repeat"]),
                count=row["times"],
                now=announced,
            )
        if "cancelled" in row:
            reason = row["cancelled"]
            await cancel(session, actor=coordinator, event_id=event.id, reason=reason, now=now - timedelta(hours=3))


async def _sign_up(
    session: AsyncSession, foundation: Foundation, candidate: Actor, event: Event, now: datetime
) -> None:
    await participation.sign_up(
        session, actor=candidate, programme=foundation.programme, event_id=event.id, now=now, queue_up=True
    )


def _facts(row: Mapping[str, Any], foundation: Foundation, host: Organisation, now: datetime) -> EventFacts:
    day = now.astimezone(foundation.zone).date() + timedelta(days=row["days"])
    starts_at = datetime.combine(day, time.fromisoformat(row["at"]), foundation.zone)
    return EventFacts(
        **{name: row[name] for name in GIVEN if name in row},
        materials=tuple(row.get("materials", ())),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row["minutes"]),
        timezone=foundation.zone.key,
        host_id=host.id if row.get("hosted") else None,
    )
