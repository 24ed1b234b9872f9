"""Runs of a programme follow each other without gaps, from its first year on."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from models import Cycle, Municipality, Organisation
from models.database import Database
from programmes.schema import CycleRule
from services.cycles import bounds, by_title, current, cycle_title, sync_programme
from services.errors import ServiceError
from tests.kit import the_programme

RULES = st.builds(
    CycleRule,
    months=st.sampled_from([6, 12, 18, 24, 36]),
    starts=st.sampled_from(["01-01", "09-01", "02-28", "12-15", "10-31"]),
    first_year=st.integers(2020, 2027),
)
DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))


@given(RULES, DAYS)
def test_cycle_holds_its_day_and_the_first_one_what_came_before(rule: CycleRule, day: date) -> None:
    start, end = bounds(rule, day)
    first, _ = bounds(rule, date(2015, 1, 1))
    assert start < end
    assert day < end
    assert start <= day or start == first


@given(RULES, DAYS)
def test_cycles_follow_each_other_without_gaps(rule: CycleRule, day: date) -> None:
    start, end = bounds(rule, day)
    following, _ = bounds(rule, end)
    assert following == end
    assert bounds(rule, end - timedelta(days=1)) == (start, end)


@pytest.mark.parametrize(
    ("start", "end", "title"),
    [
        (date(2026, 9, 1), date(2027, 9, 1), "2026/27"),
        (date(2026, 9, 1), date(2028, 9, 1), "2026–2028"),
        (date(2026, 1, 1), date(2027, 1, 1), "2026"),
        (date(2099, 9, 1), date(2100, 9, 1), "2099/00"),
    ],
)
def test_title_of_a_cycle(start: date, end: date, title: str) -> None:
    assert cycle_title(start, end) == title


async def test_cycle_of_a_day_is_made_once(database: Database) -> None:
    programme = the_programme("ketchenery")
    async with database.write() as session:
        ids = {(await current(session, programme=programme, today=date(2026, 9, day))).id for day in (1, 2, 3)}
        assert len(ids) == 1
        later = await current(session, programme=programme, today=date(2029, 9, 1))
        assert later.id not in ids


async def test_cycle_is_found_by_its_title_or_the_known_ones_are_named(database: Database) -> None:
    programme = the_programme("moskovsky")
    async with database.write() as session:
        made = await current(session, programme=programme, today=date(2026, 11, 1))
        assert (await by_title(session, programme=programme, title=made.title)).id == made.id
        with pytest.raises(ServiceError) as refusal:
            await by_title(session, programme=programme, title="1999")
    assert refusal.value.text.args == {"title": "1999", "known": made.title}


@pytest.mark.parametrize("key", ["baltiysk", "ketchenery", "khabarovsk", "moskovsky", "okoneshnikovo"])
async def test_register_follows_the_definition_and_is_the_same_after_a_second_time(sqlite_url: str, key: str) -> None:
    database, programme = Database(sqlite_url), the_programme(key)
    for _ in range(2):
        async with database.write() as session:
            await sync_programme(session, programme, today=date(2026, 9, 15))
    async with database.read() as session:
        counts = [
            (await session.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (Municipality, Organisation, Cycle)
        ]
    await database.close()
    titles = sum(len(set(item.organisations)) for item in programme.municipalities)
    assert counts == [len(programme.municipalities), titles, 1]


async def test_two_bots_that_start_at_once_agree_on_the_register(database: Database) -> None:
    async def start() -> None:
        async with database.write() as session:
            await sync_programme(session, the_programme("ketchenery"), today=date(2026, 9, 15))

    await start()
    await asyncio.gather(start(), start())
    async with database.read() as session:
        assert (await session.execute(select(func.count(Cycle.id)))).scalar_one() == 1
