"""A candidate who has blocked the bot: the coordinator knows, and nothing is lost when the candidate comes back."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import TelegramMethod

from models import Person
from scheduler.delivery import Delivery
from scheduler.outcome import Fate, Outcome
from tests.flows.coordinator import applicant, chief, planned, shown
from tests.kit import START, Stage, Talker, the_catalogue

CALL = "⚠️ Бот у кандидата заблокирован, сообщение пока не дойдёт. Расскажите о решении сами: +7 914 123-45-67."


async def arrives(_call: TelegramMethod[Any]) -> Outcome:
    return Outcome(Fate.SENT)


async def deliver(stage: Stage) -> None:
    delivery = Delivery(
        database=stage.database, catalogue=the_catalogue(), send=arrives, zone=ZoneInfo("Europe/Moscow")
    )
    await delivery.run(stage.clock.now())


async def blocked(stage: Stage, *numbers: int) -> Talker:
    """The coordinator, and candidates of these numbers who have blocked the bot."""
    async with stage.database.write() as session:
        for number in numbers:
            made = await applicant(session, number, surname=f"Номер{number}")
            (await session.get_one(Person, made.person_id)).unreachable_since = START
    return await chief(stage)


async def test_decision_reaches_the_candidate_who_comes_back(stage: Stage) -> None:
    boss = await blocked(stage, 1)
    await boss.presses("md:1:1:training:")
    await deliver(stage)
    assert await planned(stage.database) == [("stage:2", "move-told", "unreachable")]
    await stage.person(2001).says("/menu")
    await deliver(stage)
    assert await planned(stage.database) == [("stage:2", "move-told", "sent")]


async def test_move_taken_back_meanwhile_never_reaches_the_candidate(stage: Stage) -> None:
    boss = await blocked(stage, 1)
    await boss.presses("md:1:1:training:")
    await deliver(stage)
    await boss.presses("Отменить перемещение")
    await stage.person(2001).says("/menu")
    await deliver(stage)
    assert await planned(stage.database) == [("stage:2", "move-told", "cancelled")]


async def test_coordinator_reads_that_the_message_does_not_arrive(stage: Stage) -> None:
    boss = await blocked(stage, 1)
    await boss.presses("ac:1")
    assert shown(boss).splitlines()[3:5] == [
        "☎ +7 914 123-45-67",
        "⚠️ Бот у кандидата заблокирован: сообщения не доходят. Позвоните или напишите на почту.",
    ]
    await boss.presses("mv:1:1:training")
    assert shown(boss).splitlines()[1] == ("⚠️ Бот у кандидата заблокирован. Сообщение дойдёт, если он вернётся:")
    await boss.presses("Переместить без комментария")
    assert shown(boss).splitlines()[1] == f"{CALL} Отменить перемещение можно в течение десяти минут."


async def test_bulk_move_names_whom_it_does_not_reach(stage: Stage) -> None:
    boss = await blocked(stage, 1, 2)
    async with stage.database.write() as session:
        await applicant(session, 3, surname="Номер3")
    await boss.presses("as:stage:recruitment")
    await boss.presses("Переместить всех: 3")
    await boss.presses("Обучение")
    await boss.presses("Да, переместить всех: 3")
    assert shown(boss).splitlines() == [
        "Готово: 3 заявки перемещены, кандидаты получат сообщения.",
        "⚠️ Бот заблокирован, сообщение пока не дойдёт: 2. Позвоните им: Номер2 Анна, Номер1 Анна.",
    ]
