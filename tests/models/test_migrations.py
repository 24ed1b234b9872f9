"""The steps of the schema, on both databases: each up and down, and the last one equal to the models."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from models import Base
from models.migrate import config, current_revision, migrate, newest_revision

T = TypeVar("T")
REVISIONS = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()][::-1]


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
    return list(compare_metadata(context, Base.metadata))


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


async def ask(url: str, question: Callable[[Connection], T]) -> T:
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(question)
    finally:
        await engine.dispose()


def test_there_is_one_newest_revision() -> None:
    assert newest_revision() == REVISIONS[-1]


async def test_migrated_database_is_what_the_models_say(database_url: str) -> None:
    assert await ask(database_url, current_revision) == newest_revision()
    assert await ask(database_url, _differences) == []


async def test_each_step_goes_down_and_up_again(database_url: str) -> None:
    for revision in [*REVISIONS[-2::-1], "base"]:
        await migrate(database_url, revision)
        assert await ask(database_url, current_revision) == (None if revision == "base" else revision)
    assert await ask(database_url, _tables) == set()
    for revision in REVISIONS:
        await migrate(database_url, revision)
        assert await ask(database_url, current_revision) == revision
    assert await ask(database_url, _differences) == []


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    await migrate(database_url)
    assert await ask(database_url, _differences) == []


async def test_two_processes_that_start_at_once_migrate_one_after_the_other(database_url: str) -> None:
    await migrate(database_url, "base")
    await asyncio.gather(migrate(database_url), migrate(database_url))
    assert await ask(database_url, _differences) == []


async def test_migration_keeps_what_is_stored(database_url: str) -> None:
    """Batch changes copy tables on SQLite; rows that refer to a copied one must survive it."""

    def people(connection: Connection) -> int:
        together = text("SELECT count(*) FROM person JOIN draft ON draft.person_id = person.id")
        return int(connection.execute(together).scalar_one())

    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO person (id, search_text, created_at) VALUES (1, '', '2026-09-15 07:00:00')")
        )
        await connection.execute(
            text(
                "INSERT INTO draft (person_id, form, answers, updated_at) VALUES (1, 'f', '{}', '2026-09-15 07:00:00')"
            )
        )
    await engine.dispose()
    if len(REVISIONS) > 1:
        await migrate(database_url, REVISIONS[-2])
    await migrate(database_url)
    assert await ask(database_url, people) == 1
