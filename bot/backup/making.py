"""Making the archive of a bot at work."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot import __version__
from bot.backup.archive import BackupError, Manifest, measure, pack, unpack
from bot.backup.restoring import build_sqlite
from bot.backup.tables import dump_tables

STORED_NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}")
"""What the file store calls a file; anything else in its folder is work in progress."""


async def make_backup(*, database_url: str, files: Path, target: Path, now: datetime) -> Manifest:
    """Writes an archive to `target`, which must not be there yet, and gives what is in it.

    It is restored into a scratch database before it takes its name; a run that is killed leaves at most a hidden
    folder beside it. Raises BackupError, or OSError if the disk refuses.
    """
    if target.exists():
        raise BackupError("backup-exists", file=str(target))
    with TemporaryDirectory(prefix=".rezerv-backup-", dir=target.absolute().parent) as scratch:
        folder = Path(scratch)
        revision, rows = await _dump(database_url, folder)
        # After the snapshot of the database: whatever it refers to was written before it.
        sources = _tables(folder, rows) | _files(files)
        members = {name: measure(path) for name, path in sources.items()}
        manifest = Manifest(version=__version__, made_at=now, revision=revision, rows=rows, members=members)
        pack(folder / "archive", manifest, sources)
        await _try_out(folder / "archive", folder)
        _publish(folder / "archive", target)
    return manifest


async def _dump(database_url: str, folder: Path) -> tuple[str, dict[str, int]]:
    url = make_url(database_url)
    tables = folder / "tables"
    tables.mkdir()
    if url.get_backend_name() == "sqlite":
        # An online copy holds no lock that the bot would wait for while the lines are written.
        copy_sqlite(Path(url.database or ""), folder / "snapshot.db")
        url = url.set(database=str(folder / "snapshot.db"))
        engine = create_async_engine(url)
    else:
        engine = create_async_engine(
            url, isolation_level="REPEATABLE READ", execution_options={"postgresql_readonly": True}
        )
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(dump_tables, tables)
    finally:
        await engine.dispose()


def copy_sqlite(source: Path, target: Path) -> None:
    """Raises BackupError if there is no database or its pages are damaged."""
    if not source.is_file():
        raise BackupError("backup-no-database")
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
            whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError as error:
        raise BackupError("backup-database-damaged") from error
    if not whole:
        raise BackupError("backup-database-damaged")


def _tables(folder: Path, rows: dict[str, int]) -> dict[str, Path]:
    return {f"tables/{name}.jsonl": folder / "tables" / f"{name}.jsonl" for name in rows}


def _files(folder: Path) -> dict[str, Path]:
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("*/*")) if not path.is_symlink()}
    return {f"files/{name}": path for name, path in names.items() if STORED_NAME.fullmatch(name) and path.is_file()}


async def _try_out(archive: Path, folder: Path) -> None:
    unpacked = folder / "unpacked"
    unpacked.mkdir()
    manifest = unpack(archive, unpacked)
    await build_sqlite(folder / "tried.db", unpacked / "tables", manifest)


def _publish(archive: Path, target: Path) -> None:
    """Under its name at once and whole, and never over a file that came there meanwhile."""
    try:
        os.link(archive, target)
    except FileExistsError:
        raise BackupError("backup-exists", file=str(target)) from None
    folder = os.open(target.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
