"""Making an event."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, Event, Municipality, Organisation
from programmes.schema import Programme
from services import audit
from services.actor import STAFF, Actor
from services.errors import Denied, ServiceError
from services.events.facts import EventFacts, columns_of
from services.events.faults import check
from services.search import searchable


async def make(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    cycle: Cycle,
    facts: EventFacts,
    now: datetime,
    source_key: str | None = None,
    series_id: int | None = None,
) -> Event:
    """A planned event, audited; if the cycle has one of the same `source_key`, that one untouched.

    Raises `Denied` for an event that would not be the actor's, `ServiceError` for the first fault of `facts`.
    """
    require_owner(actor, facts.municipality_id, "event.make")
    if source_key is not None and (found := await by_source(session, cycle=cycle, source_key=source_key)) is not None:
        return found
    check(programme, facts, now)
    await check_places(session, programme=programme, facts=facts)
    event = await _added(session, actor, cycle, facts, now, source_key=source_key, series_id=series_id)
    place, title = event.municipality_id, event.title
    audit.record(session, actor, "event.make", "event", event.id, now=now, municipality_id=place, title=title)
    return event


async def _added(
    session: AsyncSession, actor: Actor, cycle: Cycle, facts: EventFacts, now: datetime, **origin: Any
) -> Event:
    event = Event(
        **columns_of(facts),
        **origin,
        cycle_id=cycle.id,
        search_text=await search_text(session, facts),
        created_by_id=actor.person.id,
        created_at=now,
        changed_at=now,
    )
    session.add(event)
    await session.flush()
    return event


def require_owner(actor: Actor, municipality_id: int | None, action: str) -> None:
    """Raises `Denied` unless the actor coordinates there; None is the whole region."""
    if not actor.sees(municipality_id, *STAFF):
        raise Denied(action, "event", "event-not-yours")


async def by_source(session: AsyncSession, *, cycle: Cycle, source_key: str) -> Event | None:
    """The event made from that source in the cycle."""
    wanted = select(Event).where(Event.cycle_id == cycle.id, Event.source_key == source_key)
    return (await session.execute(wanted)).scalar_one_or_none()


async def check_places(session: AsyncSession, *, programme: Programme, facts: EventFacts) -> None:
    """Raises `ServiceError` for a host or a municipality that is not there, or not the event's."""
    known = {item.key for item in programme.municipalities}
    if facts.municipality_id is not None:
        owner = await session.get(Municipality, facts.municipality_id)
        if owner is None or owner.key not in known:
            raise ServiceError("event-owner-gone")
        if any(key != owner.key for key in facts.audience.get("municipalities", ())):
            raise ServiceError("event-audience-foreign", place=owner.title)
    if facts.host_id is not None and await session.get(Organisation, facts.host_id) is None:
        raise ServiceError("event-host-gone")


async def search_text(session: AsyncSession, facts: EventFacts) -> str:
    """Title, place and host, folded for searching."""
    host = None if facts.host_id is None else await session.get(Organisation, facts.host_id)
    return searchable(facts.title, facts.place or "", host.title if host else "")
