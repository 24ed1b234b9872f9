"""SIGTERM in the middle of the work: finished or done again, and an end within fifteen seconds."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from models.database import Database
from tests.robustness.script import rehearse, standing
from tests.robustness.world import (
    Bot,
    CommandBot,
    Exchange,
    ForkedBot,
    Home,
    Phone,
    SandboxProcess,
    born,
    webhook_settings,
)

PEOPLE = 20
STOP_SECONDS = 15.0
SLOW_SECONDS = 1.0
"""Each reply takes so long, so that many are on their way when the stop comes."""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_stop_in_the_middle_ends_in_time_and_loses_nothing(
    way: str, sandbox: SandboxProcess, exchange: Exchange, sqlite_url: str, tmp_path: Path
) -> None:
    course = await rehearse(sqlite_url)
    home = Home(sandbox.url, tmp_path / "bot", webhook_settings() if way == "webhook" else {})
    # As an operator starts it; once is enough.
    bot: Bot = CommandBot(home) if way == "polling" else ForkedBot(home)
    phones = [Phone(exchange, 30_000 + number) for number in range(PEOPLE)]
    await asyncio.gather(*(phone.join() for phone in phones))
    await exchange.fault(method="sendMessage", kind="slow", seconds=SLOW_SECONDS)
    try:
        await born(bot, exchange)
        await asyncio.gather(*(phone.says("/start") for phone in phones))
        loop = asyncio.get_running_loop()
        began = loop.time()
        assert await bot.terminate() == 0
        assert loop.time() - began < STOP_SECONDS

        await exchange.heal()
        bot = ForkedBot(home)
        await born(bot, exchange)
        await asyncio.gather(*(phone.sees(course.screens[1]) for phone in phones))
        await exchange.settled()
        assert await bot.terminate() == 0
    finally:
        await bot.kill()

    database = Database(home.database_url)
    async with database.read() as session:
        found = [await standing(session, phone.id) for phone in phones]
    await database.close()
    assert found == [course.standings[1]] * PEOPLE
