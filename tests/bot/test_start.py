"""Starting on a server that knows little of the Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.commands import run
from bot.settings import Settings

ME = {"id": 42, "is_bot": True, "first_name": "Резерв", "username": "bare_bot"}


class BareServer:
    """getMe, getUpdates and sendMessage; anything else is 404, as on a server written in an afternoon."""

    def __init__(self) -> None:
        self.sent = asyncio.Event()
        self._given = False

    async def answer(self, request: web.Request) -> web.Response:
        match request.match_info["method"]:
            case "getMe":
                return _ok(ME)
            case "getUpdates":
                return _ok(await self._updates())
            case "sendMessage":
                self.sent.set()
                return _ok({"message_id": 2, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "…"})
            case _:
                return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)

    async def _updates(self) -> list[dict[str, object]]:
        if self._given:
            await asyncio.sleep(3600)
        self._given = True
        user = {"id": 7, "is_bot": False, "first_name": "Тест"}
        chat = {"id": 7, "type": "private"}
        return [{"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "from": user, "text": "/start"}}]


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


@pytest.fixture
async def bare_server() -> AsyncIterator[tuple[BareServer, str]]:
    bare, app = BareServer(), web.Application()
    app.router.add_post("/bot{token}/{method}", bare.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    yield bare, f"http://{host}:{port}"
    await runner.cleanup()


async def test_bot_answers_on_a_server_without_webhooks_and_descriptions(
    bare_server: tuple[BareServer, str], tmp_path: Path
) -> None:
    bare, url = bare_server
    settings = Settings(_env_file=None, bot_token=SecretStr("42:" + "a" * 35), telegram_api_url=url, data_dir=tmp_path)
    running = asyncio.create_task(run.main(settings))
    async with asyncio.timeout(30):
        await bare.sent.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
