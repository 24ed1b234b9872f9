"""Deeds that touch many rows, done by people over HTTP, and what has come of them in the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.coordinator.fingerprint import fingerprint
from models import (
    AuditEntry,
    Broadcast,
    Event,
    EventSeries,
    Notification,
    Participation,
    Person,
    PlanImport,
    StoredFile,
)
from models.database import Database
from programmes.schema import Role
from services import cycles, plan_import
from services.cycles import sync_programme
from services.plan_rows import fingerprint as plan_print
from tests.flows.coordinator import applicant, member
from tests.flows.taking_part import consent_of
from tests.kit import the_programme
from tests.robustness.mailing import midday_zone
from tests.robustness.world import COORDINATOR, Exchange

PROGRAMME = the_programme("ketchenery")
FIRST, PEOPLE = 2_001, 40
SERIES, ROWS = 30, 120
REASON = "Заболел ведущий, новую дату сообщим"
NOWHERE = 999_999_999
"""No message: the bot answers with a new one."""
WORDS = "Письмо, которое отзовут"
DEEDS = ("event.cancel", "event.make", "plan.import", "broadcast.recall")
TOLD = ("event-told-series-cancelled", "participation-told-offer", "broadcast-told-recalled")


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the deeds have changed, in terms that do not depend on the hour."""

    events: Mapping[tuple[str, str, int], int]
    """How many by the first word of the title, state and revision."""
    standing: tuple[tuple[int, str], ...]
    """Person and state, of the event with one place."""
    told: Mapping[tuple[str, str], int]
    """How many messages by text and state."""
    arrived: int
    recalled: int
    """Of the broadcast."""
    journal: Mapping[str, int]


