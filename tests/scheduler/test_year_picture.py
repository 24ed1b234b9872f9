from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile
from sqlalchemy import select

from bot.workers import Workers
from models import ExportRequest
from models.database import Database
from programmes.calendar import CalendarWindow
from programmes.schema import Programme
from scheduler.file_jobs import FileJobs
from scheduler.makers import MAKERS
from scheduler.outcome import Fate, Outcome
from services import cycles
from services.export_requests import request_file
from services.file_store import FileStore
from tests.flows.coordinator import boss
from tests.kit import BOT_NAME, the_catalogue, the_programme

NOVEMBER = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def _renamed(windows: tuple[CalendarWindow, ...]) -> tuple[CalendarWindow, ...]:
    return tuple(window.model_copy(update={"key": f"w{number}"}) for number, window in enumerate(windows))


async def made(url: str, programme: Programme, work: Any, **params: Any) -> TelegramMethod[Any]:
    """The call that brings the picture to who asked for it."""
    database, calls = Database(url), []

    async def send(call: TelegramMethod[Any]) -> Outcome:
        calls.append(call)
        return Outcome(Fate.SENT)

    jobs = FileJobs(
        database=database,
        programme=programme,
        catalogue=the_catalogue(),
        send=send,
        work=work,
        store=FileStore(Path()),
        zone=ZoneInfo(programme.timezone),
        bot_name=BOT_NAME,
        makers=MAKERS,
    )
    async with database.write() as session:
        await cycles.sync_programme(session, programme, today=NOVEMBER.date())
        wanted = {"cycle": 1, "year": 1, "tracks": []} | params
        actor = await boss(session)
        await request_file(session, actor=actor, chat_id=900, kind="year_picture", params=wanted, now=NOVEMBER)
    assert await jobs.run(NOVEMBER) == 1
    async with database.read() as session:
        state = (await session.execute(select(ExportRequest.state))).scalar_one()
    await database.close()
    assert state == ("failed" if isinstance(calls[-1], SendMessage) else "sent")
    return calls[-1]


async def at_once(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


async def test_picture_comes_with_its_dates_in_words(sqlite_url: str) -> None:
    call = await made(sqlite_url, the_programme("moskovsky"), at_once, tracks=["candidates"])
    assert isinstance(call, SendPhoto)
    assert call.caption == (
        "<b>Календарь 2026/27</b>\n"
        "Сейчас: Психолого-педагогическая диагностика — до 30 ноября\n"
        "Сейчас: Консультации по траекториям роста — до 31 декабря\n"
        "Сейчас: Отчёты по индивидуальным планам — до 31 декабря\n"
        "Дальше: Обновление состава кадрового резерва — с 1 декабря\n"
        "Дальше: Стажировка победителей конкурса — с 1 апреля 2027\n"
        "Все сроки списком: «Календарь года» → «По месяцам»."
    )


async def test_tall_picture_comes_as_a_file_that_nobody_shrinks(sqlite_url: str) -> None:
    crowded = the_programme("moskovsky").calendar * 4
    programme = the_programme("moskovsky").model_copy(update={"calendar": _renamed(crowded)})
    call = await made(sqlite_url, programme, at_once)
    assert isinstance(call, SendDocument)
    assert isinstance(call.document, BufferedInputFile)
    assert call.document.filename == "calendar.png"


async def test_worker_process_draws_it(sqlite_url: str) -> None:
    workers = Workers()
    try:
        assert isinstance(await made(sqlite_url, the_programme("baltiysk"), workers.run), SendPhoto)
    finally:
        await workers.close()


@pytest.mark.parametrize(("params", "expected"), [({"cycle": 99}, SendMessage), ({"year": 99}, SendPhoto)])
async def test_forged_request_gives_no_error(sqlite_url: str, params: dict[str, int], expected: type[object]) -> None:
    assert isinstance(await made(sqlite_url, the_programme("ketchenery"), at_once, **params), expected)


def test_worker_reads_no_telegram() -> None:
    """The drawing is imported in the worker process, which must stay small."""
    import subprocess
    import sys

    code = "import sys, exports.year_picture.drawing; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
