"""A restore that is killed leaves the old state or the new."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from models.database import Database
from tests.bot.backup.kit import (
    content,
    laid,
    lay,
    restored,
    stored_name,
)

KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
import bot.backup.restoring as restoring

def stop(*_args, **_options):
    os.kill(os.getpid(), signal.SIGKILL)

point, archive, url, files = sys.argv[1:]
whole = getattr(restoring, point.removeprefix("after:"))

def whole_then_stop(*args, **options):
    whole(*args, **options)
    stop()

setattr(restoring, point.removeprefix("after:"), whole_then_stop if point.startswith("after:") else stop)
asyncio.run(restoring.restore_backup(archive=Path(archive), database_url=url, files=Path(files), force=True))
"""


@pytest.mark.parametrize(
    ("point", "is_new"),
    [
        ("_lay_files", False),
        ("after:_lay_files", False),
        ("_overwrite_sqlite", False),
        ("after:_overwrite_sqlite", True),
        ("_remove_others", True),
        ("after:_remove_others", True),
    ],
)
async def test_restore_killed_leaves_the_old_or_the_new(
    sqlite_archive: Path, sqlite_url: str, files: Path, point: str, is_new: bool
) -> None:
    new, new_files = await content(sqlite_url), laid(files)
    database = Database(sqlite_url)
    async with database.write() as session:
        await session.execute(text("UPDATE person SET surname = 'Позже'"))
    await database.close()
    (files / stored_name(b"essay")).unlink()
    lay(files, b"later")
    old, old_files = await content(sqlite_url), laid(files)
    command = [sys.executable, "-c", KILLED, point, str(sqlite_archive), sqlite_url, str(files)]
    died = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert await content(sqlite_url) == (new if is_new else old)
    wanted = new_files if is_new else old_files
    assert {name: body for name, body in laid(files).items() if name in wanted and "tmp" not in name} == {
        name: body for name, body in wanted.items() if "tmp" not in name
    }
    await restored(sqlite_archive, sqlite_url, files, force=True)
    assert await content(sqlite_url) == new
    assert [path.name for path in files.parent.glob(".rezerv-*")] == []
