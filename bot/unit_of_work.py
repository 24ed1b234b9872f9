"""One update, one transaction: the effect, the conversation and the replies stand or fall together."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.middlewares.user_context import EventContext, UserContextMiddleware
from aiogram.enums import ChatType
from aiogram.fsm.storage.base import DEFAULT_DESTINY, StorageKey
from aiogram.types import Update
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession

from bot.actor import Caller, look_up
from bot.clock import Clock
from bot.conversation import UnitStorage, key_of
from bot.courier import Courier, Parcel
from bot.excuses import excuse
from bot.handled import mark, note
from bot.keyed_locks import KeyedLocks
from bot.replies import Call, as_calls
from locales.text import Text
from locales.texts import Catalogue
from models.database import Database
from services import audit, people
from services.actor import Actor
from services.consents import ConsentInForce
from services.errors import Denied, ServiceError
from services.health import note_trouble

log = structlog.get_logger()

TRIES = 3
FIRST_PAUSE_SECONDS = 0.1
HANDLER_SECONDS = 20.0
"""A handler awaits no network; one that takes longer hangs and must give the writer back."""
MARK_AT_ONCE = 24
"""So many answered updates are marked along with the next unit; fewer wait for the flush of the next second."""


class Unavailable(Exception):
    """The database takes nothing, not even an apology: the update must come again."""


class UnitOfWork:
    """Gives updates their effect exactly once, and their replies to the courier after the commit."""

    def __init__(
        self,
        *,
        bot: Bot,
        dispatcher: Dispatcher,
        database: Database,
        courier: Courier,
        clock: Clock,
        catalogue: Catalogue,
        zone: ZoneInfo,
        consent: ConsentInForce,
        context: Mapping[str, Any] | None = None,
    ) -> None:
        """`context` are further arguments that handlers may ask for by name."""
        self._bot = bot
        self._dispatcher = dispatcher
        self._database = database
        self._courier = courier
        self._clock = clock
        self._catalogue = catalogue
        self._zone = zone
        self._consent = consent
        self._context = dict(context or {})
        self._chats = KeyedLocks()

    async def handle(self, update: Update) -> None:
        """Return when `update` has had its effect, now or earlier; raise `Unavailable` if it must come again."""
        where = UserContextMiddleware.resolve_event_context(update)
        async with self._chats.hold(where.chat_id or where.user_id or 0):
            for attempt in range(1, TRIES + 1):
                try:
                    await self._effect(update, where)
                except ServiceError as refusal:
                    await self._settle(update, where, "refused", refusal.text, refusal)
                except (DBAPIError, PoolTimeout) as error:
                    if attempt < TRIES:
                        await asyncio.sleep(FIRST_PAUSE_SECONDS * 2**attempt)
                        continue
                    await self._apologise(update, where, error)
                except Exception as error:
                    await self._apologise(update, where, error)
                return

    async def flush(self) -> None:
        """Mark what the courier has sent since, and the people it could not reach."""
        marks, lost = self._courier.answered(), self._courier.unreachable()
        if not marks and not lost:
            return
        try:
            async with self._database.write() as session:
                await mark(session, marks)
                await people.lose_touch(session, telegram_ids=lost, now=self._clock.now())
        except BaseException:
            self._courier.unmarked(marks)
            raise

    async def _effect(self, update: Update, where: EventContext) -> None:
        marks = self._courier.answered() if self._courier.waiting >= MARK_AT_ONCE else []
        try:
            async with self._database.write() as session:
                calls = await self._work(session, update, where)
                if marks:
                    await mark(session, marks)
        except BaseException:
            self._courier.unmarked(marks)
            raise
        self._hand_over(update, where, calls)

    async def _work(self, session: AsyncSession, update: Update, where: EventContext) -> Sequence[Call]:
        key = _storage_key(self._bot, where)
        caller = await self._begin(session, update, where, key)
        if caller.seen:
            return ()
        now = self._clock.now()
        actor = caller.actor or await self._stranger(session, where, now)
        if actor is not None:
            await people.regain_touch(session, actor.person, now=now)
        storage = UnitStorage(key, caller.state, caller.data)
        # Only the handler is timed: those who wait for the writer behind one that hangs have done nothing wrong.
        async with asyncio.timeout(HANDLER_SECONDS):
            result = await self._dispatcher.feed_update(
                self._bot,
                update,
                session=session,
                read=self._database.read,
                actor=actor,
                texts=self._catalogue.nearest(_language(actor, where)),
                now=now,
                state=storage.context(),
                raw_state=caller.state,
                **self._context,
            )
        calls = as_calls(result, update)
        await storage.flush(session, now)
        await note(session, update, where, now, calls)
        return calls

    async def _begin(self, session: AsyncSession, update: Update, where: EventContext, key: StorageKey) -> Caller:
        if not self._database.is_sqlite:
            # Two webhook workers may hold two updates of one chat: they take turns.
            await session.execute(text("SELECT pg_advisory_xact_lock(:chat)"), {"chat": key.chat_id})
        return await look_up(
            session,
            update_id=update.update_id,
            telegram_id=where.user_id,
            conversation=key_of(key),
            consent=self._consent,
            zone=self._zone,
        )

    async def _stranger(self, session: AsyncSession, where: EventContext, now: datetime) -> Actor | None:
        if where.user_id is None or where.chat is None or where.chat.type != ChatType.PRIVATE:
            return None
        person = await people.welcome(session, telegram_id=where.user_id, now=now)
        return Actor(person, (), self._zone)

    async def _apologise(self, update: Update, where: EventContext, error: Exception) -> None:
        error_id = secrets.token_hex(3)
        log.error("an update failed", error_id=error_id, update_id=update.update_id, exc_info=error)
        words = Text("error-apology", {"id": error_id})
        await self._settle(update, where, "failed", words, error=error, error_id=error_id)

    async def _settle(
        self,
        update: Update,
        where: EventContext,
        outcome: str,
        words: Text,
        refusal: ServiceError | None = None,
        *,
        error: Exception | None = None,
        error_id: str | None = None,
    ) -> None:
        """Note the update as done with and answer it by `words`; its effect was rolled back."""
        calls: list[Call] = []
        try:
            async with self._database.write() as session:
                caller = await self._begin(session, update, where, _storage_key(self._bot, where))
                if not caller.seen:
                    now = self._clock.now()
                    texts = self._catalogue.nearest(_language(caller.actor, where))
                    calls = excuse(update, where, texts, words)
                    if isinstance(refusal, Denied):
                        audit.denied(session, caller.actor, refusal, now=now)
                    if error is not None:
                        note_trouble(session, place="update", error=error, now=now, error_id=error_id)
                    await note(session, update, where, now, calls, outcome, error_id)
        except (DBAPIError, PoolTimeout, OSError) as error:
            raise Unavailable(f"update {update.update_id}") from error
        self._hand_over(update, where, calls)

    def _hand_over(self, update: Update, where: EventContext, calls: Sequence[Call]) -> None:
        if calls:
            self._courier.take(where.chat_id or where.user_id or 0, Parcel(update.update_id, calls))


def _storage_key(bot: Bot, where: EventContext) -> StorageKey:
    chat, user = where.chat_id or where.user_id or 0, where.user_id or 0
    return StorageKey(bot_id=bot.id, chat_id=chat, user_id=user, thread_id=where.thread_id, destiny=DEFAULT_DESTINY)


def _language(actor: Actor | None, where: EventContext) -> str | None:
    """What the person chose, else what their Telegram speaks."""
    if actor is not None and actor.person.language is not None:
        return actor.person.language
    return where.user.language_code if where.user else None
