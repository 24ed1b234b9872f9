"""A region in mid-year for `bench.reminders`: people in three zones, 200 events, and years of what was sent."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bench.crowd import fill
from models import CalendarEntry, Event, Municipality, Participation, Person
from models.database import Database
from programmes.schema import Programme

ZONES = ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok")
EVENTS = 200
SHARE_OF_REGION = 20
"""One event in so many invites the whole region, the others their district."""
SIGNED_UP = 60
"""People an event."""
KINDS = ("seminar", "master_class", "training", "course", "meeting", "interview", "contest", "internship")
WORK_DUE_DAYS = 7


async def settle(database: Database, programme: Programme, people: int, now: datetime) -> None:
    """Fill an empty, migrated database; `now` is the moment of the tick to be measured."""
    await fill(database, programme, people)
    async with database.writer.begin() as connection:
        for number, zone in enumerate(ZONES):
            mine = Municipality.id % len(ZONES) == number
            await connection.execute(update(Municipality).where(mine).values(timezone=zone))
            living = Person.municipality_id % len(ZONES) == number
            await connection.execute(update(Person).where(living).values(reminded_in=zone))
        await connection.execute(insert(Event), [_event(number, now) for number in range(1, EVENTS + 1)])
        await connection.execute(insert(Participation), _participations(people, now))
        await connection.execute(insert(CalendarEntry), [_window(programme, now)])
        await connection.execute(text("ANALYZE"))


def _event(number: int, now: datetime) -> dict[str, Any]:
    """Spread over the coming two months; some of them tomorrow and in a week, as on any day."""
    starts = now.replace(hour=12, minute=0) + timedelta(days=number % 60 + 1, minutes=10 * (number % 12))
    regional = number % SHARE_OF_REGION == 0
    return {
        "id": number,
        "cycle_id": 1,
        "kind": KINDS[number % len(KINDS)],
        "title": f"Мероприятие № {number}",
        "tracks": [],
        "audience": {},
        "municipality_id": None if regional else (number + number // 60 * 7) % 20 + 1,
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=3),
        "timezone": "Europe/Moscow",
        "place": f"Школа № {number}",
        "signup_closes_at": starts - timedelta(days=2),
        "search_text": "",
        "created_at": now - timedelta(days=30),
        "changed_at": now - timedelta(days=30),
    }


def _participations(people: int, now: datetime) -> list[dict[str, Any]]:
    drawn = random.Random(3)
    at = now - timedelta(days=20)
    common = {"state": "signed_up", "queued_at": at, "created_at": at, "changed_at": at}
    return [
        {"event_id": event, "person_id": person, **common}
        for event in range(1, EVENTS + 1)
        for person in drawn.sample(range(1, people + 1), min(SIGNED_UP, people))
    ]


def _window(programme: Programme, now: datetime) -> dict[str, Any]:
    """A work that the whole region hands in within a week."""
    window = next(item for item in programme.calendar if item.work is not None)
    ends = now.date() + timedelta(days=WORK_DUE_DAYS)
    days = {"starts_on": date(ends.year, 1, 1), "ends_on": ends}
    return {"cycle_id": 1, "key": window.key, **days, **{f"planned_{name}": day for name, day in days.items()}}


async def add_history(connection: AsyncConnection, people: int, rows: int, now: datetime) -> None:
    """`rows` messages that were sent in years past, spread over everybody."""
    sqlite = connection.dialect.name == "sqlite"
    numbers = (
        "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :rows)"
        if sqlite
        else "WITH n AS (SELECT generate_series(1, :rows) AS n)"
    )
    body = (
        '\'{"key": "reminder-start", "args": {"title": "Семинар", "when": "вчера", "has_place": false, "place": ""}}\''
    )
    statement = f"""
        INSERT INTO notification
            (key, person_id, kind, event_id, text, due_at, urgent, state, fence, attempts, created_at, finished_at)
        {numbers}
        SELECT 'event:' || (n % {EVENTS} + 1) || ':start:7d:' || n || ':person:' || (n % :people + 1),
            n % :people + 1, 'event', n % {EVENTS} + 1, {body if sqlite else f"CAST({body} AS JSON)"},
            {":at" if sqlite else "CAST(:at AS TIMESTAMPTZ)"}, {0 if sqlite else "false"}, 'sent', 1, 1,
            {":at, :at" if sqlite else "CAST(:at AS TIMESTAMPTZ), CAST(:at AS TIMESTAMPTZ)"}
        FROM n
    """  # noqa: S608 - nothing in it comes from outside
    at: object = now - timedelta(days=200)
    if sqlite and isinstance(at, datetime):
        at = f"{at:%Y-%m-%d %H:%M:%S}.000000"
    await connection.execute(text(statement), {"rows": rows, "people": people, "at": at})
    await connection.execute(text("ANALYZE"))
