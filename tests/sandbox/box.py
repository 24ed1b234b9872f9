"""A running sandbox with short words for what tests do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from sandbox.api import WORLD
from sandbox.errors import ApiError
from sandbox.people import Persona
from sandbox.server import Running
from sandbox.world import World

TOKEN = "123456:AAtest-token_0123456789"
ANNA = Persona(501, "Анна", "Проверкина", username="anna_proverkina", phone="+79990000501", label="Кандидат")
BORIS = Persona(502, "Борис", label="Наставник")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the Bot API."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        assert not self.body["ok"], self.body
        assert self.status == self.body["error_code"]
        return self.status, self.body["description"]


@dataclass(frozen=True, slots=True)
class Box:
    """`api` speaks as the bot, `sim` as a person or as the test."""

    app: web.Application
    running: Running
    session: aiohttp.ClientSession

    @property
    def world(self) -> World:
        return self.app[WORLD]

    @property
    def url(self) -> str:
        return self.running.url

    async def api(self, method: str, **params: Any) -> Reply:
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as response:
            return Reply(response.status, orjson.loads(await response.read()))

    async def form(self, method: str, form: aiohttp.FormData | dict[str, str]) -> Reply:
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", data=form) as response:
            return Reply(response.status, orjson.loads(await response.read()))

    async def sim(self, path: str, body: dict[str, Any] | None = None, *, status: int = 200) -> Any:
        """GET without a body, POST with one; the status must be the expected one."""
        method = "GET" if body is None else "POST"
        async with self.session.request(method, f"{self.url}/sim/{path}", json=body) as response:
            found = orjson.loads(await response.read())
            assert response.status == status, found
            return found

    async def started(self, persona: Persona = ANNA) -> int:
        """Let a person press START; gives their chat's id."""
        await self.sim(f"people/{persona.id}/start", {})
        return persona.id

    async def sent(self, text: str = "Здравствуйте", **params: Any) -> dict[str, Any]:
        """A message of the bot to Anna."""
        message: dict[str, Any] = (await self.api("sendMessage", chat_id=ANNA.id, text=text, **params)).result
        return message

    async def shown(self, persona: Persona = ANNA, since: int = 0) -> dict[str, Any]:
        """A chat as the page sees it."""
        view: dict[str, Any] = await self.sim(f"people/{persona.id}/chat?since={since}")
        return view

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.api("getUpdates", **params)).result
        return found


Parsed = tuple[str, list[dict[str, Any]]]


def parsed(parse: Callable[[str], Parsed], source: str) -> Parsed | str:
    """What a parser makes of a text, or the words in which it refuses."""
    try:
        return parse(source)
    except ApiError as refused:
        return refused.description


def inline(*buttons: tuple[str, str]) -> dict[str, Any]:
    """A keyboard of one row: text and data of each button."""
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in buttons]]}
