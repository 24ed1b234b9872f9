"""Long polling that loses no update: a batch is confirmed only when every update of it is done with."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, ClassVar

import structlog
from aiogram import Bot
from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.incoming import ALLOWED_UPDATES, read_update
from bot.unit_of_work import Unavailable, UnitOfWork

log = structlog.get_logger()

POLL_SECONDS = 25
ANSWER_SECONDS = POLL_SECONDS + 15
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 20.0
CONFIRM_SECONDS = 3
"""A last word to Telegram when the bot stops must not delay the stop."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without reading the updates: one strange update would make the whole batch unreadable."""

    __returning__: ClassVar[type] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = POLL_SECONDS
    allowed_updates: list[str] | None = None


class Poller:
    """Asks Telegram for updates until told to stop."""

    def __init__(self, bot: Bot, unit_of_work: UnitOfWork) -> None:
        self._bot = bot
        self._unit_of_work = unit_of_work
        self._offset: int | None = None
        self._pause = FIRST_PAUSE_SECONDS

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; the batch in hand is finished and confirmed before this returns."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                asking = asyncio.create_task(self._ask())
                await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not asking.done():
                    asking.cancel()
                    await asyncio.gather(asking, return_exceptions=True)
                    break
                if (batch := asking.result()) is None:
                    await self._rest(stopping)
                else:
                    await self._take(batch, stopping)
        finally:
            stopping.cancel()
        await self._confirm()

    async def _ask(self) -> list[dict[str, Any]] | None:
        """A batch, perhaps empty; None after a failure."""
        method = GetRawUpdates(offset=self._offset, allowed_updates=ALLOWED_UPDATES)
        try:
            batch = await self._bot(method, request_timeout=ANSWER_SECONDS)
        except TelegramRetryAfter as error:
            self._pause = float(error.retry_after)
            log.warning("polling waits", seconds=error.retry_after)
        except TelegramConflictError:
            self._pause = max(self._pause, 3.0)
            log.error("another process polls with this token; updates come to it as well")
        except TelegramUnauthorizedError:
            self._pause = LONGEST_PAUSE_SECONDS
            log.error("telegram does not accept the token any more; was it revoked?")
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("no answer from telegram", problem=type(error).__name__, pause=self._pause)
        else:
            # An idle queue needs no offset; without one, ids that begin anew after a quiet week are not passed over.
            self._offset = None if not batch else self._offset
            return batch
        return None

    async def _rest(self, stopping: asyncio.Task[Any]) -> None:
        await asyncio.wait({stopping}, timeout=self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)

    async def _take(self, batch: Sequence[dict[str, Any]], stopping: asyncio.Task[Any]) -> None:
        if not batch:
            self._pause = FIRST_PAUSE_SECONDS
            return
        chains: defaultdict[int, list[Update]] = defaultdict(list)
        for raw in batch:
            if (update := read_update(self._bot, raw)) is not None:
                where = UserContextMiddleware.resolve_event_context(update)
                chains[where.chat_id or where.user_id or 0].append(update)
        done = await asyncio.gather(*(self._chain(updates) for updates in chains.values()))
        if all(done):
            self._offset = max(raw["update_id"] for raw in batch) + 1
            self._pause = FIRST_PAUSE_SECONDS
        else:
            # Not confirmed: Telegram gives the batch again, and what was done with has no second effect.
            await self._rest(stopping)

    async def _chain(self, updates: Sequence[Update]) -> bool:
        """Updates of one chat, in order; False when one must come again."""
        for update in updates:
            try:
                await self._unit_of_work.handle(update)
            except Unavailable as error:
                log.error("the database takes nothing", problem=str(error))
                return False
        return True

    async def _confirm(self) -> None:
        """Tell Telegram what was done with, so that it is not sent again at the next start."""
        if self._offset is None:
            return
        try:
            await self._bot(GetRawUpdates(offset=self._offset, limit=1, timeout=0), request_timeout=CONFIRM_SECONDS)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("the last batch will come again, without effect", problem=type(error).__name__)
