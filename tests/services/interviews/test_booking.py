from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from models import Event
from models.database import Database
from services import consent_withdrawal, interviews
from services.errors import ServiceError
from tests.flows.coordinator import boss, member
from tests.flows.happening import PROGRAMME, hour, joins
from tests.kit import START
from tests.services.interviews.interviewing import books, holders, key_of, prepared, states


async def test_fifty_people_and_one_time_make_one_booking(database: Database) -> None:
    _, invited = await prepared(database, 50)
    results = await asyncio.gather(*(books(database, actor) for actor in invited), return_exceptions=True)
    booked = [item for item in results if isinstance(item, interviews.Booked)]
    refused = [item.text.key for item in results if isinstance(item, ServiceError)]
    assert (len(booked), refused) == (1, ["interview-taken"] * 49)
    holder = booked[0].slot.person_id
    assert (await holders(database), await states(database)) == ([holder, None, None], [(holder, "signed_up")])


async def test_fifty_presses_of_one_person_book_once(database: Database) -> None:
    _, (actor,) = await prepared(database)
    results = await asyncio.gather(*(books(database, actor) for _ in range(50)))
    assert sum(item.is_new for item in results) == 1
    assert await states(database) == [(actor.person.id, "signed_up")]


async def test_people_who_change_places_keep_one_time_each(database: Database) -> None:
    _, invited = await prepared(database, 3)
    for place, actor in enumerate(invited[:2], start=1):
        await books(database, actor, place)
    moves = [books(database, actor, 3) for actor in invited]
    await asyncio.gather(*moves, return_exceptions=True)
    taken = [item for item in await holders(database) if item is not None]
    assert len(taken) == len(set(taken))
    assert (await holders(database))[2] is not None


async def test_moving_frees_the_earlier_time(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await books(database, actor, 1)
    moved = await books(database, actor, 2)
    assert (moved.before, moved.is_new) == (hour(10), True)
    assert await holders(database) == [None, actor.person.id, None]


async def test_cancelling_frees_the_time_and_withdraws(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        first = await interviews.cancel(session, actor=actor, event_id=1, now=START)
    async with database.write() as session:
        second = await interviews.cancel(session, actor=actor, event_id=1, now=START)
    assert (first is None, second) == (False, None)
    assert (await holders(database), await states(database)) == ([None] * 3, [(actor.person.id, "withdrawn")])
    assert (await books(database, actor, 2)).is_new


@pytest.mark.parametrize(
    ("columns", "now", "key"),
    [
        ({"state": "cancelled"}, START, "interview-cancelled"),
        ({"audience": {"people": [999]}}, START, "interview-not-invited"),
        ({"signup_opens_at": hour(8)}, START, "interview-not-open"),
        ({"signup_closes_at": hour(-20)}, hour(-10), "interview-closed"),
        ({}, hour(10.1), "interview-past"),
    ],
)
async def test_booking_is_refused_with_the_reason(
    database: Database, columns: dict[str, Any], now: Any, key: str
) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        made = await session.get_one(Event, 1)
        for name, value in columns.items():
            setattr(made, name, value)
    with pytest.raises(ServiceError) as refused:
        await books(database, actor, now=now)
    assert (key_of(refused), await holders(database)) == (key, [None] * 3)


async def test_somebody_without_consent_is_not_invited(database: Database) -> None:
    await prepared(database)
    async with database.write() as session:
        stranger = await member(session, 555)
    with pytest.raises(ServiceError) as refused:
        await books(database, stranger)
    assert key_of(refused) == "interview-not-invited"


async def test_slot_of_is_the_start_for_the_person(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await books(database, actor, 3)
    async with database.read() as session:
        slot = await interviews.slot_of(session, event_id=1, person_id=actor.person.id)
        assert slot is not None
        assert slot.starts_at == hour(10) + timedelta(minutes=40)


async def test_withdrawn_elsewhere_releases_the_time(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        await interviews.release(session, event_id=1, person_id=actor.person.id)
    assert await holders(database) == [None] * 3


async def test_joined_before_stays_one_participation(database: Database) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        made = await interviews.find_slot(session, actor=await boss(session), slot_id=1)
        await joins(session, made[1], actor)
    await books(database, actor)
    assert await states(database) == [(actor.person.id, "signed_up")]


async def test_withdrawn_consent_frees_a_time_of_an_interview_under_way(database: Database) -> None:
    """Days of interviews begin before one's own hour."""
    _, (actor,) = await prepared(database)
    await books(database, actor, 3)
    async with database.write() as session:
        await consent_withdrawal.withdraw(session, actor=actor, programme=PROGRAMME, now=hour(10.5))
    assert (await holders(database), await states(database)) == ([None, None, None], [(actor.person.id, "withdrawn")])


async def test_held_interview_stays_when_the_consent_is_withdrawn(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor, 1)
    async with database.write() as session:
        await interviews.note_outcome(session, actor=chief, slot_id=1, outcome="recommended", now=hour(10.5))
        await consent_withdrawal.withdraw(session, actor=actor, programme=PROGRAMME, now=hour(10.5))
    assert (await holders(database), await states(database)) == (
        [actor.person.id, None, None], [(actor.person.id, "signed_up")],
    )  # fmt: skip
