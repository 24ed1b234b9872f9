"""SQLite statements in one visit to the connection's thread instead of four.

aiosqlite sends the making of a cursor, the execution, the fetching and the closing to its thread one by one, and each
visit costs two context switches; an update of the bot has seven statements. Rows are fetched whole, so this is for
the writer, whose results are small; exports stream through the driver's own cursors.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite

CHUNK_ROWS = 64
"""aiosqlite's own default for iteration, which nothing here uses."""


class OneHopCursor:
    """What SQLAlchemy's adapter asks of a cursor; it is over with the visit in which it was executed."""

    def __init__(self, connection: OneHopConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> OneHopCursor:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> OneHopCursor:
        await self._connection.visit(self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> OneHopCursor:
        await self._connection.visit(self._run_many, sql, list(parameters))
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    def _run(self, connection: sqlite3.Connection, sql: str, parameters: Sequence[Any]) -> None:
        cursor = connection.execute(sql, parameters)
        self._take(cursor)

    def _run_many(self, connection: sqlite3.Connection, sql: str, parameters: list[Sequence[Any]]) -> None:
        self._take(connection.executemany(sql, parameters))

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self._rows = cursor.fetchall() if cursor.description else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


class OneHopConnection(aiosqlite.Connection):
    def cursor(self) -> OneHopCursor:  # type: ignore[override]
        return OneHopCursor(self)

    async def visit(self, function: Any, *arguments: Any) -> Any:
        """Run `function` with the driver's connection in its thread."""
        return await self._execute(function, self._conn, *arguments)  # type: ignore[no-untyped-call]


async def connect(path: str, *, timeout: float) -> OneHopConnection:
    """Open `path`; `timeout` is in seconds, for another process that holds the file."""
    connection = OneHopConnection(
        # The thread is always aiosqlite's own, but SQLAlchemy sets the isolation level from outside.
        lambda: sqlite3.connect(path, timeout=timeout, check_same_thread=False),
        CHUNK_ROWS,
    )
    # A process that is told to end must not wait for it.
    connection._thread.daemon = True
    await connection
    return connection
