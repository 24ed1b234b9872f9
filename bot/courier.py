"""Replies on their way: a queue a chat, so that one slow chat delays nobody else."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, EditMessageText

from bot.limits import Limits
from bot.replies import Call
from bot.sending import send
from scheduler.outcome import Fate, Outcome

log = structlog.get_logger()

FIRST_BACKOFF_SECONDS = 0.5
LONGEST_BACKOFF_SECONDS = 30.0
UNCERTAIN_TRIES = 3
"""A reply may come twice rather than not at all; but a call that always times out must not hold its chat for ever."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The replies of one update."""

    update_id: int
    calls: Sequence[Call]


class Courier:
    """Sends replies after the commit, in order within a chat, and remembers which updates are answered.

    `answered()` hands over the update ids whose replies are through, to be marked in the next unit of work;
    `unreachable()` the chats that Telegram says have blocked the bot.
    """

    def __init__(self, bot: Bot, limits: Limits) -> None:
        self._bot = bot
        self._limits = limits
        self._queues: dict[int, deque[Parcel]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._presses: dict[int, asyncio.Future[list[Outcome]]] = {}
        self._held: set[int] = set()
        self._answered: list[int] = []
        self._unreachable: set[int] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def take(self, chat: int, parcel: Parcel) -> None:
        """Queue `parcel` behind what `chat` still has to get."""
        self._held.add(parcel.update_id)
        # A press is answered at once: its clock on the button runs, and it counts against no limit.
        presses = [call for call in parcel.calls if isinstance(call, AnswerCallbackQuery)]
        if presses:
            self._presses[parcel.update_id] = asyncio.gather(*(self._through(call) for call in presses))
        self._queues.setdefault(chat, deque()).append(parcel)
        if chat not in self._tasks:
            self._idle.clear()
            self._tasks[chat] = asyncio.create_task(self._walk(chat), name=f"replies:{chat}")

    def holds(self, update_id: int) -> bool:
        return update_id in self._held

    @property
    def held(self) -> frozenset[int]:
        return frozenset(self._held)

    @property
    def waiting(self) -> int:
        """Updates whose replies are through but not yet marked so."""
        return len(self._answered)

    def answered(self) -> list[int]:
        """The updates answered since the last call; give them back by `unmarked` if the marking fails."""
        taken, self._answered = self._answered, []
        return taken

    def unmarked(self, update_ids: Sequence[int]) -> None:
        self._answered.extend(update_ids)

    def unreachable(self) -> set[int]:
        taken, self._unreachable = self._unreachable, set()
        return taken

    async def drain(self, seconds: float) -> bool:
        """Wait until all is sent, at most `seconds`; what is left stays in the database for the next start."""
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True

    async def close(self) -> None:
        running: list[asyncio.Future[Any]] = [*self._tasks.values(), *self._presses.values()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _walk(self, chat: int) -> None:
        queue = self._queues[chat]
        try:
            while queue:
                await self._hand_over(chat, queue[0], queue)
                parcel = queue.popleft()
                if (presses := self._presses.pop(parcel.update_id, None)) is not None:
                    await presses
                self._held.discard(parcel.update_id)
                self._answered.append(parcel.update_id)
        finally:
            self._queues.pop(chat, None)
            self._tasks.pop(chat, None)
            if not self._tasks:
                self._idle.set()

    async def _hand_over(self, chat: int, parcel: Parcel, queue: deque[Parcel]) -> None:
        for call in parcel.calls:
            if isinstance(call, AnswerCallbackQuery) or _superseded(call, queue):
                continue
            outcome = await self._through(call)
            if outcome.fate is Fate.UNREACHABLE:
                self._unreachable.add(chat)
                return

    async def _through(self, call: Call) -> Outcome:
        """Repeat `call` until it is decided."""
        backoff, uncertain = FIRST_BACKOFF_SECONDS, 0
        while True:
            outcome = await send(self._bot, self._limits, call)
            uncertain += outcome.fate is Fate.UNCERTAIN
            if outcome.fate not in (Fate.RETRY, Fate.UNCERTAIN) or uncertain >= UNCERTAIN_TRIES:
                return outcome
            log.warning("a reply waits", method=call.__api_method__, problem=outcome.problem, backoff=backoff)
            await asyncio.sleep(backoff)
            backoff = min(backoff * 2, LONGEST_BACKOFF_SECONDS)


def _superseded(call: Call, queue: deque[Parcel]) -> bool:
    """Whether a later parcel paints the same message anew: someone pressing fast sees the last picture at once."""
    if len(queue) == 1 or not isinstance(call, EditMessageText):
        return False
    later = (item for parcel in list(queue)[1:] for item in parcel.calls)
    return any(isinstance(item, EditMessageText) and item.message_id == call.message_id for item in later)
