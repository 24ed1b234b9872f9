"""The same as polling, over HTTPS: 200 only after the commit."""

from __future__ import annotations

import hmac
from typing import Any

import orjson
import structlog
from aiogram import Bot
from aiohttp import web

from bot.incoming import read_update
from bot.unit_of_work import Unavailable, UnitOfWork

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_UPDATE_BYTES = 1 << 20


class Webhook:
    """Takes updates from Telegram; whoever does not know the secret gets 401 and no further word."""

    def __init__(self, bot: Bot, unit_of_work: UnitOfWork, secret: str) -> None:
        self._bot = bot
        self._unit_of_work = unit_of_work
        self._secret = secret.encode()

    def app(self, path: str) -> web.Application:
        app = web.Application(client_max_size=LARGEST_UPDATE_BYTES)
        app.router.add_post(path, self.receive)
        app.router.add_get("/healthz", _healthz)
        return app

    async def receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=401)
        raw = _read(await request.read())
        if raw is None:
            return web.Response(status=400)
        update = read_update(self._bot, raw)
        if update is None:
            # Telegram would repeat it for a day, and it would be as strange as now.
            return web.Response()
        try:
            await self._unit_of_work.handle(update)
        except Unavailable as error:
            log.error("the database takes nothing", problem=str(error))
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        raw = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("update_id"), int) else None


async def _healthz(_request: web.Request) -> web.Response:
    return web.Response(text="ok")
