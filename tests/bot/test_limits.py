"""What leaves the bot, and what a server counts of it, second by second, in virtual time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from aiogram.methods import AnswerCallbackQuery, GetFile, SendMessage
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import Limits, Rates, counted
from bot.replies import Call
from tests.virtual_time import loop_time, virtually

PER_SECOND = 30
"""Telegram's own number (core.telegram.org/bots/faq)."""


def to(chat: int) -> SendMessage:
    return SendMessage(chat_id=chat, text="x")


async def departures(limits: Limits, calls: Sequence[Call], *, bulk: bool = False) -> list[float]:
    """When each call may go out, in seconds from now, if all are wanted at once."""
    start = loop_time()

    async def leave(call: Call) -> float:
        async with limits.slot(call, bulk=bulk):
            return round(loop_time() - start, 3)

    return await asyncio.gather(*(leave(call) for call in calls))


def busiest_second(moments: Sequence[float]) -> int:
    """The most departures within any window of one second."""
    ordered = sorted(moments)
    return max(sum(1 for moment in ordered if first <= moment < first + 1) for first in ordered)


def test_limits_never_let_out_more_than_thirty_in_any_second() -> None:
    moments = virtually(departures(Limits(), [to(chat) for chat in range(300)]))
    assert busiest_second(moments) <= PER_SECOND
    assert max(moments) < 300 / 30 + 1


@settings(max_examples=40)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=120))
def test_limits_hold_for_any_mixture_of_chats(chats: list[int]) -> None:
    moments = virtually(departures(Limits(), [to(chat) for chat in chats]))
    assert busiest_second(moments) <= PER_SECOND
    for chat in set(chats):
        mine = sorted(moment for moment, at in zip(moments, chats, strict=True) if at == chat)
        # Four at once, then one a second.
        assert all(moment >= place - 3 - 0.01 for place, moment in enumerate(mine))


def test_chat_gets_a_short_burst_at_once_and_then_one_a_second() -> None:
    moments = virtually(departures(Limits(), [to(1) for _ in range(8)]))
    assert [round(moment) for moment in moments] == [0, 0, 0, 0, 1, 2, 3, 4]


def test_slow_chat_holds_back_no_other() -> None:
    async def scene() -> list[float]:
        limits = Limits()
        crowd = asyncio.create_task(departures(limits, [to(1) for _ in range(20)]))  # noqa: RUF006 - cancelled below
        await asyncio.sleep(1)
        other = await departures(limits, [to(2)])
        crowd.cancel()
        return other

    assert virtually(scene()) == [0]


def test_answer_to_a_press_is_never_held_back_by_the_rates() -> None:
    async def scene() -> list[float]:
        limits = Limits()
        crowd = asyncio.create_task(departures(limits, [to(chat) for chat in range(200)]))
        await asyncio.sleep(0.5)
        answers = await departures(limits, [AnswerCallbackQuery(callback_query_id="1") for _ in range(50)])
        crowd.cancel()
        return answers

    assert virtually(scene()) == [0] * 50


def test_only_what_puts_a_message_into_a_chat_is_counted() -> None:
    calls: list[Call] = [to(1), GetFile(file_id="f"), AnswerCallbackQuery(callback_query_id="1")]
    assert [counted(call) for call in calls] == [True, False, False]


def test_pause_of_a_chat_is_its_own() -> None:
    async def scene() -> tuple[list[float], list[float]]:
        limits = Limits()
        limits.pause(to(1), 7)
        return await departures(limits, [to(1)]), await departures(limits, [to(2)])

    assert virtually(scene()) == ([7], [0])


def test_pauses_of_two_chats_at_once_hold_back_everybody() -> None:
    async def scene() -> list[float]:
        limits = Limits()
        limits.pause(to(1), 3)
        limits.pause(to(2), 5)
        return await departures(limits, [to(3), AnswerCallbackQuery(callback_query_id="1")])

    assert virtually(scene()) == [5, 5]


def test_pause_of_a_call_without_a_chat_holds_back_everybody() -> None:
    async def scene() -> list[float]:
        limits = Limits()
        limits.pause(AnswerCallbackQuery(callback_query_id="1"), 4)
        return await departures(limits, [to(3)])

    assert virtually(scene()) == [4]


