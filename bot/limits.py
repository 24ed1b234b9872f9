"""Telegram's limits on what a bot sends."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiolimiter import AsyncLimiter

from bot.replies import Call, chat_of
from bot.round_trips import RoundTrips
from bot.sending_window import ANSWER_AWAITED_SECONDS, SECOND, SendingWindow

UNLIMITED_PREFIXES = ("get", "answer", "set", "delete", "close", "logOut")
"""Methods that put no message into a chat are not counted (core.telegram.org/bots/faq)."""

CHATS_REMEMBERED = 2_000
GLOBAL_PAUSE_CHATS = 2
GLOBAL_PAUSE_WINDOW_SECONDS = 5.0
"""429 from several chats within this time is a flood of the whole bot, not of one chat."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second; in a chat `chat_burst` of them may come at once, but in bulk none comes besides another."""

    overall: int = 30
    """In any second, as Telegram counts."""
    chat: float = 1.0
    chat_burst: int = 4
    bulk_chat_seconds: float = SECOND
    """Between a bulk message's answer and the next bulk message to the same chat."""


class Limits:
    """30 messages in any second overall, one a second in a chat on average, and the pauses of 429.

    Answers to people pass before bulk messages, and only they may come in short bursts.
    """

    def __init__(self, rates: Rates | None = None) -> None:
        self._rates = rates or Rates()
        self._trips = RoundTrips()
        self._window = SendingWindow(self._rates.overall, self._trips)
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._bulk_from: OrderedDict[int, float] = OrderedDict()
        self._chat_pauses: dict[int, float] = {}
        self._pause = 0.0
        self._bulk_pause = 0.0
        self._recent: dict[int, float] = {}

    @asynccontextmanager
    async def slot(self, call: Call, *, bulk: bool = False) -> AsyncIterator[None]:
        """Wait until `call` may go out, and count it; what is inside is the sending itself."""
        chat = chat_of(call)
        if not counted(call):
            await self._wait_out(chat, bulk=bulk)
            yield
            return
        await self._place(chat, bulk=bulk)
        try:
            with self._window.held():
                yield
        finally:
            if bulk and chat is not None:
                self._remember_bulk(chat, self._rates.bulk_chat_seconds)

    def took(self, call: Call, seconds: float) -> None:
        """`call` was carried out `seconds` after it had left; of calls with a file nothing is learned."""
        if isinstance(call, SendMessage | EditMessageText):
            self._trips.note(seconds, asyncio.get_running_loop().time())

    def broke(self) -> None:
        """A call was lost on the line: what is known of its length is worth nothing any more."""
        self._trips.forget()

    def pause(self, call: Call, seconds: float, *, bulk: bool = False) -> None:
        """Hold back `call`'s chat for `seconds`; all chats when it has none or when several are told at once.

        In bulk no chat gets more than it may, so a 429 means the bot as a whole: everything in bulk waits.
        """
        now = asyncio.get_running_loop().time()
        until = now + seconds
        chat = chat_of(call)
        if bulk:
            self._bulk_pause = max(self._bulk_pause, until)
            self._trips.doubt(now)
        if chat is None:
            self._pause = max(self._pause, until)
            return
        self._chat_pauses[chat] = max(self._chat_pauses.get(chat, 0.0), until)
        self._recent = {c: at for c, at in self._recent.items() if now - at < GLOBAL_PAUSE_WINDOW_SECONDS} | {chat: now}
        if len(self._recent) >= GLOBAL_PAUSE_CHATS:
            self._pause = max(self._pause, until)
            self._trips.doubt(now)

    async def _place(self, chat: int | None, *, bulk: bool) -> None:
        await self._wait_out(chat, bulk=bulk)
        if chat is not None:
            await self._bucket_of(chat).acquire()
        while True:
            await self._window.enter(bulk=bulk)
            if self._held_until(chat, bulk=bulk) <= asyncio.get_running_loop().time():
                break
            # A 429 came while this call stood in the queue. After it the calls queue anew, or all would leave at once.
            self._window.give_back()
            await self._wait_out(chat, bulk=bulk)
        if bulk and chat is not None:
            self._remember_bulk(chat, self._rates.bulk_chat_seconds and ANSWER_AWAITED_SECONDS + SECOND)

    async def _wait_out(self, chat: int | None, *, bulk: bool) -> None:
        loop = asyncio.get_running_loop()
        while True:
            wait = self._held_until(chat, bulk=bulk) - loop.time()
            if wait <= 0:
                break
            await asyncio.sleep(wait)
        if chat is not None and self._chat_pauses.get(chat, 0.0) <= loop.time():
            self._chat_pauses.pop(chat, None)

    def _held_until(self, chat: int | None, *, bulk: bool) -> float:
        until = max(self._pause, self._bulk_pause) if bulk else self._pause
        if chat is None:
            return until
        return max(until, self._chat_pauses.get(chat, 0.0), self._bulk_from.get(chat, 0.0) if bulk else 0.0)

    def _remember_bulk(self, chat: int, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self._bulk_from.pop(chat, None)
        self._bulk_from[chat] = now + seconds
        while len(self._bulk_from) > CHATS_REMEMBERED and next(iter(self._bulk_from.values())) <= now:
            self._bulk_from.popitem(last=False)

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
