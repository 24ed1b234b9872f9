"""People writing to a webhook: each waits for the 200 before the next message, many at once."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import aiohttp
import orjson

SECRET = "bench-secret"  # noqa: S105 - guards nothing
PATH = "/webhook"
TOKEN = "1:" + "a" * 35
FIRST_UPDATE_ID = 10_000_000

Script = Callable[[int], Sequence[dict[str, Any]]]
"""What a person with that Telegram id sends, in order: the content of each update."""

_UPDATE_IDS = itertools.count(FIRST_UPDATE_ID)


@dataclass(frozen=True, slots=True)
class Figures:
    updates: int
    seconds: float
    latencies: list[float]
    """Seconds from the request to its 200."""

    @property
    def rate(self) -> float:
        return self.updates / self.seconds

    @property
    def median_ms(self) -> float:
        return median(self.latencies) * 1000


def text_of(person: int, text: str) -> dict[str, Any]:
    """A private message as Telegram sends it."""
    chat = {"id": person, "type": "private", "first_name": "Bench"}
    user = {"id": person, "is_bot": False, "first_name": "Bench", "language_code": "ru"}
    message: dict[str, Any] = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": user, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"message": message}


async def drive(port: int, people: Sequence[int], script: Script, *, at_once: int) -> Figures:
    """Let `people` go through `script`, `at_once` of them side by side."""
    latencies: list[float] = []
    gate = asyncio.Semaphore(at_once)
    connector = aiohttp.TCPConnector(limit=at_once)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}", connector=connector) as http:

        async def walk(person: int) -> None:
            async with gate:
                for content in script(person):
                    body = orjson.dumps({"update_id": next(_UPDATE_IDS), **content})
                    began = time.perf_counter()
                    async with http.post(PATH, data=body, headers=_HEADERS) as answer:
                        if answer.status != 200:
                            raise RuntimeError(f"the webhook answered {answer.status}")
                    latencies.append(time.perf_counter() - began)

        began = time.perf_counter()
        await asyncio.gather(*(walk(person) for person in people))
        seconds = time.perf_counter() - began
    return Figures(len(latencies), seconds, latencies)


_HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
