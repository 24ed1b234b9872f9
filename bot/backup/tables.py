"""Tables as lines of JSON and back, by the schema the database says it has rather than by the models.

So an archive of last year is read into last year's schema and migrated from there.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import (
    JSON,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    event,
    func,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from bot.backup.archive import BackupError
from models.migrate import config, current_revision

VERSION_TABLE = "alembic_version"
BATCH = 1000
LINE_LIMIT = 64 * 1024 * 1024
"""Characters of one row; no form allows a hundredth of it."""


def dump_tables(connection: Connection, folder: Path) -> tuple[str, dict[str, int]]:
    """Writes `<table>.jsonl` for every table, its columns in the first line; gives the revision and rows by table.

    The caller's transaction must be one snapshot. Raises BackupError if there are no tables.
    """
    revision = current_revision(connection)
    if revision is None:
        raise BackupError("backup-no-database")
    tables = reflect(connection).tables.values()
    return revision, {table.name: _dump(connection, table, folder / f"{table.name}.jsonl") for table in tables}


def load_tables(connection: Connection, folder: Path, revision: str, rows: Mapping[str, int]) -> None:
    """Makes the schema of `revision` in an empty database, fills it from `folder`, and migrates it to the newest.

    Raises BackupError if the revision is unknown or the tables are not those of the revision.
    """
    _know(revision)
    command.upgrade(config(connection), revision)
    metadata = reflect(connection)
    if set(metadata.tables) != set(rows):
        raise BackupError("backup-damaged")
    with _deferred_keys(connection, metadata):
        for table in metadata.tables.values():
            connection.execute(table.delete())
        for table in metadata.tables.values():
            if _load(connection, table, folder / f"{table.name}.jsonl") != rows[table.name]:
                raise BackupError("backup-damaged")
    command.upgrade(config(connection), "head")


def reflect(connection: Connection) -> MetaData:
    """The tables that hold data."""
    metadata = MetaData()
    event.listen(metadata, "column_reflect", _json_without_null)
    metadata.reflect(connection, only=lambda name, _: name != VERSION_TABLE)
    return metadata


def _json_without_null(_inspector: Any, _table: Any, column: Any) -> None:
    """None is SQL's NULL, as in the models, and not JSON's."""
    if isinstance(column["type"], JSON):
        column["type"] = JSON(none_as_null=True)


def _know(revision: str) -> None:
    try:
        ScriptDirectory.from_config(config()).get_revision(revision)
    except CommandError as error:
        raise BackupError("backup-unknown-revision") from error


def _dump(connection: Connection, table: Table, target: Path) -> int:
    rows = connection.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key))
    count = 0
    with target.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(table.columns.keys()) + "\n")
        for row in rows:
            stream.write(json.dumps(list(row), ensure_ascii=False, default=_encode) + "\n")
            count += 1
    return count


def _encode(value: object) -> str:
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"a column of {type(value).__name__} has no place in a backup yet")


def _decoder(kind: TypeEngine[Any], *, naive: bool) -> Callable[[Any], Any] | None:
    if isinstance(kind, DateTime):
        return _naive_moment if naive else datetime.fromisoformat
    if isinstance(kind, Date):
        return date.fromisoformat
    if isinstance(kind, LargeBinary):
        return base64.b64decode
    if isinstance(kind, Numeric) and kind.asdecimal:
        return Decimal
    return None


def _naive_moment(value: str) -> datetime:
    """SQLite keeps moments in UTC without saying so."""
    return datetime.fromisoformat(value).replace(tzinfo=None)


def _load(connection: Connection, table: Table, source: Path) -> int:
    naive = connection.dialect.name == "sqlite"
    decoders = {column.name: _decoder(column.type, naive=naive) for column in table.columns}
    count = 0
    with source.open(encoding="utf-8") as stream:
        lines = _lines(stream)
        columns = next(lines, None)
        if sorted(columns or []) != sorted(decoders):
            raise BackupError("backup-damaged")
        while batch := [_row(columns or [], line, decoders) for line in islice(lines, BATCH)]:
            connection.execute(table.insert(), batch)
            count += len(batch)
    return count


def _lines(stream: Any) -> Iterator[list[Any]]:
    while line := stream.readline(LINE_LIMIT):
        values = json.loads(line)
        if not isinstance(values, list):
            raise BackupError("backup-damaged")
        yield values


def _row(columns: list[str], values: list[Any], decoders: Mapping[str, Callable[[Any], Any] | None]) -> dict[str, Any]:
    row = dict(zip(columns, values, strict=True))
    for name, decode in decoders.items():
        if decode and row[name] is not None:
            row[name] = decode(row[name])
    return row


@contextmanager
def _deferred_keys(connection: Connection, metadata: MetaData) -> Iterator[None]:
    """Foreign keys are checked when all rows are in: tables may refer to each other in a ring."""
    if connection.dialect.name == "sqlite":
        yield
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BackupError("backup-damaged")
        return
    _alter_keys(connection, metadata, "DEFERRABLE INITIALLY DEFERRED")
    yield
    _move_sequences(connection, metadata)
    connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    _alter_keys(connection, metadata, "NOT DEFERRABLE")


def _alter_keys(connection: Connection, metadata: MetaData, how: str) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for table in metadata.tables.values():
        for key in table.foreign_key_constraints:
            alter = f"ALTER TABLE {quote(table.name)} ALTER CONSTRAINT {quote(str(key.name))} {how}"
            connection.execute(text(alter))


def _move_sequences(connection: Connection, metadata: MetaData) -> None:
    """The next id comes after the last one restored."""
    for table in metadata.tables.values():
        for column in table.primary_key:
            sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
            if sequence:
                last = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
                connection.execute(select(func.setval(sequence, last, False)))
