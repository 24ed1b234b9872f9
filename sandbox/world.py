"""Everything one sandbox holds: the bot, the people, their chats, files, updates, faults and the clock."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sandbox.calls import CallLog
from sandbox.chats import Chat
from sandbox.clock import Clock
from sandbox.errors import ApiError, SimError, bad_request, forbidden
from sandbox.faults import Faults
from sandbox.files import FileStore
from sandbox.hub import Hub
from sandbox.limits import Limiter, Limits
from sandbox.people import Persona
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook

# The bot's id until a token tells it.
UNBOUND_ID = 7_000_000_001


@dataclass(slots=True)
class Query:
    """A pressed button waiting for its answer; `at` is the sandbox's time in seconds."""

    chat_id: int
    at: float
    answered: bool = False


@dataclass(slots=True)
class Profile:
    """What the bot has set about itself; keys are languages, for commands a scope and a language."""

    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)


class World:
    """One bot and the people around it."""

    def __init__(
        self, *, people: Sequence[Persona], folder: Path, limits: Limits, on_clock: Callable[[timedelta], None],
        username: str,
    ) -> None:  # fmt: skip
        self.limits = limits
        self.username = username
        self.token: str | None = None
        self.bot_id = UNBOUND_ID
        self.first_people = tuple(people)
        self.clock = Clock()
        self.on_clock = on_clock
        self.hub = Hub()
        self.files = FileStore(folder)
        self.calls = CallLog(limits.calls)
        self.faults = Faults()
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates, limits, self.clock.timestamp)
        self.updates.on_change = self.webhook.feed
        self.closing = asyncio.Event()
        self.on_dirty: Callable[[], None] = lambda: None
        self._fill()

    def _fill(self) -> None:
        self.limiter = Limiter(self.limits)
        self.profile = Profile()
        self.people: dict[int, Persona] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.message_ids = itertools.count(1)
        self.last_message_id = 0
        for persona in self.first_people:
            self.add_person(persona)

    def reset(self) -> None:
        """Begin anew with the first people: no messages, files, updates, faults; the clock at the real time."""
        for chat in self.chats.values():
            self.hub.changed(chat.id, 0)
        self._fill()
        self.files.clear()
        self.faults.clear()
        self.calls.clear()
        self.updates.drop()
        self.advance(-self.clock.offset)

    def advance(self, step: timedelta) -> timedelta:
        """Move the clock and tell everybody; gives the new offset."""
        offset = self.clock.advance(step)
        self.on_clock(offset)
        self.hub.announce("clock")
        self.on_dirty()
        return offset

    def next_message_id(self) -> int:
        """Message ids are one sequence over all chats of the bot, as in Telegram's private chats."""
        self.last_message_id = next(self.message_ids)
        return self.last_message_id

    def changed(self, chat_id: int, revision: int) -> None:
        """A chat has changed: tell the page and the state file."""
        self.hub.changed(chat_id, revision)
        self.on_dirty()

    # The bot

    def accepts(self, token: str) -> bool:
        """Whether the token is the bot's; the first one heard binds it. The token is kept in memory only."""
        if self.token is None:
            self.token, self.bot_id = token, int(token.partition(":")[0])
        return token == self.token

    def bot_user(self) -> dict[str, Any]:
        """The bot as a Telegram `User`."""
        name = self.profile.names.get("") or "Rezerv"
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.username}

    # Chats

    def add_person(self, persona: Persona) -> None:
        """Let one more person in; raises SimError when the id is taken."""
        if persona.id in self.people:
            raise SimError(f"there is a person {persona.id} already", 409)
        self.people[persona.id] = persona
        user = persona.user()
        names = ("id", "first_name", "last_name", "username")
        info: dict[str, Any] = {key: user[key] for key in names if key in user}
        self.chats[persona.id] = self.new_chat(persona.id, {**info, "type": "private"})
        self.hub.announce("people")
        self.on_dirty()

    def new_chat(self, chat_id: int, info: dict[str, Any]) -> Chat:
        """A chat wired to the page, not yet among the chats."""
        return Chat(chat_id, info, self.limits.history, self.changed)

    def person(self, person_id: int) -> Persona:
        """The person with this id; raises SimError 404."""
        try:
            return self.people[person_id]
        except KeyError:
            raise SimError(f"there is no person {person_id}", 404) from None

    def reachable(self, chat_id: int | str) -> Chat:
        """The chat the bot may write to; raises Telegram's 400 or 403."""
        chat = self.known(chat_id)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            who = "blocked by the user" if chat.private else "kicked from the supergroup chat"
            raise forbidden(f"bot was {who}")
        return chat

    def known(self, chat_id: int | str) -> Chat:
        """The chat the bot has met: nobody can be written to before they have written; raises 400."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else self._by_username(chat_id)
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        return chat

    def _by_username(self, name: str) -> Chat | None:
        wanted = name.lower()
        public = (chat for chat in self.chats.values() if not chat.private)
        return next((chat for chat in public if f"@{chat.info.get('username', '')}".lower() == wanted), None)

    # Pressed buttons

    def new_query(self, chat_id: int) -> str:
        """Note a press; gives the id of its callback query."""
        self._forget_old_queries()
        query_id = str(random.getrandbits(62))
        self.queries[query_id] = Query(chat_id, self.clock.seconds())
        return query_id

    def _forget_old_queries(self) -> None:
        oldest = self.clock.seconds() - self.limits.callback_lifetime
        while self.queries and next(iter(self.queries.values())).at < oldest:
            del self.queries[next(iter(self.queries))]

    def live_query(self, query_id: str) -> Query:
        """The press that can still be answered; raises Telegram's 400."""
        query = self.queries.get(query_id)
        if query is None or self.clock.seconds() - query.at > self.limits.callback_lifetime:
            self.queries.pop(query_id, None)
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query


def not_found() -> ApiError:
    """404 as for an unknown method."""
    return ApiError(404, "Not Found")
