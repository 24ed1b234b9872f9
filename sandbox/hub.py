"""Tells the listening pages what has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Event = tuple[str, dict[str, Any]]


class Listener:
    """One open event stream; changes that come faster than it reads are put together."""

    def __init__(self, chats: frozenset[int]) -> None:
        self.chats = chats
        self.woken = asyncio.Event()
        self._changed: dict[int, int] = {}
        self._names: dict[str, None] = {}

    def note(self, chat_id: int, revision: int) -> None:
        """Remember the newest revision of a chat."""
        self._changed[chat_id] = revision
        self.woken.set()

    def note_all(self, name: str) -> None:
        """Remember an event that is about no chat."""
        self._names[name] = None
        self.woken.set()

    def take(self) -> list[Event]:
        """The events since the last time."""
        events: list[Event] = [(name, {}) for name in self._names]
        events += [("change", {"person": chat, "revision": revision}) for chat, revision in self._changed.items()]
        self._changed, self._names = {}, {}
        self.woken.clear()
        return events


class Hub:
    """All listeners; those with no chats named hear of every chat."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    @contextmanager
    def listening(self, chats: frozenset[int]) -> Iterator[Listener]:
        """A listener for as long as the block runs."""
        listener = Listener(chats)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def changed(self, chat_id: int, revision: int) -> None:
        """Tell those who listen to the chat."""
        for listener in self._listeners:
            if not listener.chats or chat_id in listener.chats:
                listener.note(chat_id, revision)

    def announce(self, name: str) -> None:
        """Tell everybody: `clock` or `people`."""
        for listener in self._listeners:
            listener.note_all(name)

    def wake(self) -> None:
        """Let every stream look whether it is to end."""
        for listener in self._listeners:
            listener.woken.set()
