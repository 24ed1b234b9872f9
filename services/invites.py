"""Links by which people get roles."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry, Invite, InviteUse
from programmes.schema import Role
from services import audit, roles
from services.actor import STAFF, Actor
from services.errors import Denied, NotFound, ServiceError
from services.paging import Page, fetch_page

TOKEN_BYTES = 24
"""192 bits; 32 characters of the 64 that Telegram lets a start link carry."""
WRONG_TOKENS_AN_HOUR = 10
"""Nobody mistypes a link so often; a guesser needs far more."""
INVITED_ROLES = (Role.MENTOR, Role.REVIEWER, Role.HEAD, Role.SECRETARY, Role.COORDINATOR, Role.REGION_COORDINATOR)
"""Whom a coordinator invites; candidates come by the plain link of the bot."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an invitation gave; `new` is False for a role that was held before."""

    role: Role
    municipality_id: int | None
    new: bool


def roles_to_invite(actor: Actor) -> tuple[Role, ...]:
    """The roles that the actor may give; none for somebody who coordinates nothing."""
    if actor.has(Role.REGION_COORDINATOR):
        return INVITED_ROLES
    return tuple(role for role in INVITED_ROLES if role is not Role.REGION_COORDINATOR and actor.has(*STAFF))


async def create_invite(
    session: AsyncSession,
    *,
    actor: Actor | None,
    role: Role,
    municipality_id: int | None,
    max_uses: int,
    valid_for: timedelta,
    now: datetime,
) -> tuple[Invite, str]:
    """Make an invitation, audited; the token is given this once and only its hash is stored.

    `actor` None is the command line, which may do everything. Raises `Denied` for a role or a municipality out of
    the actor's reach.
    """
    if actor is not None:
        _require_right(actor, role, municipality_id)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invite = Invite(
        token_hash=_hash(token),
        role=role.value,
        municipality_id=None if role is Role.REGION_COORDINATOR else municipality_id,
        max_uses=max_uses,
        expires_at=now + valid_for,
        created_by_id=None if actor is None else actor.person.id,
        created_at=now,
    )
    session.add(invite)
    await session.flush()
    _record(session, actor, "invite.create", invite, now)
    return invite, token


async def accept(session: AsyncSession, *, actor: Actor, token: str, now: datetime) -> Accepted:
    """Give the actor the role of an invitation; for the same person again it counts no second use.

    Raises `ServiceError` for an invitation that is used up, expired or revoked and for too many guesses, `Denied`
    (audited, so that guesses can be counted) for an unknown one.
    """
    await _limit_guesses(session, actor, now)
    wanted = select(Invite).where(Invite.token_hash == _hash(token)).with_for_update()
    invite = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()
    if invite is None:
        raise Denied("invite.accept", "invite", "invite-unknown")
    role = Role(invite.role)
    if await _used_by(session, invite.id, actor.person.id):
        held = await roles.holds(session, person_id=actor.person.id, role=role, municipality_id=invite.municipality_id)
        if not held:
            raise ServiceError("invite-role-ended")
        return Accepted(role, invite.municipality_id, new=False)
    _require_standing(invite, now)
    granted = await roles.grant(
        session,
        actor=actor,
        person=actor.person,
        role=role,
        municipality_id=invite.municipality_id,
        granted_by_id=invite.created_by_id,
        now=now,
    )
    if granted is not None:
        invite.used += 1
        session.add(InviteUse(invite_id=invite.id, person_id=actor.person.id, used_at=now))
        await session.flush()
        _record(session, actor, "invite.accept", invite, now)
    return Accepted(role, invite.municipality_id, new=granted is not None)


async def fetch_invites(session: AsyncSession, *, actor: Actor, number: int, now: datetime) -> Page[Invite]:
    """Page `number` of the invitations that still work, newest first; of one's own municipality for its coordinator."""
    actor.require("invite.list", "invite")
    standing: list[ColumnElement[bool]] = [
        Invite.revoked_at.is_(None),
        Invite.expires_at > now,
        Invite.used < Invite.max_uses,
    ]
    if (scope := actor.scope()) is not None:
        standing.append(Invite.municipality_id.in_(scope))
    statement = select(Invite).where(*standing).order_by(Invite.created_at.desc(), Invite.id.desc())
    return await fetch_page(session, statement, number=number)


async def find_invite(session: AsyncSession, *, actor: Actor, invite_id: int, lock: bool = False) -> Invite:
    """Raises `NotFound`, and `Denied` out of reach."""
    actor.require("invite.list", f"invite:{invite_id}")
    wanted = select(Invite).where(Invite.id == invite_id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        raise NotFound("invite-gone")
    actor.require_within("invite.list", f"invite:{invite_id}", found.municipality_id)
    return found


async def revoke_invite(session: AsyncSession, *, actor: Actor, invite_id: int, now: datetime) -> Invite:
    """Make a link useless, audited; who has come by it keeps the role. A second time has no effect."""
    invite = await find_invite(session, actor=actor, invite_id=invite_id, lock=True)
    if invite.revoked_at is None:
        invite.revoked_at = now
        await session.flush()
        _record(session, actor, "invite.revoke", invite, now)
    return invite


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _require_right(actor: Actor, role: Role, municipality_id: int | None) -> None:
    if role not in roles_to_invite(actor):
        raise Denied("invite.create", f"role:{role.value}")
    actor.require_within("invite.create", f"municipality:{municipality_id or 'all'}", municipality_id)


def _require_standing(invite: Invite, now: datetime) -> None:
    if invite.revoked_at is not None:
        raise ServiceError("invite-revoked")
    if invite.expires_at <= now:
        raise ServiceError("invite-expired")
    if invite.used >= invite.max_uses:
        raise ServiceError("invite-used-up")


async def _used_by(session: AsyncSession, invite_id: int, person_id: int) -> bool:
    wanted = select(InviteUse.id).where(InviteUse.invite_id == invite_id, InviteUse.person_id == person_id)
    return (await session.execute(wanted)).scalar_one_or_none() is not None


async def _limit_guesses(session: AsyncSession, actor: Actor, now: datetime) -> None:
    wrong = select(func.count(AuditEntry.id)).where(
        AuditEntry.at > now - timedelta(hours=1),
        AuditEntry.actor_id == actor.person.id,
        AuditEntry.action == "denied:invite.accept",
    )
    if (await session.execute(wrong)).scalar_one() >= WRONG_TOKENS_AN_HOUR:
        raise ServiceError("invite-too-many")


def _record(session: AsyncSession, actor: Actor | None, action: str, invite: Invite, now: datetime) -> None:
    place = invite.municipality_id
    audit.record(session, actor, action, "invite", invite.id, now=now, municipality_id=place, role=invite.role)
