"""kill -9 in the middle of a broadcast: everybody gets it, and hardly anybody twice."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.robustness.mailing import Mailing, busiest_second
from tests.robustness.world import Exchange, ForkedBot, Home, SandboxProcess, born

RECIPIENTS = 1_000
KILLS = 12
LIFE_SECONDS = (0.3, 3.0)
UNDER_WAY = 6
"""Sends at the moment of a kill whose outcome is not on the disk: a tenth of a second's worth, those on the line, and
those of the transaction that is being written."""


@pytest.mark.slow
async def test_broadcast_survives_kills(
    strict_sandbox: SandboxProcess, strict_exchange: Exchange, tmp_path: Path, dice: random.Random
) -> None:
    home = Home(strict_sandbox.url, tmp_path / "bot")
    mailing = await Mailing.prepare(home, strict_exchange, RECIPIENTS)
    bot = ForkedBot(home)
    begun = 0
    try:
        for _ in range(KILLS):
            await born(bot, strict_exchange)
            await asyncio.sleep(dice.uniform(*LIFE_SECONDS))
            await bot.kill()
            begun += (await mailing.states())["planned"] > 0
        await born(bot, strict_exchange)
        states = await mailing.ended(120)
        assert await bot.terminate() == 0
    finally:
        await bot.kill()

    assert begun >= 10, "the broadcast was over before the kills were"
    arrived = await mailing.arrived()
    assert [person for person, times in arrived.items() if times == 0] == []
    assert arrived.total() - RECIPIENTS <= KILLS * UNDER_WAY
    assert states == {"sent": RECIPIENTS}
    sendings = await mailing.sendings()
    assert [call for call in sendings if call["status"] != 200] == []
    assert busiest_second([call["at"] for call in sendings]) <= 30
    print(f"{KILLS} kills, {arrived.total() - RECIPIENTS} duplicates")  # noqa: T201
