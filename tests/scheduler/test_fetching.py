"""Files of people: fetched, checked, kept; each refusal told once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models import Notification, Person, PlanImport, RoleGrant, StoredFile
from models.database import Database
from scheduler.fetching import FIRST_PAUSE, LONGEST_PAUSE, TRIES, Fetching, FileGone
from services.cycles import current, sync_programme
from services.file_store import FileStore
from services.files import note_file
from tests.kit import START, the_programme
from tests.services.broadcasts.kit import broadcast

PDF = b"%PDF-1.7\n%synthetic\n"


class Telegram:
    """Gives what it has under a file's id, or raises it."""

    def __init__(self, **files: bytes | Exception) -> None:
        self.files = files
        self.asked: list[str] = []

    async def __call__(self, file_id: str) -> bytes:
        self.asked.append(file_id)
        found = self.files[file_id]
        if isinstance(found, Exception):
            raise found
        return found


async def at_once(function: Callable[..., Any], *args: Any) -> Any:
    return function(*args)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


async def note(database: Database, file_id: str, name: str = "работа.pdf") -> None:
    async with database.write() as session:
        person = (await session.execute(select(Person))).scalars().first()
        if person is None:
            person = Person(telegram_id=5, created_at=START)
            session.add(person)
            await session.flush()
        extensions = ("pdf", "docx")
        await note_file(
            session, person=person, telegram_file_id=file_id, name=name, size=10, extensions=extensions, now=START
        )


async def files(database: Database) -> list[StoredFile]:
    async with database.read() as session:
        return list((await session.execute(select(StoredFile).order_by(StoredFile.id))).scalars())


async def told(database: Database) -> list[str]:
    async with database.read() as session:
        rows = await session.execute(select(Notification.text).order_by(Notification.id))
        return [text["key"] for text in rows.scalars()]


def fetching(database: Database, store: FileStore, telegram: Telegram, work: Any = at_once) -> Fetching:
    return Fetching(database=database, store=store, download=telegram, work=work)


async def test_file_is_kept_under_its_hash(database: Database, store: FileStore) -> None:
    await note(database, "a")
    assert [await fetching(database, store, Telegram(a=PDF)).run(START) for _ in range(2)] == [1, 0]
    (file,) = await files(database)
    assert (file.state, file.size, await told(database)) == ("stored", len(PDF), [])
    assert store.path(file.sha256 or "").read_bytes() == PDF


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("word/document.xml", b"0" * (64 << 20))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "state", "words"),
    [
        (b"", "a.pdf", "refused", "file-empty"),
        (b"MZ\x90 a program", "a.pdf", "refused", "file-not-what-it-says"),
        (PDF, "a.docx", "refused", "file-not-what-it-says"),
        (bomb(), "a.docx", "refused", "file-too-much-inside"),
        (FileGone(), "a.pdf", "lost", "file-gone"),
    ],
    ids=["empty", "program", "renamed", "bomb", "gone"],
)
async def test_refused_file_is_told_once_and_not_asked_for_again(
    database: Database, store: FileStore, content: bytes | Exception, name: str, state: str, words: str
) -> None:
    await note(database, "a", name)
    telegram = Telegram(a=content)
    assert [await fetching(database, store, telegram).run(START) for _ in range(3)] == [1, 0, 0]
    (file,) = await files(database)
    assert (file.state, await told(database), telegram.asked) == (state, [words], ["a"])
    assert (file.problem or {})["args"] == {"name": name}


async def test_bad_line_is_tried_again_ever_later_and_at_last_told(database: Database, store: FileStore) -> None:
    await note(database, "a")
    telegram = Telegram(a=ConnectionError("TelegramNetworkError"))
    now, pauses = START, []
    while (await files(database))[0].state == "waiting":
        await fetching(database, store, telegram).run(now)
        due = (await files(database))[0].next_attempt_at
        pauses.append(due - now)
        await fetching(database, store, telegram).run(due - timedelta(microseconds=1))
        now = due
    assert (len(telegram.asked), await told(database)) == (TRIES, ["file-gone"])
    assert pauses[:3] == [FIRST_PAUSE * 2, FIRST_PAUSE * 4, FIRST_PAUSE * 8]
    assert max(pauses) == LONGEST_PAUSE


async def test_line_that_comes_back_brings_the_file(database: Database, store: FileStore) -> None:
    await note(database, "a")
    telegram = Telegram(a=ConnectionError("x"))
    await fetching(database, store, telegram).run(START)
    telegram.files["a"] = PDF
    await fetching(database, store, telegram).run(START + timedelta(hours=1))
    assert [file.state for file in await files(database)] == ["stored"]


async def test_worker_that_dies_over_one_file_does_not_hold_up_the_others(database: Database, store: FileStore) -> None:
    async def fragile(function: Callable[..., Any], content: bytes, extension: str) -> Any:
        if content == b"poison":
            raise RuntimeError("the worker died")
        return function(content, extension)

    await note(database, "a")
    await note(database, "b")
    await fetching(database, store, Telegram(a=b"poison", b=PDF), fragile).run(START)
    assert [file.state for file in await files(database)] == ["waiting", "stored"]


async def test_same_bytes_of_two_people_are_kept_once(database: Database, store: FileStore, tmp_path: Path) -> None:
    await note(database, "a")
    await note(database, "b")
    await fetching(database, store, Telegram(a=PDF, b=PDF)).run(START)
    assert len([path for path in (tmp_path / "files").rglob("*") if path.is_file()]) == 1


async def test_time_of_the_next_try_is_kept_in_the_database(database: Database, store: FileStore) -> None:
    await note(database, "a")
    await fetching(database, store, Telegram(a=ConnectionError("x"))).run(START)
    moments: list[datetime] = [file.next_attempt_at for file in await files(database)]
    assert moments == [START + FIRST_PAUSE * 2]


@pytest.mark.parametrize(
    ("whose", "way"),
    [("candidate", "go:resume:1"), ("staff", "go:home:1"), ("plan", "plan:open:0:1:"), ("broadcast", "bcd:1:open")],
)
async def test_refusal_leads_to_where_the_file_is_sent_again(
    database: Database, store: FileStore, whose: str, way: str
) -> None:
    await note(database, "a")
    async with database.write() as session:
        file = (await session.execute(select(StoredFile))).scalar_one()
        if whose != "candidate":
            session.add(RoleGrant(person_id=file.person_id, role="coordinator", granted_at=START))
        if whose in ("plan", "broadcast"):
            programme = the_programme("ketchenery")
            await sync_programme(session, programme, today=START.date())
            cycle = await current(session, programme=programme, today=START.date())
        if whose == "broadcast":
            await broadcast(session, file.person_id, file_id=file.id, state="draft")
        if whose == "plan":
            session.add(PlanImport(person_id=file.person_id, cycle_id=cycle.id, file_id=file.id, created_at=START))
    await fetching(database, store, Telegram(a=FileGone())).run(START)
    async with database.read() as session:
        buttons = (await session.execute(select(Notification.buttons))).scalar_one()
    assert (buttons or [])[0][0][1] == way
