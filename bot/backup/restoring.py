"""Bringing an archive back: the old state until the last step, the new one after it, and none between.

The files are named by their content, so those of the archive can be laid beside the old ones without harm. Then the
database changes in one transaction. Only when it has are the files removed that nothing refers to any more.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, MetaData, make_url, select, text
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.backup.archive import OWNER_ONLY, BackupError, Manifest, measure, unpack
from bot.backup.tables import load_tables, reflect

OF_NOBODY = frozenset({"pulse"})
"""Tables in which nobody has entered anything: the time of a backup is noted in one."""
PREFIX = ".rezerv-restore-"
LOCK_NOT_AVAILABLE = "55P03"
LOCK_SECONDS = 5
"""How long to wait for a bot that has been told to stop."""


async def restore_backup(*, archive: Path, database_url: str, files: Path, force: bool) -> Manifest:
    """Puts the database and the files of `archive` in the place of what is there; gives what was restored.

    Raises BackupError if the archive is not whole, if something is there and `force` is not set, or if the bot runs;
    OSError if the disk refuses. In every such case nothing has changed.
    """
    url = make_url(database_url)
    files.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left_over in files.parent.glob(f"{PREFIX}*"):
        shutil.rmtree(left_over)
    with TemporaryDirectory(prefix=PREFIX, dir=files.parent) as scratch:
        folder = Path(scratch)
        unpacked = folder / "unpacked"
        unpacked.mkdir()
        manifest = unpack(archive, unpacked)
        if not force and (_any_file(files) or await _has_rows(url)):
            raise BackupError("backup-not-empty")
        # On PostgreSQL too: what does not load here must not be begun there.
        await build_sqlite(folder / "new.db", unpacked / "tables", manifest)
        _lay_files(unpacked, files, manifest)
        if url.get_backend_name() == "sqlite":
            _replace_sqlite(folder / "new.db", Path(url.database or ""))
        else:
            await _replace_postgresql(url, unpacked / "tables", manifest)
        _remove_others(files, manifest)
    return manifest


async def build_sqlite(database: Path, tables: Path, manifest: Manifest) -> None:
    """Makes a new SQLite file of the archive's tables, migrated to the newest revision. Raises BackupError."""
    engine = create_async_engine(URL.create("sqlite+aiosqlite", database=str(database)))
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_load, tables, manifest)
    finally:
        await engine.dispose()


def _load(connection: Connection, tables: Path, manifest: Manifest) -> None:
    try:
        load_tables(connection, tables, manifest.revision, manifest.rows)
    except (ValueError, KeyError, LookupError, TypeError) as error:
        raise BackupError("backup-damaged") from error


async def _has_rows(url: URL) -> bool:
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return False
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_any_row)
    except DatabaseError:
        # Damaged, and so worth a second thought before it is replaced.
        return True
    finally:
        await engine.dispose()


def _any_row(connection: Connection) -> bool:
    tables = (table for name, table in reflect(connection).tables.items() if name not in OF_NOBODY)
    return any(connection.execute(select(table).limit(1)).first() for table in tables)


def _any_file(files: Path) -> bool:
    return any(path.is_file() for path in files.rglob("*"))


def _lay_files(unpacked: Path, files: Path, manifest: Manifest) -> None:
    for name, member in manifest.members.items():
        if not name.startswith("files/"):
            continue
        target = files / name.removeprefix("files/")
        if not target.is_file() or measure(target) != member:
            target.parent.mkdir(parents=True, exist_ok=True)
            _sync(unpacked / name)
            (unpacked / name).replace(target)
            _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace_sqlite(new: Path, database: Path) -> None:
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(database, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    try:
        _overwrite_sqlite(new, database)
    except sqlite3.OperationalError as error:
        raise BackupError("backup-bot-runs") from error
    except sqlite3.DatabaseError:
        _set_aside_damaged(new, database)


def _overwrite_sqlite(new: Path, database: Path) -> None:
    """One transaction over all pages: SQLite's own journal brings the old ones back if the machine stops."""
    with closing(sqlite3.connect(new)) as source, closing(sqlite3.connect(database, timeout=LOCK_SECONDS)) as old:
        # Refused while any other connection is open, which is how a running bot is noticed.
        old.execute("PRAGMA locking_mode=EXCLUSIVE")
        old.execute("PRAGMA synchronous=FULL")
        old.execute("BEGIN EXCLUSIVE")
        old.execute("COMMIT")
        source.backup(old)


def _set_aside_damaged(new: Path, database: Path) -> None:
    """What SQLite does not recognise as a database cannot be overwritten by it; it is kept for a specialist."""
    for suffix in ("-wal", "-shm", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.replace(part.with_name(f"{part.name}.damaged"))
    new.replace(database)
    _sync(database.parent)


async def _replace_postgresql(url: URL, tables: Path, manifest: Manifest) -> None:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_start_anew)
            await connection.run_sync(_load, tables, manifest)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
            raise BackupError("backup-bot-runs") from error
        raise
    finally:
        await engine.dispose()


def _start_anew(connection: Connection) -> None:
    """Drops every table, to be made again in the same transaction. A bot at work holds an advisory lock."""
    locks = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    if connection.scalar(locks):
        raise BackupError("backup-bot-runs")
    connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"))
    everything = MetaData()
    everything.reflect(connection)
    everything.drop_all(connection)


def _remove_others(files: Path, manifest: Manifest) -> None:
    kept = {files / name.removeprefix("files/") for name in manifest.members if name.startswith("files/")}
    for path in files.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
