"""«Ознакомлен»: pressed once, kept with its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Broadcast, Notification
from services.actor import Actor
from services.errors import NotFound
from services.notifications import of_person
from services.segments import Segment


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a press on «Ознакомлен» did."""

    broadcast: Broadcast
    at: datetime | None
    """When the person pressed first; None for a trial to oneself."""
    first: bool


async def acknowledge(session: AsyncSession, *, actor: Actor, broadcast_id: int, now: datetime) -> Receipt:
    """Note the press; only the first one counts. Raises `NotFound` for whom it was not sent to.

    It counts for the reminders of it as well, and for what it reminds of: nobody is reminded of what he has done.
    """
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).options(joinedload(Broadcast.file))
    broadcast = (await session.execute(wanted)).scalar_one_or_none()
    if broadcast is None:
        raise NotFound("broadcast-gone")
    mine = (Notification.broadcast_id == broadcast_id, of_person(actor.person.id))
    if await _note(session, [broadcast_id], actor.person.id, now):
        await _note(session, await _same_matter(session, broadcast_id, actor.person.id), actor.person.id, now)
        return Receipt(broadcast, now, first=True)
    at = (await session.execute(select(Notification.acknowledged_at).where(*mine))).scalars().first()
    if at is None and broadcast.author_id != actor.person.id:
        raise NotFound("broadcast-gone")
    return Receipt(broadcast, at, first=False)


async def _note(session: AsyncSession, broadcast_ids: Sequence[int], person_id: int, now: datetime) -> bool:
    """Whether there was something to note."""
    noted = (
        update(Notification)
        .where(
            Notification.broadcast_id.in_(broadcast_ids),
            of_person(person_id),
            Notification.acknowledged_at.is_(None),
        )
        .values(acknowledged_at=now)
        .execution_options(synchronize_session=False)
        .returning(Notification.id)
    )
    return (await session.execute(noted)).scalars().first() is not None


async def _same_matter(session: AsyncSession, broadcast_id: int, person_id: int) -> list[int]:
    """What the person got besides it that reminds of it, or that it reminds of, over any number of reminders."""
    mine = select(Notification.broadcast_id).where(of_person(person_id))
    wanted = select(Broadcast.id, Broadcast.segment).where(Broadcast.id.in_(mine))
    reminds = {row.id: set(_silent_of(row.segment)) for row in (await session.execute(wanted)).all()}
    found, ahead = {broadcast_id}, {broadcast_id}
    while ahead:
        near = {number for number, earlier in reminds.items() if earlier & ahead or number in _all(reminds, ahead)}
        ahead = near - found
        found |= ahead
    return sorted(found - {broadcast_id})


def _all(reminds: Mapping[int, set[int]], numbers: set[int]) -> set[int]:
    return set().union(*(reminds.get(number, set()) for number in numbers))


def _silent_of(segment: Segment) -> list[int]:
    return [item["id"] for item in segment.get("broadcasts", ()) if item["states"] == ["unacknowledged"]]
