"""Archives to restore."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.backup import make_backup
from tests.bot.backup.kit import (
    NOW,
    WORDS,
    lay_all,
    settle,
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return lay_all(tmp_path / "data" / "files")


@pytest.fixture
async def archive(database_url: str, files: Path, tmp_path: Path) -> Path:
    await settle(database_url, "Первая", WORDS)
    target = tmp_path / "copy.zip"
    await make_backup(database_url=database_url, files=files, target=target, now=NOW)
    return target


@pytest.fixture
def another_postgresql_url(postgresql_server: str) -> str:
    """A second, wholly empty database on the same server."""
    head, _, query = postgresql_server.partition("?")
    name = f"restored_{os.urandom(4).hex()}"

    async def make() -> None:
        engine = create_async_engine(postgresql_server, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            await connection.execute(text(f"CREATE DATABASE {name}"))
        await engine.dispose()

    asyncio.run(make())
    return f"{head.rpartition('/')[0]}/{name}?{query}"


@pytest.fixture(scope="module")
def made_once(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database, files and their archive: making one for every test would cost minutes."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(sqlite_template, folder / "rezerv.db")
    lay_all(folder / "data" / "files")
    url = f"sqlite+aiosqlite:///{folder}/rezerv.db"
    asyncio.run(settle(url, "Первая", "Вторая"))
    files, target = folder / "data" / "files", folder / "copy.zip"
    asyncio.run(make_backup(database_url=url, files=files, target=target, now=NOW))
    return folder


@pytest.fixture
def sqlite_archive(made_once: Path, sqlite_url: str, tmp_path: Path, files: Path) -> Path:
    for name in ("rezerv.db", "copy.zip"):
        shutil.copy(made_once / name, tmp_path / name)
    return tmp_path / "copy.zip"
