"""Small files: made by their maker, sent once, failures told, and never behind a data bank."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import InlineKeyboardMarkup
from sqlalchemy import select

from locales.text import Text
from models import ExportRequest
from models.database import Database
from programmes.schema import Role
from scheduler.file_jobs import LEASE, TRIES, FileJobs
from scheduler.makers import Made, Maker, MakerContext
from scheduler.outcome import Fate, Outcome
from services.actor import Actor
from services.errors import ServiceError
from services.export_requests import request_export, request_file
from services.file_store import FileStore
from tests.flows.coordinator import boss, district, member
from tests.kit import BOT_NAME, START, the_catalogue, the_programme


class Line:
    """Takes every call, and answers with `fates` first."""

    def __init__(self, *fates: Fate) -> None:
        self.calls: list[TelegramMethod[Any]] = []
        self.fates = list(fates)

    async def __call__(self, call: TelegramMethod[Any]) -> Outcome:
        self.calls.append(call)
        return Outcome(self.fates.pop(0) if self.fates else Fate.SENT)


async def at_once(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


async def hello(context: MakerContext, request: ExportRequest) -> Made:
    caption = Text("download-file-gone") if (request.params or {}).get("caption") else None
    return Made("привет.txt", b"hello", caption, photo=request.kind == "picture")


async def nothing(context: MakerContext, request: ExportRequest) -> None:
    return None


async def refusing(context: MakerContext, request: ExportRequest) -> Made:
    raise ServiceError("common-not-found")


async def broken(context: MakerContext, request: ExportRequest) -> Made:
    raise ZeroDivisionError


MAKERS: dict[str, Maker] = {
    "hello": hello, "picture": hello, "nothing": nothing, "refusing": refusing, "broken": broken,
}  # fmt: skip


def jobs(database: Database, line: Line, makers: dict[str, Maker] = MAKERS) -> FileJobs:
    return FileJobs(
        database=database,
        programme=the_programme("ketchenery"),
        catalogue=the_catalogue(),
        send=line,
        work=at_once,
        store=FileStore(Path()),
        zone=ZoneInfo("Europe/Moscow"),
        bot_name=BOT_NAME,
        makers=makers,
    )


async def someone(database: Database) -> Actor:
    async with database.write() as session:
        return await boss(session)


async def asks(database: Database, actor: Actor, kind: str, **params: Any) -> ExportRequest:
    async with database.write() as session:
        return await request_file(session, actor=actor, chat_id=7, kind=kind, params=params, now=START)


async def states(database: Database) -> list[str]:
    async with database.read() as session:
        return list((await session.execute(select(ExportRequest.state).order_by(ExportRequest.id))).scalars())


async def test_file_is_made_and_sent_once(database: Database) -> None:
    await asks(database, await someone(database), "hello", caption=True)
    line = Line()
    assert [await jobs(database, line).run(START) for _ in range(2)] == [1, 0]

    (call,) = line.calls
    assert isinstance(call, SendDocument)
    assert (call.chat_id, call.document.filename, call.document.data) == (7, "привет.txt", b"hello")  # type: ignore[union-attr]
    assert call.caption == "Того, о чём этот файл, больше нет. Откройте список заново."
    assert await states(database) == ["sent"]


async def test_picture_is_shown_as_a_picture(database: Database) -> None:
    await asks(database, await someone(database), "picture")
    line = Line()
    await jobs(database, line).run(START)
    assert [type(call) for call in line.calls] == [SendPhoto]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("nothing", "download-file-gone"),
        ("refusing", "common-not-found"),
        ("broken", "download-file-failed"),
        ("unknown", "download-file-failed"),
    ],
)
async def test_what_cannot_be_made_is_told(database: Database, kind: str, told: str) -> None:
    await asks(database, await someone(database), kind)
    line = Line()
    await jobs(database, line).run(START)
    (call,) = line.calls
    assert isinstance(call, SendMessage)
    assert (call.text, await states(database)) == (the_catalogue()["ru"](told), ["failed"])
    assert isinstance(call.reply_markup, InlineKeyboardMarkup)
    assert [button.callback_data for row in call.reply_markup.inline_keyboard for button in row] == ["go:home:0"]


async def test_refused_file_is_told_and_not_tried_for_ever(database: Database) -> None:
    await asks(database, await someone(database), "hello")
    line = Line(Fate.REFUSED)
    assert [await jobs(database, line).run(START) for _ in range(2)] == [1, 0]
    assert [type(call) for call in line.calls] == [SendDocument, SendMessage]


async def test_maker_that_died_gives_its_file_to_the_next(database: Database) -> None:
    actor = await someone(database)
    await asks(database, actor, "hello")
    async with database.write() as session:
        row = await session.get_one(ExportRequest, 1)
        row.state, row.lease_until, row.attempts = "building", START + LEASE, 1
    line = Line()
    assert await jobs(database, line).run(START) == 0
    assert await jobs(database, line).run(START + LEASE + timedelta(seconds=1)) == 1
    assert await states(database) == ["sent"]


async def test_file_that_kills_its_maker_is_given_up(database: Database) -> None:
    await asks(database, await someone(database), "hello")
    async with database.write() as session:
        (await session.get_one(ExportRequest, 1)).attempts = TRIES
    line = Line()
    await jobs(database, line).run(START)
    assert ([type(call) for call in line.calls], await states(database)) == ([SendMessage], ["failed"])


async def test_data_bank_holds_nobody_up(database: Database) -> None:
    actor = await someone(database)
    async with database.write() as session:
        await request_export(
            session, actor=actor, chat_id=7, municipality_id=None, cycle_id=None,
            programme=the_programme("ketchenery"), now=START,
        )  # fmt: skip
    await asks(database, actor, "hello")
    assert await jobs(database, Line()).run(START) == 1
    assert await states(database) == ["waiting", "sent"]


async def test_same_file_asked_for_twice_is_one(database: Database) -> None:
    actor = await someone(database)
    rows = await asyncio.gather(*(asks(database, actor, "hello", event=number) for number in (1, 1, 2, 1)))
    assert sorted({(row.id, (row.params or {})["event"]) for row in rows}, key=lambda pair: pair[1]) == [
        (rows[0].id, 1), (rows[2].id, 2),
    ]  # fmt: skip


async def test_person_waits_for_a_few_files_at_most(database: Database) -> None:
    actor = await someone(database)
    for number in range(5):
        await asks(database, actor, "hello", event=number)
    with pytest.raises(ServiceError) as refusal:
        await asks(database, actor, "hello", event=5)
    assert refusal.value.text == Text("download-too-many", {"count": 5})


async def test_maker_is_told_the_rights_of_this_moment(database: Database) -> None:
    async with database.write() as session:
        place = await district(session, "own")
        actor = await member(session, 60, (Role.COORDINATOR, place.id))
    seen: list[Actor] = []

    async def watching(context: MakerContext, request: ExportRequest) -> None:
        seen.append(context.actor)

    await asks(database, actor, "watching")
    await jobs(database, Line(), {"watching": watching}).run(START)
    assert [(one.person.id, one.scope()) for one in seen] == [(actor.person.id, frozenset({place.id}))]
