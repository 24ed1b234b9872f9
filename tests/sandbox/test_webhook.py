from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import MultipartWriter, web

from sandbox.limits import Limits
from sandbox.server import serve
from tests.sandbox.box import ANNA, BORIS, Box
from tests.sandbox.conftest import Boxes

Answer = Callable[[dict[str, Any]], Awaitable[web.Response]]


@dataclass
class Receiver:
    """A bot's own server: what has come, and how it answers."""

    url: str = ""
    secrets: list[str | None] = field(default_factory=list)
    came: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    answer: Answer | None = None

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update: dict[str, Any] = await request.json()
        self.came.put_nowait(update)
        return await self.answer(update) if self.answer else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    found = Receiver()
    app = web.Application()
    app.router.add_post("/hook", found.take)
    running = await serve(app, port=0)
    found.url = f"{running.url}/hook"
    yield found
    await running.stop()


@pytest.fixture
async def box(boxes: Boxes) -> AsyncIterator[Box]:
    async with boxes(limits=Limits(enabled=False, webhook_backoff=0.01)) as opened:
        yield opened


async def confirmed(box: Box, count: int) -> None:
    while len((await box.sim("updates"))["confirmed"]) < count:
        pass


async def test_updates_are_delivered_with_the_secret(box: Box, receiver: Receiver) -> None:
    await box.started()
    await box.api("setWebhook", url=receiver.url, secret_token="s-1", max_connections=3)
    await box.sim(f"people/{ANNA.id}/text", {"text": "т"})
    texts = [(await receiver.came.get())["message"]["text"] for _ in range(2)]
    assert (texts, receiver.secrets) == (["/start", "т"], ["s-1", "s-1"])
    await confirmed(box, 2)
    info = (await box.api("getWebhookInfo")).result
    assert info == {
        "url": receiver.url, "has_custom_certificate": False, "pending_update_count": 0, "max_connections": 3,
    }  # fmt: skip


async def test_a_refused_update_is_repeated_before_the_next_of_its_chat(box: Box, receiver: Receiver) -> None:
    statuses = iter([500, 502])

    async def answer(update: dict[str, Any]) -> web.Response:
        return web.Response(status=next(statuses, 200) if update["message"]["from"]["id"] == ANNA.id else 200)

    receiver.answer = answer
    await box.api("setWebhook", url=receiver.url)
    await box.started()
    await box.sim(f"people/{ANNA.id}/text", {"text": "т"})
    await confirmed(box, 2)
    came = [receiver.came.get_nowait()["message"]["text"] for _ in range(receiver.came.qsize())]
    assert came == ["/start", "/start", "/start", "т"]
    message = (await box.api("getWebhookInfo")).result["last_error_message"]
    assert message == "Wrong response from the webhook: 502 Bad Gateway"


async def test_a_slow_chat_does_not_hold_up_another(box: Box, receiver: Receiver) -> None:
    gate = asyncio.Event()

    async def answer(update: dict[str, Any]) -> web.Response:
        if update["message"]["from"]["id"] == ANNA.id:
            await gate.wait()
        return web.Response()

    receiver.answer = answer
    await box.api("setWebhook", url=receiver.url)
    await box.started()
    boris = (await box.sim(f"people/{BORIS.id}/start", {}))["update_id"]
    await confirmed(box, 1)
    assert list(box.world.updates.confirmed) == [boris]
    gate.set()
    await confirmed(box, 2)


@pytest.mark.parametrize("kind", ["json", "multipart"])
async def test_a_call_in_the_answer_is_carried_out(box: Box, receiver: Receiver, kind: str) -> None:
    call = {"method": "sendMessage", "chat_id": str(ANNA.id), "text": "ответ"}

    async def answer(_: dict[str, Any]) -> web.Response:
        if kind == "json":
            return web.json_response(call)
        writer = MultipartWriter("form-data")
        for name, value in call.items():
            writer.append(value).set_content_disposition("form-data", name=name)
        return web.Response(body=writer)

    receiver.answer = answer
    await box.api("setWebhook", url=receiver.url)
    await box.started()
    while len((await box.shown())["messages"]) < 2:
        pass
    assert (await box.shown())["messages"][-1]["text"] == "ответ"


async def test_updates_wait_for_the_end_of_the_webhook(box: Box, receiver: Receiver) -> None:
    async def answer(_: dict[str, Any]) -> web.Response:
        return web.Response(status=503)

    receiver.answer = answer
    await box.api("setWebhook", url=receiver.url)
    await box.started()
    await receiver.came.get()
    await box.api("deleteWebhook")
    assert [update["message"]["text"] for update in await box.updates()] == ["/start"]
    await box.api("deleteWebhook", drop_pending_updates=True)
    assert await box.updates() == []


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"url": "https://example.org/hook"}, "bad webhook: the sandbox delivers to loopback addresses only"),
        ({"url": "ftp://127.0.0.1/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "http://127.0.0.1/", "secret_token": "не то"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_bad_webhook_is_refused(box: Box, params: dict[str, Any], why: str) -> None:
    assert (await box.api("setWebhook", **params)).refusal == (400, f"Bad Request: {why}")


@pytest.mark.parametrize("steps", range(12))
async def test_what_comes_while_the_address_is_set_anew_is_delivered(box: Box, receiver: Receiver, steps: int) -> None:
    """A bot that got no answer to its setWebhook sets it again, and people go on talking: at whatever step of it."""
    await box.api("setWebhook", url=receiver.url)
    await box.started()
    # A connection that is open takes a moment to be closed.
    await confirmed(box, 1)
    setting = asyncio.create_task(box.world.webhook.set({"url": receiver.url}))
    for _ in range(steps):
        await asyncio.sleep(0)
    box.world.updates.push("message", {"message_id": 7, "chat": {"id": ANNA.id}, "from": {"id": ANNA.id}})
    await setting
    async with asyncio.timeout(20):
        await confirmed(box, 2)
