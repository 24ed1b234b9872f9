"""The data bank of 100,000 people against a bare openpyxl loop that writes the same cells.

`python -m bench.export [--people N]`. Both run in a process of their own and at the same priority, one after the other;
meanwhile the parent measures the lag of its event loop and its own memory, as the bot's would be. The export reads the
database, arranges, cleans, styles and writes; the floor only appends rows that were prepared before and saves.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import pickle
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import psutil

from bench.crowd import START, fill
from bench.happenings import happen
from bot.workers import Workers
from exports.bank_tables import bank_tables
from exports.cells import Value, Words, as_text, local
from exports.data_bank import Order, build_data_bank
from exports.glossary import Glossary
from exports.rows import Column, Kind
from locales.texts import Catalogue
from models.database import Database
from programmes.loader import load
from services.export_scope import Scope

TICK_SECONDS = 0.005
NUMBERS = (Kind.NUMBER, Kind.DATE, Kind.MOMENT)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, and how much came out."""

    wall: float
    cpu: float
    rows: int
    cells: int
    size: int


@dataclass(frozen=True, slots=True)
class Calm:
    """What the bot's process felt: milliseconds and bytes."""

    lag_p99: float
    lag_max: float
    grown: int


def export(order: Order) -> Run:
    """In the worker."""
    wall, cpu = time.perf_counter(), time.process_time()
    built = build_data_bank(order)
    rows = sum(sum(file.rows.values()) for file in built)
    size = sum(file.size for file in built)
    return Run(time.perf_counter() - wall, time.process_time() - cpu, rows, 0, size)


def prepare(order: Order, folder: Path) -> int:
    """In the worker: the same rows as plain values, pickled chunk by chunk; returns the number of cells."""
    return asyncio.run(_prepare(order, folder))


async def _prepare(order: Order, folder: Path) -> int:
    zone = ZoneInfo(order.programme.timezone)
    texts = Catalogue.load().nearest(order.language)
    words = Words(texts.plain("export-yes"), texts.plain("export-no"), texts.plain("export-cut"))
    database = Database(order.database_url)
    cells = 0
    async with database.read() as session:
        glossary = Glossary.of(order.programme, texts)
        today = order.now.astimezone(zone).date()
        for number, table in enumerate(await bank_tables(session, Scope(), glossary, today=today)):
            with (folder / f"{number}.rows").open("wb") as file:
                pickle.dump([column.title for column in table.columns], file)
                async for chunk in table.read(session, Scope()):
                    rows = [_plain(table.arrange(row), table.columns, words, zone) for row in chunk]
                    cells += sum(value is not None for row in rows for value in row)
                    pickle.dump(rows, file)
    await database.close()
    return cells


def _plain(row: Any, columns: Any, words: Words, zone: ZoneInfo) -> list[Value]:
    return [_value(value, column, words, zone) for value, column in zip(row, columns, strict=True)]


def _value(value: Value, column: Column, words: Words, zone: ZoneInfo) -> Value:
    if value is None or column.kind not in NUMBERS:
        return None if value is None else as_text(value, words, zone)
    return local(value, zone) if isinstance(value, datetime) else value


def floor(folder: Path, target: Path) -> Run:
    """In the worker: openpyxl's write-only loop; reading the prepared rows is not counted."""
    book = openpyxl.Workbook(write_only=True)
    rows = 0
    clock = Stopwatch()
    for path in sorted(folder.glob("*.rows")):
        sheet = book.create_sheet(path.stem)
        for chunk in _chunks(path):
            rows += len(chunk)
            with clock:
                for row in chunk:
                    sheet.append(row)
    with clock:
        book.save(target)
    return Run(clock.wall, clock.cpu, rows, 0, target.stat().st_size)


class Stopwatch:
    """Adds up the seconds spent inside `with`."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def __enter__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._wall
        self.cpu += time.process_time() - self._cpu


def _chunks(path: Path) -> Iterator[list[list[Value]]]:
    with path.open("rb") as file:
        yield [pickle.load(file)]  # noqa: S301 - written a moment ago by ourselves
        while True:
            try:
                yield pickle.load(file)  # noqa: S301
            except EOFError:
                return


async def watched(workers: Workers, function: Callable[..., Run], *args: Any) -> tuple[Run, Calm]:
    """Runs `function` in the worker while measuring the lag of this loop and the growth of this process."""
    process = psutil.Process()
    before = peak = process.memory_info().rss
    lags: list[float] = []
    job = asyncio.create_task(workers.run(function, *args))
    while not job.done():
        due = time.perf_counter() + TICK_SECONDS
        await asyncio.sleep(TICK_SECONDS)
        lags.append((time.perf_counter() - due) * 1000)
        if len(lags) % 100 == 0:
            peak = max(peak, process.memory_info().rss)
    return await job, Calm(quantiles(lags, n=100)[98], max(lags), peak - before)


async def measure(people: int, folder: Path) -> None:
    programme = load("ketchenery")
    url = f"sqlite+aiosqlite:///{folder / 'rezerv.db'}"
    database = Database(url)
    await fill(database, programme, people)
    await happen(database, people)
    await database.close()
    order = Order(url, programme, "ru", folder, START + timedelta(days=60), max_bytes=1 << 40)
    prepared = folder / "prepared"
    prepared.mkdir()
    workers = Workers(jobs_per_process=1)
    try:
        cells = await workers.run(prepare, order, prepared)
        bare, _ = await watched(workers, floor, prepared, folder / "floor.xlsx")
        ours, calm = await watched(workers, export, order)
    finally:
        await workers.close()
    report(people, cells, bare, ours, calm)


def report(people: int, cells: int, bare: Run, ours: Run, calm: Calm) -> None:
    print(f"{people:,} people, {ours.rows:,} rows, {cells:,} cells with a value")
    print(f"{'':34}{'wall, s':>10}{'CPU, s':>10}{'MB':>8}")
    for name, run in (("bare openpyxl write-only loop", bare), ("export: database to workbook", ours)):
        print(f"{name:34}{run.wall:10.2f}{run.cpu:10.2f}{run.size / 1e6:8.1f}")
    print(f"{'ratio':34}{ours.wall / bare.wall:10.2f}{ours.cpu / bare.cpu:10.2f}{ours.size / bare.size:8.2f}")
    print(f"lag of the parent's event loop: p99 {calm.lag_p99:.1f} ms, max {calm.lag_max:.1f} ms")
    print(f"the parent's memory grew by {calm.grown / 1e6:.1f} MB")
    figures = {
        "vs_floor": round(ours.wall / bare.wall, 3),
        "vs_floor_cpu": round(ours.cpu / bare.cpu, 3),
        "loop_lag_p99_ms": round(calm.lag_p99, 1),
        "parent_growth_mb": round(calm.grown / 1e6, 1),
        "seconds": round(ours.wall, 2),
        "people": people,
    }
    print(json.dumps(figures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000, help="how many (default: 100000)")
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory(prefix="rezerv-bench-") as folder:
        asyncio.run(measure(people, Path(folder)))


if __name__ == "__main__":
    main()
