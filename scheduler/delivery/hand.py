"""The messages that this process has leased and not settled yet, and their way over the line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import structlog
from aiogram.methods import SendMessage, TelegramMethod

from scheduler.delivery.settling import Done, InHand
from scheduler.outcome import Fate, Outcome, Send

log = structlog.get_logger()

GATHER_SECONDS = 0.1
GROUP = 20
"""Outcomes are written in groups of so long or so many; after a crash what is not written yet is sent again."""
FAILURES = 10
"""So many failures in a row mean that it is the line: the rest waits for the next run."""

NO_CALL = SendMessage(chat_id=0, text="")
"""Stands for a call that could not be made."""


class Hand:
    """Sends what it is given, each by a task of its own, and gathers what became of it."""

    def __init__(self, send: Send, moment: Callable[[], datetime]) -> None:
        self._send = send
        self._moment = moment
        self._items: dict[int, InHand] = {}
        self._calls: dict[int, InHand] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._done: list[Done] = []
        self._arrived = asyncio.Event()
        self._enough = asyncio.Event()
        self._failures = 0
        self.closing = False
        """Nothing more may leave."""

    def __len__(self) -> int:
        return len(self._items)

    @property
    def done(self) -> Sequence[Done]:
        """What is decided and not written yet."""
        return tuple(self._done)

    @property
    def open(self) -> int:
        """How many are still on their way."""
        return len(self._items) - len(self._done)

    @property
    def broken(self) -> bool:
        """The line is down: nothing more is sent in this run."""
        return self._failures >= FAILURES

    def begin(self) -> None:
        """A new run, with an empty hand."""
        self._failures, self.closing = 0, False

    def unsettled(self, done: Sequence[Done]) -> list[InHand]:
        """What stays in hand when `done` is written."""
        ended = {one.item.id for one in done}
        return [item for item in self._items.values() if item.id not in ended]

    def holds(self, call: TelegramMethod[Any]) -> bool:
        """Whether `call` is still ours to send, its lease not over; from now on it counts as sent."""
        item = self._calls.get(id(call))
        if item is None or self.closing or self.broken or asyncio.get_running_loop().time() > item.good_until:
            return False
        item.left = True
        return True

    def take(self, item: InHand) -> None:
        """Send it, when its turn comes."""
        self._items[item.id] = self._calls[id(item.call)] = item
        self._tasks[item.id] = asyncio.create_task(self._carry(item), name=f"notification:{item.id}")

    def refuse(self, item: InHand, problem: str) -> None:
        """It cannot be sent at all."""
        self._items[item.id] = item
        self._finish(item, Outcome(Fate.REFUSED, problem=problem))

    def forget(self, done: Sequence[Done]) -> int:
        """`done` is written; gives how many of it were decided."""
        self._done = self._done[len(done) :]
        for one in done:
            self._items.pop(one.item.id, None)
            self._calls.pop(id(one.item.call), None)
        return sum(one.outcome.fate is not Fate.DROPPED for one in done)

    async def news(self, seconds: float) -> None:
        """Until outcomes have come, a group of them if more are to be expected; at most `seconds` for the first."""
        if not self._done:
            await _wait(self._arrived, seconds)
        if self._done and self._tasks and len(self._done) < GROUP:
            await _wait(self._enough, GATHER_SECONDS)

    async def close(self, seconds: float) -> None:
        """Drop what has not left, and give what is on the line `seconds` to be answered."""
        self.closing = True
        waiting = [item for item in self._items.values() if item.id in self._tasks and not item.left]
        tasks = [self._tasks.pop(item.id) for item in waiting]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for item in waiting:
            self._finish(item, Outcome(Fate.DROPPED))
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=seconds)
        for task in self._tasks.values():
            task.cancel()

    def drop(self) -> None:
        """Forget everything: what is not written will be sent again when its lease is over."""
        for kept in (self._items, self._calls, self._tasks, self._done):
            kept.clear()

    async def _carry(self, item: InHand) -> None:
        try:
            outcome = await self._send(item.call)
        except Exception as error:
            log.error("a notification could not be sent", id=item.id, exc_info=error)
            outcome = Outcome(Fate.REFUSED, problem=type(error).__name__)
        self._tasks.pop(item.id, None)
        if outcome.fate is Fate.RETRY and not outcome.wait_seconds:
            self._failures += 1
        elif outcome.fate not in (Fate.RETRY, Fate.DROPPED):
            self._failures = 0
        self._finish(item, outcome)

    def _finish(self, item: InHand, outcome: Outcome) -> None:
        self._done.append(Done(item, outcome, self._moment()))
        self._arrived.set()
        if len(self._done) >= GROUP:
            self._enough.set()


async def _wait(event: asyncio.Event, seconds: float) -> None:
    """Until it is set, but no longer than `seconds`."""
    event.clear()
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
