from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from models import InterviewSlot, Municipality, Participation
from models.database import Database
from services import consent_withdrawal
from services.actor import Actor
from services.errors import ServiceError
from services.participation import sign_up, withdraw
from services.participation.signing import Outcome, leaving
from tests.flows.coordinator import ZONE, member
from tests.flows.taking_part import an_event, participant, standing
from tests.kit import START, Stage, the_programme

PROGRAMME = the_programme("ketchenery")


async def joins(database: Database, actor: Actor, event_id: int, *, queue_up: bool = False, minute: int = 0) -> Outcome:
    async with database.write() as session:
        now = START + timedelta(minutes=minute)
        joined = await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event_id, now=now, queue_up=queue_up)
        return joined.outcome


async def test_fifty_people_for_ten_places_take_exactly_ten(any_stage: Stage) -> None:
    async with any_stage.database.write() as session:
        event = await an_event(session, capacity=10)
        people = [await participant(session, number) for number in range(50)]
    came = await asyncio.gather(*(joins(any_stage.database, actor, event.id, queue_up=True) for actor in people))
    states = [state for _, state in await standing(any_stage.database, event.id)]
    assert (came.count(Outcome.SIGNED_UP), came.count(Outcome.WAITING)) == (10, 40)
    assert (states.count("signed_up"), states.count("waiting")) == (10, 40)


async def test_same_person_many_times_at_once_is_signed_up_once(any_stage: Stage) -> None:
    async with any_stage.database.write() as session:
        event = await an_event(session, capacity=10)
        actor = await participant(session)
    came = await asyncio.gather(*(joins(any_stage.database, actor, event.id) for _ in range(8)))
    assert set(came) == {Outcome.SIGNED_UP}
    assert len(await standing(any_stage.database, event.id)) == 1


async def test_places_freed_together_go_to_the_queue_in_its_order(any_stage: Stage) -> None:
    database = any_stage.database
    async with database.write() as session:
        event = await an_event(session, capacity=3, starts_at=START + timedelta(days=9))
        people = [await participant(session, number) for number in range(9)]
    for minute, actor in enumerate(people):
        await joins(database, actor, event.id, queue_up=True, minute=minute)

    async def goes(actor: Actor) -> None:
        async with database.write() as session:
            await withdraw(session, actor=actor, event_id=event.id, now=START + timedelta(hours=1))

    await asyncio.gather(goes(people[0]), goes(people[2]))
    assert [state for _, state in await standing(database, event.id)] == [
        "withdrawn", "signed_up", "withdrawn", "offered", "offered", "waiting", "waiting", "waiting", "waiting",
    ]  # fmt: skip


async def test_full_event_changes_nothing_until_the_queue_is_chosen(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, capacity=1)
        first, second = await participant(session, 1), await participant(session, 2)
    await joins(stage.database, first, event.id)
    assert await joins(stage.database, second, event.id) is Outcome.FULL
    assert len(await standing(stage.database, event.id)) == 1
    assert await joins(stage.database, second, event.id, queue_up=True) is Outcome.WAITING


@pytest.mark.parametrize(
    ("columns", "refusal"),
    [
        ({"state": "cancelled", "cancel_reason": "Карантин"}, "participation-cancelled"),
        ({"signup_opens_at": START + timedelta(hours=2)}, "participation-early"),
        ({"signup_closes_at": START - timedelta(hours=2)}, "participation-closed"),
        ({"starts_at": START - timedelta(minutes=1)}, "participation-closed"),
        ({"starts_at": START - timedelta(days=2)}, "participation-over"),
        ({"kind": "deadline"}, "participation-deadline"),
        ({"audience": {"stages": ["training"]}}, "participation-foreign"),
    ],
)
async def test_sign_up_is_refused_with_the_reason(stage: Stage, columns: dict[str, Any], refusal: str) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, **columns)
        actor = await participant(session)
    with pytest.raises(ServiceError) as refused:
        await joins(stage.database, actor, event.id)
    assert (refused.value.text.key, await standing(stage.database, event.id)) == (refusal, [])


async def test_event_of_another_district_is_for_others(stage: Stage) -> None:
    async with stage.database.write() as session:
        foreign = Municipality(key="foreign", title="Соседний район", timezone="Europe/Moscow")
        session.add(foreign)
        await session.flush()
        event = await an_event(session, municipality_id=foreign.id)
        actor = await participant(session)
    with pytest.raises(ServiceError) as refused:
        await joins(stage.database, actor, event.id)
    assert refused.value.text.key == "participation-foreign"


