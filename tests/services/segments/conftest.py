from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from models.database import Database


@pytest.fixture
async def stage_database(sqlite_url: str) -> AsyncIterator[Database]:
    """For what the kind of database makes no difference to."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()
