"""Who holds which role: granting, ending, listing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales.text import Text
from models import Municipality, Organisation, Person, RoleGrant
from programmes.schema import Programme, Role
from services import audit, people
from services.actor import STAFF, Actor
from services.errors import NotFound, ServiceError
from services.notifications import notify
from services.paging import Page, fetch_page

READERS = (Role.SECRETARY, *STAFF)
"""Who may read applications and take them away in Excel."""


async def grant(
    session: AsyncSession,
    *,
    actor: Actor | None,
    person: Person,
    role: Role,
    municipality_id: int | None,
    granted_by_id: int | None,
    now: datetime,
) -> RoleGrant | None:
    """Give a role, audited; None when the person holds it already, there or for the whole region.

    The caller has checked the right to give it: `actor` is only who did it, None for the command line.
    """
    # Two invitations accepted at once must not make two grants.
    await session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    if await holds(session, person_id=person.id, role=role, municipality_id=municipality_id):
        return None
    made = RoleGrant(
        person_id=person.id,
        role=role.value,
        municipality_id=municipality_id,
        granted_by_id=granted_by_id,
        granted_at=now,
    )
    session.add(made)
    await session.flush()
    details = {"role": role.value, "granted_by": granted_by_id}
    audit.record(session, actor, "role.grant", "person", person.id, now=now, municipality_id=municipality_id, **details)
    return made


async def holds(session: AsyncSession, *, person_id: int, role: Role, municipality_id: int | None) -> bool:
    """Whether the role stands at this moment, there or for the whole region."""
    standing = select(RoleGrant.id).where(
        RoleGrant.person_id == person_id, RoleGrant.role == role.value, *_covers(municipality_id), _STANDING
    )
    return (await session.execute(standing)).scalars().first() is not None


async def revoke(
    session: AsyncSession, *, actor: Actor, grant_id: int, programme: Programme, now: datetime
) -> RoleGrant:
    """End a role, audited; the person is told. A second time has no effect.

    Raises `Denied` unless the actor is a coordinator of the region, `ServiceError` for the last of those:
    somebody must be able to invite the others.
    """
    actor.require("role.revoke", f"role:{grant_id}", Role.REGION_COORDINATOR)
    found = await _locked(session, grant_id)
    if found.revoked_at is not None:
        return found
    if found.role == Role.REGION_COORDINATOR and await _region_coordinators(session) == 1:
        raise ServiceError("coordinator-last")
    found.revoked_at = now
    await session.flush()
    audit.record(
        session,
        actor,
        "role.revoke",
        "person",
        found.person_id,
        now=now,
        municipality_id=found.municipality_id,
        role=found.role,
    )
    if found.person_id != actor.person.id:
        told = Text("coordinator-role-ended", {"role": role_text(found.role, programme)})
        await notify(session, key=f"role:{found.id}:ended", person_id=found.person_id, text=told, now=now)
    return found


async def ensure_region_coordinators(
    session: AsyncSession, telegram_ids: Collection[int], now: datetime
) -> list[RoleGrant]:
    """Make sure that the people of the settings coordinate the region; gives the grants that were new.

    Whoever leaves the settings keeps the role until it is ended in chat.
    """
    made = []
    for telegram_id in telegram_ids:
        person = await people.welcome(session, telegram_id=telegram_id, now=now)
        new = await grant(
            session,
            actor=None,
            person=person,
            role=Role.REGION_COORDINATOR,
            municipality_id=None,
            granted_by_id=None,
            now=now,
        )
        made += [] if new is None else [new]
    return made


@dataclass(frozen=True, slots=True)
class Staff:
    """A standing role with its holder and place, as the list shows it."""

    grant: RoleGrant
    person: Person
    municipality: Municipality | None
    school: Organisation | None
    """Of a head, once a coordinator has named it."""


async def fetch_staff(session: AsyncSession, *, actor: Actor, number: int) -> Page[Staff]:
    """Page `number` of the people with roles, by name; coordinators of a municipality see its own.

    Raises `Denied` for somebody who coordinates nothing.
    """
    actor.require("role.list", "role")
    page = await fetch_page(session, _by_name(_reach(actor)), number=number)
    return Page([await _with_names(session, item) for item in page.items], page.number, page.pages, page.total)


async def find_staff(session: AsyncSession, *, actor: Actor, grant_id: int) -> Staff:
    """One standing grant; raises `NotFound`, and `Denied` out of reach."""
    actor.require("role.list", f"role:{grant_id}")
    found = await session.get(RoleGrant, grant_id)
    if found is None or found.revoked_at is not None:
        raise NotFound("coordinator-role-gone")
    actor.require_within("role.list", f"role:{grant_id}", found.municipality_id)
    return await _with_names(session, found)


def role_text(role: str, programme: Programme) -> Text:
    """What the role is called; where the programme has one district, nobody coordinates a region."""
    if role == Role.REGION_COORDINATOR and len(programme.municipalities) == 1:
        return Text("coordinator-role-of-programme")
    return Text(f"coordinator-role-{role}")


_STANDING = RoleGrant.revoked_at.is_(None)


def _covers(municipality_id: int | None) -> list[ColumnElement[bool]]:
    everywhere = RoleGrant.municipality_id.is_(None)
    return [everywhere if municipality_id is None else or_(everywhere, RoleGrant.municipality_id == municipality_id)]


def _reach(actor: Actor) -> list[ColumnElement[bool]]:
    scope = actor.scope()
    return [_STANDING] if scope is None else [_STANDING, RoleGrant.municipality_id.in_(scope)]


def _by_name(conditions: list[ColumnElement[bool]]) -> Select[RoleGrant]:
    return (
        select(RoleGrant)
        .join(Person, RoleGrant.person_id == Person.id)
        .where(*conditions)
        .order_by(Person.search_text, Person.id, RoleGrant.id)
    )


async def _with_names(session: AsyncSession, found: RoleGrant) -> Staff:
    person = await session.get_one(Person, found.person_id, options=[joinedload(Person.municipality)])
    place = None
    if found.municipality_id is not None:
        place = await session.get_one(Municipality, found.municipality_id)
    school = None if found.organisation_id is None else await session.get_one(Organisation, found.organisation_id)
    return Staff(found, person, place, school)


async def _locked(session: AsyncSession, grant_id: int) -> RoleGrant:
    wanted = select(RoleGrant).where(RoleGrant.id == grant_id).with_for_update()
    found = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("coordinator-role-gone")
    return found


async def _region_coordinators(session: AsyncSession) -> int:
    """How many stand; their rows stay locked, so that two cannot remove each other at once."""
    standing = select(RoleGrant.id).where(RoleGrant.role == Role.REGION_COORDINATOR.value, _STANDING).with_for_update()
    return len((await session.execute(standing)).scalars().all())
