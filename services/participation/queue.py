"""The waiting list: a place that becomes free is offered to the next, who has some hours to take it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, Participation
from services.actor import Actor
from services.errors import ServiceError
from services.events.finding import lock
from services.participation import telling
from services.participation.reading import find
from services.participation.states import HOLDING, OFFERED, SIGNED_UP, WAITING, WITHDRAWN, gives_places
from services.quiet_hours import allowed_from
from services.whereabouts import zone_of


async def promote(session: AsyncSession, *, event: Event, now: datetime) -> list[Participation]:
    """Offer every free place to the next of the waiting list, who are told; nothing once the event has started."""
    event = await lock(session, event_id=event.id)
    if not gives_places(event, now):
        return []
    free = await free_places(session, event)
    if free is not None and free <= 0:
        return []
    following = (
        select(Participation)
        .where(Participation.event_id == event.id, Participation.state == WAITING)
        .order_by(Participation.queued_at, Participation.id)
        .limit(free)
    )
    promoted = list((await session.execute(following)).scalars())
    for item in promoted:
        zone = await zone_of(session, person_id=item.person_id, otherwise=event.timezone)
        item.state, item.changed_at = OFFERED, now
        item.offered_until = _offered_until(event, zone, now)
        await telling.offered(session, event, item, zone, now)
    await session.flush()
    return promoted


def _offered_until(event: Event, zone: ZoneInfo, now: datetime) -> datetime:
    """The hours count from when the person may be told: nobody loses a place asleep."""
    awake = allowed_from(now, zone).astimezone(UTC)
    return min(awake + timedelta(hours=event.confirm_hours), event.starts_at)


async def confirm(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime) -> Participation:
    """Take the place that is offered; a second time has no effect.

    Raises `ServiceError` when it has gone to the next, or was never offered.
    """
    event = await lock(session, event_id=event_id)
    found = await find(session, event_id=event_id, person_id=actor.person.id)
    if found is not None and found.state == SIGNED_UP:
        return found
    if found is None or found.state != OFFERED or found.offered_until is None:
        raise ServiceError("participation-offer-gone", title=event.title)
    if found.offered_until <= now or not gives_places(event, now):
        raise ServiceError("participation-offer-gone", title=event.title)
    found.state, found.offered_until, found.changed_at = SIGNED_UP, None, now
    await session.flush()
    return found


async def decline(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime) -> None:
    """Give an offered place to the next; anything else than an offer is left as it is."""
    event = await lock(session, event_id=event_id)
    found = await find(session, event_id=event_id, person_id=actor.person.id)
    if found is not None and found.state == OFFERED:
        found.state, found.offered_until, found.changed_at = WITHDRAWN, None, now
        await session.flush()
        await promote(session, event=event, now=now)


async def lapsed(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Ids of the events where an offer has run out."""
    wanted = select(Participation.event_id).where(Participation.state == OFFERED, Participation.offered_until <= now)
    return (await session.execute(wanted.distinct().order_by(Participation.event_id))).scalars().all()


async def expire_offers(session: AsyncSession, now: datetime) -> int:
    """Give places nobody took in time to the next ones; returns how many offers ended."""
    return sum([await expire_offers_of(session, event_id=event_id, now=now) for event_id in await lapsed(session, now)])


async def expire_offers_of(session: AsyncSession, *, event_id: int, now: datetime) -> int:
    """The same for one event; whoever has lost the place is told, unless the event is cancelled or has begun."""
    event = await lock(session, event_id=event_id)
    late = select(Participation).where(
        Participation.event_id == event_id, Participation.state == OFFERED, Participation.offered_until <= now
    )
    ended = (await session.execute(late.order_by(Participation.id))).scalars().all()
    for item in ended:
        if gives_places(event, now):
            await telling.lapsed(session, event, item, now)
        item.state, item.offered_until, item.changed_at = WITHDRAWN, None, now
    await session.flush()
    await promote(session, event=event, now=now)
    return len(ended)


async def free_places(session: AsyncSession, event: Event) -> int | None:
    """Places that nobody holds, below zero after a capacity was cut; None without limit."""
    if event.capacity is None:
        return None
    return event.capacity - await number(session, event.id, HOLDING)


async def number(session: AsyncSession, event_id: int, states: Sequence[str]) -> int:
    counted = select(func.count(Participation.id)).where(
        Participation.event_id == event_id, Participation.state.in_(states)
    )
    return (await session.execute(counted)).scalar_one()


async def place_in_queue(session: AsyncSession, participation: Participation) -> int:
    """From 1."""
    before = select(func.count(Participation.id)).where(
        Participation.event_id == participation.event_id,
        Participation.state == WAITING,
        (Participation.queued_at < participation.queued_at)
        | ((Participation.queued_at == participation.queued_at) & (Participation.id < participation.id)),
    )
    return (await session.execute(before)).scalar_one() + 1
