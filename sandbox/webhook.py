"""Delivery of updates to the bot's own address, with Telegram's order, repeats and secret header."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import orjson

from sandbox.errors import bad_request
from sandbox.intake import read_response
from sandbox.limits import Limits
from sandbox.loopback import is_loopback_name
from sandbox.updates import Pending, UpdateQueue

DEFAULT_CONNECTIONS = 40
MAX_CONNECTIONS = 100
# Telegram waits about a minute for the bot's answer.
ANSWER_SECONDS = 60.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")

Invoke = Callable[[str, dict[str, Any]], Awaitable[object]]


def conversation_of(update: dict[str, Any]) -> int:
    """Whose updates must keep their order: the chat's, or the person's where there is no chat."""
    for body in update.values():
        if isinstance(body, dict):
            message = body.get("message")
            chat = (message if isinstance(message, dict) else body).get("chat") or body.get("from") or {}
            return int(chat.get("id", 0))
    return 0


class Webhook:
    """Where updates go when the bot does not poll. Chats go side by side, each in its own order."""

    def __init__(self, queue: UpdateQueue, limits: Limits, now: Callable[[], int]) -> None:
        self.url = ""
        self.invoke: Invoke | None = None
        self._queue = queue
        self._limits = limits
        self._now = now
        self._secret = ""
        self._certificate = False
        self._connections = DEFAULT_CONNECTIONS
        self._error: tuple[int, str] | None = None
        self._lanes: dict[int, deque[int]] = {}
        self._fed = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._gate = asyncio.Semaphore(DEFAULT_CONNECTIONS)
        self._session: aiohttp.ClientSession | None = None
        self._changing = asyncio.Lock()

    async def set(self, params: dict[str, Any]) -> None:
        """Take the parameters of setWebhook; an empty url ends delivery. Raises 400 for a bad address or secret."""
        url, secret = params["url"], params.get("secret_token", "")
        _check(url, secret)
        self._queue.allow(params.get("allowed_updates"))
        async with self._changing:
            await self._end()
            if params.get("drop_pending_updates"):
                self._queue.drop()
            self.url, self._secret, self._error = url, secret, None
            self._certificate = "certificate" in params
            self._connections = min(max(params.get("max_connections", DEFAULT_CONNECTIONS), 1), MAX_CONNECTIONS)
            self._gate = asyncio.Semaphore(self._connections)
            if url:
                self._queue.interrupt("setWebhook")
        self.feed()

    def info(self) -> dict[str, Any]:
        """Telegram's WebhookInfo."""
        info: dict[str, Any] = {"url": self.url, "has_custom_certificate": self._certificate,
                                "pending_update_count": len(self._queue.pending)}  # fmt: skip
        if self.url:
            info["max_connections"] = self._connections
        if self._error:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._queue.allowed is not None:
            info["allowed_updates"] = sorted(self._queue.allowed)
        return info

    def feed(self) -> None:
        """Send on what has come into the queue since the last time."""
        # What comes while the address is changed is fed when it has been.
        if not self.url or self._changing.locked():
            return
        for serial in range(self._fed + 1, self._queue.serial + 1):
            item = self._queue.pending.get(serial)
            if item is not None:
                self._line_up(conversation_of(item.raw), serial)
        self._fed = self._queue.serial

    async def stop(self) -> None:
        """End delivery; what was not confirmed stays in the queue."""
        async with self._changing:
            await self._end()

    async def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        self._lanes.clear()
        self._fed = 0
        if self._session is not None:
            await self._session.close()
            self._session = None

    def kept(self) -> dict[str, Any]:
        """What must survive a restart, as parameters for `set`."""
        allowed = None if self._queue.allowed is None else sorted(self._queue.allowed)
        return {"url": self.url, "secret_token": self._secret, "max_connections": self._connections,
                "allowed_updates": allowed}  # fmt: skip

    def _line_up(self, key: int, serial: int) -> None:
        lane = self._lanes.get(key)
        if lane is not None:
            lane.append(serial)
            return
        self._lanes[key] = deque([serial])
        task = asyncio.get_running_loop().create_task(self._drain(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, key: int) -> None:
        lane = self._lanes[key]
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[key]

    async def _deliver(self, serial: int) -> None:
        """Send one update until the bot takes it."""
        pause = self._limits.webhook_backoff
        while (item := self._queue.pending.get(serial)) is not None:
            async with self._gate:
                error = await self._post(serial, item)
            if error is None:
                return
            self._error = (self._now(), error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._limits.webhook_backoff_most)

    async def _post(self, serial: int, item: Pending) -> str | None:
        item.delivered = True
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        try:
            # A certificate for a loopback address is self-signed: there is nobody to check it with.
            async with self._client().post(self.url, data=orjson.dumps(item.raw), headers=headers, ssl=False,
                                           allow_redirects=False) as response:  # fmt: skip
                if not 200 <= response.status < 300:
                    return f"Wrong response from the webhook: {response.status} {response.reason}"
                reply = await read_response(response)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return "Read timeout expired" if isinstance(error, TimeoutError) else "Connection failed"
        self._queue.confirm(serial)
        method = reply.pop("method", None)
        if isinstance(method, str) and self.invoke is not None:
            await self.invoke(method, reply)
        return None

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=MAX_CONNECTIONS)
            timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, timeout=timeout)
        return self._session


def _check(url: str, secret: str) -> None:
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if not url:
        return
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    # Real Telegram insists on https and a public address; the sandbox on the opposite.
    if not is_loopback_name(parts.hostname or ""):
        raise bad_request("bad webhook: the sandbox delivers to loopback addresses only")
