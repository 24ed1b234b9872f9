"""kill -9 while a plan is stored, a series cancelled, a place passed on, a broadcast recalled: nothing is half done."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.robustness import deeds
from tests.robustness.deeds import Ground, Outcome
from tests.robustness.world import (
    COORDINATOR,
    GLANCE_SECONDS,
    PATIENCE_SECONDS,
    Exchange,
    ForkedBot,
    Home,
    Phone,
    SandboxProcess,
    born,
)

Deed = Callable[[Exchange, Ground], Awaitable[None]]
DEEDS: tuple[Deed, ...] = (deeds.store_plan, deeds.cancel_series, deeds.give_place_back, deeds.recall)
KILLS = 2
"""While each deed is done."""
LIFE_SECONDS = (0.0, 0.7)
EVERYBODY = range(deeds.FIRST, deeds.FIRST + deeds.PEOPLE)


async def has_come_to(ground: Ground, wanted: Callable[[Outcome], bool]) -> Outcome:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not wanted(found := await ground.outcome()):  # noqa: ASYNC110 - another process sends
                await asyncio.sleep(GLANCE_SECONDS * 10)
    except TimeoutError:
        raise AssertionError(f"it does not come to an end: {found}") from None
    return found


def at_rest(found: Outcome) -> bool:
    """Everything that is told has been told, and everything recalled."""
    waiting = sum(number for (_, state), number in found.told.items() if state != "sent")
    return not waiting and found.recalled == deeds.PEOPLE and ("broadcast-told-recalled", "sent") in found.told


async def run(sandbox: SandboxProcess, folder: Path, template: Path, dice: random.Random | None) -> Outcome:
    """All deeds one after another; with `dice` the bot is killed in the middle of each."""
    home = Home(sandbox.url, folder)
    home.environment()
    shutil.copy(template, folder / "rezerv.db")
    ground = Ground(home.database_url)
    await ground.lay()
    bot = ForkedBot(home)
    async with aiohttp.ClientSession(sandbox.url) as http:
        exchange = Exchange(http)
        try:
            await settle_down(bot, exchange, ground)
            for deed in DEEDS:
                await deed(exchange, ground)
                for _ in range(KILLS if dice else 0):
                    await asyncio.sleep(dice.uniform(*LIFE_SECONDS) if dice else 0)
                    await bot.kill()
                    await born(bot, exchange)
                await exchange.settled()
            found = await has_come_to(ground, at_rest)
            assert await bot.terminate() == 0
        finally:
            await bot.kill()
        shown = [await Phone(exchange, person).texts() for person in EVERYBODY]
    assert [texts.count(deeds.WORDS) for texts in shown] == [0] * deeds.PEOPLE
    told = [sum(deeds.REASON in text for text in texts) for texts in shown[:4]]
    # What was on the line at the moment of a kill comes twice.
    assert [number for number in told if not 1 <= number <= 1 + KILLS] == []
    return found


async def settle_down(bot: ForkedBot, exchange: Exchange, ground: Ground) -> None:
    """Everybody has come in, and the broadcast has arrived with everybody."""
    for person in (COORDINATOR, *EVERYBODY):
        await exchange.post("/sim/people", {"id": person, "first_name": "Тест", "language_code": "ru"})
        await exchange.post(f"/sim/people/{person}/start", {})
    await born(bot, exchange)
    await exchange.settled()
    # What is not written down as sent at the moment of a kill is sent again, and only the second one can be recalled.
    await has_come_to(ground, lambda found: found.arrived == deeds.PEOPLE)


@pytest.mark.slow
async def test_kills_in_the_middle_of_deeds_change_nothing(
    sandbox: SandboxProcess, sqlite_template: Path, tmp_path: Path, dice: random.Random
) -> None:
    killed = await run(sandbox, tmp_path / "killed", sqlite_template, dice)
    calm = await SandboxProcess.start()
    try:
        undisturbed = await run(calm, tmp_path / "calm", sqlite_template, None)
    finally:
        await calm.stop()
    assert killed == undisturbed
    assert undisturbed.events == {
        ("Встреча", "cancelled", 1): deeds.SERIES, ("Полный", "planned", 0): 1, ("Плановый", "planned", 0): deeds.ROWS,
    }  # fmt: skip
    assert undisturbed.standing == ((1, "withdrawn"), (2, "offered"), (3, "waiting"))
