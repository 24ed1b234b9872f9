"""The demonstration's people and events, for every programme that comes with the bot."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import Foundation, lay_foundation
from bot.demo.filling import fill
from bot.settings import Settings
from models import (
    Broadcast,
    DiaryEntry,
    Event,
    InterviewSlot,
    Notification,
    Participation,
    Person,
    PracticeRecord,
    Submission,
)
from programmes.calendar import EventKind
from programmes.loader import available
from sandbox.people import load_people
from tests.kit import START, FakeClock


async def foundation_of(programme: str, sqlite_url: str, folder: Path) -> Foundation:
    settings = Settings(_env_file=None, programme=programme, database_url=sqlite_url, data_dir=folder)
    return await lay_foundation(settings, FakeClock())


async def numbers(foundation: Foundation) -> dict[str, object]:
    """What a tester finds, without looking for it."""
    one = {
        "ahead": select(func.count(Event.id)).where(Event.starts_at > START),
        "cancelled": select(func.count(Event.id)).where(Event.state == "cancelled"),
        "in series": select(func.count(Event.id)).where(Event.series_id.is_not(None)),
        "attended": select(func.count()).where(Participation.attendance == "attended"),
        "feedback": select(func.count(Participation.feedback_rating)),
        "reasons": select(func.count(Participation.absence_reason)),
        "slots": select(func.count(InterviewSlot.id)),
        "booked": select(func.count(InterviewSlot.person_id)),
        "diary": select(func.count(DiaryEntry.id)),
        "practice": select(func.count(PracticeRecord.id)),
        "works of contests": select(func.count(Submission.contest_stage_id)),
        "waiting messages": select(func.count()).where(Notification.state == "planned"),
    }
    many = {
        "kinds": select(Event.kind).distinct(),
        "states": select(Participation.state).distinct(),
        "broadcasts": select(Broadcast.state).distinct(),
    }
    async with foundation.database.read() as session:
        counts: dict[str, object] = {name: (await session.execute(wanted)).scalar_one() for name, wanted in one.items()}
        lists = {name: set((await session.execute(wanted)).scalars()) for name, wanted in many.items()}
    return counts | lists


@pytest.mark.parametrize("programme", available())
async def test_demonstration_shows_every_feature_of_events_and_broadcasts(
    programme: str, sqlite_url: str, tmp_path: Path
) -> None:
    foundation = await foundation_of(programme, sqlite_url, tmp_path)
    try:
        assert await fill(foundation) > 0
        assert await numbers(foundation) == {
            "ahead": 11,
            "cancelled": 1,
            "in series": 4,
            "attended": 24,
            "feedback": 8,
            "reasons": 1,
            "slots": 16,
            "booked": 3,
            "diary": 6,
            "practice": 1,
            "works of contests": 3,
            "waiting messages": 0,
            "kinds": {kind.value for kind in EventKind},
            "states": {"signed_up", "waiting"},
            "broadcasts": {"sent", "draft"},
        }
        assert await fill(foundation) == 0
    finally:
        await foundation.database.close()


@pytest.mark.parametrize("programme", available())
async def test_participant_with_a_chat_is_the_person_of_the_sandbox(
    programme: str, sqlite_url: str, tmp_path: Path
) -> None:
    """What waits for her: a meeting tomorrow, a place in a waiting list, words about a seminar."""
    foundation = await foundation_of(programme, sqlite_url, tmp_path)
    try:
        await fill(foundation)
        [persona] = [each for each in load_people() if each.label == "Участница программы"]
        async with foundation.database.read() as session:
            wanted = select(Person).where(Person.telegram_id == persona.id)
            person = (await session.execute(wanted)).scalar_one()
            parts = select(Participation.state, Participation.attendance).where(Participation.person_id == person.id)
            found = {tuple(row) for row in await session.execute(parts)}
        assert (person.name, person.surname) == (persona.first_name, persona.last_name)
        assert found == {("signed_up", "attended"), ("signed_up", None), ("waiting", None)}
    finally:
        await foundation.database.close()


@pytest.mark.parametrize("programme", available())
async def test_broadcast_of_the_demonstration_has_receipts_of_some(
    programme: str, sqlite_url: str, tmp_path: Path
) -> None:
    foundation = await foundation_of(programme, sqlite_url, tmp_path)
    try:
        await fill(foundation)
        async with foundation.database.read() as session:
            sent = (await session.execute(select(Broadcast).where(Broadcast.state == "sent"))).scalar_one()
            wanted = select(Notification).where(Notification.broadcast_id == sent.id)
            rows = (await session.execute(wanted)).scalars().all()
        assert (len(rows), {row.state for row in rows}) == (sent.total, {"sent", "uncertain", "unreachable"})
        read = sum(row.acknowledged_at is not None for row in rows)
        assert 0 < read < sum(row.state == "sent" for row in rows)
    finally:
        await foundation.database.close()
