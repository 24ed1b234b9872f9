"""One update, one effect: the spine over a router of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Dispatcher, Router
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message, Update
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry, HandledUpdate, Person
from models.database import Database
from services import audit
from services.actor import Actor
from tests.kit import Stage, Talker


def counting() -> Dispatcher:
    """Every message and press writes a line in the journal and counts in the conversation."""
    router = Router()

    @router.message()
    @router.callback_query()
    async def count(event: Message | CallbackQuery, session: AsyncSession, actor: Actor, state: FSMContext, now):  # type: ignore[no-untyped-def]
        number = (await state.get_data()).get("count", 0) + 1
        await state.update_data(count=number)
        audit.record(session, actor, "counted", "test", number, now=now)
        if isinstance(event, Message) and event.text == "fail":
            raise RuntimeError("on purpose")
        return SendMessage(chat_id=actor.person.telegram_id or 0, text=str(number))

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)
    return dispatcher


@pytest.fixture
async def counter(database: Database) -> AsyncIterator[Stage]:
    made = Stage(database, dispatcher=counting())
    await made.open()
    yield made
    await made.courier.close()


async def effects(stage: Stage) -> int:
    async with stage.database.read() as session:
        return (await session.execute(select(func.count(AuditEntry.id)))).scalar_one()


async def test_update_delivered_ten_times_has_one_effect(counter: Stage) -> None:
    person = counter.person()
    raw = {"update_id": 7, "message": person.message(text="1")}
    updates = [Update.model_validate(raw, context={"bot": counter.bot}) for _ in range(10)]
    await asyncio.gather(*(counter.unit_of_work.handle(update) for update in updates))
    await counter.courier.drain(5)
    assert (await effects(counter), person.texts) == (1, ["1"])


async def test_ids_out_of_order_are_all_processed(counter: Stage) -> None:
    person = counter.person()
    for update_id in (900, 3, 901, 2, 1):
        await counter.feed(update_id=update_id, message=person.message(text="x"))
    assert person.texts == ["1", "2", "3", "4", "5"]


async def test_error_rolls_back_and_apologises_and_the_next_is_answered(counter: Stage) -> None:
    person = counter.person()
    await person.says("fail")
    await person.says("ok")
    assert (await effects(counter), len(person.texts), person.texts[-1]) == (1, 2, "1")
    async with counter.database.read() as session:
        outcomes = (await session.execute(select(HandledUpdate.outcome).order_by(HandledUpdate.update_id))).scalars()
        assert list(outcomes) == ["failed", "done"]


async def test_fifty_people_at_once_all_have_their_effect(counter: Stage) -> None:
    people: list[Talker] = [counter.person(1000 + number) for number in range(50)]
    await asyncio.gather(*(person.says("x") for person in people))
    assert [person.texts for person in people] == [["1"]] * 50
    async with counter.database.read() as session:
        assert (await session.execute(select(func.count(Person.id)))).scalar_one() == 50
