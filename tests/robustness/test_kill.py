"""kill -9 at random points while people talk: nothing is lost, nothing happens twice."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models import HandledUpdate
from models.database import Database
from tests.robustness.script import Course, rehearse, standing
from tests.robustness.world import Exchange, ForkedBot, Home, Phone, SandboxProcess, born, webhook_settings

PEOPLE = 20
LONGEST_LIFE_SECONDS = 0.8
"""The bot is killed at a random moment of this: time for a few dozen updates, and for none."""


@dataclass
class Crowd:
    """Twenty people who walk the whole way at once; whoever has arrived is followed by somebody new."""

    exchange: Exchange
    course: Course
    phones: list[Phone] = field(default_factory=list)
    walking: set[asyncio.Task[None]] = field(default_factory=set)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(10_001))

    async def fill_up(self) -> None:
        arrived = {task for task in self.walking if task.done()}
        for task in arrived:
            task.result()
        self.walking -= arrived
        while len(self.walking) < PEOPLE:
            phone = Phone(self.exchange, next(self.ids))
            await phone.join()
            self.phones.append(phone)
            self.walking.add(asyncio.create_task(self._walk(phone)))

    async def _walk(self, phone: Phone) -> None:
        before = ""
        for step, screen in self.course.walk():
            await (phone.presses(step[1:], before) if step.startswith("!") else phone.says(step))
            await phone.sees(screen)
            before = screen

    async def arrive(self) -> None:
        await asyncio.gather(*self.walking)

    def leave(self) -> None:
        for task in self.walking:
            task.cancel()


async def assert_consistent(home: Home, crowd: Crowd) -> None:
    """Each person stands exactly where an undisturbed one stands after as many updates."""
    database = Database(home.database_url)
    try:
        async with database.read() as session:
            for phone in crowd.phones:
                found = await standing(session, phone.id)
                assert found == crowd.course.standings[found.updates]
    finally:
        await database.close()


async def assert_everything_done(home: Home, crowd: Crowd) -> None:
    """Every update sent has had its effect, and every reply is out."""
    database = Database(home.database_url)
    try:
        async with database.read() as session:
            handled = (await session.execute(select(HandledUpdate.update_id))).scalars().all()
            outcomes = (await session.execute(select(HandledUpdate.outcome).distinct())).scalars().all()
            unsent = select(func.count()).where(HandledUpdate.lease_until.is_not(None))
            assert (await session.execute(unsent)).scalar_one() == 0
            assert [await standing(session, phone.id) for phone in crowd.phones] == [
                crowd.course.standings[-1] for _ in crowd.phones
            ]
    finally:
        await database.close()
    assert sorted(handled) == sorted(update_id for phone in crowd.phones for update_id in phone.sent)
    assert outcomes == ["done"]


async def torment(home: Home, crowd: Crowd, kills: int, dice: random.Random) -> None:
    """Start and kill the bot as often, then let everybody arrive and end it in peace."""
    bot = ForkedBot(home)
    try:
        for _ in range(kills):
            await crowd.fill_up()
            await born(bot, crowd.exchange)
            await asyncio.wait(crowd.walking, timeout=dice.uniform(0, LONGEST_LIFE_SECONDS))
            await bot.kill()
            await assert_consistent(home, crowd)
        await born(bot, crowd.exchange)
        await crowd.arrive()
        await crowd.exchange.settled()
        assert await bot.terminate() == 0
    finally:
        crowd.leave()
        await bot.kill()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_killed_bot_gives_every_update_its_effect_exactly_once(
    way: str,
    sandbox: SandboxProcess,
    exchange: Exchange,
    sqlite_url: str,
    tmp_path: Path,
    dice: random.Random,
    request: pytest.FixtureRequest,
) -> None:
    kills: int = request.config.getoption("--kills")
    extra = webhook_settings() if way == "webhook" else {}
    crowd = Crowd(exchange, await rehearse(sqlite_url))
    home = Home(sandbox.url, tmp_path / "bot", extra)

    await torment(home, crowd, kills if way == "polling" else kills // 4, dice)

    await assert_everything_done(home, crowd)
    assert sum(len(phone.sent) for phone in crowd.phones) >= 200
