"""Processes of a measurement: the accepting Bot API, a contender, a prepared database."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiogram.fsm.storage.base import DEFAULT_DESTINY, StorageKey
from sqlalchemy import select

from bench.crowd import fill
from bench.load import text_of
from bot.conversation import key_of
from handlers.forms.press import FormState
from models import Conversation, Draft, Person
from models.database import Database
from models.migrate import migrate
from programmes.loader import load
from services import consents, cycles, registration

PROGRAMME = "ketchenery"
FIRST_WRITER = 5_000_000
ANSWERS = ("Берёзова", "Анна", "Викторовна", "12.03.1990")
"""The first four questions of the form: one typed message each, one transaction each."""


def registration_steps(person: int) -> Sequence[dict[str, Any]]:
    return [text_of(person, answer) for answer in ANSWERS]


async def prepare(path: Path, *, writers: Iterable[int], crowd: int = 0) -> None:
    """A migrated database with `crowd` candidates in it and `writers` in front of the form's first question."""
    url = f"sqlite+aiosqlite:///{path}"
    await migrate(url)
    database, programme, now = Database(url), load(PROGRAMME), datetime.now(UTC)
    try:
        if crowd:
            await fill(database, programme, crowd)
        async with database.write() as session:
            await cycles.sync_programme(session, programme, today=now.date())
            for telegram_id in writers:
                person = Person(telegram_id=telegram_id, language="ru", created_at=now)
                session.add(person)
                await session.flush()
                await consents.give(
                    session, person=person, programme=programme, now=now, update_id=None, message_id=None
                )
                track = programme.tracks[0].key
                walk = await registration.begin(session, person=person, programme=programme, track=track, now=now)
                walk.go_on(now)
                session.add(_conversation(telegram_id, walk.draft, now))
    finally:
        await database.close()


def _conversation(telegram_id: int, draft: Draft, now: datetime) -> Conversation:
    key = StorageKey(bot_id=1, chat_id=telegram_id, user_id=telegram_id, destiny=DEFAULT_DESTINY)
    state = FormState.answering.state
    return Conversation(key=key_of(key), state=state, data={"draft": draft.id}, updated_at=now)


async def answered_whole(path: Path, writers: Sequence[int]) -> bool:
    """Whether every answer of every writer is in the database: a fast bot that loses one is no bot."""
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        async with database.read() as session:
            wanted = select(Draft.answers).join(Person, Person.id == Draft.person_id)
            drafts = (await session.execute(wanted.where(Person.telegram_id.in_(writers)))).scalars().all()
    finally:
        await database.close()
    expected = {"surname": ANSWERS[0], "name": ANSWERS[1], "patronymic": ANSWERS[2], "birth_date": "1990-03-12"}
    return len(drafts) == len(writers) and all(expected.items() <= answers.items() for answers in drafts)


@asynccontextmanager
async def fake_api() -> AsyncIterator[str]:
    """The address of a Bot API that accepts everything."""
    port = _free_port()
    async with _process("bench.fake_api", "--port", str(port), port=port):
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def serving(module: str, *options: str) -> AsyncIterator[str]:
    """The address of another server of the measurement."""
    port = _free_port()
    async with _process(module, "--port", str(port), *options, port=port):
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def contender(name: str, *, api: str, database: Path) -> AsyncIterator[int]:
    """The port on which `name` takes updates."""
    port = _free_port()
    options = ("--port", str(port), "--api", api, "--database", str(database))
    async with _process("bench.contenders", name, *options, port=port):
        yield port


@asynccontextmanager
async def _process(module: str, *arguments: str, port: int) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, *arguments)
    try:
        await _listening(port, process)
        yield
    finally:
        process.kill()
        await process.wait()


async def _listening(port: int, process: asyncio.subprocess.Process) -> None:
    async with aiohttp.ClientSession() as http, asyncio.timeout(60):
        while process.returncode is None:
            try:
                async with http.get(f"http://127.0.0.1:{port}/"):
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.05)
    raise RuntimeError("a process of the measurement did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
