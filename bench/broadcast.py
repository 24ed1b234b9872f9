"""A broadcast to many: how much of Telegram's limit is used, and what the sender itself costs.

    python -m bench.broadcast [--recipients 10000] [--unlimited 10000] [--latency-ms 0]

First against a server that refuses more than 30 messages in any one second (a run of five and a half minutes for 10,000
recipients), then without the limit, beside two floors that send the same messages to the same server: a bare aiohttp
loop and a bare aiogram loop. `cpu_s_per_1000` is the CPU time of the sending process; `vs_aiogram` how much dearer a
message is than in the bare aiogram loop, the database's work, the leases and the history of each message included.
`--latency-ms` puts the limited server that far away, there and back together; Telegram's is at some 50.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import orjson
from aiogram import Bot
from aiogram.methods import SendMessage, TelegramMethod
from sqlalchemy import func, insert, select

from bench.load import TOKEN
from bench.stage import PROGRAMME, serving
from bot.event_loop import run
from bot.limits import Limits, Rates
from bot.sending import send
from bot.telegram import make_bot
from locales.texts import Catalogue
from models import Broadcast, Cycle, Notification, Person
from models.database import Database
from models.migrate import migrate
from programmes.loader import load
from scheduler.delivery import Delivery
from scheduler.outcome import Outcome
from services.cycles import sync_programme

LIMIT = 30
AT_ONCE = 60
"""In the floors; as many as the delivery has in hand."""
FIRST_CHAT = 6_000_000
NOON = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
WORDS = (
    "<b>Семинар «Управление изменениями»</b>\n\nВ субботу, 13 декабря, в 10:00 ждём вас в школе № 1. Возьмите с собой "
    "план своего проекта: разберём его вместе с наставниками."
)
PLENTY = Rates(overall=1_000_000, chat=1e6, chat_burst=1_000_000, bulk_chat_seconds=0)


@dataclass(frozen=True, slots=True)
class Figures:
    messages: int
    seconds: float
    cpu_seconds: float

    @property
    def rate(self) -> float:
        return self.messages / self.seconds

    @property
    def cpu_per_1000(self) -> float:
        return 1000 * self.cpu_seconds / self.messages


async def prepare(database: Database, recipients: int) -> None:
    """People and one notification of one broadcast for each."""
    now = NOON
    programme = load(PROGRAMME)
    async with database.write() as session:
        await sync_programme(session, programme, today=now.date())
        cycle = (await session.execute(select(Cycle.id))).scalars().first()
        chats = range(FIRST_CHAT, FIRST_CHAT + recipients)
        made = {"created_at": now, "language": "ru", "search_text": ""}
        await session.execute(insert(Person), [{"telegram_id": chat, **made} for chat in chats])
        ids = (await session.execute(select(Person.id).where(Person.telegram_id >= FIRST_CHAT))).scalars().all()
        message = Broadcast(
            cycle_id=cycle, author_id=ids[0], segment={}, text=WORDS, buttons=[], state="sending", created_at=now
        )
        session.add(message)
        await session.flush()
        common = {"kind": "broadcast", "broadcast_id": message.id, "text": {}, "due_at": now, "created_at": now}
        rows = [{"key": f"broadcast:{message.id}:person:{number}", "person_id": number, **common} for number in ids]
        await session.execute(insert(Notification), rows)


async def deliver(api: str, recipients: int, rates: Rates | None) -> Figures:
    """The whole way, from rows that are due to outcomes on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        await migrate(url)
        database, bot, limits = Database(url), make_bot(TOKEN, api_url=api), Limits(rates)
        await prepare(database, recipients)

        async def post(call: TelegramMethod[object]) -> Outcome:
            return await send(bot, limits, call, bulk=True, still=lambda: delivery.holds(call))

        delivery = Delivery(database=database, catalogue=Catalogue.load(), send=post, zone=ZoneInfo("UTC"))
        figures = await timed(recipients, lambda: delivery.run(NOON))
        async with database.read() as session:
            wanted = select(func.count()).where(Notification.state == "sent")
            sent = (await session.execute(wanted)).scalar_one()
        await bot.session.close()
        await database.close()
    if sent != recipients:
        raise RuntimeError(f"{recipients - sent} messages are missing: the figure means nothing")
    return figures


