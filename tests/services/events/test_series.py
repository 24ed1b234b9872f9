"""Events that repeat."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Event, EventSeries, Notification
from models.database import Database
from services.actor import Actor
from services.errors import ServiceError
from services.events.facts import facts_of
from services.events.finding import find
from services.events.repeating import MOST, Repeat, moved_to, rule_of, starts_of
from services.events.series import cancel_following, change_following, repeat
from tests.flows.coordinator import applicant, boss
from tests.kit import START, the_catalogue
from tests.services.events.kit import MOSCOW, PROGRAMME, TENTH, comes, facts, made, told

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = START.replace(tzinfo=None)
MOMENTS = st.datetimes(FIRST, FIRST + timedelta(days=800), timezones=st.just(BERLIN))


def days(how: Repeat, start: datetime, **end: object) -> list[str]:
    zone = start.tzinfo
    assert isinstance(zone, ZoneInfo)
    rule = rule_of(how, start, **end)  # type: ignore[arg-type]
    return [f"{moment:%d.%m %H:%M %z}" for moment in starts_of(rule, start, zone)]


def test_hour_stays_over_both_changes_of_the_clock() -> None:
    spring = datetime(2027, 3, 21, 10, tzinfo=BERLIN)
    autumn = datetime(2027, 10, 24, 10, tzinfo=BERLIN)
    assert days(Repeat.WEEKLY, spring, count=3) == ["21.03 10:00 +0100", "28.03 10:00 +0200", "04.04 10:00 +0200"]
    assert days(Repeat.WEEKLY, autumn, count=3) == ["24.10 10:00 +0200", "31.10 10:00 +0100", "07.11 10:00 +0100"]


def test_hour_that_the_clock_skips_becomes_the_next_one_that_day() -> None:
    night = datetime(2027, 3, 21, 2, 30, tzinfo=BERLIN)
    assert days(Repeat.WEEKLY, night, count=3) == ["21.03 02:30 +0100", "28.03 03:30 +0200", "04.04 02:30 +0200"]


def test_month_keeps_the_weekday_and_its_number() -> None:
    second = datetime(2026, 12, 8, 10, tzinfo=MOSCOW)
    fifth = datetime(2026, 12, 29, 10, tzinfo=MOSCOW)
    assert [day[:5] for day in days(Repeat.MONTHLY, second, count=4)] == ["08.12", "12.01", "09.02", "09.03"]
    assert [day[:5] for day in days(Repeat.MONTHLY, fifth, count=4)] == ["29.12", "26.01", "23.02", "30.03"]


def test_last_day_is_in_the_series() -> None:
    until = date(2026, 12, 24)
    assert [day[:5] for day in days(Repeat.WEEKLY, TENTH, until=until)] == ["10.12", "17.12", "24.12"]


@pytest.mark.parametrize("count", [-1, 0, 1, MOST + 1, 10**6])
def test_count_out_of_bounds_is_refused(count: int) -> None:
    with pytest.raises(ServiceError) as refused:
        rule_of(Repeat.WEEKLY, TENTH, count=count)
    assert refused.value.text.key == "event-series-count"


def test_years_of_weeks_are_refused() -> None:
    with pytest.raises(ServiceError) as refused:
        days(Repeat.WEEKLY, TENTH, until=date(2099, 1, 1))
    assert refused.value.text.key == "event-series-long"


@given(MOMENTS, st.sampled_from(Repeat), st.integers(2, MOST))
def test_series_keeps_hour_and_weekday(start: datetime, how: Repeat, count: int) -> None:
    real = start.astimezone(UTC).astimezone(BERLIN)
    found = starts_of(rule_of(how, real, count=count), real, BERLIN)
    assert len(found) == count
    assert {moment.weekday() for moment in found} == {real.weekday()}
    assert found == sorted(found)
    odd = [moment for moment in found if (moment.hour, moment.minute) != (real.hour, real.minute)]
    assert all(moment.hour == real.hour + 1 == 3 for moment in odd)


@given(MOMENTS, MOMENTS)
def test_moved_event_keeps_its_length_on_the_wall(start: datetime, there: datetime) -> None:
    own = facts(starts_at=start.replace(hour=10), timezone="Europe/Berlin")
    moved = moved_to(own, there.replace(hour=12))
    length = moved.local(moved.ends_at).replace(tzinfo=None) - moved.local(moved.starts_at).replace(tzinfo=None)
    assert length == timedelta(hours=2)


async def weekly(database: Database) -> Actor:
    """Four Thursdays; person 1 comes to all, person 2 to the last."""
    async with database.write() as session:
        people = [await applicant(session, number) for number in (1, 2)]
        actor = await boss(session)
        first = await made(session, actor, signup_closes_at=TENTH - timedelta(days=1))
        events = await repeat(
            session, actor=actor, programme=PROGRAMME, event_id=first.id, how=Repeat.WEEKLY, count=4, now=START
        )
        for event in events:
            await comes(session, event, people[0].person_id)
        await comes(session, events[-1], people[1].person_id)
    return actor


async def starts(database: Database) -> list[datetime]:
    async with database.read() as session:
        return list((await session.execute(select(Event.starts_at).order_by(Event.starts_at))).scalars())


async def test_repeat_makes_events_of_their_own(database: Database) -> None:
    actor = await weekly(database)
    assert await starts(database) == [TENTH + timedelta(weeks=week) for week in range(4)]
    async with database.write() as session:
        rule = (await session.execute(select(EventSeries.rule))).scalar_one()
        last = await find(session, event_id=4)
        assert (rule, last.signup_closes_at) == ("FREQ=WEEKLY;COUNT=4", TENTH + timedelta(weeks=3, days=-1))
        with pytest.raises(ServiceError) as refused:
            await repeat(session, actor=actor, programme=PROGRAMME, event_id=1, how=Repeat.WEEKLY, count=4, now=START)
    assert refused.value.text.key == "event-series-already"


async def test_change_of_this_and_following_moves_all_alike(database: Database) -> None:
    actor = await weekly(database)
    async with database.write() as session:
        before = facts_of(await find(session, event_id=2))
        later = moved_to(replace(before, place="Школа № 7"), before.starts_at + timedelta(days=1, hours=2))
        done = await change_following(
            session, actor=actor, programme=PROGRAMME, event_id=2, facts=later, now=START, revision=0
        )
    weeks = [TENTH + timedelta(weeks=week) for week in range(4)]
    assert await starts(database) == [weeks[0], *(week + timedelta(days=1, hours=2) for week in weeks[1:])]
    assert done == (3, 2)
    async with database.read() as session:
        rows = (await session.execute(select(Event.place, Event.revision).order_by(Event.starts_at))).all()
    assert [tuple(row) for row in rows] == [(None, 0), ("Школа № 7", 1), ("Школа № 7", 1), ("Школа № 7", 1)]
    assert await told(database) == [
        (
            "event:2:changed:1:1",
            "Изменилось: Первые сто дней\n"
            "Это 3 ваши встречи.\n"
            "Место: Школа № 7\n"
            "Начало:\n"
            "• 17 декабря 2026, 10:00 → 18 декабря 2026, 12:00\n"
            "• 24 декабря 2026, 10:00 → 25 декабря 2026, 12:00\n"
            "• 31 декабря 2026, 10:00 → 1 января 2027, 12:00",
        ),
        (
            "event:4:changed:1:2",
            "Изменилось: Первые сто дней\n"
            "Начало: 31 декабря 2026, 10:00 → 1 января 2027, 12:00\n"
            "Окончание: 31 декабря 2026, 12:00 → 1 января 2027, 14:00\n"
            "Место: — → Школа № 7",
        ),
    ]


async def test_change_that_a_later_meeting_does_not_take_names_it_and_changes_nothing(database: Database) -> None:
    actor = await weekly(database)

    async def cut() -> None:
        async with database.write() as session:
            wanted = replace(facts_of(await find(session, event_id=2)), capacity=1)
            await change_following(session, actor=actor, programme=PROGRAMME, event_id=2, facts=wanted, now=START)

    with pytest.raises(ServiceError) as refused:
        await cut()
    assert the_catalogue()["ru"].resolve(refused.value.text, plain=True) == (
        "Встреча 31 декабря 2026, 10:00: Места уже заняли 2 человека, а вы оставляете 1. "
        "Сначала снимите лишних с записи. Ничего не изменено."
    )
    async with database.read() as session:
        assert {*(await session.execute(select(Event.capacity))).scalars()} == {None}


async def test_cancel_of_this_and_following_spares_the_earlier(database: Database) -> None:
    actor = await weekly(database)
    async with database.write() as session:
        done = await cancel_following(session, actor=actor, event_id=3, reason="Каникулы", now=START)
    async with database.read() as session:
        states = (await session.execute(select(Event.state).order_by(Event.starts_at))).scalars().all()
    assert (done, list(states)) == ((2, 2), ["planned", "planned", "cancelled", "cancelled"])
    assert await told(database) == [
        (
            "event:3:cancelled:1",
            "Отменено: Первые сто дней\n"
            "Не будет 2 ваших встреч:\n"
            "• 24 декабря 2026, 10:00\n"
            "• 31 декабря 2026, 10:00\n"
            "Причина: Каникулы",
        ),
        (
            "event:4:cancelled:2",
            "Отменено: Первые сто дней\nБыло назначено на 31 декабря 2026, 10:00.\nПричина: Каникулы",
        ),
    ]


async def test_whoever_comes_to_thirty_meetings_is_told_of_them_in_one_short_message(database: Database) -> None:
    async with database.write() as session:
        person_id = (await applicant(session, 1)).person_id
        actor = await boss(session)
        first = await made(session, actor)
        events = await repeat(
            session, actor=actor, programme=PROGRAMME, event_id=first.id, how=Repeat.WEEKLY, count=30, now=START
        )
        for event in events:
            await comes(session, event, person_id)
        wanted = replace(facts_of(first), ends_at=TENTH + timedelta(hours=3))
        done = await change_following(
            session, actor=actor, programme=PROGRAMME, event_id=1, facts=wanted, now=START, revision=0
        )
        ended = await cancel_following(session, actor=actor, event_id=1, reason="Каникулы", now=START)
    assert (done, ended) == ((30, 1), (30, 1))
    changed, cancelled = [text.splitlines() for _, text in await told(database)]
    assert changed[:4] == [
        "Изменилось: Первые сто дней",
        "Это 30 ваших встреч.",
        "Окончание:",
        "• 10 декабря 2026, 12:00 → 10 декабря 2026, 13:00",
    ]
    assert (len(changed), changed[-1]) == (9, "и ещё 25 — в списке «Мои»")
    assert (len(cancelled), cancelled[-2:]) == (9, ["и ещё 25 — в списке «Мои»", "Причина: Каникулы"])
    async with database.read() as session:
        rows = (await session.execute(select(Notification).order_by(Notification.id))).scalars().all()
    assert [[row[0][1] for row in item.buttons or []] for item in rows] == [["ev:1:1", "evics:0"]] * 2


async def cancelled_for(database: Database, comings: list[set[int]]) -> list[tuple[int, int]]:
    """Five meetings, cancelled whole: who was told, by place in `comings`, and of how many."""
    async with database.write() as session:
        people = [(await applicant(session, number)).person_id for number in range(len(comings))]
        actor = await boss(session)
        first = await made(session, actor)
        events = await repeat(
            session, actor=actor, programme=PROGRAMME, event_id=first.id, how=Repeat.WEEKLY, count=5, now=START
        )
        for person_id, theirs in zip(people, comings, strict=True):
            for place in theirs:
                await comes(session, events[place], person_id)
        _, count = await cancel_following(session, actor=actor, event_id=1, reason="Каникулы", now=START)
        rows = (await session.execute(select(Notification).order_by(Notification.person_id))).scalars().all()
    assert count == len(rows)
    return [(people.index(row.person_id), int(row.text["args"].get("count", 1))) for row in rows]


@settings(max_examples=25)
@given(comings=st.lists(st.sets(st.integers(0, 4)), min_size=1, max_size=5))
def test_end_of_a_series_is_told_once_to_each_who_comes(sqlite_template: Path, comings: list[set[int]]) -> None:
    async def play(url: str) -> list[tuple[int, int]]:
        database = Database(url)
        try:
            return await cancelled_for(database, comings)
        finally:
            await database.close()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rezerv.db"
        path.write_bytes(sqlite_template.read_bytes())
        found = asyncio.run(play(f"sqlite+aiosqlite:///{path}"))
    assert found == [(place, len(theirs)) for place, theirs in enumerate(comings) if theirs]
