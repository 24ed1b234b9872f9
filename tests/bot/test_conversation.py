"""aiogram's conversations, kept with the update: its own contract, and one write at the end."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.conversation import UnitStorage, key_of
from models import Conversation
from models.database import Database
from tests.kit import START

KEY = StorageKey(bot_id=42, chat_id=1, user_id=2)


class Steps(StatesGroup):
    first = State()


async def stored(database: Database) -> list[tuple[str | None, dict[str, Any]]]:
    async with database.read() as session:
        return [(row.state, row.data) for row in (await session.execute(select(Conversation))).scalars()]


async def flush(database: Database, storage: UnitStorage) -> None:
    async with database.write() as session:
        await storage.flush(session, START)


async def test_new_conversation_is_empty() -> None:
    context = UnitStorage(KEY, None, None).context()
    assert (await context.get_state(), await context.get_data(), await context.get_value("x", 5)) == (None, {}, 5)


async def test_state_and_data_are_seen_at_once() -> None:
    context = UnitStorage(KEY, None, None).context()
    await context.set_state(Steps.first)
    await context.set_data({"a": 1})
    assert await context.update_data(b=2) == {"a": 1, "b": 2}
    assert (await context.get_state(), await context.get_data()) == ("Steps:first", {"a": 1, "b": 2})
    await context.clear()
    assert (await context.get_state(), await context.get_data()) == (None, {})


async def test_data_taken_out_is_a_copy() -> None:
    context = UnitStorage(KEY, None, {"list": [1]}).context()
    taken = await context.get_data()
    taken["list"].append(2)
    assert await context.get_data() == {"list": [1]}


async def test_list_changed_in_place_and_given_back_is_written(database: Database) -> None:
    storage = UnitStorage(KEY, None, {"list": [1]})
    context = storage.context()
    data = await context.get_data()
    data["list"].append(2)
    await context.set_data(data)
    await flush(database, storage)
    assert await stored(database) == [(None, {"list": [1, 2]})]


async def test_conversation_is_written_changed_and_forgotten(database: Database) -> None:
    storage = UnitStorage(KEY, None, None)
    await storage.context().set_state(Steps.first)
    await flush(database, storage)
    assert await stored(database) == [("Steps:first", {})]

    storage = UnitStorage(KEY, "Steps:first", {})
    await storage.context().update_data(answer="Да")
    await flush(database, storage)
    assert await stored(database) == [("Steps:first", {"answer": "Да"})]

    storage = UnitStorage(KEY, "Steps:first", {"answer": "Да"})
    await storage.context().clear()
    await flush(database, storage)
    assert await stored(database) == []


async def test_nothing_is_written_where_nothing_changed(database: Database) -> None:
    storage = UnitStorage(KEY, "Steps:first", {"a": 1})
    context = storage.context()
    await context.set_state(Steps.first)
    await context.set_data({"a": 1})
    await flush(database, storage)
    assert await stored(database) == []


async def test_somebody_elses_conversation_is_out_of_reach() -> None:
    storage = UnitStorage(KEY, None, None)
    for other in (StorageKey(42, 1, 3), StorageKey(42, 9, 2), StorageKey(42, 1, 2, destiny="other")):
        with pytest.raises(KeyError):
            await storage.get_data(other)
        with pytest.raises(KeyError):
            await storage.set_state(other, None)


IDS = st.integers(-(2**52), 2**52)
KEYS = st.builds(StorageKey, bot_id=st.just(42), chat_id=IDS, user_id=IDS, destiny=st.sampled_from(["default", "x"]))


@given(KEYS, KEYS)
def test_two_conversations_never_share_a_row(one: StorageKey, other: StorageKey) -> None:
    assert (key_of(one) == key_of(other)) == (one == other)
    assert len(key_of(one)) <= 120
