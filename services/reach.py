"""How far somebody's rights reach at this moment, where no update brought an actor along."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import RoleGrant
from programmes.schema import Role


async def reach(session: AsyncSession, *, person_id: int, roles: tuple[Role, ...]) -> frozenset[int] | None:
    """The municipalities where the person holds one of `roles`; None means all of them, an empty set none."""
    held = select(RoleGrant.municipality_id).where(
        RoleGrant.person_id == person_id,
        RoleGrant.role.in_([role.value for role in roles]),
        RoleGrant.revoked_at.is_(None),
    )
    found = set((await session.execute(held)).scalars())
    return None if None in found else frozenset(item for item in found if item is not None)
