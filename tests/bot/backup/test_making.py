"""Backups: one moment of a bot at work, private, and never over another file."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.backup import BackupError, make_backup
from models.database import Database
from models.organisation import Municipality
from models.person import Person
from tests.bot.backup.kit import (
    NOW,
    content,
    laid,
    restored,
    settle,
)


def test_backup_is_private_and_leaves_nothing_else(archive: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


async def test_backup_tells_what_is_in_it(database_url: str, files: Path, tmp_path: Path) -> None:
    await settle(database_url, "Первая")
    manifest = await make_backup(database_url=database_url, files=files, target=tmp_path / "b.zip", now=NOW)
    assert (manifest.rows["person"], manifest.rows["conversation"], manifest.file_count) == (1, 1, 3)
    assert manifest.made_at == NOW


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_restore_to_either_database(
    archive: Path, database_url: str, files: Path, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = (
        f"sqlite+aiosqlite:///{tmp_path}/elsewhere/new.db"
        if kind == "sqlite"
        else await asyncio.to_thread(request.getfixturevalue, "another_postgresql_url")
    )
    elsewhere = tmp_path / "elsewhere" / "files"
    await restored(archive, target, elsewhere)
    assert await content(target) == await content(database_url)
    assert laid(elsewhere) == {name: body for name, body in laid(files).items() if "tmp" not in name}


async def test_backup_beside_a_writing_bot_is_one_moment(database_url: str, files: Path, tmp_path: Path) -> None:
    """Each transaction writes a person and a municipality: a snapshot has as many of one as of the other."""
    bot = Database(database_url)
    stop = asyncio.Event()

    async def write() -> int:
        count = 0
        while not stop.is_set():
            count += 1
            async with bot.write() as session:
                session.add(Person(surname=f"Человек {count}", created_at=NOW))
                await session.flush()
                session.add(Municipality(key=f"m{count}", title=f"Район {count}", timezone="Asia/Omsk"))
        return count

    writing = asyncio.create_task(write())
    manifest = await make_backup(database_url=database_url, files=files, target=tmp_path / "b.zip", now=NOW)
    stop.set()
    await writing
    await bot.close()
    assert manifest.rows["person"] == manifest.rows["municipality"]


async def test_backup_never_overwrites(archive: Path, database_url: str, files: Path) -> None:
    before = archive.read_bytes()
    with pytest.raises(BackupError) as raised:
        await make_backup(database_url=database_url, files=files, target=archive, now=NOW)
    assert (raised.value.text.key, archive.read_bytes()) == ("backup-exists", before)


async def test_backup_of_nothing_is_refused_and_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(BackupError) as raised:
        await make_backup(
            database_url=f"sqlite+aiosqlite:///{tmp_path}/none.db",
            files=tmp_path / "files",
            target=tmp_path / "b.zip",
            now=NOW,
        )
    assert raised.value.text.key == "backup-no-database"
    assert list(tmp_path.iterdir()) == []


async def test_backup_of_a_damaged_database_is_refused(sqlite_url: str, files: Path, tmp_path: Path) -> None:
    await settle(sqlite_url, *[f"Человек {number}" for number in range(1, 28)])
    path = tmp_path / "rezerv.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    body = bytearray(path.read_bytes())
    body[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(body)
    with pytest.raises(BackupError) as raised:
        await make_backup(database_url=sqlite_url, files=files, target=tmp_path / "b.zip", now=NOW)
    assert raised.value.text.key == "backup-database-damaged"
