"""To whom: choosing by buttons, counting, and how long it will take."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Broadcast, Event, Municipality, Organisation, Person
from programmes.schema import Programme
from services import segments
from services.actor import STAFF, Actor
from services.broadcasts.composing import require_event
from services.broadcasts.finding import find, find_draft
from services.errors import ServiceError
from services.municipalities import within_reach
from services.paging import Page, fetch_page
from services.quiet_hours import allowed_from
from services.reach import reach
from services.search import found_by
from services.segments import Counted

A_SECOND = 30
"""Messages that Telegram lets a bot send."""


@dataclass(frozen=True, slots=True)
class Night:
    """People of one zone for whom it is night then."""

    people: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Forecast:
    """What sending to a broadcast's people will be like."""

    counted: Counted
    seconds: int
    """Of sending at full speed to those for whom it is day."""
    zones: int
    nights: tuple[Night, ...]
    """Whom the morning is waited for."""


async def scope_of(session: AsyncSession, broadcast: Broadcast) -> frozenset[int] | None:
    """How far its author reaches at this moment; an empty set when the role has ended."""
    scope = await reach(session, person_id=broadcast.author_id, roles=STAFF)
    if broadcast.municipality_id is None:
        return scope
    return frozenset({broadcast.municipality_id}) & (scope if scope is not None else {broadcast.municipality_id})


async def counted(session: AsyncSession, broadcast: Broadcast, programme: Programme) -> Counted:
    scope = await scope_of(session, broadcast)
    return await segments.count(
        session, broadcast.segment, programme=programme, cycle_id=broadcast.cycle_id, scope=scope
    )


async def forecast(session: AsyncSession, broadcast: Broadcast, *, programme: Programme, moment: datetime) -> Forecast:
    """For sending at `moment`."""
    scope = await scope_of(session, broadcast)
    chosen = segments.select_people(broadcast.segment, programme=programme, cycle_id=broadcast.cycle_id, scope=scope)
    zone = func.coalesce(Person.timezone, Municipality.timezone, programme.timezone)
    by_zone = (
        chosen.with_only_columns(zone, func.count(Person.id))
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(Person.telegram_id.is_not(None), Person.unreachable_since.is_(None))
        .group_by(zone)
    )
    nights, awake, zones = [], 0, 0
    for name, people in (await session.execute(by_zone)).all():
        zones += 1
        until = allowed_from(moment, ZoneInfo(name))
        if until > moment:
            nights.append(Night(people, until))
        else:
            awake += people
    whole = await counted(session, broadcast, programme)
    ordered = tuple(sorted(nights, key=lambda night: night.until))
    return Forecast(whole, math.ceil(awake / A_SECOND), zones, ordered)


async def toggle(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, name: str, value: Any, programme: Programme
) -> Broadcast:
    """Add one value to a criterion, or take it away if it is there.

    Raises `ServiceError` for a value that the programme does not know or that lies out of the actor's reach.
    """
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    read = segments.read_segment({name: [value]}, programme=programme)[name][0]
    await _require_in_reach(session, actor, programme, name, read)
    there = list(draft.segment.get(name, []))
    values = [item for item in there if item != read] if read in there else [*there, read]
    draft.segment = segments.read_segment({**draft.segment, name: values}, programme=programme)
    await session.flush()
    return draft


async def set_values(
    session: AsyncSession, *, actor: Actor, broadcast_id: int, name: str, values: Sequence[Any], programme: Programme
) -> Broadcast:
    """Give a criterion these values and no other; none takes it away."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    draft.segment = segments.read_segment({**draft.segment, name: list(values)}, programme=programme)
    await session.flush()
    return draft


async def clear(session: AsyncSession, *, actor: Actor, broadcast_id: int) -> Broadcast:
    """Everybody in reach again."""
    draft = await find_draft(session, actor=actor, broadcast_id=broadcast_id)
    draft.segment = {}
    await session.flush()
    return draft


async def organisations(
    session: AsyncSession, *, actor: Actor, programme: Programme, typed: str, number: int
) -> Page[Organisation]:
    """Of the municipalities in reach, by any part of the name."""
    actor.require("broadcast.compose", "broadcast")
    places = [item.id for item in await within_reach(session, programme, actor)]
    wanted = (
        select(Organisation)
        .where(Organisation.municipality_id.in_(places), found_by(Organisation.search_text, typed[:100]))
        .order_by(Organisation.typed_in, Organisation.title, Organisation.id)
    )
    return await fetch_page(session, wanted, number=number)


async def events(
    session: AsyncSession, *, actor: Actor, cycle_id: int, number: int, coming: datetime | None = None
) -> Page[Event]:
    """Events in reach, the latest first; with `coming` only those that are not over then, the next first."""
    actor.require("broadcast.compose", "broadcast")
    scope = actor.scope()
    wanted = select(Event).where(Event.cycle_id == cycle_id)
    if scope is not None:
        wanted = wanted.where(Event.municipality_id.is_(None) | Event.municipality_id.in_(scope))
    if coming is None:
        return await fetch_page(session, wanted.order_by(Event.starts_at.desc(), Event.id), number=number)
    ahead = wanted.where(Event.ends_at > coming, Event.state != "cancelled")
    return await fetch_page(session, ahead.order_by(Event.starts_at, Event.id), number=number)


async def _require_in_reach(session: AsyncSession, actor: Actor, programme: Programme, name: str, value: Any) -> None:
    if actor.scope() is None:
        return
    match name:
        case "municipalities":
            if value not in {item.key for item in await within_reach(session, programme, actor)}:
                raise ServiceError("broadcast-foreign-place", place=programme.municipality(value).title)
        case "organisations":
            found = await session.get(Organisation, value)
            if found is None or not actor.sees(found.municipality_id):
                raise ServiceError("broadcast-foreign-place", place="" if found is None else found.title)
        case "events":
            await require_event(session, actor=actor, event_id=value["id"])
        case "events_without":
            await require_event(session, actor=actor, event_id=value)
        case "broadcasts":
            await find(session, actor=actor, broadcast_id=value["id"], action="broadcast.compose")
