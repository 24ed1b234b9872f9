"""Sending a plan to the bot, and the jobs that answer it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import SendDocument, TelegramMethod
from sqlalchemy import select, update

from locales.text import Text
from models import Event, Notification, PlanImport, StoredFile
from scheduler.file_jobs import FileJobs
from scheduler.makers import MAKERS
from scheduler.outcome import Fate, Outcome
from scheduler.plan_imports import PlanImports
from services.file_store import FileStore
from tests.exports.plans import SEMINAR, book
from tests.flows.coordinator import chief
from tests.kit import BOT_NAME, Stage, Talker

COURSE = ("Курс", "Управление школой", "2–6 ноября 2026", None)


async def at_once(function: Any, *args: Any) -> Any:
    return function(*args)


async def send(stage: Stage, person: Talker, store: FileStore, content: bytes, name: str = "план.xlsx") -> None:
    """The file comes and is fetched; the plan is read and answered."""
    await person.presses("plan:open:0:1:")
    await person.sends(document={"file_id": "F", "file_unique_id": "F", "file_name": name, "file_size": len(content)})
    async with stage.database.write() as session:
        waiting = StoredFile.state == "waiting"
        await session.execute(update(StoredFile).where(waiting).values(state="stored", sha256=store.put(content)))
    await reading(stage, store).run(stage.clock.now())


def reading(stage: Stage, store: FileStore, work: Any = at_once) -> PlanImports:
    return PlanImports(
        database=stage.database,
        store=store,
        work=work,
        programme=stage.programme,
        catalogue=stage.catalogue,
        zone=ZoneInfo(stage.programme.timezone),
    )


async def files(stage: Stage, store: FileStore) -> list[tuple[str, bytes]]:
    """What the job of files sends: names and bytes."""
    sent: list[tuple[str, bytes]] = []

    async def line(call: TelegramMethod[Any]) -> Outcome:
        if isinstance(call, SendDocument):
            sent.append((str(call.document.filename), call.document.data))  # type: ignore[union-attr]
        return Outcome(Fate.SENT)

    jobs = FileJobs(
        database=stage.database,
        programme=stage.programme,
        catalogue=stage.catalogue,
        send=line,
        work=at_once,
        store=store,
        zone=ZoneInfo(stage.programme.timezone),
        bot_name=BOT_NAME,
        makers=MAKERS,
    )
    await jobs.run(stage.clock.now())
    return sent


async def told(stage: Stage) -> tuple[str, list[str]]:
    """The newest notification in words, and what its buttons carry."""
    async with stage.database.read() as session:
        row = (await session.execute(select(Notification).order_by(Notification.id.desc()).limit(1))).scalar_one()

    return (
        stage.catalogue["ru"].resolve(Text.from_json(row.text), plain=True),
        [data for line in row.buttons or [] for _, data in line],
    )


async def events(stage: Stage) -> list[Event]:
    async with stage.database.read() as session:
        return list((await session.execute(select(Event).order_by(Event.id))).scalars())


async def states(stage: Stage) -> list[str]:
    async with stage.database.read() as session:
        return list((await session.execute(select(PlanImport.state).order_by(PlanImport.id))).scalars())


def store_in(folder: Path) -> FileStore:
    return FileStore(folder / "files")


async def coordinator(stage: Stage) -> Talker:
    boss = await chief(stage)
    await boss.presses("plan:open:0:1:")
    return boss


async def loaded(stage: Stage, store: FileStore, *rows: tuple[object, ...]) -> Talker:
    """A plan looked at and confirmed."""
    boss = await coordinator(stage)
    await send(stage, boss, store, book(rows or [SEMINAR, COURSE]))
    await confirm(stage, boss)
    return boss


async def confirm(stage: Stage, boss: Talker) -> None:
    _, (show, *_) = await told(stage)
    await boss.presses(show)
    label = next(label for label in boss.buttons if label.startswith(("Добавить", "Изменить")))
    await boss.presses(label)
