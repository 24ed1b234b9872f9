"""Updates a second through the HTTP webhook, each committed, against an echo without and with a plain database session.

    python -m bench.updates [--people 400] [--rounds 3]

Every contender answers each message through the same Bot API server that accepts everything. The bot's update is a
real step of the registration: a typed answer checked, kept, the next question shown. What is printed is the median of
the rounds, which take turns; `vs_plain` above 1 means that the bot is faster than the plain session.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from statistics import median

import orjson

from bench.load import Figures, drive
from bench.stage import ANSWERS, FIRST_WRITER, answered_whole, contender, fake_api, prepare, registration_steps

NAMES = ("bare", "plain", "plain_wal", "rezerv")
AT_ONCE = 32


async def measure(people: int, rounds: int) -> dict[str, list[Figures]]:
    found: dict[str, list[Figures]] = {name: [] for name in NAMES}
    writers = range(FIRST_WRITER, FIRST_WRITER + people)
    async with fake_api() as api:
        for _ in range(rounds):
            for name in NAMES:
                found[name].append(await _one(name, api, writers))
    return found


async def _one(name: str, api: str, writers: range) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        if name == "rezerv":
            await prepare(path, writers=writers)
        async with contender(name, api=api, database=path) as port:
            figures = await drive(port, writers, registration_steps, at_once=AT_ONCE)
        if name == "rezerv" and not await answered_whole(path, writers):
            raise RuntimeError("an answer is missing: the figure means nothing")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = asyncio.run(measure(options.people, options.rounds))
    rates = {name: median(figures.rate for figures in rounds) for name, rounds in found.items()}
    out = sys.stdout.write
    out(f"{options.people} people x {len(ANSWERS)} updates, {AT_ONCE} at once, median of {options.rounds} rounds\n\n")
    out(f"{'':12}{'updates/s':>12}{'median ms':>12}{'rezerv is':>12}\n")
    for name in NAMES:
        latency = median(figures.median_ms for figures in found[name])
        out(f"{name:12}{rates[name]:12.0f}{latency:12.1f}{rates['rezerv'] / rates[name]:11.2f}x\n")
    figures = {f"vs_{name}": round(rates["rezerv"] / rates[name], 3) for name in NAMES if name != "rezerv"}
    out(f"\n{orjson.dumps(figures | {'updates_per_second': round(rates['rezerv'])}).decode()}\n")


if __name__ == "__main__":
    main()
