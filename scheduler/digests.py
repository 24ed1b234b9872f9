"""Digests on their way: who gets one now, and when the next is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Notification, ReminderSettings
from models.database import Database
from programmes.schema import Programme
from services.reminders.digest import Reader, coming, concerned, digest_text, feedback_owed, readers
from services.reminders.facts import SETTINGS, Fact
from services.reminders.gathering import Span, gather
from services.reminders.places import Place, place_of
from services.reminders.planning import revived

CHUNK = 500
EVENTS = "go:events:1"
BUTTONS = [
    [[Text("reminder-digest-events").to_json(), EVENTS]],
    [[Text("reminder-tune").to_json(), SETTINGS]],
]


async def plan_digests(
    database: Database, programme: Programme, places: Sequence[Place], zone: str, now: datetime
) -> int:
    """Write down the digests due; returns how many. Nothing to say: no message, and the next day is due."""
    async with database.read() as session:
        due = await readers(session, default_zone=zone, now=now)
        wanting = [reader for reader in due if reader.wants_now(now)]
        found = await _of_people(session, programme, wanting, places, now) if wanting else {}
        owed = await feedback_owed(session, programme, now=now) if wanting else {}
    written = 0
    for start in range(0, len(due), CHUNK):
        some = due[start : start + CHUNK]
        rows = [row for reader in some if (row := _row(reader, found, owed, now)) is not None]
        async with database.write() as session:
            written += await _write(session, rows)
            await _advance(session, some, now)
    return written


async def _of_people(
    session: AsyncSession, programme: Programme, wanting: Sequence[Reader], places: Sequence[Place], now: datetime
) -> dict[int, list[Fact]]:
    """What each is to be told of; one query a fact and zone, whatever the number of people."""
    span = Span.of(programme, since=now, now=now)
    facts = await gather(session, programme, span, every=True)
    found: dict[int, list[Fact]] = {}
    for zone in {reader.zone.key for reader in wanting}:
        place = place_of(places, zone)
        for fact in coming(facts, place.zone, now):
            ids = await session.execute(concerned(fact, place, now=now))
            # Whoever has two applications is found twice.
            for person_id in dict.fromkeys(ids.scalars()):
                found.setdefault(person_id, []).append(fact)
    return found


def _row(
    reader: Reader, found: dict[int, list[Fact]], owed: dict[int, list[str]], now: datetime
) -> dict[str, Any] | None:
    if not reader.wants_now(now):
        return None
    facts = [fact for fact in found.get(reader.person_id, ()) if fact.kind not in reader.kinds_off]
    titles = [] if "event" in reader.kinds_off else owed.get(reader.person_id, [])
    text = digest_text(facts, titles, reader.zone, now)
    if text is None:
        return None
    return {
        "key": reader.key(now),
        "person_id": reader.person_id,
        "kind": "digest",
        "text": text.to_json(),
        "buttons": BUTTONS,
        "due_at": now,
        "expires_at": reader.expires_at(now),
        "created_at": now,
    }


async def _write(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> int:
    if not rows:
        return 0
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    made = await session.execute(revived(insert(Notification).values(list(rows))).returning(Notification.id))
    return len(made.all())


async def _advance(session: AsyncSession, some: Sequence[Reader], now: datetime) -> None:
    alike: dict[datetime, list[int]] = {}
    for reader in some:
        alike.setdefault(reader.next_at(now), []).append(reader.person_id)
    for next_at, ids in alike.items():
        # Whoever has changed the hour meanwhile has a later moment there already.
        mine = ReminderSettings.person_id.in_(ids) & (ReminderSettings.digest_next_at <= now)
        await session.execute(
            update(ReminderSettings)
            .where(mine)
            .values(digest_next_at=next_at)
            .execution_options(synchronize_session=False)
        )
