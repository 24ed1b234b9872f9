"""Presses that come all at once, on both databases."""

from __future__ import annotations

import asyncio

from aiogram.types import Update
from sqlalchemy import func, select

from models import Application, Notification, StageChange, Submission
from services import people, roles
from tests.flows.candidate import apply, begin, fill
from tests.kit import Stage, Talker

PRESSES = 50


async def at_once(stage: Stage, person: Talker, label: str) -> None:
    press = person.press(label)
    updates = [
        Update.model_validate(
            {"update_id": stage.next_update_id(), "callback_query": {**press, "id": str(number)}},
            context={"bot": stage.bot},
        )
        for number in range(PRESSES)
    ]
    await asyncio.gather(*(stage.unit_of_work.handle(update) for update in updates))
    await stage.courier.drain(10)


async def count(stage: Stage, entity: type) -> int:
    async with stage.database.read() as session:
        return (await session.execute(select(func.count()).select_from(entity))).scalar_one()


async def test_fifty_sendings_make_one_application(any_stage: Stage) -> None:
    person = any_stage.person()
    await begin(person)
    await fill(person)
    await at_once(any_stage, person, "Отправить заявку")
    assert (await count(any_stage, Application), await count(any_stage, StageChange)) == (1, 1)


async def test_fifty_hand_ins_make_one_version(any_stage: Stage) -> None:
    person = any_stage.person()
    await apply(person)
    await person.presses("Сдать: Эссе")
    await person.says("Эссе.")
    await at_once(any_stage, person, "Готово, сдать")
    assert await count(any_stage, Submission) == 1


async def test_coordinator_is_told_of_new_applications_once_a_day(stage: Stage) -> None:
    async with stage.database.write() as session:
        coordinator = await people.welcome(session, telegram_id=900, now=stage.clock.now())
        await roles.ensure_region_coordinators(session, telegram_ids=[900], now=stage.clock.now())
    for number in (101, 102):
        await apply(stage.person(number))
    async with stage.database.read() as session:
        planned = (await session.execute(select(Notification))).scalars().all()
    assert [(item.person_id, item.text["key"]) for item in planned] == [(coordinator.id, "registration-notice")]