async def test_nobody_signs_up_before_consent(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
        stranger = Actor((await member(session, 77)).person, (), ZONE)
    with pytest.raises(ServiceError) as refused:
        await joins(stage.database, stranger, event.id)
    assert refused.value.text.key == "participation-consent"


async def test_whoever_withdrew_signs_up_again_at_the_end_of_the_queue(stage: Stage) -> None:
    database = stage.database
    async with database.write() as session:
        event = await an_event(session, capacity=1, starts_at=START + timedelta(days=5))
        people = [await participant(session, number) for number in range(3)]
    for minute, actor in enumerate(people):
        await joins(database, actor, event.id, queue_up=True, minute=minute)
    async with database.write() as session:
        await withdraw(session, actor=people[1], event_id=event.id, now=START + timedelta(minutes=10))
    await joins(database, people[1], event.id, queue_up=True, minute=20)
    assert await standing(database, event.id) == [
        (people[0].person.id, "signed_up"),
        (people[2].person.id, "waiting"),
        (people[1].person.id, "waiting"),
    ]


async def test_withdrawal_is_late_within_a_day_and_over_once_it_began(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, starts_at=START + timedelta(days=2))
        actor = await participant(session)
    await joins(stage.database, actor, event.id)
    async with stage.database.write() as session:
        early = await leaving(session, actor=actor, event_id=event.id, now=START)
        late = await leaving(session, actor=actor, event_id=event.id, now=START + timedelta(days=1, hours=1))
        assert early is not None
        assert late is not None
        assert (early.late, late.late) == (False, True)
        with pytest.raises(ServiceError) as refused:
            await withdraw(session, actor=actor, event_id=event.id, now=START + timedelta(days=2))
    assert refused.value.text.key == "participation-started"


async def test_withdrawal_frees_the_booked_time_of_an_interview(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, kind="interview")
        actor = await participant(session)
        at = event.starts_at
        slot = InterviewSlot(
            event_id=event.id,
            starts_at=at,
            ends_at=at + timedelta(minutes=20),
            person_id=actor.person.id,
            booked_at=START,
        )
        session.add(slot)
    await joins(stage.database, actor, event.id)
    async with stage.database.write() as session:
        await withdraw(session, actor=actor, event_id=event.id, now=START)
        await withdraw(session, actor=actor, event_id=event.id, now=START)
    async with stage.database.read() as session:
        free = (await session.execute(select(InterviewSlot.person_id))).scalar_one()
        rows = (await session.execute(select(func.count(Participation.id)))).scalar_one()
    assert (free, rows) == (None, 1)


async def test_whoever_takes_the_consent_back_gives_places_ahead_to_the_next(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, capacity=1, starts_at=START + timedelta(days=5))
        begun = await an_event(session, starts_at=START + timedelta(hours=1))
        first, second = await participant(session, 1), await participant(session, 2)
    await joins(stage.database, first, begun.id)
    for actor in (first, second):
        await joins(stage.database, actor, event.id, queue_up=True)
    async with stage.database.write() as session:
        now = START + timedelta(hours=2)
        await consent_withdrawal.withdraw(session, actor=first, programme=PROGRAMME, now=now)
    assert [state for _, state in await standing(stage.database, event.id)] == ["withdrawn", "offered"]
    assert [state for _, state in await standing(stage.database, begun.id)] == ["signed_up"]


@pytest.mark.parametrize("kind", ["contest", "internship", "seminar"])
async def test_what_takes_weeks_is_given_up_while_it_runs(stage: Stage, kind: str) -> None:
    async with stage.database.write() as session:
        event = await an_event(
            session, kind=kind, starts_at=START + timedelta(hours=1), ends_at=START + timedelta(days=9)
        )
        first, second = await participant(session, 1), await participant(session, 2)
    for actor in (first, second):
        await joins(stage.database, actor, event.id)
    async with stage.database.write() as session:
        leaving = withdraw(session, actor=first, event_id=event.id, now=START + timedelta(days=2))
        if kind == "seminar":
            with pytest.raises(ServiceError):
                await leaving
        else:
            await leaving
    async with stage.database.write() as session:
        now = START + timedelta(days=3)
        await consent_withdrawal.withdraw(session, actor=second, programme=PROGRAMME, now=now)
    expected = ["signed_up", "signed_up"] if kind == "seminar" else ["withdrawn", "withdrawn"]
    assert [state for _, state in await standing(stage.database, event.id)] == expected
