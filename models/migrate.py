"""The schema of a database, brought to the newest revision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

SCRIPTS = Path(__file__).parent.parent / "migrations"
LOCK = 7_238_411
"""PostgreSQL advisory lock: two processes that start at once migrate one after the other."""


def config(connection: Connection | None = None) -> Config:
    result = Config()
    result.set_main_option("script_location", str(SCRIPTS))
    result.attributes["connection"] = connection
    return result


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


async def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to `revision`; all steps or none.

    Foreign keys are off meanwhile: batch changes on SQLite copy tables, and with keys on
    the dropping of the old copy deletes the rows that refer to it.
    """
    # isolation_level None keeps the driver from committing in the middle; DDL of SQLite is transactional.
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_migrate, revision)
    finally:
        await engine.dispose()


def _migrate(connection: Connection, revision: str) -> None:
    driver: Any = connection.connection
    if connection.dialect.name == "sqlite":
        driver.isolation_level = None
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    down = revision != "head" and _is_down(connection, revision)
    (command.downgrade if down else command.upgrade)(config(connection), revision)
    connection.commit()


def _is_down(connection: Connection, revision: str) -> bool:
    if revision == "base" or revision.startswith("-"):
        return True
    current = current_revision(connection)
    if current is None or revision.startswith("+"):
        return False
    older = {script.revision for script in ScriptDirectory.from_config(config()).iterate_revisions(current, "base")}
    return revision in older and revision != current
