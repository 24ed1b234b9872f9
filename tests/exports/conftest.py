"""The district, settled."""

from __future__ import annotations

import pytest

from models.database import Database
from tests.exports.district import settle


@pytest.fixture
async def settled(database: Database, database_url: str) -> str:
    await settle(database)
    return database_url


@pytest.fixture
async def settled_file(sqlite_url: str) -> str:
    """On SQLite alone: for what does not depend on the database."""
    database = Database(sqlite_url)
    await settle(database)
    await database.close()
    return sqlite_url
