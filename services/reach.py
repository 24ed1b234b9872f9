"""How far somebody's rights reach at this moment, where no update brought an actor along."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Person, RoleGrant
from programmes.schema import Role
from services.actor import STAFF, Actor, Grant
from services.whereabouts import zone_of


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


async def standing_actor(session: AsyncSession, *, person: Person, zone: ZoneInfo) -> Actor:
    """The person as an actor, with the roles held at this moment; `zone` is for people without one."""
    held = select(RoleGrant.role, RoleGrant.municipality_id, RoleGrant.organisation_id).where(
        RoleGrant.person_id == person.id, RoleGrant.revoked_at.is_(None)
    )
    grants = tuple(Grant(Role(role), place, school) for role, place, school in await session.execute(held))
    return Actor(person, grants, await zone_of(session, person_id=person.id, otherwise=zone.key))
