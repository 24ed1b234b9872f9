"""People of a department with consents, for tests of who is meant."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Consent, Event, Participation, Person
from services import cycles
from services.consents import document_key
from tests.flows.coordinator import applicant
from tests.kit import START, the_programme


async def consent(session: AsyncSession, person_id: int, programme: str = "ketchenery") -> Consent:
    definition = the_programme(programme)
    made = Consent(
        person_id=person_id,
        document=document_key(definition),
        version=definition.consent.version,
        text_hash="0" * 64,
        given_at=START,
    )
    session.add(made)
    await session.flush()
    return made


async def candidate(session: AsyncSession, number: int, **columns: Any) -> Application:
    """An applicant who has consented."""
    made = await applicant(session, number, **columns)
    await consent(session, made.person_id, columns.get("programme", "ketchenery"))
    return made


async def event(session: AsyncSession, programme: str = "ketchenery", **columns: Any) -> Event:
    """A seminar in a week."""
    cycle = await cycles.current(session, programme=the_programme(programme), today=START.date())
    facts: dict[str, Any] = {
        "cycle_id": cycle.id,
        "kind": "seminar",
        "title": "Семинар",
        "tracks": [],
        "audience": {},
        "starts_at": START + timedelta(days=7),
        "ends_at": START + timedelta(days=7, hours=2),
        "timezone": "Europe/Moscow",
        "created_at": START,
        "changed_at": START,
        **columns,
    }
    made = Event(**facts)
    session.add(made)
    await session.flush()
    return made


async def part(session: AsyncSession, event_id: int, person: Person | int, **columns: Any) -> Participation:
    person_id = person if isinstance(person, int) else person.id
    facts: dict[str, Any] = {"state": "signed_up", "queued_at": START, "created_at": START, "changed_at": START}
    made = Participation(event_id=event_id, person_id=person_id, **{**facts, **columns})
    session.add(made)
    await session.flush()
    return made
