"""A fact is told once, or taken back in time."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects import sqlite

from locales.text import Text
from models import Broadcast, Notification, Person
from models.database import Database
from services import cycles
from services.notifications import cancel, notify, of_person, plan_again
from tests.kit import START, Stage, the_programme

WORDS = Text("common-denied")


@pytest.fixture
async def person_id(database: Database) -> int:
    async with database.write() as session:
        person = Person(telegram_id=5, created_at=START)
        session.add(person)
    return person.id


async def plan(database: Database, person_id: int, key: str = "k") -> bool:
    async with database.write() as session:
        return await notify(session, key=key, person_id=person_id, text=WORDS, now=START)


async def states(database: Database) -> list[str]:
    async with database.read() as session:
        return list((await session.execute(select(Notification.state))).scalars())


async def test_same_fact_is_planned_once(database: Database, person_id: int) -> None:
    assert [await plan(database, person_id) for _ in range(3)] == [True, False, False]
    assert await states(database) == ["planned"]


async def test_same_fact_planned_at_once_by_many_is_planned_once(database: Database, person_id: int) -> None:
    planned = await asyncio.gather(*(plan(database, person_id) for _ in range(20)))
    assert sorted(planned) == [False] * 19 + [True]


async def test_fact_that_failed_is_not_told(database: Database, person_id: int) -> None:
    async def fail() -> None:
        async with database.write() as session:
            await notify(session, key="k", person_id=person_id, text=WORDS, now=START)
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError):
        await fail()
    assert await states(database) == []


async def test_planned_one_is_taken_back_once(database: Database, person_id: int) -> None:
    await plan(database, person_id)
    async with database.write() as session:
        assert [await cancel(session, key="k", now=START) for _ in range(2)] == [True, False]
    assert await states(database) == ["cancelled"]


async def test_one_that_left_is_not_taken_back(database: Database, person_id: int) -> None:
    await plan(database, person_id)
    async with database.write() as session:
        (await session.execute(select(Notification))).scalar_one().state = "sending"
    async with database.write() as session:
        assert not await cancel(session, key="k", now=START)
        assert not await cancel(session, key="unknown", now=START)


async def test_words_and_buttons_wait_in_no_language(database: Database, person_id: int) -> None:
    words, label = Text("file-gone", {"name": "a"}), Text("common-home")
    async with database.write() as session:
        rows = [[(label, "go:home")]]
        await notify(session, key="k", person_id=person_id, text=words, now=START, buttons=rows)
    async with database.read() as session:
        row = (await session.execute(select(Notification))).scalar_one()
    assert (Text.from_json(row.text), row.buttons) == (words, [[[label.to_json(), "go:home"]]])
    assert (row.due_at, row.urgent) == (START, False)


async def unreachable(database: Database, person_id: int, key: str, *, age: timedelta, **options: Any) -> None:
    async with database.write() as session:
        await notify(session, key=key, person_id=person_id, text=WORDS, now=START - age, **options)
        row = (await session.execute(select(Notification).where(Notification.key == key))).scalar_one()
        row.state, row.attempts, row.finished_at = "unreachable", 1, START - age


async def test_what_missed_a_person_who_comes_back_is_planned_again(database: Database, person_id: int) -> None:
    await unreachable(database, person_id, "recent", age=timedelta(days=29))
    await unreachable(database, person_id, "old", age=timedelta(days=30))
    await unreachable(database, person_id, "over", age=timedelta(days=1), expires_at=START)
    async with database.write() as session:
        await plan_again(session, person_id=person_id, now=START)
        await plan_again(session, person_id=person_id + 1, now=START)
    async with database.read() as session:
        rows = (await session.execute(select(Notification).order_by(Notification.id))).scalars()
        found = {row.key: (row.state, row.due_at, row.attempts, row.finished_at) for row in rows}
    # Due from now on: what could not be sent for weeks is not late.
    assert found == {
        "recent": ("planned", START, 0, None),
        "old": ("unreachable", START - timedelta(days=30), 1, START - timedelta(days=30)),
        "over": ("unreachable", START - timedelta(days=1), 1, START - timedelta(days=1)),
    }


async def test_one_that_could_not_be_delivered_is_taken_back(database: Database, person_id: int) -> None:
    await unreachable(database, person_id, "k", age=timedelta(days=1))
    async with database.write() as session:
        assert await cancel(session, key="k", now=START)
        await plan_again(session, person_id=person_id, now=START)
    assert await states(database) == ["cancelled"]


async def test_broadcast_that_was_stopped_meanwhile_does_not_arrive_after_all(
    database: Database, person_id: int
) -> None:
    programme = the_programme("ketchenery")
    async with database.write() as session:
        await cycles.sync_programme(session, programme, today=START.date())
        cycle = await cycles.current(session, programme=programme, today=START.date())
        common = {"cycle_id": cycle.id, "author_id": person_id, "segment": {}, "text": "x", "buttons": []}
        kinds: list[dict[str, Any]] = [{"state": "sent"}, {"state": "stopped"}, {"state": "sent", "recall": "delete"}]
        made = [Broadcast(**common, **kind, created_at=START) for kind in kinds]
        session.add_all(made)
        await session.flush()
        for message in made:
            key = f"broadcast:{message.id}"
            await notify(session, key=key, person_id=person_id, text=WORDS, now=START, kind="broadcast")
            row = (await session.execute(select(Notification).where(Notification.key == key))).scalar_one()
            row.state, row.broadcast_id = "unreachable", message.id
    async with database.write() as session:
        await plan_again(session, person_id=person_id, now=START)
    async with database.read() as session:
        found = (await session.execute(select(Notification.state).order_by(Notification.id))).scalars().all()
    assert found == ["planned", "unreachable", "unreachable"]


async def test_what_a_person_got_is_found_by_an_index(stage: Stage) -> None:
    """A million messages of others must not be read for the screen of one person."""
    wanted = select(Notification.id).where(of_person(1)).order_by(Notification.id.desc())
    spelled = wanted.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    async with stage.database.read() as session:
        steps = [row.detail for row in await session.execute(text(f"EXPLAIN QUERY PLAN {spelled}"))]
    assert steps[0].removeprefix("SEARCH notification USING COVERING INDEX ") == (
        "ix_notification_state_person_id (state=? AND person_id=?)"
    )
