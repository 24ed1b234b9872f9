"""People and files for backups, and what the tests ask about them."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.backup import BackupError, Manifest, restore_backup
from bot.backup.archive import MANIFEST
from bot.backup.tables import reflect
from models.conversation import Conversation
from models.database import Database
from models.person import Person

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WORDS = "Ёлкина\n\t«=1+1» 😀 \u2028 \\ \" ' -- %s"


def stored_name(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return f"{digest[:2]}/{digest}"


def lay(folder: Path, *contents: bytes) -> None:
    for content in contents:
        path = folder / stored_name(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def laid(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


async def settle(url: str, *surnames: str) -> None:
    """Puts people into the database: every kind of column that is stored, with and without a value."""
    database = Database(url)
    async with database.write() as session:
        for number, surname in enumerate(surnames, 1):
            session.add(
                Person(
                    telegram_id=7_000_000_000 + number,
                    surname=surname,
                    birth_date=date(1985, 3, number),
                    created_at=NOW - timedelta(microseconds=number),
                )
            )
        data = {"answers": [1, 2.5, None, True, WORDS], "at": {"ё": ""}}
        session.add(Conversation(key="one", state=None, data=data, updated_at=NOW))
    await database.close()


async def content(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database, comparable between kinds."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        tables = (await connection.run_sync(reflect)).tables.values()
        rows = {
            table.name: (await connection.execute(select(table).order_by(*table.primary_key))).all() for table in tables
        }
    await engine.dispose()
    return {name: [_comparable(row) for row in found] for name, found in rows.items()}


def _comparable(row: Any) -> tuple[Any, ...]:
    return tuple(value.replace(tzinfo=UTC) if isinstance(value, datetime) else value for value in row)


def lay_all(folder: Path) -> Path:
    lay(folder, b"essay", b"", bytes(range(256)) * 5000)
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / "tmpx81").write_bytes(b"half written")
    return folder


async def restored(archive: Path, url: str, files: Path, *, force: bool = False) -> Manifest:
    return await restore_backup(archive=archive, database_url=url, files=files, force=force)


async def refusal(archive: Path, url: str, files: Path, *, force: bool = False) -> str:
    with pytest.raises(BackupError) as raised:
        await restored(archive, url, files, force=force)
    return raised.value.text.key


def repack(archive: Path, *, compression: int = ZIP_DEFLATED, **changes: Any) -> None:
    """Writes the archive anew: `members` maps names to bytes or None (left out), `manifest` replaces its parts."""
    with ZipFile(archive) as packed:
        bodies: dict[str, bytes | None] = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(bodies[MANIFEST] or b"") | changes.get("manifest", {})
    bodies |= {MANIFEST: json.dumps(manifest).encode()} | changes.get("members", {})
    with ZipFile(archive, "w", compression) as packed:
        for name, body in bodies.items():
            if body is not None:
                packed.writestr(name, body)


def described(body: bytes) -> dict[str, Any]:
    return {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
