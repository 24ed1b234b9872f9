"""By which clock a person lives."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality, Person


async def zone_of(session: AsyncSession, *, person_id: int, otherwise: str) -> ZoneInfo:
    """The person's own choice, else that of the municipality, else the IANA zone `otherwise`."""
    wanted = (
        select(Person.timezone, Municipality.timezone)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(Person.id == person_id)
    )
    chosen, of_place = (await session.execute(wanted)).one()
    return ZoneInfo(chosen or of_place or otherwise)
