"""What is measured against what: an echo, an echo with a plain database session, the bot."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from sqlalchemy import BigInteger, event, select
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bench.load import PATH, SECRET, TOKEN
from bot.event_loop import run


def bare(api: str, _database: Path) -> web.Application:
    """aiogram as its documentation shows it, no database."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    return _aiogram_app(dispatcher, api)


class PlainBase(DeclarativeBase):
    pass


class Visitor(PlainBase):
    __tablename__ = "visitor"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    messages: Mapped[int]


def plain(api: str, database: Path) -> web.Application:
    """The echo with one select and one update in a session of its own; SQLAlchemy's and SQLite's defaults."""
    return _with_session(api, create_async_engine(f"sqlite+aiosqlite:///{database}", pool_size=1, max_overflow=0))


def plain_wal(api: str, database: Path) -> web.Application:
    """The same with the write-ahead log, as durable as the bot (synchronous=FULL)."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}", pool_size=1, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def wal(connection, _record) -> None:  # type: ignore[no-untyped-def]
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.close()

    return _with_session(api, engine)


def _with_session(api: str, engine: AsyncEngine) -> web.Application:
    sessions = async_sessionmaker(engine)
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        if message.from_user is None:
            return
        async with sessions() as session, session.begin():
            wanted = select(Visitor).where(Visitor.telegram_id == message.from_user.id)
            visitor = (await session.execute(wanted)).scalar_one_or_none()
            if visitor is None:
                session.add(Visitor(telegram_id=message.from_user.id, messages=1))
            else:
                visitor.messages += 1
        await message.answer(message.text or "")

    async def prepare(_app: web.Application) -> None:
        async with engine.begin() as connection:
            await connection.run_sync(PlainBase.metadata.create_all)

    app = _aiogram_app(dispatcher, api)
    app.on_startup.append(prepare)
    return app


def _aiogram_app(dispatcher: Dispatcher, api: str) -> web.Application:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    app = web.Application()
    # In the background it would answer 200 before anything is done: the comparison is about finished work.
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET).register(app, PATH)
    return app


async def rezerv(api: str, database: Path) -> web.Application:
    """The bot's own webhook over a prepared database, without outgoing limits: the others have none."""
    from bot.clock import Clock
    from bot.courier import Courier
    from bot.dispatcher import make_dispatcher
    from bot.limits import Limits, Rates
    from bot.telegram import make_bot
    from bot.unit_of_work import UnitOfWork
    from bot.webhook import Webhook
    from locales.texts import Catalogue
    from models.database import Database
    from programmes.loader import load
    from services.consents import ConsentInForce

    bot = make_bot(TOKEN, api_url=api)
    programme, catalogue = load("ketchenery"), Catalogue.load()
    plenty = Rates(overall=1_000_000, chat=1e6, chat_burst=1_000_000, bulk_chat_seconds=0)
    unit_of_work = UnitOfWork(
        bot=bot,
        dispatcher=make_dispatcher(),
        database=Database(f"sqlite+aiosqlite:///{database}"),
        courier=Courier(bot, Limits(plenty)),
        clock=Clock(),
        catalogue=catalogue,
        zone=ZoneInfo(programme.timezone),
        consent=ConsentInForce.of(programme),
        context={"programme": programme, "catalogue": catalogue, "bot_name": "bench_bot"},
    )
    return Webhook(bot, unit_of_work, SECRET).app(PATH)


async def _rezerv_or(name: str, api: str, database: Path) -> web.Application:
    makers: dict[str, Callable[[str, Path], web.Application]] = {"bare": bare, "plain": plain, "plain_wal": plain_wal}
    if name in makers:
        return makers[name](api, database)
    made: Callable[[str, Path], Awaitable[web.Application]] = rezerv
    return await made(api, database)


async def _serve(name: str, port: int, api: str, database: Path) -> None:
    runner = web.AppRunner(await _rezerv_or(name, api, database), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=["bare", "plain", "plain_wal", "rezerv"])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--api", required=True)
    parser.add_argument("--database", type=Path, required=True)
    arguments = parser.parse_args()
    serving = _serve(arguments.name, arguments.port, arguments.api, arguments.database)
    if arguments.name == "rezerv":
        run(serving)
    else:
        asyncio.run(serving)


if __name__ == "__main__":
    main()
