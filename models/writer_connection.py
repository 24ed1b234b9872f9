"""SQLite for the writer: waiting happens in a thread, computing does not.

aiosqlite sends every step of every statement to its thread, four visits a statement. A statement of the bot's unit of
work takes some ten microseconds; a visit costs ten times that, and far more while the event loop is busy, because the
thread must first get the interpreter's lock from it. So statements run where they are called. BEGIN IMMEDIATE, which
may wait for another process, and COMMIT, which waits for the disk, stay in the thread.

Long reads do not belong here but to the readers, which use the driver as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite

CHUNK_ROWS = 64
"""aiosqlite's own default for iteration, which nothing here uses."""
WAITS = ("BEGIN", "PRAGMA")


class WriterCursor:
    """What SQLAlchemy's adapter asks of a cursor; rows are fetched whole at once."""

    def __init__(self, connection: WriterConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> WriterCursor:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> WriterCursor:
        if sql.startswith(WAITS):
            self._take(await self._connection.wait_for(sql, parameters))
        else:
            self._take(self._connection.now.execute(sql, parameters))
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> WriterCursor:
        self._take(self._connection.now.executemany(sql, parameters))
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self._rows = cursor.fetchall() if cursor.description else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


class WriterConnection(aiosqlite.Connection):
    """The pool hands it to one task at a time, so thread and loop never use it at once."""

    def cursor(self) -> WriterCursor:  # type: ignore[override]
        return WriterCursor(self)

    @property
    def now(self) -> sqlite3.Connection:
        """The driver's connection, to be used on the event loop for what does not wait."""
        return self._conn

    async def wait_for(self, sql: str, parameters: Sequence[Any]) -> sqlite3.Cursor:
        """Run a statement that may wait for a lock or the disk, in the thread."""
        cursor: sqlite3.Cursor = await self._execute(self._conn.execute, sql, parameters)  # type: ignore[no-untyped-call]
        return cursor


async def connect(path: str, *, timeout: float) -> WriterConnection:
    """Open `path`; `timeout` is in seconds, for another process that holds the file."""
    connection = WriterConnection(
        lambda: sqlite3.connect(path, timeout=timeout, check_same_thread=False),
        CHUNK_ROWS,
    )
    # A process that is told to end must not wait for it.
    connection._thread.daemon = True
    await connection
    return connection
