"""What durability rests on, and moments in UTC."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from models import Person
from models.base import UtcDateTime
from models.database import Database
from tests.kit import START

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001 - the zone is drawn
SQLITE, POSTGRESQL = sqlite.dialect(), postgresql.dialect()  # type: ignore[no-untyped-call]


@given(MOMENTS)
def test_moment_comes_back_as_the_same_moment_in_utc(moment: datetime) -> None:
    column = UtcDateTime()
    for dialect in (SQLITE, POSTGRESQL):
        back = column.process_result_value(column.process_bind_param(moment, dialect), dialect)
        assert back == moment
        assert back is not None
        assert back.utcoffset() == timedelta()


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a moment without a zone cannot be stored$"):
        UtcDateTime().process_bind_param(datetime(2026, 9, 15), SQLITE)  # noqa: DTZ001 - the mistake itself


async def test_moment_survives_the_database(database: Database) -> None:
    moment = datetime(2026, 3, 29, 3, 30, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    async with database.write() as session:
        session.add(Person(telegram_id=1, created_at=moment))
    async with database.read() as session:
        stored = (await session.execute(select(Person.created_at))).scalar_one()
    assert (stored, stored.tzinfo) == (moment, UTC)


async def test_moment_without_a_zone_never_reaches_the_database(database: Database) -> None:
    with pytest.raises(StatementError):
        async with database.write() as session:
            session.add(Person(telegram_id=1, created_at=datetime(2026, 9, 15)))  # noqa: DTZ001 - the mistake itself


async def test_telegram_ids_of_64_bits_are_kept(database: Database) -> None:
    async with database.write() as session:
        session.add(Person(telegram_id=2**52 - 1, created_at=START))
    async with database.read() as session:
        assert (await session.execute(select(Person.telegram_id))).scalar_one() == 2**52 - 1


async def test_sqlite_keeps_what_durability_rests_on(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await database.verify()
    async with database.write() as session:
        pragmas = [
            (await session.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    await database.close()
    assert pragmas == ["wal", 2, 1]


async def test_sqlite_readers_cannot_write(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with pytest.raises(DBAPIError):
        async with database.read() as session:
            await session.execute(text("DELETE FROM person"))
    await database.close()


async def test_hundred_writers_at_once_lose_no_increment(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.write() as session:
        session.add(Person(telegram_id=1, teaching_years=0, created_at=START))

    async def increment() -> None:
        async with database.write() as session:
            years = (await session.execute(select(Person.teaching_years))).scalar_one() or 0
            await session.execute(update(Person).values(teaching_years=years + 1))

    await asyncio.gather(*(increment() for _ in range(100)))
    async with database.read() as session:
        assert (await session.execute(select(Person.teaching_years))).scalar_one() == 100
    await database.close()


async def test_failed_unit_leaves_nothing_behind(database: Database) -> None:
    async def fail() -> None:
        async with database.write() as session:
            session.add(Person(telegram_id=1, created_at=START))
            await session.flush()
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as session:
        assert (await session.execute(select(Person))).all() == []


async def test_database_error_quotes_no_values(database: Database) -> None:
    async with database.write() as session:
        session.add(Person(telegram_id=1, surname="Тайная", created_at=START))
    with pytest.raises(IntegrityError) as caught:
        async with database.write() as session:
            session.add(Person(telegram_id=1, surname="Тайная", created_at=START))
    assert "Тайная" not in str(caught.value)


async def test_reader_does_not_wait_for_a_writer(database: Database) -> None:
    async with database.write() as writing:
        writing.add(Person(telegram_id=1, created_at=START))
        await writing.flush()
        async with asyncio.timeout(5), database.read() as reading:
            assert (await reading.execute(select(Person))).all() == []
