"""One conversation: its messages, the keyboard under the input, and what the page must redraw."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# A chat action is shown for five seconds or until a message comes: Telegram's documentation of sendChatAction.
ACTION_SECONDS = 5.0
ALERTS_KEPT = 50


@dataclass(slots=True)
class Entry:
    """A message: `raw` is Telegram's Message object; the rest is what the page shows beside it."""

    raw: dict[str, Any]
    by_bot: bool
    revision: int = 0
    edited: bool = False
    deleted: bool = False
    # Telegram does not let a message with a reply keyboard be edited.
    editable: bool = True
    link_preview: Any = None


@dataclass(slots=True)
class Alert:
    """An answer to a pressed button."""

    revision: int
    query_id: str
    text: str
    show_alert: bool
    url: str


@dataclass(slots=True)
class Chat:
    """A private chat or a group with the bot in it; `revision` grows with every change."""

    id: int
    info: dict[str, Any]
    history: int
    on_change: Callable[[int, int], None]
    members: list[int] = field(default_factory=list)
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    revision: int = 0
    entries: dict[int, Entry] = field(default_factory=dict)
    keyboard: dict[str, Any] | None = None
    keyboard_message: int = 0
    force_reply: dict[str, Any] | None = None
    pinned: list[int] = field(default_factory=list)
    alerts: deque[Alert] = field(default_factory=lambda: deque(maxlen=ALERTS_KEPT))
    action: str = ""
    action_until: float = 0.0

    @property
    def private(self) -> bool:
        return self.id > 0

    def touch(self, entry: Entry | None = None) -> None:
        """Count a change, of one message or of the chat around them."""
        self.revision += 1
        if entry is not None:
            entry.revision = self.revision
        self.on_change(self.id, self.revision)

    def add(self, entry: Entry) -> None:
        """Keep a new message; the oldest ones go when the history is full."""
        self.entries[entry.raw["message_id"]] = entry
        while len(self.entries) > self.history:
            del self.entries[next(iter(self.entries))]
        if entry.by_bot:
            self.action = ""
        self.touch(entry)

    def find(self, message_id: int) -> Entry | None:
        """The message with this id, unless deleted."""
        entry = self.entries.get(message_id)
        return None if entry is None or entry.deleted else entry

    def delete(self, entry: Entry) -> None:
        """Take a message away; its content is kept for those who test, its keyboard goes with it."""
        entry.deleted = True
        message_id = entry.raw["message_id"]
        if self.keyboard_message == message_id:
            self.keyboard, self.keyboard_message = None, 0
        if message_id in self.pinned:
            self.pinned.remove(message_id)
        self.touch(entry)

    def show_keyboard(self, markup: dict[str, Any], message_id: int) -> None:
        """Follow the reply markup of a new message of the bot."""
        if "keyboard" in markup:
            self.keyboard, self.keyboard_message, self.force_reply = markup, message_id, None
        elif "remove_keyboard" in markup:
            self.keyboard, self.keyboard_message, self.force_reply = None, 0, None
        elif "force_reply" in markup:
            self.force_reply = {**markup, "message_id": message_id}

    def alert(self, query_id: str, text: str, show_alert: bool, url: str) -> None:
        """Show an answer to a pressed button."""
        self.touch()
        self.alerts.append(Alert(self.revision, query_id, text, show_alert, url))

    def act(self, action: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Show a chat action such as typing."""
        self.action, self.action_until = action, monotonic() + ACTION_SECONDS
        self.touch()

    def acting(self, monotonic: Callable[[], float] = time.monotonic) -> dict[str, Any] | None:
        """The action shown now and the seconds left of it."""
        left = self.action_until - monotonic()
        return {"action": self.action, "expires_in": round(left, 2)} if self.action and left > 0 else None
