"""Places given back before their second is over: a server behind a line counts, in virtual time."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendMessage
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import Limits
from bot.round_trips import ENOUGH
from bot.sending import send
from tests.virtual_time import loop_time, virtually

PER_SECOND = 30
Delay = Callable[[], float]


class Server:
    """Counts each call between its way there and its way back; both are asked for anew each time."""

    def __init__(self, there: Delay, back: Delay) -> None:
        self.there, self.back = there, back
        self.counted: list[float] = []
        self.failure: Exception | None = None

    async def __call__(self, _call: SendMessage, request_timeout: int) -> bool:
        await asyncio.sleep(self.there())
        self.counted.append(loop_time())
        await asyncio.sleep(self.back())
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        return True


async def broadcast(server: Server, messages: int, limits: Limits | None = None, answers: int = 0) -> list[float]:
    """To so many people, every `answers`th of them an answer to somebody; gives when each was counted."""
    bot, limits = cast(Bot, server), limits or Limits()

    async def one(number: int) -> Any:
        bulk = not answers or number % answers > 0
        return await send(bot, limits, SendMessage(chat_id=number + 1, text="x"), bulk=bulk)

    await asyncio.gather(*(one(number) for number in range(messages)))
    return sorted(server.counted)


def busiest_second(moments: Sequence[float]) -> int:
    within: deque[float] = deque()
    busiest = 0
    for moment in moments:
        within.append(moment)
        while within[0] <= moment - 1:
            within.popleft()
        busiest = max(busiest, len(within))
    return busiest


def used(moments: Sequence[float]) -> float:
    """Which share of the limit, once the line is known."""
    known = moments[ENOUGH + 2 * PER_SECOND :]
    return (len(known) - 1) / (known[-1] - known[0]) / PER_SECOND


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 1 << 30),
    base=st.sampled_from([0.0005, 0.02, 0.05, 0.1, 0.25]),
    share=st.floats(0, 1),
    jitter=st.sampled_from([0.0, 0.001, 0.005, 0.02, 0.1, 0.4]),
    shape=st.sampled_from(["even", "falling", "rare"]),
    answers=st.sampled_from([0, 4]),
)
def test_no_second_counts_more_than_thirty(
    seed: int, base: float, share: float, jitter: float, shape: str, answers: int
) -> None:
    """Wherever between departure and answer the server counts, and however the delays are spread."""
    dice = random.Random(seed)

    def more() -> float:
        match shape:
            case "even":
                return jitter * dice.random()
            case "falling":
                return min(dice.expovariate(1 / jitter), 0.9) if jitter else 0.0
        return jitter if dice.random() < 0.05 else 0.0

    server = Server(lambda: share * base + more(), lambda: (1 - share) * base + more())
    assert busiest_second(virtually(broadcast(server, 700, answers=answers))) <= PER_SECOND


@pytest.mark.parametrize(("base", "jitter"), [(0.05, 0.0), (0.05, 0.003), (0.1, 0.0), (0.1, 0.003)])
def test_long_line_costs_less_than_three_hundredths_of_the_limit(base: float, jitter: float) -> None:
    dice = random.Random(7)

    def way() -> float:
        return base / 2 + jitter * dice.random()

    moments = virtually(broadcast(Server(way, way), 1_500))
    assert (used(moments) >= 0.97, busiest_second(moments) <= PER_SECOND) == (True, True)


def test_line_that_suddenly_becomes_shorter_costs_two_messages_too_many_once() -> None:
    """What the docstring of the window admits: the first quick answer mends it."""

    async def scene() -> tuple[list[float], float]:
        server, changed = Server(lambda: 0.08, lambda: 0.02), loop_time() + 20

        def there() -> float:
            return 0.08 if loop_time() < changed else 0.005

        server.there = there
        return await broadcast(server, 1_200), changed

    moments, changed = virtually(scene())
    assert busiest_second(moments) <= PER_SECOND + 2
    assert busiest_second([at for at in moments if at < changed]) <= PER_SECOND
    assert busiest_second([at for at in moments if at > changed + 0.2]) <= PER_SECOND


@pytest.mark.parametrize(
    "failure",
    [
        TelegramNetworkError(SendMessage(chat_id=1, text="x"), "the connection is gone"),
        TelegramRetryAfter(SendMessage(chat_id=1, text="x"), "Too Many Requests", 1),
    ],
    ids=["break", "429"],
)
def test_break_and_refusal_put_an_end_to_what_is_known_of_the_line(failure: Exception) -> None:
    async def scene() -> tuple[float, float]:
        server, limits = Server(lambda: 0.05, lambda: 0.05), Limits()
        await broadcast(server, 400, limits)
        begun = loop_time()
        await broadcast(server, 150, limits)
        quick = loop_time() - begun
        server.failure = failure
        await broadcast(server, 1, limits)
        await asyncio.sleep(3)
        begun = loop_time()
        await broadcast(server, 150, limits)
        return quick, loop_time() - begun

    quick, careful = virtually(scene())
    assert careful > quick + 0.2


def test_call_that_never_left_teaches_nothing_of_the_line() -> None:
    async def scene() -> float:
        server, limits = Server(lambda: 0.05, lambda: 0.05), Limits()
        await broadcast(server, 400, limits)
        for number in range(10):
            call = SendMessage(chat_id=5_000 + number, text="x")
            await send(cast(Bot, server), limits, call, bulk=True, still=lambda: False)
        server.counted.clear()
        return used(await broadcast(server, 900, limits))

    assert virtually(scene()) >= 0.97
