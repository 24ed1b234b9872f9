"""The municipalities of a programme, as far as somebody's rights reach."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality
from programmes.schema import Programme, Role
from services.actor import Actor
from services.errors import NotFound


async def of_programme(session: AsyncSession, programme: Programme) -> list[Municipality]:
    """In the order of the definition."""
    order = {item.key: place for place, item in enumerate(programme.municipalities)}
    rows = (await session.execute(select(Municipality).where(Municipality.key.in_(order)))).scalars()
    return sorted(rows, key=lambda row: order[row.key])


async def within_reach(session: AsyncSession, programme: Programme, actor: Actor, *roles: Role) -> list[Municipality]:
    """Those where the actor holds one of `roles` (coordinators, if none is named)."""
    scope = actor.scope(*roles)
    return [row for row in await of_programme(session, programme) if scope is None or row.id in scope]


async def title_of(session: AsyncSession, municipality_id: int) -> str:
    """Raises `NotFound` for a municipality that is not there."""
    found = await session.get(Municipality, municipality_id)
    if found is None:
        raise NotFound()
    return found.title
