"""Events and people who may come to them, all made up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Consent, ConsentText, Event, Participation
from models.database import Database
from programmes.schema import Programme
from services import consents, cycles
from services.actor import Actor
from services.search import searchable
from tests.flows.coordinator import ZONE, applicant
from tests.kit import START, Stage, Talker, the_programme

TOMORROW = START + timedelta(days=1)


async def an_event(session: AsyncSession, *, programme: str = "ketchenery", **columns: Any) -> Event:
    """A seminar of two hours, tomorrow at the same hour, for everybody."""
    definition = the_programme(programme)
    cycle = await cycles.current(session, programme=definition, today=START.date())
    starts_at: datetime = columns.pop("starts_at", TOMORROW)
    title = columns.pop("title", "Разбор уроков")
    made = Event(
        cycle_id=cycle.id,
        kind=columns.pop("kind", "seminar"),
        title=title,
        tracks=columns.pop("tracks", []),
        audience=columns.pop("audience", {}),
        starts_at=starts_at,
        ends_at=columns.pop("ends_at", starts_at + timedelta(hours=2)),
        timezone=columns.pop("timezone", "Europe/Moscow"),
        confirm_hours=columns.pop("confirm_hours", 24),
        state=columns.pop("state", "planned"),
        revision=columns.pop("revision", 0),
        search_text=searchable(title, columns.get("place") or ""),
        created_at=START,
        changed_at=START,
        **columns,
    )
    session.add(made)
    await session.flush()
    return made


async def consent_of(session: AsyncSession, person_id: int, programme: Programme) -> None:
    digest = consents.text_hash(programme.consent)
    if await session.get(ConsentText, digest) is None:
        session.add(ConsentText(text_hash=digest, title=programme.consent.title, text=programme.consent.text))
        await session.flush()
    session.add(
        Consent(
            person_id=person_id,
            document=consents.document_key(programme),
            version=programme.consent.version,
            text_hash=digest,
            given_at=START,
        )
    )
    await session.flush()


async def participant(
    session: AsyncSession, number: int = 1, *, programme: str = "ketchenery", **columns: Any
) -> Actor:
    """A candidate with an application and a consent; telegram id 2000 + number."""
    columns.setdefault("surname", f"Участник{number:02}")
    made = await applicant(session, number, programme=programme, **columns)
    await consent_of(session, made.person_id, the_programme(programme))
    person = await session.get_one(type(made).person.property.mapper.class_, made.person_id)
    return Actor(person, (), ZONE, consented=True)


async def somebody(stage: Stage, number: int = 1, **columns: Any) -> Talker:
    async with stage.database.write() as session:
        await participant(session, number, **columns)
    return stage.person(2000 + number)


async def standing(database: Database, event_id: int) -> list[tuple[int, str]]:
    """Person and state, in the order of the queue."""
    wanted = select(Participation).where(Participation.event_id == event_id)
    async with database.read() as session:
        rows = (await session.execute(wanted.order_by(Participation.queued_at, Participation.id))).scalars()
        return [(row.person_id, row.state) for row in rows]