async def timed(messages: int, work: Callable[[], Awaitable[object]]) -> Figures:
    began, cpu = time.perf_counter(), time.process_time()
    await work()
    return Figures(messages, time.perf_counter() - began, time.process_time() - cpu)


async def bare_aiogram(api: str, messages: int) -> Figures:
    bot = make_bot(TOKEN, api_url=api)

    async def one(bot: Bot, chat: int) -> None:
        await bot(SendMessage(chat_id=chat, text=WORDS))

    try:
        return await timed(messages, lambda: _side_by_side(messages, lambda chat: one(bot, chat)))
    finally:
        await bot.session.close()


async def bare_aiohttp(api: str, messages: int) -> Figures:
    async with aiohttp.ClientSession() as http:

        async def one(chat: int) -> None:
            form = {"chat_id": str(chat), "text": WORDS, "parse_mode": "HTML"}
            async with http.post(f"{api}/bot{TOKEN}/sendMessage", data=form) as answer:
                await answer.read()

        return await timed(messages, lambda: _side_by_side(messages, one))


async def _side_by_side(messages: int, one: Callable[[int], Awaitable[None]]) -> None:
    chats = iter(range(FIRST_CHAT, FIRST_CHAT + messages))

    async def lane() -> None:
        for chat in chats:
            await one(chat)

    await asyncio.gather(*(lane() for _ in range(AT_ONCE)))


async def measure(recipients: int, unlimited: int, latency_ms: float) -> dict[str, float]:
    out = sys.stdout.write
    async with serving("bench.strict_api", "--limit", str(LIMIT), "--latency-ms", str(latency_ms)) as api:
        limited = await deliver(api, recipients, None)
        counted = await _counted(api)
    used = limited.rate / LIMIT
    out(f"{recipients} recipients, at most {LIMIT} in any second, {latency_ms:.0f} ms away: ")
    out(f"{limited.seconds:.1f} s, {limited.rate:.2f}/s, ")
    out(f"{used:.1%} of the limit, busiest second {counted['busiest']}, refused {counted['rejected']}\n\n")
    found: dict[str, Figures] = {}
    for name, contender in _CONTENDERS.items():
        async with serving("bench.strict_api") as api:
            found[name] = await contender(api, unlimited)
    out(f"{unlimited} without the limit\n{'':14}{'messages/s':>12}{'CPU s/1000':>12}\n")
    for name, figures in found.items():
        out(f"{name:14}{figures.rate:12.0f}{figures.cpu_per_1000:12.2f}\n")
    rezerv = found["rezerv"]
    return {
        "limit_used": round(used, 4),
        "rejected": counted["rejected"],
        "cpu_s_per_1000": round(rezerv.cpu_per_1000, 3),
        "messages_per_second": round(rezerv.rate),
        "vs_aiogram": round(rezerv.cpu_per_1000 / found["aiogram"].cpu_per_1000, 2),
        "vs_aiohttp": round(rezerv.cpu_per_1000 / found["aiohttp"].cpu_per_1000, 2),
    }


async def _counted(api: str) -> dict[str, int]:
    async with aiohttp.ClientSession() as http, http.get(f"{api}/figures") as answer:
        return dict(await answer.json())


_CONTENDERS: dict[str, Callable[[str, int], Awaitable[Figures]]] = {
    "aiohttp": bare_aiohttp,
    "aiogram": bare_aiogram,
    "rezerv": lambda api, messages: deliver(api, messages, PLENTY),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recipients", type=int, default=10_000)
    parser.add_argument("--unlimited", type=int, default=10_000)
    parser.add_argument("--latency-ms", type=float, default=0)
    options = parser.parse_args()
    figures = run(measure(options.recipients, options.unlimited, options.latency_ms))
    sys.stdout.write(f"\n{orjson.dumps(figures).decode()}\n")


if __name__ == "__main__":
    main()
