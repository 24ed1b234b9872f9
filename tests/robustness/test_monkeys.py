"""People of every kind doing anything at random: everybody is answered, nobody sees what is not for them."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from tests.kit import the_catalogue
from tests.robustness.clock import BotClock
from tests.robustness.department import CANDIDATES, DILIGENCE, FIRST, STAFF, Place, surname
from tests.robustness.inquest import in_log, leaks, unhandled, untimely
from tests.robustness.jungle import Jungle
from tests.robustness.monkeys import Monkey
from tests.robustness.sheets import sheets
from tests.robustness.vocabulary import papers
from tests.robustness.witness import Witness
from tests.robustness.world import (
    GLANCE_SECONDS,
    PATIENCE_SECONDS,
    Exchange,
    ForkedBot,
    Home,
    SandboxProcess,
    born,
    webhook_settings,
)


@asynccontextmanager
async def troop(
    sandbox: SandboxProcess, dice: random.Random, clock: BotClock, *, rough: bool
) -> AsyncIterator[list[Monkey]]:
    """Everybody, with phones, in one group, watched."""
    async with aiohttp.ClientSession(sandbox.url) as http:
        exchange = Exchange(http)
        witness = Witness(exchange, the_catalogue(), rough=rough)
        jungle = Jungle(exchange, http, dice, witness, (*papers(), *sheets()), clock=clock)
        ids = [*range(FIRST, FIRST + CANDIDATES), *STAFF]
        monkeys = [
            Monkey(jungle, one, surname=surname(number), polyglot=one % 3 == 0, diligence=DILIGENCE[number % 4])
            for number, one in enumerate(ids)
        ]
        for monkey in monkeys:
            await monkey.join()
        witness.russian = {monkey.id for monkey in monkeys if not monkey.polyglot}
        jungle.group = (await exchange.post("/sim/groups", {"title": "Школа", "members": ids}))["id"]
        jungle.bot_name = (await exchange.get(f"/sim/people/{FIRST}/chat"))["bot"]["username"]
        watching = asyncio.create_task(witness.watch())
        try:
            yield monkeys
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


async def romp(monkeys: list[Monkey], moves: int) -> None:
    """So many moves in all, everybody at once."""
    left = iter(range(moves))

    async def play(monkey: Monkey) -> None:
        for _ in left:
            await monkey.move()

    await asyncio.gather(*(play(monkey) for monkey in monkeys))


async def calm_down(home: Home, monkeys: list[Monkey]) -> None:
    """No faults any more, everybody finds home, and the last reply leaves."""
    exchange = monkeys[0].jungle.exchange
    await exchange.heal()
    await exchange.settled()
    for monkey in monkeys:
        await monkey.go_home()
    await exchange.settled()
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await unhandled(home, monkeys[0].jungle):  # noqa: ASYNC110 - another process sends
                await asyncio.sleep(GLANCE_SECONDS * 20)
    await monkeys[0].jungle.witness.look()


async def _interrupt(bot: ForkedBot, exchange: Exchange, times: int, every_seconds: float) -> None:
    for _ in range(times):
        await asyncio.sleep(every_seconds)
        await bot.kill()
        await born(bot, exchange)


@dataclass(frozen=True, slots=True)
class Day:
    """How a run goes: which programme, how the bot is reached, what goes wrong meanwhile."""

    programme: str = "ketchenery"
    webhook: bool = False
    faults: float = 0.0
    kills: int = 0
    database: str | None = None
    """An address; none for SQLite."""

    def settings(self) -> Mapping[str, str]:
        return {"PROGRAMME": self.programme, **(webhook_settings() if self.webhook else {})}


async def live(
    day: Day, sandbox: SandboxProcess, template: Path, folder: Path, dice: random.Random, moves: int
) -> list[str]:
    """One whole run; gives every complaint."""
    place = Place(Home(sandbox.url, folder, day.settings(), day.database), day.programme)
    await place.furnish(template)
    bot = ForkedBot(place.home, moved_time=True)
    rough = bool(day.faults or day.kills)
    async with troop(sandbox, dice, BotClock(folder), rough=rough) as monkeys:
        jungle = monkeys[0].jungle
        try:
            await born(bot, jungle.exchange)
            for kind in ("429", "502", "drop", "timeout") if day.faults else ():
                fault = {"method": "*", "kind": kind, "chance": day.faults / 4, "retry_after": 1, "seconds": 0.3}
                await jungle.exchange.fault(**fault)
            killing = asyncio.create_task(_interrupt(bot, jungle.exchange, day.kills, 4.0))
            await romp(monkeys, moves)
            await killing
            await calm_down(place.home, monkeys)
            assert await bot.terminate() == 0
        finally:
            await bot.kill()
        jungle.witness.complaints += [f"leak: {name}" for name in await leaks(place, jungle, monkeys)]
        jungle.witness.complaints += [f"unhandled: {update}" for update in await unhandled(place.home, jungle)]
        jungle.witness.complaints += await untimely(place, jungle, rough=rough)
        jungle.witness.complaints += [f"log: {line}" for line in in_log(place.home, rough=rough)]
        return jungle.witness.complaints


@pytest.mark.slow
@pytest.mark.parametrize(
    "day", [Day("khabarovsk"), Day("ketchenery", webhook=True, faults=0.04, kills=1)], ids=["calm", "rough"]
)
async def test_monkeys_are_all_answered_and_see_nothing_wrong(
    day: Day,
    sandbox: SandboxProcess,
    sqlite_template: Path,
    tmp_path: Path,
    dice: random.Random,
    request: pytest.FixtureRequest,
) -> None:
    moves = request.config.getoption("--moves")
    assert await live(day, sandbox, sqlite_template, tmp_path / "bot", dice, moves) == []
