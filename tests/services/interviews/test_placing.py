"""A coordinator books a time for somebody who called."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from models import Event, Person
from models.database import Database
from programmes.schema import Role
from services import interviews
from services.actor import Actor
from services.errors import Denied, ServiceError
from services.interviews import Placing
from tests.flows.coordinator import audited, district, member, planned
from tests.flows.happening import PROGRAMME, hour
from tests.kit import START, Stage
from tests.services.interviews.interviewing import books, holders, key_of, prepared, states


async def places(database: Database, actor: Actor, person_id: int, slot: int = 1, now: datetime = START) -> Placing:
    async with database.write() as session:
        return await interviews.place(
            session, actor=actor, programme=PROGRAMME, slot_id=slot, person_id=person_id, now=now
        )


async def test_time_is_booked_told_and_written_down_once(any_stage: Stage) -> None:
    database = any_stage.database
    chief, [invited] = await prepared(database)
    number = invited.person.id
    assert [(await places(database, chief, number)).is_new for _ in range(2)] == [True, False]
    assert (await holders(database), await states(database)) == ([number, None, None], [(number, "signed_up")])
    assert [text for _, text, _ in await planned(database)] == ["interview-told-placed"]
    assert (await audited(database))[-1] == "interview.book"
    assert (await audited(database)).count("interview.book") == 1


async def test_earlier_time_becomes_free(any_stage: Stage) -> None:
    database = any_stage.database
    chief, [invited] = await prepared(database)
    await books(database, invited, 1)
    found = await places(database, chief, invited.person.id, 3)
    assert found.before is not None
    assert await holders(database) == [None, None, invited.person.id]
    assert [text for _, text, _ in await planned(database)] == ["interview-told-placed-anew"]


async def test_time_that_somebody_has_taken_is_not_given_away(any_stage: Stage) -> None:
    database = any_stage.database
    chief, [first, second] = await prepared(database, 2)
    done = await asyncio.gather(
        books(database, first), places(database, chief, second.person.id), return_exceptions=True
    )
    (refused,) = [item for item in done if isinstance(item, ServiceError)]
    assert refused.text.key == "interview-taken"
    (held,) = [item for item in await holders(database) if item is not None]
    assert held in (first.person.id, second.person.id)


async def test_closed_window_of_sign_up_does_not_bind_a_coordinator(stage: Stage) -> None:
    chief, [invited] = await prepared(stage.database, signup_closes_at=START + timedelta(hours=1))
    later = START + timedelta(hours=2)
    with pytest.raises(ServiceError) as refused:
        await books(stage.database, invited, now=later)
    assert key_of(refused) == "interview-closed"
    await places(stage.database, chief, invited.person.id, now=later)
    assert (await holders(stage.database))[0] == invited.person.id


async def test_time_that_is_past_is_refused(stage: Stage) -> None:
    chief, [invited] = await prepared(stage.database)
    with pytest.raises(ServiceError) as refused:
        await places(stage.database, chief, invited.person.id, now=hour(10.5))
    assert (key_of(refused), await holders(stage.database)) == ("interview-past", [None] * 3)


async def test_interview_that_is_cancelled_takes_nobody(stage: Stage) -> None:
    chief, [invited] = await prepared(stage.database)
    async with stage.database.write() as session:
        (await session.get_one(Event, 1)).state = "cancelled"
    with pytest.raises(ServiceError) as refused:
        await places(stage.database, chief, invited.person.id)
    assert (key_of(refused), await holders(stage.database)) == ("interview-cancelled", [None] * 3)


async def test_neither_event_nor_person_out_of_reach(stage: Stage) -> None:
    database = stage.database
    chief, [invited] = await prepared(database)
    async with database.write() as session:
        other = await district(session, "other")
        stranger = await member(session, 4242, (Role.COORDINATOR, other.id))
        nameless = Person(search_text="", created_at=START)
        session.add(nameless)
    with pytest.raises(Denied):
        await places(database, stranger, invited.person.id)
    with pytest.raises(Denied):
        await places(database, chief, nameless.id)
    assert await holders(database) == [None] * 3
