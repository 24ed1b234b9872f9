"""The certificate of taking part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.participation.reading import own
from services.participation.states import ATTENDED


@dataclass(frozen=True, slots=True)
class Certificate:
    event_id: int
    number: str
    """Of the event, then of the participation: the same whenever it is asked for."""
    name: str
    words: str
    title: str
    first_day: date
    last_day: date
    """Where the event takes place."""


async def of(session: AsyncSession, *, actor: Actor, participation_id: int) -> Certificate:
    """The actor's own; raises `ServiceError` unless the person was there and the event gives one."""
    found = await own(session, actor=actor, participation_id=participation_id)
    event, zone = found.event, ZoneInfo(found.event.timezone)
    if not event.certificate:
        raise NotFound("participation-no-certificate", title=event.title)
    if found.attendance != ATTENDED:
        raise ServiceError("participation-certificate-absent", title=event.title)
    return Certificate(
        event_id=event.id,
        number=f"{event.id}-{found.id}",
        name=actor.person.full_name,
        words=event.certificate,
        title=event.title,
        first_day=event.starts_at.astimezone(zone).date(),
        last_day=event.ends_at.astimezone(zone).date(),
    )
