"""One event, and who may do what with it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models import Event
from programmes.schema import Role
from services.actor import STAFF, Actor
from services.errors import NotFound


async def find(session: AsyncSession, *, event_id: int) -> Event:
    """The event with its host; raises `NotFound`."""
    wanted = select(Event).where(Event.id == event_id).options(joinedload(Event.host))
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def lock(session: AsyncSession, *, event_id: int) -> Event:
    """The event as it stands, nobody else changing it or its places meanwhile; raises `NotFound`."""
    wanted = select(Event).where(Event.id == event_id).with_for_update().execution_options(populate_existing=True)
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def require_staff(actor: Actor, event: Event, *roles: Role, action: str = "event.change") -> None:
    """Raise `Denied` unless one of `roles` (coordinators, if none is named) reaches the event.

    An event of the whole region is the region's to change.
    """
    actor.require_within(action, f"event:{event.id}", event.municipality_id, *(roles or STAFF))
