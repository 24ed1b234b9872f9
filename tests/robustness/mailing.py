"""A broadcast to many people of the sandbox, put into the bot's database, and what has come of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Broadcast, Cycle, Notification, Person
from models.database import Database
from models.migrate import migrate
from services.cycles import sync_programme
from tests.kit import the_programme
from tests.robustness.world import GLANCE_SECONDS, TOKEN, Exchange, Home, Phone

FIRST = 3_000_001
WORDS = "Ждём вас на семинаре в субботу"
JOINING_AT_ONCE = 20
FINAL_STATES = {"sent", "uncertain", "failed", "expired", "cancelled", "unreachable"}


def midday_zone(now: datetime) -> str:
    """A zone in which it is noon: whatever the hour of the test, nobody sleeps. POSIX counts westwards."""
    west = now.hour - 12
    return f"Etc/GMT{west:+d}" if west else "Etc/GMT"


@dataclass
class Mailing:
    """One broadcast in the bot's own database."""

    home: Home
    exchange: Exchange
    people: Sequence[int]

    @classmethod
    async def prepare(cls, home: Home, exchange: Exchange, count: int) -> Mailing:
        """People who have written to the bot, and a broadcast to them that is due."""
        made = cls(home, exchange, range(FIRST, FIRST + count))
        gate = asyncio.Semaphore(JOINING_AT_ONCE)

        async def join(person: int) -> None:
            async with gate:
                phone = Phone(exchange, person)
                await phone.join()
                await phone.says("Здравствуйте")

        await asyncio.gather(*(join(person) for person in made.people))
        # What they said is of no interest here: it counts as received.
        following = (await exchange.get("/sim/updates"))["next_update_id"]
        await exchange.post(f"/bot{TOKEN}/getUpdates", {"offset": following, "timeout": 0})
        home.environment()
        await migrate(home.database_url)
        await made._plan()
        return made

    async def _plan(self) -> None:
        now = datetime.now(UTC)
        database = Database(self.home.database_url)
        try:
            async with database.write() as session:
                await sync_programme(session, the_programme("ketchenery"), today=now.date())
                common = {"created_at": now, "language": "ru", "search_text": "", "timezone": midday_zone(now)}
                await session.execute(insert(Person), [{"telegram_id": person, **common} for person in self.people])
                rows = (await session.execute(select(Person.id).where(Person.telegram_id >= FIRST))).scalars().all()
                await _plan_for(session, rows, now)
        finally:
            await database.close()

    async def plan_another(self) -> None:
        """The same words to the same people once more."""
        now = datetime.now(UTC)
        database = Database(self.home.database_url)
        try:
            async with database.write() as session:
                await _plan_for(session, (await session.execute(select(Person.id))).scalars().all(), now)
        finally:
            await database.close()

    async def states(self) -> Counter[str]:
        """How many rows of broadcasts are in which state; read beside the running bot."""
        database = Database(self.home.database_url)
        try:
            async with database.read() as session:
                counted = select(Notification.state, func.count()).where(Notification.broadcast_id.is_not(None))
                found = await session.execute(counted.group_by(Notification.state))
                return Counter(dict(found.all()))
        finally:
            await database.close()

    async def ended(self, seconds: float) -> Counter[str]:
        """Wait until every row is in a final state."""
        try:
            async with asyncio.timeout(seconds):
                while set(found := await self.states()) - FINAL_STATES:  # noqa: ASYNC110 - another process sends
                    await asyncio.sleep(10 * GLANCE_SECONDS)
        except TimeoutError:
            raise AssertionError(f"the broadcast does not end: {await self.states()}") from None
        return found

    async def sendings(self) -> list[dict[str, Any]]:
        """Every try of this broadcast that the sandbox has seen, oldest first."""
        calls = await self.exchange.calls()
        return [call for call in calls if call["params"].get("text") == WORDS]

    async def arrived(self) -> Counter[int]:
        """How often each person has the message in the chat."""
        found: Counter[int] = Counter()
        for person in self.people:
            texts = await Phone(self.exchange, person).texts()
            found[person] = texts.count(WORDS)
        return found


async def _plan_for(session: AsyncSession, people: Sequence[int], now: datetime) -> None:
    message = Broadcast(
        cycle_id=(await session.execute(select(Cycle.id))).scalars().first(),
        author_id=people[0],
        segment={},
        text=WORDS,
        buttons=[],
        state="sending",
        total=len(people),
        started_at=now,
        created_at=now,
    )
    session.add(message)
    await session.flush()
    shared = {"kind": "broadcast", "broadcast_id": message.id, "text": {}, "due_at": now, "created_at": now}
    rows = [{"key": f"broadcast:{message.id}:person:{row}", "person_id": row, **shared} for row in people]
    await session.execute(insert(Notification), rows)


def busiest_second(moments: Sequence[float]) -> int:
    """The most within any window of one second."""
    ordered, first, most = sorted(moments), 0, 0
    for place, moment in enumerate(ordered):
        while ordered[first] <= moment - 1:
            first += 1
        most = max(most, place - first + 1)
    return most
