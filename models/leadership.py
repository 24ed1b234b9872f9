"""One scheduler at a time, where several processes share a PostgreSQL."""

from __future__ import annotations

import asyncio

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from models.database import Database

LOCK = 7_238_412
"""PostgreSQL session advisory lock; the migration's is one below."""


class Leadership:
    """Held as long as the connection lives: a process that dies gives it up by itself.

    On SQLite there is one process, and it always leads.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: AsyncConnection | None = None
        self._asking = asyncio.Lock()

    async def held(self) -> bool:
        """Whether this process leads; takes over where nobody does. Raises nothing for a lost connection."""
        if self._database.is_sqlite:
            return True
        # Jobs tick side by side, and a connection answers one question at a time.
        async with self._asking:
            if self._connection is not None and await self._alive(self._connection):
                return True
            return await self._take()

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # Closing the session, not returning it to the pool, lets the lock go.
            await connection.invalidate()
            await connection.close()

    async def _alive(self, connection: AsyncConnection) -> bool:
        try:
            await connection.execute(text("SELECT 1"))
        except DBAPIError:
            await self.close()
            return False
        return True

    async def _take(self) -> bool:
        connection = await self._database.session_connection()
        taken = bool((await connection.execute(text(f"SELECT pg_try_advisory_lock({LOCK})"))).scalar_one())
        if taken:
            self._connection = connection
        else:
            await connection.close()
        return taken
