"""The same registration step with 1,000 and with 100,000 people in the database.

    python -m bench.growth [--small 1000] [--large 100000] [--people 100] [--rounds 5]

The two sizes take turns; `growth` is the ratio of the medians, one request at a time so that no queue blurs it.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

import orjson

from bench.load import drive
from bench.stage import ANSWERS, FIRST_WRITER, answered_whole, contender, fake_api, prepare, registration_steps


async def measure(sizes: tuple[int, int], people: int, rounds: int) -> dict[int, list[float]]:
    """Latencies in seconds by size."""
    found: dict[int, list[float]] = {size: [] for size in sizes}
    writers = range(FIRST_WRITER, FIRST_WRITER + people)
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            await prepare(Path(folder) / f"{size}.db", writers=writers, crowd=size)
        async with fake_api() as api:
            for _ in range(rounds):
                for size in sizes:
                    found[size] += await _one(Path(folder) / f"{size}.db", api, writers)
    return found


async def _one(prepared: Path, api: str, writers: range) -> list[float]:
    path = prepared.with_name("running.db")
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    shutil.copy(prepared, path)
    async with contender("rezerv", api=api, database=path) as port:
        figures = await drive(port, writers, registration_steps, at_once=1)
    if not await answered_whole(path, writers):
        raise RuntimeError("an answer is missing: the figure means nothing")
    return figures.latencies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found = asyncio.run(measure((options.small, options.large), options.people, options.rounds))
    out = sys.stdout.write
    out(f"{options.people} people x {len(ANSWERS)} updates, one at a time, {options.rounds} rounds\n\n")
    out(f"{'people':>10}{'median ms':>12}{'updates':>10}\n")
    for size, latencies in found.items():
        out(f"{size:10,}{median(latencies) * 1000:12.2f}{len(latencies):10}\n")
    growth = median(found[options.large]) / median(found[options.small])
    out(f"\n{orjson.dumps({'growth': round(growth, 3)}).decode()}\n")


if __name__ == "__main__":
    main()