def test_shorter_pause_does_not_end_a_longer_one() -> None:
    async def scene() -> list[float]:
        limits = Limits()
        limits.pause(to(1), 9)
        limits.pause(to(1), 1)
        return await departures(limits, [to(1)])

    assert virtually(scene()) == [9]


def test_nothing_leaves_in_a_pause_and_no_flood_follows_it() -> None:
    async def scene() -> list[float]:
        limits = Limits()
        crowd = asyncio.create_task(departures(limits, [to(chat) for chat in range(300)]))
        await asyncio.sleep(1)
        limits.pause(AnswerCallbackQuery(callback_query_id="1"), 6)
        return await crowd

    moments = virtually(scene())
    assert [moment for moment in moments if 1.05 < moment < 7] == []
    assert busiest_second(moments) <= PER_SECOND


async def counted_by_server(
    limits: Limits, calls: Sequence[Call], way: Callable[[], float], *, bulk: bool = True
) -> list[float]:
    """When a server counts each call, if there and back take `way()` seconds each."""

    async def leave(call: Call) -> float:
        async with limits.slot(call, bulk=bulk):
            await asyncio.sleep(way())
            at = loop_time()
            await asyncio.sleep(way())
            return at

    return await asyncio.gather(*(leave(call) for call in calls))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1 << 30), st.sampled_from([0.0005, 0.02, 0.08]), st.sampled_from([0.0, 0.05, 0.4]))
def test_server_never_counts_more_than_thirty_however_the_line_bunches(
    seed: int, quickest: float, jitter: float
) -> None:
    dice, calls = random.Random(seed), [to(chat) for chat in range(120)]
    moments = virtually(counted_by_server(Limits(), calls, lambda: quickest + dice.random() * jitter))
    assert busiest_second(moments) <= PER_SECOND


@pytest.mark.parametrize(("way", "share"), [(0.001, 0.99), (0.01, 0.97), (0.05, 0.9)])
def test_bulk_uses_the_limit(way: float, share: float) -> None:
    moments = virtually(counted_by_server(Limits(), [to(chat) for chat in range(400)], lambda: way))
    assert (len(moments) - 1) / (max(moments) - min(moments)) >= share * PER_SECOND


def test_line_that_hangs_does_not_hold_all_places() -> None:
    async def scene() -> float:
        limits = Limits()
        calls = [to(chat) for chat in range(PER_SECOND)]
        stuck = asyncio.create_task(counted_by_server(limits, calls, lambda: 30.0))
        await asyncio.sleep(2)
        (free,) = await departures(limits, [to(99)])
        stuck.cancel()
        return free

    assert virtually(scene()) < 2.1


def test_answer_to_a_person_passes_before_everything_in_bulk() -> None:
    async def scene() -> tuple[list[float], int]:
        limits = Limits()
        crowd = asyncio.create_task(departures(limits, [to(chat) for chat in range(1_000, 3_000)], bulk=True))
        await asyncio.sleep(5)
        waits = [wait for chat in range(20) for wait in await departures(limits, [to(chat)])]
        crowd.cancel()
        return waits, len(waits)

    waits, number = virtually(scene())
    assert (max(waits) < 0.1, number) == (True, 20)


def test_bulk_to_one_chat_goes_one_a_second_without_a_burst() -> None:
    moments = virtually(departures(Limits(), [to(1) for _ in range(4)], bulk=True))
    gaps = [later - earlier for earlier, later in pairwise(sorted(moments))]
    assert min(gaps) >= 1
    assert max(gaps) < 1.1


def test_refusal_in_bulk_holds_back_all_bulk_and_no_conversation() -> None:
    async def scene() -> tuple[list[float], list[float]]:
        limits = Limits()
        limits.pause(to(1), 5, bulk=True)
        bulk = asyncio.create_task(departures(limits, [to(2)], bulk=True))
        return await departures(limits, [to(3)]), await bulk

    assert virtually(scene()) == ([0], [5])


def test_caller_who_gives_up_leaves_the_place_to_the_next() -> None:
    async def scene() -> list[float]:
        limits = Limits(Rates(overall=1))
        first = asyncio.create_task(departures(limits, [to(1)]))
        await asyncio.sleep(0.1)
        given_up = asyncio.create_task(departures(limits, [to(2)]))
        await asyncio.sleep(0.1)
        given_up.cancel()
        (moment,) = await departures(limits, [to(3)])
        return [*await first, round(moment, 1)]

    assert virtually(scene()) == [0, 0.8]
