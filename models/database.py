"""Engines: one writer and a few readers, on SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import event, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from models import writer_connection

BUSY_SECONDS = 10
"""How long SQLite waits for another process (a backup, the command line) before it gives up."""
WAIT_FOR_WRITER_SECONDS = 60
WRITERS_ON_POSTGRESQL = 8
READERS = 4
FULL = 2
"""`PRAGMA synchronous`: a commit is on the disk before it returns."""


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


class Database:
    """Sessions over one address.

    `write()` commits at the end or rolls back on an error; on SQLite writers queue for one
    connection that begins IMMEDIATE, because deferred transactions lose or refuse concurrent work.
    `read()` never blocks a writer.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.writer = _sqlite_engine(url, pool_size=1, begin="BEGIN IMMEDIATE")
            self.reader = _sqlite_engine(url, pool_size=READERS, begin="BEGIN", read_only=True)
        else:
            self.writer = _postgresql_engine(url, WRITERS_ON_POSTGRESQL)
            # Of its own: a unit of work that reads beside its transaction must not wait for another unit's connection.
            self.reader = _postgresql_engine(url, READERS)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.writer, expire_on_commit=False, autoflush=True) as session, session.begin():
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.reader, expire_on_commit=False, autoflush=False) as session:
            yield session

    async def session_connection(self) -> AsyncConnection:
        """A connection in autocommit for what lives as long as the session, such as an advisory lock."""
        connection = await self.writer.connect()
        return await connection.execution_options(isolation_level="AUTOCOMMIT")

    async def verify(self) -> None:
        """Assert the settings that durability rests on.

        Raises `RuntimeError` naming the one that does not hold.
        """
        if not self.is_sqlite:
            return
        expected = {"journal_mode": "wal", "synchronous": FULL, "foreign_keys": 1}
        async with self.writer.connect() as connection:
            for name, value in expected.items():
                actual = (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
                if actual != value:
                    raise RuntimeError(f"SQLite: {name} is {actual!r}, not {value!r}")

    async def close(self) -> None:
        await self.reader.dispose()
        await self.writer.dispose()


def _postgresql_engine(url: str, pool_size: int) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=WAIT_FOR_WRITER_SECONDS,
        pool_pre_ping=True,
        # What people typed must not reach the log inside an error.
        hide_parameters=True,
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
    )


def _sqlite_engine(url: str, *, pool_size: int, begin: str, read_only: bool = False) -> AsyncEngine:
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Readers stream with the driver as it is; the writer's many small statements are worth a shorter way.
    how: dict[str, Any] = (
        {"connect_args": {"timeout": BUSY_SECONDS}}
        if read_only
        else {"async_creator": partial(writer_connection.connect, path or ":memory:", timeout=BUSY_SECONDS)}
    )
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=WAIT_FOR_WRITER_SECONDS,
        **how,
        # What people typed must not reach the log inside an error.
        hide_parameters=True,
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
    )

    _prepare_sqlite(engine, begin, read_only=read_only)
    return engine


def _prepare_sqlite(engine: AsyncEngine, begin: str, *, read_only: bool) -> None:
    """Every connection durable and checked, every transaction begun the way we say."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        # The driver's own implicit BEGIN is deferred; we begin ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA synchronous={FULL}")
        cursor.execute("PRAGMA foreign_keys=ON")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
            # SQLite before 3.51.3 can corrupt the WAL when two connections checkpoint at once: the writer alone does.
            cursor.execute("PRAGMA wal_autocheckpoint=0")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)
