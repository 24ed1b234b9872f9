"""A broadcast under Telegram's limits, while people go on talking to the bot."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from pathlib import Path
from statistics import quantiles

import pytest

from tests.robustness.mailing import Mailing, busiest_second
from tests.robustness.world import GLANCE_SECONDS, Exchange, ForkedBot, Home, Phone, SandboxProcess, born

RECIPIENTS = 1_000
TALKERS = 5
PAUSE_SECONDS = 1.5
"""Between an answer and the next word, as people who read."""
SLOWEST_ANSWER_SECONDS = 2.0


async def talk(exchange: Exchange, person: int, over: asyncio.Event) -> list[float]:
    """Ask for help again and again; gives the seconds until each answer stood in the chat."""
    phone, waits = Phone(exchange, person), []
    await phone.join()
    while not over.is_set():
        seen = len(await phone.messages())
        began = time.monotonic()
        await phone.says("/help")
        async with asyncio.timeout(30):
            while len(await phone.messages()) == seen:  # noqa: ASYNC110 - another process writes
                await asyncio.sleep(GLANCE_SECONDS)
        waits.append(time.monotonic() - began)
        await asyncio.sleep(PAUSE_SECONDS)
    return waits


@pytest.mark.slow
async def test_broadcast_keeps_the_limits_and_lets_conversations_pass(
    strict_sandbox: SandboxProcess, strict_exchange: Exchange, tmp_path: Path
) -> None:
    home = Home(strict_sandbox.url, tmp_path / "bot")
    mailing = await Mailing.prepare(home, strict_exchange, RECIPIENTS)
    bot, over = ForkedBot(home), asyncio.Event()
    talking: list[asyncio.Task[list[float]]] = []
    try:
        await born(bot, strict_exchange)
        talking = [asyncio.create_task(talk(strict_exchange, 10_001 + number, over)) for number in range(TALKERS)]
        states = await mailing.ended(120)
        over.set()
        waits = [wait for task in talking for wait in await task]
        assert await bot.terminate() == 0
    finally:
        for task in talking:
            task.cancel()
        await bot.kill()

    assert states == {"sent": RECIPIENTS}
    calls = await strict_exchange.calls()
    assert [call for call in calls if call["status"] == 429] == []
    counted = [call["at"] for call in calls if call["method"] in ("sendMessage", "editMessageText")]
    assert busiest_second(counted) <= 30
    assert len(waits) >= 50
    p95 = quantiles(waits, n=20)[-1]
    print(f"{len(waits)} answers, p95 {p95:.3f} s")  # noqa: T201
    assert p95 < SLOWEST_ANSWER_SECONDS


@pytest.mark.slow
async def test_two_broadcasts_reach_a_chat_at_one_a_second(
    strict_sandbox: SandboxProcess, strict_exchange: Exchange, tmp_path: Path
) -> None:
    home = Home(strict_sandbox.url, tmp_path / "bot")
    mailing = await Mailing.prepare(home, strict_exchange, 40)
    await mailing.plan_another()
    bot = ForkedBot(home)
    try:
        await born(bot, strict_exchange)
        assert await mailing.ended(60) == {"sent": 80}
        assert await bot.terminate() == 0
    finally:
        await bot.kill()
    by_chat = defaultdict(list)
    for call in await mailing.sendings():
        by_chat[call["params"]["chat_id"]].append(call["at"])
    gaps = [later - earlier for earlier, later in by_chat.values()]
    assert len(gaps) == 40
    assert min(gaps) >= 1
