"""A coordinator with a broadcast, and the jobs that carry it, in one process without a network."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import SendMessage
from sqlalchemy import select

from bot.limits import Limits
from bot.sending import send
from models import Broadcast, Notification, Person
from scheduler.broadcasts import Broadcasts
from scheduler.delivery import Delivery
from scheduler.outcome import Outcome
from scheduler.recalls import Recalls
from tests.flows.coordinator import chief
from tests.kit import PLENTY, Stage, Talker
from tests.services.segments.kit import candidate

CROWD = 3


class Carriers:
    """The jobs of `bot/app.py` that broadcasts need, run by hand."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.limits = Limits(PLENTY)
        shared = {"database": stage.database, "catalogue": stage.catalogue, "send": self._send}
        self.broadcasts = Broadcasts(programme=stage.programme, **shared)  # type: ignore[arg-type]
        self.recalls = Recalls(second=0.0, **shared)  # type: ignore[arg-type]
        self.delivery = Delivery(zone=ZoneInfo("Europe/Moscow"), **shared)  # type: ignore[arg-type]

    async def _send(self, call: Any) -> Outcome:
        return await send(self.stage.bot, self.limits, call)

    async def prepare(self) -> None:
        await self.broadcasts.run(self.stage.clock.now())
        await self.broadcasts.paint(self.stage.clock.now())

    async def deliver(self) -> None:
        await self.delivery.run(self.stage.clock.now())

    async def recall(self) -> None:
        await self.recalls.run(self.stage.clock.now())
        await self.prepare()

    async def everything(self) -> None:
        """To the end of whatever is due now, the author's notification included."""
        await self.prepare()
        await self.deliver()
        self.stage.clock.forward(seconds=4)
        await self.prepare()
        await self.deliver()


async def boss_and_crowd(stage: Stage, number: int = CROWD) -> Talker:
    """The coordinator of the region and so many candidates, telegram ids 2001 and on."""
    async with stage.database.write() as session:
        for place in range(1, number + 1):
            await candidate(session, place, surname=f"Иванов{place}", name="Пётр")
    return await chief(stage)


async def compose(boss: Talker, words: str = "Дорожная карта на год") -> Talker:
    """A draft to everybody with these words."""
    await boss.presses("go:broadcasts:0")
    await boss.presses("Новая рассылка")
    await boss.presses("Текст")
    await boss.says(words)
    return boss


async def launch(boss: Talker) -> Talker:
    await boss.presses("Отправить…")
    await boss.presses("Отправить сейчас")
    return boss


async def states(stage: Stage) -> list[str]:
    """Of the broadcast's rows, by person."""
    async with stage.database.read() as session:
        wanted = select(Notification.state).where(Notification.broadcast_id.is_not(None))
        return list((await session.execute(wanted.order_by(Notification.person_id))).scalars())


async def the_broadcast(stage: Stage, number: int = 1) -> Broadcast:
    async with stage.database.read() as session:
        return await session.get_one(Broadcast, number)


def got(stage: Stage, telegram_id: int) -> list[str]:
    """Texts sent to that chat."""
    calls = [call for call in stage.session.calls if isinstance(call, SendMessage)]
    return [call.text for call in calls if call.chat_id == telegram_id]


async def block(stage: Stage, telegram_id: int) -> None:
    async with stage.database.write() as session:
        wanted = select(Person).where(Person.telegram_id == telegram_id)
        (await session.execute(wanted)).scalar_one().unreachable_since = stage.clock.now()
