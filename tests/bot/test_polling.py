"""Long polling, in virtual time: nothing is confirmed before it is done with."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncGenerator, Callable
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.polling import GetRawUpdates, Poller
from bot.unit_of_work import Unavailable, UnitOfWork
from tests.virtual_time import loop_time, virtually

Raw = dict[str, Any]
USER = {"id": 5, "is_bot": False, "first_name": "Тест"}


def said(update_id: int, chat: int = 5) -> Raw:
    message = {
        "message_id": update_id, "date": 1_800_000_000, "chat": {"id": chat, "type": "private"},
        "from": {**USER, "id": chat}, "text": "x",
    }  # fmt: skip
    return {"update_id": update_id, "message": message}


class Queue(BaseSession):
    """Telegram's queue: gives batches in turn, then nothing; `stop` is set when all of them were given."""

    def __init__(self, *batches: list[Raw] | Exception) -> None:
        super().__init__()
        self.batches = list(batches)
        self.offsets: list[int | None] = []
        self.asked_at: list[float] = []
        self.stop = asyncio.Event()

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        assert isinstance(method, GetRawUpdates)
        self.offsets.append(method.offset)
        self.asked_at.append(loop_time())
        if not self.batches:
            self.stop.set()
            await asyncio.sleep(method.timeout)
            return []
        batch = self.batches.pop(0)
        if isinstance(batch, Exception):
            raise batch
        return batch

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


class Desk:
    """Handles updates, slowly in some chats, and refuses as often as told."""

    def __init__(self, *, slow: dict[int, float] | None = None, unavailable: int = 0) -> None:
        self.done: list[int] = []
        self._slow = slow or {}
        self._unavailable = unavailable

    async def handle(self, update: Update) -> None:
        assert update.message is not None
        if self._unavailable:
            self._unavailable -= 1
            raise Unavailable("no database")
        await asyncio.sleep(self._slow.get(update.message.chat.id, 0))
        self.done.append(update.update_id)


def poll(desk: Desk, *batches: list[Raw] | Exception) -> Queue:
    async def whole() -> Queue:
        queue = Queue(*batches)
        poller = Poller(Bot("42:" + "a" * 35, session=queue), cast(UnitOfWork, desk))
        await asyncio.wait_for(poller.run(queue.stop), 600)
        return queue

    return virtually(whole())


def test_batch_is_confirmed_when_all_of_it_is_done() -> None:
    desk = Desk(slow={5: 30})
    queue = poll(desk, [said(10), said(11, chat=6)], [said(12)])
    assert (sorted(desk.done), queue.offsets[:3]) == ([10, 11, 12], [None, 12, 13])


def test_chat_keeps_its_order_and_delays_no_other() -> None:
    desk = Desk(slow={5: 1})
    poll(desk, [said(1), said(2), said(3), said(4, chat=6), said(5, chat=6)])
    assert desk.done == [4, 5, 1, 2, 3]


def test_ids_out_of_order_are_all_handled() -> None:
    desk = Desk()
    queue = poll(desk, [said(900), said(3)], [said(1)])
    assert (desk.done, queue.offsets[:3]) == ([900, 3, 1], [None, 901, 2])


def test_idle_queue_is_asked_without_an_offset_so_that_ids_may_begin_anew() -> None:
    queue = poll(Desk(), [said(900)], [], [said(3)])
    assert queue.offsets[:4] == [None, 901, None, 4]


def test_batch_that_the_database_did_not_take_is_not_confirmed() -> None:
    desk = Desk(unavailable=1)
    queue = poll(desk, [said(10)], [said(10)])
    assert (desk.done, queue.offsets[:3]) == ([10], [None, None, 11])


def test_update_too_strange_to_read_holds_up_nothing() -> None:
    desk = Desk()
    queue = poll(desk, [{"update_id": 10, "message": {"text": 5}}, said(11)])
    assert (desk.done, queue.offsets[1]) == ([11], 12)


METHOD = GetRawUpdates()
FAULTS: list[Callable[[], Exception]] = [
    lambda: TelegramNetworkError(method=METHOD, message="ServerDisconnectedError"),
    lambda: TelegramServerError(method=METHOD, message="Bad Gateway"),
    lambda: ClientDecodeError("Failed to decode object", ValueError("x"), "<html>"),
    lambda: TelegramConflictError(method=METHOD, message="Conflict"),
    lambda: TelegramUnauthorizedError(method=METHOD, message="Unauthorized"),
    lambda: TelegramAPIError(method=METHOD, message="Too Many Requests"),
]


@pytest.mark.parametrize("make", FAULTS)
def test_failure_of_the_line_is_waited_out_and_loses_nothing(make: Callable[[], Exception]) -> None:
    desk = Desk()
    queue = poll(desk, [said(10)], make(), make(), make(), [said(11)])
    assert (desk.done, queue.offsets[:6]) == ([10, 11], [None, 11, 11, 11, 11, 12])
    asked = queue.asked_at[1:5]
    pauses = [round(later - earlier, 1) for earlier, later in itertools.pairwise(asked)]
    assert pauses == sorted(pauses)
    assert pauses[0] >= 0.5


def test_poll_waits_as_long_as_telegram_asks() -> None:
    queue = poll(Desk(), TelegramRetryAfter(method=METHOD, message="Too Many Requests", retry_after=11), [])
    assert round(queue.asked_at[1] - queue.asked_at[0]) == 11


def test_stop_finishes_what_is_in_hand_and_confirms_it() -> None:
    async def scene() -> tuple[list[int], list[int | None]]:
        desk, queue = Desk(slow={5: 4}), Queue([said(10)])
        poller = Poller(Bot("42:" + "a" * 35, session=queue), cast(UnitOfWork, desk))
        stop = asyncio.Event()
        running = asyncio.create_task(poller.run(stop))
        await asyncio.sleep(1)
        stop.set()
        await running
        return desk.done, queue.offsets

    assert virtually(scene()) == ([10], [None, 11])


def test_stop_does_not_wait_for_an_idle_poll() -> None:
    async def scene() -> float:
        queue = Queue()
        poller = Poller(Bot("42:" + "a" * 35, session=queue), cast(UnitOfWork, Desk()))
        began = loop_time()
        await poller.run(queue.stop)
        return loop_time() - began

    assert virtually(scene()) == pytest.approx(0, abs=0.1)
