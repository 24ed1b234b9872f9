"""What comes first, what is not sent at all, and what is remembered of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from locales.text import Text
from models import Event, Notification, Person, ReminderSettings
from models.database import Database
from scheduler.outcome import Fate, Outcome
from services import cycles
from services.notifications import cancel_about
from tests.kit import START, the_programme
from tests.scheduler.posting import ZONE, Post, attempts, delivery, people, plan, states


async def test_urgent_comes_first_and_one_message_a_person_is_in_hand(database: Database) -> None:
    first, second = await people(database, 2)
    await plan(database, first, "1")
    await plan(database, first, "2")
    await plan(database, second, "urgent", urgent=True, due_at=START)
    post = Post()
    assert await delivery(database, post).run(START) == 3
    assert post.chats == [2, 1, 1]


async def test_history_has_a_line_for_each_try(database: Database) -> None:
    (person,) = await people(database, 1)
    await plan(database, person, "k")
    post = Post(Outcome(Fate.RETRY, problem="502"), Outcome(Fate.UNCERTAIN, problem="time-out"))
    for minutes in (0, 1):
        await delivery(database, post).run(START + timedelta(minutes=minutes))
    assert await attempts(database) == [("retry", "502"), ("uncertain", "time-out")]


@pytest.mark.parametrize(
    ("kind", "chosen", "state"),
    [
        ("event", {"kinds_off": ["event"]}, "cancelled"),
        ("deadline", {"paused_until": START + timedelta(days=7)}, "cancelled"),
        ("digest", {"paused_until": START}, "sent"),
        ("deadline", {"kinds_off": ["event"]}, "sent"),
        ("news", {"kinds_off": ["event", "deadline"], "paused_until": START + timedelta(days=7)}, "sent"),
    ],
)
async def test_what_a_person_has_switched_off_is_not_sent(
    database: Database, kind: str, chosen: dict[str, Any], state: str
) -> None:
    (person,) = await people(database, 1)
    async with database.write() as session:
        session.add(ReminderSettings(**{"person_id": person, "kinds_off": [], "changed_at": START, **chosen}))
    await plan(database, person, "k", kind=kind)
    await delivery(database, Post()).run(START)
    assert await states(database) == {"k": state}


async def test_message_the_morning_would_be_too_late_for_does_not_wait(database: Database) -> None:
    (person,) = await people(database, 1)
    night = datetime(2026, 9, 15, 22, 0, tzinfo=ZONE)
    await plan(database, person, "soon", now=night, expires_at=night + timedelta(hours=1))
    await plan(database, person, "later", now=night, expires_at=night + timedelta(days=1))
    await delivery(database, Post()).run(night)
    assert await states(database) == {"soon": "sent", "later": "planned"}


async def test_row_that_cannot_be_put_into_words_holds_up_nobody(database: Database) -> None:
    first, second = await people(database, 2)
    await plan(database, first, "bad")
    await plan(database, second, "good")
    async with database.write() as session:
        gone = Text("no-such-text").to_json()
        await session.execute(update(Notification).where(Notification.key == "bad").values(text=gone))
    await delivery(database, Post()).run(START)
    assert await states(database) == {"bad": "failed", "good": "sent"}


async def test_chat_that_has_moved_is_followed_for_good(database: Database) -> None:
    first, second = await people(database, 2)
    await plan(database, first, "k")
    await delivery(database, Post(Outcome(Fate.SENT, moved_to=-500))).run(START)
    await plan(database, second, "l")
    # A chat that somebody else has is not taken away from them.
    await delivery(database, Post(Outcome(Fate.SENT, moved_to=-500))).run(START)
    async with database.read() as session:
        chats = (await session.execute(select(Person.telegram_id).order_by(Person.id))).scalars().all()
    assert chats == [-500, 2]


async def test_what_was_planned_about_an_event_is_taken_back(database: Database) -> None:
    first, second = await people(database, 2)
    event_id = await _event(database)
    await plan(database, first, "reminder", kind="event", event_id=event_id)
    await plan(database, first, "change", kind="news", event_id=event_id)
    await plan(database, second, "deadline", kind="deadline", event_id=event_id)
    await plan(database, second, "elsewhere", kind="event")
    async with database.write() as session:
        await cancel_about(session, event_id=event_id, person_id=first, now=START)
    assert (await states(database))["deadline"] == "planned"
    async with database.write() as session:
        await cancel_about(session, event_id=event_id, now=START)
    assert await states(database) == {
        "reminder": "cancelled",
        "change": "planned",
        "deadline": "cancelled",
        "elsewhere": "planned",
    }


async def _event(database: Database) -> int:
    programme = the_programme("ketchenery")
    async with database.write() as session:
        await cycles.sync_programme(session, programme, today=START.date())
        cycle = await cycles.current(session, programme=programme, today=START.date())
        made = Event(
            cycle_id=cycle.id,
            kind="seminar",
            title="Семинар",
            tracks=[],
            audience={},
            starts_at=START,
            ends_at=START,
            timezone="Europe/Moscow",
            created_at=START,
            changed_at=START,
        )
        session.add(made)
    return made.id
