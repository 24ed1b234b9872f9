"""A bot that only counts: each message and press is a line in the journal and one more in the conversation."""

from __future__ import annotations

import asyncio
from datetime import datetime

from aiogram import Dispatcher, Router
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services import audit
from services.actor import Actor
from services.errors import Denied, ServiceError

FAILURES = ("fail", "hang", "broken row", "rule", "denied", "nonsense", "unknown words")


async def _misbehave(word: str | None, session: AsyncSession) -> object:
    """What a handler can do wrong, by the word that was typed."""
    if word == "fail":
        raise RuntimeError("on purpose")
    if word == "hang":
        await asyncio.Event().wait()
    if word == "broken row":
        await session.execute(text("INSERT INTO draft (person_id) VALUES (NULL)"))
    if word == "rule":
        raise ServiceError("common-not-found")
    if word == "denied":
        raise Denied("thing.do", "thing:17")
    if word == "unknown words":
        raise ServiceError("there-is-no-such-text")
    return "no call" if word == "nonsense" else None


def counting() -> Dispatcher:
    router = Router()

    @router.message()
    @router.callback_query()
    async def count(
        event: Message | CallbackQuery, session: AsyncSession, actor: Actor, state: FSMContext, now: datetime
    ) -> object:
        number = (await state.get_data()).get("count", 0) + 1
        await state.update_data(count=number)
        audit.record(session, actor, "counted", "test", number, now=now)
        await session.flush()
        wrong = await _misbehave(event.text if isinstance(event, Message) else None, session)
        return wrong or SendMessage(chat_id=actor.person.telegram_id or 0, text=str(number))

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)
    return dispatcher
