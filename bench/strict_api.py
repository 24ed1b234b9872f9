"""A Bot API that counts: more than the limit in any one second is refused with 429, and what came when is told.

Stricter than Telegram's own published words, which speak of averages: here every window of one second counts, and a
chat takes one message a second without any burst.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import time
from collections import deque

import orjson
from aiohttp import web

_IDS = itertools.count(1)
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"bench","username":"bench_bot"}}'
_REFUSED = (
    b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'
)


class Counter:
    """The last second, and the sums; `limit` 0 refuses nothing."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.accepted = self.rejected = self.busiest = 0
        self._second: deque[float] = deque()
        self._chats: dict[str, float] = {}

    def take(self, chat: str) -> bool:
        now = time.monotonic()
        while self._second and self._second[0] <= now - 1:
            self._second.popleft()
        if self.limit and (len(self._second) >= self.limit or now - self._chats.get(chat, 0.0) < 1):
            self.rejected += 1
            return False
        self._second.append(now)
        self._chats[chat] = now
        self.accepted += 1
        self.busiest = max(self.busiest, len(self._second))
        return True


_COUNTER = web.AppKey("counter", Counter)
_LATENCY = web.AppKey("latency", float)
"""Seconds of the way there and back, half of them before a message is counted."""


async def _answer(request: web.Request) -> web.Response:
    form = await request.post()
    if request.match_info["method"].lower() == "getme":
        return web.Response(body=_ME, content_type="application/json")
    await _travel(request)
    taken = request.app[_COUNTER].take(str(form.get("chat_id")))
    await _travel(request)
    if not taken:
        return web.Response(status=429, body=_REFUSED, content_type="application/json")
    message = f'{{"message_id":{next(_IDS)},"date":1,"chat":{{"id":1,"type":"private"}},"text":"x"}}'
    return web.Response(body=f'{{"ok":true,"result":{message}}}'.encode(), content_type="application/json")


async def _travel(request: web.Request) -> None:
    if latency := request.app[_LATENCY]:
        await asyncio.sleep(latency / 2)


async def _figures(request: web.Request) -> web.Response:
    counter = request.app[_COUNTER]
    found = {"accepted": counter.accepted, "rejected": counter.rejected, "busiest": counter.busiest}
    return web.Response(body=orjson.dumps(found), content_type="application/json")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--latency-ms", type=float, default=0)
    options = parser.parse_args()
    app = web.Application()
    app[_COUNTER] = Counter(options.limit)
    app[_LATENCY] = options.latency_ms / 1000
    app.router.add_post("/bot{token}/{method}", _answer)
    app.router.add_get("/figures", _figures)
    web.run_app(app, host="127.0.0.1", port=options.port, print=None, access_log=None)


if __name__ == "__main__":
    main()
