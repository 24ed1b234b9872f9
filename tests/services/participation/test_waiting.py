"""What the home screen says of interviews: only to those who are called to one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import InterviewSlot, Person
from models.database import Database
from services.participation.waiting import waiting
from tests.kit import START, the_programme
from tests.services.segments import kit

PROGRAMME = the_programme("ketchenery")


async def interview(session: AsyncSession) -> int:
    """In a week, with a time that is free."""
    event = await kit.event(session, kind="interview", title="Собеседование")
    times = {"starts_at": event.starts_at, "ends_at": event.starts_at + timedelta(minutes=20)}
    session.add(InterviewSlot(event_id=event.id, **times))
    await session.flush()
    return event.id


async def newcomer(session: AsyncSession) -> int:
    """Has consented and not applied."""
    made = Person(telegram_id=77, search_text="", created_at=START)
    session.add(made)
    await session.flush()
    await kit.consent(session, made.id)
    return made.id


async def asked(session: AsyncSession, person_id: int) -> list[int]:
    found = await waiting(session, person_id=person_id, programme=PROGRAMME, now=START)
    return [event.id for event in found.slots]


@pytest.mark.parametrize(("stage", "called"), [("training", True), ("withdrawn", False), ("declined", False)])
async def test_interview_waits_for_standing_applications_alone(sqlite_url: str, stage: str, called: bool) -> None:
    database = Database(sqlite_url)
    async with database.write() as session:
        person = (await kit.candidate(session, 1, stage=stage)).person_id
        event = await interview(session)
        assert await asked(session, person) == ([event] if called else [])
    await database.close()


async def test_interview_does_not_wait_for_a_consent_alone(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.write() as session:
        await kit.candidate(session, 1)
        person = await newcomer(session)
        await interview(session)
        assert await asked(session, person) == []
    await database.close()
