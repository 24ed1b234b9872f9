"""A year of reminders in seconds: people in several zones, events, and a clock that ticks where it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models import Event, Notification, Person, ReminderSettings
from models.database import Database
from programmes.schema import Programme
from scheduler.reminders import plan
from services import cycles
from tests.kit import START, the_programme
from tests.services.segments import kit

VLADIVOSTOK, MOSCOW, BERLIN = "Asia/Vladivostok", "Europe/Moscow", "Europe/Berlin"
ZONES = (VLADIVOSTOK, MOSCOW, BERLIN)
HOURS = (0, 3, 8, 10, 11, 13, 16, 21)
"""Enough for everything that tests ask for to fall due before what it speaks of has passed; a tick costs."""


def at(text: str, zone: str = MOSCOW) -> datetime:
    """«2026-12-13 10:00» by the clock of `zone`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def bare() -> Programme:
    """Without the windows of its document, so that only what a test makes comes."""
    return the_programme("ketchenery").model_copy(update={"calendar": ()})


@dataclass
class World:
    """One database and one clock."""

    database: Database
    programme: Programme = field(default_factory=bare)
    people: int = 0

    async def open(self, now: datetime = START) -> World:
        async with self.database.write() as session:
            await cycles.sync_programme(session, self.programme, today=START.date())
        await self.tick(now)
        return self

    async def tick(self, now: datetime) -> int:
        return await plan(self.database, self.programme, ZoneInfo(MOSCOW), now)

    async def ticks(self, since: datetime, until: datetime, step: timedelta) -> None:
        moment = since.astimezone(UTC)
        while moment <= until:
            await self.tick(moment)
            moment += step

    async def days(self, since: datetime, until: datetime, hours: tuple[int, ...] = HOURS) -> None:
        """Tick at these hours of each day, as the clock of `since` shows them, and at the end."""
        day = since.replace(hour=0, minute=0)
        while day <= until:
            for hour in hours:
                if since <= (moment := day.replace(hour=hour)) < until:
                    await self.tick(moment)
            day += timedelta(days=1)
        await self.tick(until)

    async def person(self, zone: str | None = None, **columns: Any) -> int:
        """Somebody with an application and a consent; the id."""
        self.people += 1
        async with self.database.write() as session:
            made = await kit.candidate(session, self.people, programme=self.programme.key, **columns)
            person = await session.get_one(Person, made.person_id)
            person.timezone = zone
            return person.id

    async def event(self, starts_at: datetime, **columns: Any) -> int:
        """Sign-up has closed, so that only what a test asks for is spoken of."""
        async with self.database.write() as session:
            closed = {"signup_closes_at": START - timedelta(days=30)}
            facts = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), **closed, **columns}
            return (await kit.event(session, self.programme.key, **facts)).id

    async def part(self, event_id: int, person_id: int, **columns: Any) -> int:
        async with self.database.write() as session:
            return (await kit.part(session, event_id, person_id, **columns)).id

    async def change(self, model: type[Any], key: int, **columns: Any) -> None:
        async with self.database.write() as session:
            row = await session.get_one(model, key)
            for name, value in columns.items():
                setattr(row, name, value)

    async def move(self, event_id: int, starts_at: datetime) -> None:
        await self.change(Event, event_id, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))

    async def settings(self, person_id: int, **columns: Any) -> None:
        facts = {"kinds_off": [], "changed_at": START, **columns}
        await self.add(ReminderSettings(person_id=person_id, **facts))

    async def add(self, row: Any) -> None:
        async with self.database.write() as session:
            session.add(row)

    async def rows(self, person_id: int | None = None) -> list[Notification]:
        async with self.database.read() as session:
            wanted = select(Notification).order_by(Notification.due_at, Notification.id)
            found = (await session.execute(wanted)).scalars()
            return [row for row in found if person_id in (None, row.person_id)]

    async def fired(self, person_id: int | None = None) -> list[tuple[str, str]]:
        """Occasion, offset and moment in UTC of what will be sent, oldest first."""
        return [told(row) for row in await self.rows(person_id) if is_sent(row)]


def is_sent(row: Notification) -> bool:
    return row.expires_at is None or row.expires_at > row.created_at


def told(row: Notification) -> tuple[str, str]:
    """What was planned, and when it was due, in UTC."""
    return ":".join(row.key.split(":")[2:-3]), f"{row.due_at:%m-%d %H:%M}"
