"""aiogram's finite-state machine inside the unit of work."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Conversation


def key_of(key: StorageKey) -> str:
    """aiogram's key as the primary key of a row; the bot is the database's own."""
    return f"{key.chat_id}:{key.user_id}:{key.thread_id or 0}:{key.destiny}"


class UnitStorage(BaseStorage):
    """The conversation of one update: read with the actor, written once before the commit.

    Nothing is written where nothing changed. Only the update's own key is known here: a handler
    that wants somebody else's conversation is a mistake and gets a `KeyError`.
    """

    def __init__(self, key: StorageKey, state: str | None, data: Mapping[str, Any] | None) -> None:
        self._key = key
        self._state = state
        self._data = dict(data or {})
        self._stored = state is not None or bool(data)
        self._changed = False

    def context(self) -> FSMContext:
        return FSMContext(storage=self, key=self._key)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        self._own(key)
        value = state.state if isinstance(state, State) else state
        self._changed |= value != self._state
        self._state = value

    async def get_state(self, key: StorageKey) -> str | None:
        self._own(key)
        return self._state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        self._own(key)
        self._changed |= dict(data) != self._data
        self._data = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        self._own(key)
        # A deep copy: a list changed in place must still differ from what is stored.
        return deepcopy(self._data)

    async def close(self) -> None:
        """Nothing is held."""

    async def flush(self, session: AsyncSession, now: datetime) -> None:
        """Write what changed into the unit's transaction."""
        if not self._changed:
            return
        key = key_of(self._key)
        if self._state is None and not self._data:
            if self._stored:
                await session.execute(delete(Conversation).where(Conversation.key == key))
            return
        insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
        row = {"state": self._state, "data": self._data, "updated_at": now}
        statement = insert(Conversation).values(key=key, **row)
        await session.execute(statement.on_conflict_do_update(index_elements=[Conversation.key], set_=row))

    def _own(self, key: StorageKey) -> None:
        if key != self._key:
            raise KeyError("a unit of work holds its own conversation only")
