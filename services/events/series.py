"""Events that repeat: each is an event of its own, changed and cancelled alone or with those that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, Event, EventSeries
from programmes.schema import Programme
from services.actor import Actor
from services.errors import Denied, ServiceError
from services.events.cancelling import cancel_silently
from services.events.changing import change_silently
from services.events.facts import MOMENTS, EventFacts, changed_fields, facts_of
from services.events.finding import find, lock, require_staff
from services.events.making import make
from services.events.repeating import Repeat, moved_to, rule_of, starts_of
from services.events.telling_several import tell_all_cancelled, tell_changes


async def repeat(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    event_id: int,
    how: Repeat,
    now: datetime,
    count: int | None = None,
    until: date | None = None,
) -> list[Event]:
    """Make the event the first of a series and the others after it; returns all of them, in order.

    `count` includes the first; `until` is the last day. Raises `Denied` for an event that is not the actor's,
    `ServiceError` for one that is cancelled or in a series already, and for too few or too many.
    """
    event = await lock(session, event_id=event_id)
    require_staff(actor, event, action="event.repeat")
    if event.state == "cancelled":
        raise ServiceError("event-cancelled-already")
    if event.series_id is not None:
        raise ServiceError("event-series-already")
    facts = facts_of(event)
    rule = rule_of(how, facts.starts_at, count=count, until=until)
    starts = starts_of(rule, facts.starts_at, facts.zone)
    event.series_id = await _series(session, actor, rule, now)
    cycle = await session.get_one(Cycle, event.cycle_id)
    made = [event]
    for start in starts[1:]:
        wanted, series = moved_to(facts, start), event.series_id
        made.append(
            await make(session, actor=actor, programme=programme, cycle=cycle, facts=wanted, now=now, series_id=series)
        )
    return made


async def _series(session: AsyncSession, actor: Actor, rule: str, now: datetime) -> int:
    series = EventSeries(rule=rule, created_by_id=actor.person.id, created_at=now)
    session.add(series)
    await session.flush()
    return series.id


async def following(session: AsyncSession, *, event: Event, now: datetime) -> Sequence[Event]:
    """Those of its series that come after it and are still to be, in order; none without a series."""
    if event.series_id is None:
        return []
    wanted = select(Event).where(
        Event.series_id == event.series_id,
        Event.id != event.id,
        Event.starts_at > max(event.starts_at, now),
        Event.state == "planned",
    )
    return (await session.execute(wanted.order_by(Event.starts_at, Event.id))).scalars().all()


async def place_in_series(session: AsyncSession, *, event: Event) -> tuple[int, int] | None:
    """Which meeting of its series it is, from 1, and of how many; cancelled ones count. None without a series."""
    if event.series_id is None:
        return None
    wanted = select(Event.id).where(Event.series_id == event.series_id).order_by(Event.starts_at, Event.id)
    ids = (await session.execute(wanted)).scalars().all()
    return ids.index(event.id) + 1, len(ids)


async def change_following(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    event_id: int,
    facts: EventFacts,
    now: datetime,
    revision: int | None = None,
) -> tuple[int, int]:
    """Give the event these facts, and the same changes to those that follow in its series; times move alike.

    Each person is told once, of all of theirs. Returns how many events, and how many people were told. Raises as
    `change` does, naming the meeting where it is a later one: nothing is changed then.
    """
    event = await find(session, event_id=event_id)
    before = facts_of(event)
    others = await following(session, event=event, now=now)
    common: dict[str, Any] = {"actor": actor, "programme": programme, "now": now}
    done = [await change_silently(session, event_id=event_id, facts=facts, revision=revision, **common)]
    for other in others:
        wanted = _alike(facts_of(other), before, facts)
        try:
            done.append(await change_silently(session, event_id=other.id, facts=wanted, **common))
        except Denied:
            raise
        except ServiceError as refusal:
            start = other.starts_at.astimezone(before.zone)
            raise ServiceError("event-series-refused", start=start, reason=refusal.text) from None
    return len(done), await tell_changes(session, differences=done, now=now)


async def cancel_following(
    session: AsyncSession, *, actor: Actor, event_id: int, reason: str | None, now: datetime
) -> tuple[int, int]:
    """Cancel the event and those that follow in its series; each person is told once, of all of theirs.

    Returns how many events, and how many people were told.
    """
    event = await find(session, event_id=event_id)
    ids = [event_id, *(other.id for other in await following(session, event=event, now=now))]
    done = [await cancel_silently(session, actor=actor, event_id=number, reason=reason, now=now) for number in ids]
    return len(ids), await tell_all_cancelled(session, events=done, now=now)


def _alike(own: EventFacts, before: EventFacts, after: EventFacts) -> EventFacts:
    """`own` with what differs between `before` and `after`; moments keep their distance from the start."""
    changed = changed_fields(before, after)
    plain: dict[str, Any] = {name: getattr(after, name) for name in changed if name not in MOMENTS}
    moved = moved_to(own, own.starts_at + _by_wall(before, after)) if "starts_at" in changed else own
    distances: dict[str, Any] = {
        name: None if (moment := getattr(after, name)) is None else moved.starts_at + (moment - after.starts_at)
        for name in changed
        if name in MOMENTS and name != "starts_at"
    }
    return replace(moved, **plain, **distances)


def _by_wall(before: EventFacts, after: EventFacts) -> timedelta:
    return after.local(after.starts_at).replace(tzinfo=None) - before.local(before.starts_at).replace(tzinfo=None)
