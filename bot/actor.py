"""Who speaks and where the talk stands: one query an update."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, bindparam, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Consent, Conversation, HandledUpdate, Municipality, Person, RoleGrant
from programmes.schema import Role
from services.actor import Actor, Grant
from services.consents import ConsentInForce


@dataclass(frozen=True, slots=True)
class Caller:
    """What the database knows at the beginning of an update; `actor` is None for a stranger."""

    seen: bool
    """The update has had its effect already."""
    actor: Actor | None
    state: str | None
    data: dict[str, Any] | None


async def look_up(
    session: AsyncSession,
    *,
    update_id: int,
    telegram_id: int | None,
    conversation: str,
    consent: ConsentInForce,
    zone: ZoneInfo,
) -> Caller:
    """Read person, roles, consent, conversation and the update's own row; `zone` is for people without one."""
    sought = {
        "update": update_id,
        "telegram": telegram_id,
        "key": conversation,
        "document": consent.document,
        "version": consent.version,
    }
    rows = (await session.execute(_QUERY, sought)).all()
    first = rows[0]
    person: Person | None = first[1]
    actor = None if person is None else _actor(person, rows, zone)
    return Caller(bool(first.seen), actor, first.state, first.data)


def _actor(person: Person, rows: Sequence[Row[Any]], zone: ZoneInfo) -> Actor:
    grants = tuple(
        Grant(Role(row.role), row.role_municipality, row.role_organisation) for row in rows if row.role is not None
    )
    name = person.timezone or rows[0].timezone
    return Actor(person, grants, ZoneInfo(name) if name else zone, bool(rows[0].consented))


def _query() -> Select[Any]:
    """One row a standing role; a single row of nulls for a stranger."""
    anchor = select(literal(1).label("one")).subquery()
    seen = exists().where(HandledUpdate.update_id == bindparam("update")).label("seen")
    consented = (
        exists()
        .where(
            Consent.person_id == Person.id,
            Consent.document == bindparam("document"),
            Consent.version == bindparam("version"),
            Consent.withdrawn_at.is_(None),
        )
        .correlate(Person)
        .label("consented")
    )
    return (
        select(
            seen,
            Person,
            consented,
            RoleGrant.role,
            RoleGrant.municipality_id.label("role_municipality"),
            RoleGrant.organisation_id.label("role_organisation"),
            Municipality.timezone.label("timezone"),
            Conversation.state,
            Conversation.data,
        )
        .select_from(anchor)
        .outerjoin(Person, Person.telegram_id == bindparam("telegram"))
        .outerjoin(RoleGrant, and_(RoleGrant.person_id == Person.id, RoleGrant.revoked_at.is_(None)))
        .outerjoin(Municipality, Municipality.id == Person.municipality_id)
        .outerjoin(Conversation, Conversation.key == bindparam("key"))
    )


_QUERY = _query()
