"""Where people live, told by the clock: what a zone is to the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality, Person, RoleGrant


@dataclass(frozen=True, slots=True)
class Place:
    """Everybody of one zone: by the municipality, or by their own choice."""

    zone: ZoneInfo
    municipality_ids: tuple[int, ...] = ()
    homeless: bool = False
    """With whoever has neither a municipality nor a choice."""

    def holds(self) -> ColumnElement[bool]:
        """Over `Person`; asks an index and no other table."""
        by_home = [Person.municipality_id.in_(self.municipality_ids)] if self.municipality_ids else []
        nowhere = [Person.municipality_id.is_(None)] if self.homeless else []
        own = Person.timezone == self.zone.key
        if not (homes := [*by_home, *nowhere]):
            return own
        return or_(own, and_(Person.timezone.is_(None), or_(*homes)))

    def people(self, scope: frozenset[int] | None) -> Select[Any]:
        """Ids of whoever may be meant by something of the municipalities in `scope`; None: of all.

        Wider than `holds`: it only saves looking at the whole region for what concerns a district.
        """
        if scope is None:
            return select(Person.id).where(self.holds())
        home = Person.municipality_id.in_(scope & set(self.municipality_ids))
        here = select(Person.id).where(home, Person.timezone.is_(None))
        moved = select(Person.id).where(Person.timezone == self.zone.key)
        staff = select(RoleGrant.person_id).where(RoleGrant.municipality_id.in_(scope))
        return select(union_all(here, moved, staff).subquery().c[0])


async def places_in_use(session: AsyncSession, default_zone: str) -> list[Place]:
    """One for each zone that somebody may live in."""
    towns: dict[str, list[int]] = {default_zone: []}
    for number, zone in await session.execute(select(Municipality.id, Municipality.timezone)):
        towns.setdefault(zone, []).append(number)
    own = select(Person.timezone).where(Person.timezone.is_not(None)).distinct()
    for chosen in (await session.execute(own)).scalars():
        towns.setdefault(chosen or default_zone, [])
    return [Place(ZoneInfo(zone), tuple(ids), zone == default_zone) for zone, ids in sorted(towns.items())]


def place_of(places: Sequence[Place], zone: str) -> Place:
    """By its zone; one where nobody lives by the municipality is made."""
    return next((place for place in places if place.zone.key == zone), Place(ZoneInfo(zone)))
