"""How far somebody's rights reach at this moment, where no update brought an actor along."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import RoleGrant
from programmes.schema import Role
from services.actor import STAFF


async def reach(session: AsyncSession, *, person_id: int, roles: tuple[Role, ...]) -> frozenset[int] | None:
    """The municipalities where the person holds one of `roles`; None means all of them, an empty set none."""
    held = select(RoleGrant.municipality_id).where(
        RoleGrant.person_id == person_id,
        RoleGrant.role.in_([role.value for role in roles]),
        RoleGrant.revoked_at.is_(None),
    )
    found = set((await session.execute(held)).scalars())
    return None if None in found else frozenset(item for item in found if item is not None)


async def coordinators_of(session: AsyncSession, municipality_id: int | None) -> list[int]:
    """The ids of the people who coordinate that municipality or the whole region."""
    reached = or_(RoleGrant.municipality_id.is_(None), RoleGrant.municipality_id == municipality_id)
    wanted = select(RoleGrant.person_id).where(RoleGrant.role.in_(STAFF), RoleGrant.revoked_at.is_(None), reached)
    return sorted(set((await session.execute(wanted)).scalars()))
