"""Events of a year and who came to them, put into a database in bulk beside the crowd."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, text

from bench.crowd import BATCH, START
from models import Event, Participation
from models.database import Database

EVENTS = 200
VISITS = 3
"""Of each person."""


async def happen(database: Database, people: int) -> None:
    """`EVENTS` events and `VISITS` participations of each of `people`, some attended, some rated."""
    async with database.writer.begin() as connection:
        await connection.run_sync(_happen, people)


def _happen(connection: Connection, people: int) -> None:
    connection.execute(insert(Event), [_event(number) for number in range(1, EVENTS + 1)])
    rows = _visits(people)
    while batch := list(islice(rows, BATCH)):
        connection.execute(insert(Participation), batch)
    connection.execute(text("ANALYZE"))


def _event(number: int) -> dict[str, Any]:
    starts_at = START + timedelta(days=number)
    return {
        "id": number,
        "cycle_id": 1,
        "kind": "seminar",
        "title": f"Семинар для управленческого резерва № {number}",
        "description": "Разбираем случаи из практики школ, готовим решения в группах и защищаем их перед коллегами.",
        "tracks": [],
        "audience": {},
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "timezone": "Europe/Moscow",
        "target_share": 60 if number % 20 == 0 else None,
        "search_text": "",
        "created_at": START,
        "changed_at": START,
    }


def _visits(people: int) -> Iterator[dict[str, Any]]:
    """Somebody's events lie apart, so that none comes twice."""
    for person in range(1, people + 1):
        for visit in range(VISITS):
            yield {
                "event_id": (person * 7 + visit * 61) % EVENTS + 1,
                "person_id": person,
                "state": "signed_up",
                "queued_at": START,
                "attendance": ("attended", "absent", None)[(person + visit) % 3],
                "feedback_rating": 5 if visit == 0 else None,
                "created_at": START,
                "changed_at": START,
            }
