"""Whose head somebody is: named by a coordinator, because what people say of themselves gives no right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Organisation, RoleGrant
from programmes.schema import Role
from services import audit, organisations
from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.notifications import notify
from services.roles import find_staff
from services.search import found_by


async def find(session: AsyncSession, *, actor: Actor, grant_id: int) -> RoleGrant:
    """A standing role of a head; raises `NotFound`, and `Denied` out of reach."""
    found = (await find_staff(session, actor=actor, grant_id=grant_id)).grant
    if found.role != Role.HEAD:
        raise NotFound("coordinator-role-gone")
    return found


async def schools(session: AsyncSession, *, grant: RoleGrant, typed: str = "") -> Sequence[Organisation]:
    """A few organisations the grant reaches, by any parts of the name; without them, all where they are few."""
    if not typed.strip():
        few = await session.execute(_reached(grant).limit(organisations.SMALL + 1))
        found = few.scalars().all()
        return found if len(found) <= organisations.SMALL else ()
    wanted = _reached(grant).where(found_by(Organisation.search_text, typed)).limit(organisations.SUGGESTED)
    return (await session.execute(wanted)).scalars().all()


def _reached(grant: RoleGrant) -> Select[Organisation]:
    wanted = select(Organisation).order_by(Organisation.typed_in, Organisation.title, Organisation.id)
    place = grant.municipality_id
    return wanted if place is None else wanted.where(Organisation.municipality_id == place)


async def assign(
    session: AsyncSession, *, actor: Actor, grant_id: int, organisation_id: int, now: datetime
) -> Organisation:
    """Let the head be that school's from now on, audited; the person is told. The same school twice has one effect.

    Raises `NotFound`, `Denied` out of reach, and `ServiceError` for a school of another district than the role's.
    """
    grant = await find(session, actor=actor, grant_id=grant_id)
    locked = select(RoleGrant).where(RoleGrant.id == grant.id).with_for_update()
    grant = (await session.execute(locked.execution_options(populate_existing=True))).scalar_one()
    school = await organisations.get(session, municipality_id=None, organisation_id=organisation_id)
    if grant.municipality_id not in (None, school.municipality_id):
        raise ServiceError("coordinator-school-elsewhere", school=school.title)
    actor.require_within("role.school", f"role:{grant.id}", school.municipality_id)
    if grant.revoked_at is not None:
        raise NotFound("coordinator-role-gone")
    if grant.organisation_id == school.id:
        return school
    grant.organisation_id = school.id
    await session.flush()
    place, person_id = school.municipality_id, grant.person_id
    audit.record(session, actor, "role.school", "person", person_id, now=now, municipality_id=place, title=school.title)
    if person_id != actor.person.id:
        words = Text("coordinator-told-school", {"school": school.title})
        key = f"role:{grant.id}:school:{now.timestamp():.0f}"
        await notify(session, key=key, person_id=person_id, text=words, now=now)
    return school
