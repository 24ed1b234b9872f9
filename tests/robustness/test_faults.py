"""Bad days of the line, at every call that goes out: nothing is lost, nothing doubled, no token in the log."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path
from typing import Any

import pytest

from models.database import Database
from tests.robustness.script import Course, rehearse, standing
from tests.robustness.world import SECRET, TOKEN, Exchange, ForkedBot, Home, Phone, SandboxProcess, born

METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
TIMES = 2
"""Each method fails so often: one more, and an uncertain reply is given up."""
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "429", "retry_after": 2},
    {"kind": "429", "omit_retry_after": True},
    {"kind": "502"},
    {"kind": "drop"},
    {"kind": "drop", "after": True},
    {"kind": "timeout", "seconds": 0.3},
    {"kind": "bad_json"},
    {"kind": "bad_json", "after": True},
)
PEOPLE = 4
STEPS = 3


async def walk(phone: Phone, course: Course) -> None:
    before = ""
    for step, screen in itertools.islice(course.walk(), STEPS):
        await (phone.presses(step[1:], before) if step.startswith("!") else phone.says(step))
        await phone.sees(screen)
        before = screen


async def suffer(exchange: Exchange, course: Course, number: int, fault: dict[str, Any]) -> list[Phone]:
    """People talk while every method fails in that way."""
    phones = [Phone(exchange, 20_000 + 100 * number + person) for person in range(PEOPLE)]
    for phone in phones:
        await phone.join()
    for method in METHODS:
        await exchange.fault(method=method, times=TIMES, **fault)
    await asyncio.gather(*(walk(phone, course) for phone in phones))
    await exchange.heal()
    return phones


def early(calls: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Calls into a chat made before the time was over that a 429 in this chat asked for."""
    found = []
    for place, call in enumerate(calls):
        wait = call["answer"].get("parameters", {}).get("retry_after") if call["status"] == 429 else None
        chat = call["params"].get("chat_id")
        if wait is None or chat is None:
            continue
        found += [
            (call, later)
            for later in calls[place + 1 :]
            if later["params"].get("chat_id") == chat and later["at"] < call["at"] + wait - 0.01
        ]
    return found


@pytest.mark.slow
async def test_faults_at_every_call_lose_and_double_nothing_and_betray_no_token(
    sandbox: SandboxProcess, exchange: Exchange, sqlite_url: str, tmp_path: Path
) -> None:
    course = await rehearse(sqlite_url)
    home = Home(sandbox.url, tmp_path / "bot", {"LOG_LEVEL": "DEBUG"})
    bot = ForkedBot(home)
    await exchange.fault(method="getMe", kind="502", times=1)
    try:
        await born(bot, exchange)
        phones = []
        for number, fault in enumerate(FAULTS):
            phones += await suffer(exchange, course, number, fault)
        await exchange.settled()
        assert await bot.terminate() == 0
    finally:
        await bot.kill()

    database = Database(home.database_url)
    async with database.read() as session:
        found = [await standing(session, phone.id) for phone in phones]
    await database.close()
    assert found == [course.standings[STEPS]] * len(phones)
    calls = await exchange.calls()
    assert len([call for call in calls if call["status"] == 429]) >= TIMES
    assert early(calls) == []
    log = home.log.read_text()
    assert log != ""
    assert [secret for secret in (TOKEN, TOKEN.partition(":")[2], SECRET) if secret in log] == []
