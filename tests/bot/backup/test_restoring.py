"""Restoring: whole, on either database, and never over people unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.backup import BackupError, make_backup
from models.database import Database
from models.organisation import Municipality
from models.person import Person
from tests.bot.backup.kit import (
    NOW,
    content,
    laid,
    lay,
    refusal,
    restored,
    settle,
    stored_name,
)


async def test_restore_continues_the_numbering(archive: Path, database_url: str, files: Path) -> None:
    await restored(archive, database_url, files, force=True)
    database = Database(database_url)
    async with database.write() as session:
        person = Person(surname="Новая", created_at=NOW)
        session.add(person)
    assert person.id == 3
    await database.close()


async def test_restore_brings_back_what_was(archive: Path, database_url: str, files: Path) -> None:
    before, kept = await content(database_url), laid(files)
    database = Database(database_url)
    async with database.write() as session:
        await session.execute(text("DELETE FROM person"))
        session.add(Municipality(key="new", title="Новый", timezone="Asia/Omsk"))
    await database.close()
    (files / stored_name(b"essay")).write_bytes(b"spoilt")
    lay(files, b"later")
    await restored(archive, database_url, files, force=True)
    assert await content(database_url) == before
    assert laid(files) == {name: body for name, body in kept.items() if "tmp" not in name}


async def test_restore_refuses_to_replace_people(archive: Path, database_url: str, files: Path) -> None:
    before, kept = await content(database_url), laid(files)
    assert await refusal(archive, database_url, files) == "backup-not-empty"
    assert (await content(database_url), laid(files)) == (before, kept)


async def test_restore_refuses_to_replace_files(archive: Path, sqlite_url: str, tmp_path: Path) -> None:
    lay(tmp_path / "other", b"somebody's")
    url = f"sqlite+aiosqlite:///{tmp_path}/none.db"
    assert await refusal(archive, url, tmp_path / "other") == "backup-not-empty"


async def test_restore_refuses_beside_a_running_bot(archive: Path, database_url: str, files: Path) -> None:
    before = await content(database_url)
    bot = Database(database_url)
    async with bot.writer.connect() as connection:
        if not bot.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_lock(1)"))
        else:
            await connection.execute(text("SELECT count(*) FROM person"))
        assert await refusal(archive, database_url, files, force=True) == "backup-bot-runs"
    await bot.close()
    assert await content(database_url) == before


async def test_restore_replaces_a_damaged_database_and_keeps_it(sqlite_url: str, files: Path, tmp_path: Path) -> None:
    await settle(sqlite_url, "Первая")
    before = await content(sqlite_url)
    await make_backup(database_url=sqlite_url, files=files, target=tmp_path / "b.zip", now=NOW)
    (tmp_path / "rezerv.db").write_bytes(b"not a database at all" * 1000)
    assert await refusal(tmp_path / "b.zip", sqlite_url, files) == "backup-not-empty"
    await restored(tmp_path / "b.zip", sqlite_url, files, force=True)
    assert await content(sqlite_url) == before
    assert (tmp_path / "rezerv.db.damaged").read_bytes() == b"not a database at all" * 1000


async def test_restore_that_fails_on_postgresql_changes_nothing(
    postgresql_url: str, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await settle(postgresql_url, "Первая")
    await make_backup(database_url=postgresql_url, files=files, target=tmp_path / "b.zip", now=NOW)
    before = await content(postgresql_url)

    def stop(connection: Any, metadata: Any, how: str) -> None:
        raise BackupError("backup-damaged")

    monkeypatch.setattr("bot.backup.tables._alter_keys", stop)
    assert await refusal(tmp_path / "b.zip", postgresql_url, files, force=True) == "backup-damaged"
    assert await content(postgresql_url) == before