class Ground:
    """A series of thirty, a full event, a plan that waits for a word, a broadcast that is due."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.plan_mark = ""

    async def lay(self) -> None:
        database, now = Database(self.url), datetime.now(UTC)
        async with database.write() as session:
            await sync_programme(session, PROGRAMME, today=now.date())
            cycle = (await cycles.current(session, programme=PROGRAMME, today=now.date())).id
            people = [await self._person(session, number, now) for number in range(1, PEOPLE + 1)]
            boss = await member(session, COORDINATOR, (Role.REGION_COORDINATOR, None), name="Краевая")
            boss.person.timezone = midday_zone(now)
            await self._series(session, cycle, people, now)
            await self._full(session, cycle, people, now)
            await self._broadcast(session, cycle, boss.person.id, people, now)
            plan = await self._plan(session, cycle, boss.person.id, now)
            judged = await plan_import.preview(session, actor=boss, programme=PROGRAMME, plan_id=plan, now=now)
            self.plan_mark = plan_print(judged)
        await database.close()

    async def _person(self, session: AsyncSession, number: int, now: datetime) -> int:
        made = await applicant(session, number, surname=f"Участник{number:02}")
        await consent_of(session, made.person_id, PROGRAMME)
        (await session.get_one(Person, made.person_id)).timezone = midday_zone(now)
        return made.person_id

    async def _series(self, session: AsyncSession, cycle: int, people: list[int], now: datetime) -> None:
        session.add(EventSeries(rule=f"FREQ=WEEKLY;COUNT={SERIES}", created_at=now))
        await session.flush()
        for week in range(SERIES):
            event = _event(cycle, "Встреча", now + timedelta(days=3 + 7 * week), now, series_id=1)
            session.add(event)
            await session.flush()
            session.add_all(_part(event.id, person, "signed_up", now) for person in people[:4])

    async def _full(self, session: AsyncSession, cycle: int, people: list[int], now: datetime) -> None:
        event = _event(cycle, "Полный", now + timedelta(days=5), now, capacity=1)
        session.add(event)
        await session.flush()
        for place, state in enumerate(("signed_up", "waiting", "waiting")):
            session.add(_part(event.id, people[place], state, now + timedelta(seconds=place)))

    async def _broadcast(
        self, session: AsyncSession, cycle: int, author: int, people: list[int], now: datetime
    ) -> None:
        common: dict[str, Any] = {"cycle_id": cycle, "author_id": author, "segment": {}, "buttons": []}
        session.add(Broadcast(text=WORDS, state="sending", total=PEOPLE, started_at=now, created_at=now, **common))
        await session.flush()
        shared: dict[str, Any] = {"kind": "broadcast", "broadcast_id": 1, "text": {}, "due_at": now, "created_at": now}
        session.add_all(Notification(key=f"broadcast:1:person:{one}", person_id=one, **shared) for one in people)

    async def _plan(self, session: AsyncSession, cycle: int, author: int, now: datetime) -> int:
        common: dict[str, Any] = {"telegram_file_id": "F", "next_attempt_at": now, "created_at": now}
        session.add(StoredFile(person_id=author, name="план.xlsx", state="stored", **common))
        await session.flush()
        rows = [_planned(number, now) for number in range(ROWS)]
        plan = PlanImport(person_id=author, cycle_id=cycle, file_id=1, state="preview", rows=rows, created_at=now)
        session.add(plan)
        await session.flush()
        return plan.id

    async def outcome(self) -> Outcome:
        database = Database(self.url)
        async with database.read() as session:
            events = (await session.execute(select(Event))).scalars().all()
            full = select(Participation).where(Participation.event_id == SERIES + 1).order_by(Participation.id)
            standing = (await session.execute(full)).scalars().all()
            rows = (await session.execute(select(Notification))).scalars().all()
            journal = (await session.execute(select(AuditEntry.action))).scalars().all()
        await database.close()
        return Outcome(
            events=Counter((event.title.split()[0], event.state, event.revision) for event in events),
            standing=tuple((one.person_id, one.state) for one in standing),
            told=Counter((row.text["key"], row.state) for row in rows if row.text.get("key") in TOLD),
            arrived=sum(row.state == "sent" for row in rows if row.broadcast_id == 1),
            recalled=sum(row.recalled_at is not None for row in rows if row.broadcast_id == 1),
            journal=Counter(action for action in journal if action in DEEDS),
        )


def _event(cycle: int, title: str, starts_at: datetime, now: datetime, **columns: Any) -> Event:
    return Event(
        cycle_id=cycle, kind="seminar", title=title, tracks=[], audience={}, starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1), timezone="Europe/Moscow", created_at=now, changed_at=now, **columns,
    )  # fmt: skip


def _part(event_id: int, person_id: int, state: str, now: datetime) -> Participation:
    return Participation(
        event_id=event_id, person_id=person_id, state=state, queued_at=now, created_at=now, changed_at=now
    )


def _planned(number: int, now: datetime) -> dict[str, Any]:
    starts = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=20 + number % 60, hours=number // 60)
    ends = (starts + timedelta(hours=1)).isoformat()
    facts = {"kind": "seminar", "title": f"Плановый {number}", "starts_at": starts.isoformat(), "ends_at": ends}
    return {"sheet": "План", "row": number + 2, "facts": facts}


async def press(exchange: Exchange, person: int, data: str) -> None:
    await exchange.post(f"/sim/people/{person}/press", {"message_id": NOWHERE, "data": data, "force": True})


async def cancel_series(exchange: Exchange, _ground: Ground) -> None:
    await press(exchange, COORDINATOR, "emcan:1:1")
    await exchange.post(f"/sim/people/{COORDINATOR}/text", {"text": REASON})
    await press(exchange, COORDINATOR, f"emoff:1:1:{fingerprint(REASON)}")


async def store_plan(exchange: Exchange, ground: Ground) -> None:
    await press(exchange, COORDINATOR, f"plan:store:1:1:{ground.plan_mark}")


async def give_place_back(exchange: Exchange, _ground: Ground) -> None:
    await press(exchange, FIRST, f"evout:{SERIES + 1}:1:0")


async def recall(exchange: Exchange, _ground: Ground) -> None:
    await press(exchange, COORDINATOR, "bcs:1:delete:1")
