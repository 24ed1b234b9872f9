"""The phone in a monkey's hand: what it can do with it, and that it is answered."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

from sandbox.texts import clean
from tests.robustness.clock import BotClock
from tests.robustness.vocabulary import Paper
from tests.robustness.witness import Witness
from tests.robustness.world import GLANCE_SECONDS, PATIENCE_SECONDS, Exchange

SEEN = 5_000
"""Callback data remembered for forging."""
UPDATES = itertools.count(1)
"""Below every id of the sandbox, so that confirming these confirms no future one."""
MESSAGES = itertools.count(50_000_000)


@dataclass
class Jungle:
    """What all monkeys share."""

    exchange: Exchange
    http: aiohttp.ClientSession
    dice: random.Random
    witness: Witness
    papers: Sequence[Paper]
    bot_name: str = ""
    group: int = 0
    clock: BotClock | None = None
    """The bot's, where it can be moved."""
    seen: list[str] = field(default_factory=list)
    """Callback data that anybody has seen."""
    updates: list[int] = field(default_factory=list)
    """Every update caused."""

    async def forward(self, step: timedelta) -> None:
        """Move the clock of Telegram and of the bot alike."""
        if self.clock is not None:
            self.clock.forward(step)
            await self.exchange.post("/sim/clock", {"advance_seconds": step.total_seconds()})
            self.witness.jumps.append((datetime.now(UTC) + self.clock.offset, step))


@dataclass
class Hand:
    """One person's phone; whatever is done waits for the bot's answer, or tells the witness that none came."""

    jungle: Jungle
    id: int
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What the bot has written, the last changed last."""
    said: list[int] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._revision = 0

    async def join(self) -> None:
        people = self.jungle.exchange
        await people.post("/sim/people", {"id": self.id, "first_name": f"Тест{self.id}", "language_code": "ru"})
        # A client opens no chat with a bot but by this; what is said later may be anything.
        self.caused(await people.post(f"/sim/people/{self.id}/start", {}))

    async def refresh(self) -> None:
        """Read what is new in the chat."""
        chat = await self.jungle.exchange.get(f"/sim/people/{self.id}/chat", since=str(self._revision))
        self._revision = chat["revision"]
        for message in chat["messages"]:
            if message["deleted"]:
                self.messages.pop(message["message_id"], None)
            elif message["from"] == "bot":
                # What has changed last is what the person looks at.
                self.messages.pop(message["message_id"], None)
                self.messages[message["message_id"]] = message
                self.jungle.seen += [data for data in buttons(message) if len(self.jungle.seen) < SEEN]
            elif (message["media"] or {}).get("kind") == "photo":
                self.photos.append(message["media"]["file_id"])

    async def says(self, text: str) -> None:
        if not clean(text).strip():
            return
        self.jungle.witness.hears(text)
        spoken = await self.act("text", {"text": text})
        self.said.append(spoken["message_id"])

    async def act(self, act: str, body: dict[str, Any]) -> dict[str, Any]:
        before = self.jungle.witness.told(self.id)
        done = await self.jungle.exchange.post(f"/sim/people/{self.id}/{act}", body)
        self.caused(done)
        await self._answered(before, f"{act} {str(body)[:100]}")
        return done

    async def tap(self, message: int, data: str) -> None:
        press = {"message_id": message, "data": data, "force": True}
        if data.startswith("rmzone:"):
            self.jungle.witness.travellers.add(self.id)
        done = await self.jungle.exchange.post(f"/sim/people/{self.id}/press", press)
        self.jungle.witness.pressed[done["callback_query_id"]] = self.id
        self.caused(done)
        await self._until(lambda: done["callback_query_id"] in self.jungle.witness.answered, f"press {data!r}")

    async def inject(self, *contents: dict[str, Any]) -> None:
        sender = {"id": self.id, "is_bot": False, "first_name": "Тест", "language_code": "ru"}
        head = {"chat": self.chat(), "from": sender, "date": 1_790_000_000}
        numbers = [next(UPDATES) for _ in contents]
        updates = [
            {"update_id": number, "message": {"message_id": next(MESSAGES), **head, **content}}
            for number, content in zip(numbers, contents, strict=True)
        ]
        before = self.jungle.witness.told(self.id)
        await self.jungle.exchange.post("/sim/updates", {"updates": updates})
        self.jungle.updates += numbers
        await self._answered(before, f"injected {str(contents)[:100]}")

    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": "Тест"}

    def caused(self, done: dict[str, Any]) -> None:
        found: list[int | None] = [one["update_id"] for one in done.get("all", [done])]
        self.jungle.updates += [update for update in found if update is not None]

    async def _answered(self, before: int, deed: str) -> None:
        await self._until(lambda: self.jungle.witness.told(self.id) > before, deed)

    async def _until(self, come: Callable[[], bool], deed: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not come():  # noqa: ASYNC110 - another process answers
                    await asyncio.sleep(GLANCE_SECONDS)
        except TimeoutError:
            self.jungle.witness.complaints.append(f"no answer: to {self.id} after {deed}")

    async def hand_in(self, paper: Paper) -> None:
        self.jungle.witness.hears(paper.name)
        form = aiohttp.FormData()
        form.add_field("kind", paper.kind)
        form.add_field("file_name", paper.name)
        form.add_field("caption", self.jungle.dice.choice(("", "", "Моя работа", "<b>")))
        if paper.size is not None:
            form.add_field("size", str(paper.size))
        form.add_field("file", paper.data, filename="file")
        before = self.jungle.witness.told(self.id)
        async with self.jungle.http.post(f"/sim/people/{self.id}/file", data=form) as answer:
            assert answer.status == 200, await answer.text()
            self.caused(await answer.json())
        await self._answered(before, f"file {paper.name}")


def buttons(message: dict[str, Any], style: str | None = None) -> list[str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    pressable = [button for row in rows for button in row if "callback_data" in button]
    return [str(button["callback_data"]) for button in pressable if style is None or button.get("style") == style]
