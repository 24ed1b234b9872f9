"""One button pressed fifty times at once does its deed once, on both databases."""

from __future__ import annotations

import asyncio
from typing import Any

from aiogram.types import Update
from sqlalchemy import func, select

from models import Application, Consent, Draft, Notification, Person, RoleGrant, StageChange
from models.database import Database
from models.migrate import migrate
from programmes.schema import Role
from tests.flows import candidate
from tests.kit import FakeSession, Stage, Talker
from tests.robustness.script import AGREE, rehearse, standing, steps

PRESSES = 50


async def all_at_once(stage: Stage, person: Talker, label: str) -> None:
    """The same button, fifty updates of different ids."""
    raw = [{"update_id": stage.next_update_id(), "callback_query": person.press(label)} for _ in range(PRESSES)]
    updates = [Update.model_validate(one, context={"bot": stage.bot}) for one in raw]
    await asyncio.gather(*(stage.unit_of_work.handle(update) for update in updates))
    await stage.courier.drain(30)


async def count(stage: Stage, column: Any) -> int:
    async with stage.database.read() as session:
        return (await session.execute(select(func.count(column)))).scalar_one()


async def test_consent_pressed_fifty_times_is_given_once(any_stage: Stage) -> None:
    person = any_stage.person()
    await person.says("/start")
    await person.presses("Русский")
    await all_at_once(any_stage, person, AGREE)
    assert await count(any_stage, Consent.id) == 1


async def test_form_begun_fifty_times_is_one_draft(any_stage: Stage) -> None:
    person = any_stage.person()
    await candidate.consent(person)
    await all_at_once(any_stage, person, "Заполнить анкету")
    assert await count(any_stage, Draft.id) == 1


async def test_application_sent_fifty_times_is_sent_once(any_stage: Stage) -> None:
    person = any_stage.person()
    await candidate.begin(person)
    await candidate.fill(person)
    await all_at_once(any_stage, person, "Отправить заявку")
    assert [await count(any_stage, column) for column in (Application.id, StageChange.id)] == [1, 1]
    async with any_stage.database.read() as session:
        keys = list((await session.execute(select(Notification.key))).scalars())
    assert len(keys) == len(set(keys))


async def test_stage_moved_by_fifty_presses_is_moved_once(any_stage: Stage) -> None:
    person, boss = any_stage.person(), any_stage.person(900)
    await candidate.apply(person)
    await boss.says("/start")
    async with any_stage.database.write() as session:
        boss_id = (await session.execute(select(Person.id).where(Person.telegram_id == 900))).scalar_one()
        role = Role.REGION_COORDINATOR.value
        session.add(RoleGrant(person_id=boss_id, role=role, granted_at=any_stage.clock.now()))
        (application,) = (await session.execute(select(Application))).scalars()
        (change,) = (await session.execute(select(StageChange))).scalars()
    stages = next(track for track in any_stage.programme.tracks if track.key == application.track).stages
    target = next(
        move.to
        for stage in stages
        if stage.key == application.stage
        for move in stage.moves
        if Role.COORDINATOR in move.by or Role.REGION_COORDINATOR in move.by
    )
    await boss.presses(f"mv:{application.id}:{change.id}:{target}")
    await boss.presses("Без причины")
    await all_at_once(any_stage, boss, boss.buttons[0])
    assert await count(any_stage, StageChange.id) == 2
    assert await count(any_stage, Notification.id) == 1


class Witness(FakeSession):
    """Looks into the database, over a connection of its own, whenever something is said to the person."""

    def __init__(self, url: str, person: int) -> None:
        super().__init__()
        self._database = Database(url)
        self._person = person
        self.seen: list[Any] = []

    async def make_request(self, bot: Any, method: Any, timeout: int | None = None) -> Any:
        if getattr(method, "chat_id", None) == self._person:
            async with self._database.read() as session:
                self.seen.append(await standing(session, self._person))
        return await super().make_request(bot, method, timeout)

    async def close(self) -> None:
        await self._database.close()


async def test_answer_is_on_the_disk_before_the_next_question_is_shown(any_stage: Stage, tmp_path: Any) -> None:
    rehearsal = f"sqlite+aiosqlite:///{tmp_path / 'rehearsal.db'}"
    await migrate(rehearsal)
    course = await rehearse(rehearsal)
    witness = Witness(any_stage.database.url.render_as_string(hide_password=False), 101)
    any_stage.session = any_stage.bot.session = witness
    person = any_stage.person()
    for number, step in enumerate(steps(), 1):
        witness.seen.clear()
        await (person.presses(step[1:]) if step.startswith("!") else person.says(step))
        # Whatever leaves, the answer it follows is there for every other connection.
        assert witness.seen != []
        assert [seen for seen in witness.seen if seen != course.standings[number]] == []
    await witness.close()
