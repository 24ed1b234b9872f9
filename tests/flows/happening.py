"""Events of the kinds that have rules of their own, with people who take part; all made up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Event, Municipality, Participation, Person
from services import consents, cycles
from services.actor import Actor
from tests.flows.coordinator import ZONE, applicant
from tests.kit import START, the_programme

PROGRAMME = the_programme("ketchenery")
DAY = datetime(2026, 9, 16, tzinfo=ZONE)
"""The day after the start, at home."""


def hour(of: float, day: int = 0) -> datetime:
    """That hour of `DAY`, or of a day so many after it."""
    return DAY + timedelta(days=day, hours=of)


async def event(session: AsyncSession, kind: str, **columns: Any) -> Event:
    """From 9 to 18 of `DAY`, for everybody, of the district."""
    cycle = await cycles.current(session, programme=PROGRAMME, today=START.date())
    place = (await session.execute(select(Municipality).where(Municipality.key == "ketchenery"))).scalar_one_or_none()
    values: dict[str, Any] = {
        "title": "Осенняя встреча",
        "tracks": [],
        "audience": {},
        "municipality_id": None if place is None else place.id,
        "starts_at": hour(9),
        "ends_at": hour(18),
        "timezone": "Europe/Moscow",
        "created_at": START,
        "changed_at": START,
    }
    made = Event(cycle_id=cycle.id, kind=kind, **(values | columns))
    session.add(made)
    await session.flush()
    return made


async def candidate(session: AsyncSession, number: int, **columns: Any) -> tuple[Actor, Application]:
    """Somebody with an application and a consent; telegram id 2000 + number."""
    application = await applicant(session, number, **columns)
    person = await session.get_one(Person, application.person_id)
    await consents.give(session, person=person, programme=PROGRAMME, now=START, update_id=number, message_id=None)
    return Actor(person, (), ZONE, consented=True), application


async def joins(session: AsyncSession, happening: Event, actor: Actor, **columns: Any) -> Participation:
    made = Participation(
        event_id=happening.id,
        person_id=actor.person.id,
        state="signed_up",
        queued_at=START,
        created_at=START,
        changed_at=START,
        **columns,
    )
    session.add(made)
    await session.flush()
    return made
