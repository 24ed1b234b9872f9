"""Telegram's limits on what a bot sends."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

from aiogram.methods import TelegramMethod
from aiolimiter import AsyncLimiter

from bot.replies import Call, chat_of

UNLIMITED_PREFIXES = ("get", "answer", "set", "delete", "close", "logOut")
"""Methods that put no message into a chat are not counted (core.telegram.org/bots/faq)."""

CHATS_REMEMBERED = 2_000
GLOBAL_PAUSE_CHATS = 2
GLOBAL_PAUSE_WINDOW_SECONDS = 5.0
"""429 from several chats within this time is a flood of the whole bot, not of one chat."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second; `burst` of them may come at once. In any second at most rate + burst go out."""

    overall: float = 25.0
    overall_burst: int = 5
    chat: float = 1.0
    chat_burst: int = 4


class Limits:
    """30 messages a second overall, one a second in a chat on average with short bursts, and the pauses of 429."""

    def __init__(self, rates: Rates | None = None) -> None:
        self._rates = rates or Rates()
        self._overall = _bucket(self._rates.overall, self._rates.overall_burst)
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._chat_pauses: dict[int, float] = {}
        self._pause = 0.0
        self._recent: dict[int, float] = {}

    async def wait(self, call: Call) -> None:
        """Return when `call` may go out."""
        chat = chat_of(call)
        await self._wait_for_pauses(chat)
        if not counted(call):
            return
        if chat is not None:
            await self._bucket_of(chat).acquire()
        await self._overall.acquire()
        while self._paused_until(chat) > asyncio.get_running_loop().time():
            # A 429 came while this call stood in the queue. After it the calls queue anew, or all would leave at once.
            await self._wait_for_pauses(chat)
            await self._overall.acquire()

    def pause(self, call: Call, seconds: float) -> None:
        """Hold back `call`'s chat for `seconds`; all chats when it has none or when several are told at once."""
        now = asyncio.get_running_loop().time()
        until = now + seconds
        chat = chat_of(call)
        if chat is None:
            self._pause = max(self._pause, until)
            return
        self._chat_pauses[chat] = max(self._chat_pauses.get(chat, 0.0), until)
        self._recent = {c: at for c, at in self._recent.items() if now - at < GLOBAL_PAUSE_WINDOW_SECONDS} | {chat: now}
        if len(self._recent) >= GLOBAL_PAUSE_CHATS:
            self._pause = max(self._pause, until)

    async def _wait_for_pauses(self, chat: int | None) -> None:
        loop = asyncio.get_running_loop()
        while True:
            until = self._paused_until(chat)
            if until <= loop.time():
                break
            await asyncio.sleep(until - loop.time())
        if chat is not None:
            self._chat_pauses.pop(chat, None)

    def _paused_until(self, chat: int | None) -> float:
        return max(self._pause, 0.0 if chat is None else self._chat_pauses.get(chat, 0.0))

    def _bucket_of(self, chat: int) -> AsyncLimiter:
        bucket = self._chats.pop(chat, None) or _bucket(self._rates.chat, self._rates.chat_burst)
        self._chats[chat] = bucket
        if len(self._chats) > CHATS_REMEMBERED:
            self._chats.popitem(last=False)
        return bucket


def counted(call: TelegramMethod[object]) -> bool:
    """Whether `call` counts against the limits."""
    return not call.__api_method__.startswith(UNLIMITED_PREFIXES)


def _bucket(rate: float, burst: int) -> AsyncLimiter:
    return AsyncLimiter(burst, burst / rate)
