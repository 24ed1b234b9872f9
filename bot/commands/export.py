"""`rezerv export`: the data bank as a workbook, without Telegram."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Foundation, lay_foundation
from bot.clock import Clock
from bot.console import console_texts, say
from bot.settings import Settings
from bot.workers import Workers
from exports.data_bank import BuiltFile, Order, build_data_bank
from services import audit, cycles

NO_LIMIT = 1 << 62
"""On a disk nothing needs splitting."""


async def main(settings: Settings, *, output: Path, municipality: str | None, cycle: str | None) -> int:
    """Write `output`; it appears whole or not at all."""
    foundation = await lay_foundation(settings, Clock())
    try:
        order = await _order(foundation, output, municipality, cycle)
        built = await _built(order, output)
    finally:
        await foundation.database.close()
    rows = sum(built.rows.values())
    say(console_texts().plain("run-export-done", file=str(output), rows=rows))
    return 0


async def _order(foundation: Foundation, output: Path, municipality: str | None, cycle: str | None) -> Order:
    now = foundation.clock.now()
    async with foundation.database.write() as session:
        place = (
            await cycles.municipality_by_key(session, programme=foundation.programme, key=municipality)
            if municipality
            else None
        )
        cycle_id = await _cycle_id(session, foundation, cycle)
        place_id = place.id if place else None
        audit.record(session, None, "export", "cycle", cycle_id, now=now, municipality_id=place_id)
    return Order(
        database_url=foundation.settings.database_url.get_secret_value(),
        programme=foundation.programme,
        language=console_texts().language,
        folder=Path(tempfile.mkdtemp(prefix=".rezerv-", dir=output.absolute().parent)),
        now=now,
        municipality_ids=None if place is None else frozenset({place.id}),
        cycle_id=cycle_id,
        max_bytes=NO_LIMIT,
    )


async def _cycle_id(session: AsyncSession, foundation: Foundation, title: str | None) -> int:
    if title is not None:
        return (await cycles.by_title(session, programme=foundation.programme, title=title)).id
    today = foundation.clock.now().astimezone(foundation.zone).date()
    return (await cycles.current(session, programme=foundation.programme, today=today)).id


async def _built(order: Order, output: Path) -> BuiltFile:
    """Built in a worker process too: the building function runs an event loop of its own."""
    workers = Workers()
    try:
        (built,) = await workers.run(build_data_bank, order)
        built.path.chmod(0o600)
        built.path.replace(output)
        return built
    finally:
        await workers.close()
        shutil.rmtree(order.folder, ignore_errors=True)
