from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.limits import Limiter, Limits
from tests.sandbox.box import ANNA
from tests.sandbox.conftest import Boxes


@dataclass
class Hand:
    """A clock moved by hand."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def passes(limiter: Limiter, chat: int, amount: int = 1) -> bool:
    try:
        limiter.spend(chat, amount)
    except ApiError:
        return False
    return True


def test_a_chat_takes_a_burst_and_then_one_a_second() -> None:
    clock = Hand()
    limiter = Limiter(Limits(chat_burst=3), clock)
    assert [passes(limiter, 1) for _ in range(4)] == [True, True, True, False]
    assert passes(limiter, 2)
    clock.now = 1.0
    assert [passes(limiter, 1) for _ in range(2)] == [True, False]


def test_all_chats_together_take_thirty_a_second() -> None:
    limiter = Limiter(Limits(), Hand())
    assert sum(passes(limiter, chat) for chat in range(1, 41)) == 30


def test_the_refusal_names_whole_seconds() -> None:
    clock = Hand()
    limiter = Limiter(Limits(chat_burst=1, per_chat=0.4), clock)
    limiter.spend(1)
    with pytest.raises(ApiError) as refused:
        limiter.spend(1)
    assert refused.value.parameters == {"retry_after": 3}
    clock.now = 3.0
    assert passes(limiter, 1)


def test_an_album_larger_than_the_burst_leaves_a_debt() -> None:
    clock = Hand()
    limiter = Limiter(Limits(chat_burst=5), clock)
    assert passes(limiter, 1, 10)
    clock.now = 5.0
    assert not passes(limiter, 1)
    clock.now = 6.0
    assert passes(limiter, 1)


@given(st.lists(st.floats(0, 2), max_size=200))
def test_no_chat_gets_more_than_its_average_and_burst(gaps: list[float]) -> None:
    clock = Hand()
    limits = Limits()
    limiter = Limiter(limits, clock)
    sent = 0
    for gap in gaps:
        clock.now += gap
        sent += passes(limiter, 1)
    assert sent <= limits.chat_burst + clock.now * limits.per_chat + 1e-6


async def test_a_flood_is_refused_over_http(boxes: Boxes) -> None:
    async with boxes(limits=Limits(chat_burst=2, per_chat=0.01)) as box:
        chat = await box.started()
        replies = [await box.api("sendMessage", chat_id=chat, text="т") for _ in range(3)]
        assert [reply.status for reply in replies] == [200, 200, 429]
        pause = replies[2].body["parameters"]["retry_after"]
        assert replies[2].refusal == (429, f"Too Many Requests: retry after {pause}")
        assert len((await box.shown(ANNA))["messages"]) == 3
