from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from models import Event, Notification, Participation
from models.database import Database
from scheduler.taking_part import tend
from services.actor import Actor
from services.errors import ServiceError
from services.participation import confirm, decline, promote, sign_up, withdraw
from services.participation.states import gives_places
from tests.flows.coordinator import planned
from tests.flows.taking_part import an_event, participant, standing
from tests.kit import START, Stage, the_programme

PROGRAMME = the_programme("ketchenery")
START_OF_EVENT = START + timedelta(days=5)


async def queue_of(
    database: Database, number: int, *, starts_at: datetime = START_OF_EVENT, **columns: Any
) -> tuple[Event, list[Actor]]:
    """An event with one place and `number` people who came a minute after each other."""
    columns.setdefault("capacity", 1)
    async with database.write() as session:
        event = await an_event(session, starts_at=starts_at, **columns)
        people = [await participant(session, place) for place in range(number)]
        for place, actor in enumerate(people):
            now = START + timedelta(minutes=place)
            await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event.id, now=now, queue_up=True)
    return event, people


async def states(database: Database, event: Event) -> list[str]:
    return [state for _, state in await standing(database, event.id)]


async def offers(database: Database) -> list[datetime]:
    wanted = select(Participation.offered_until).where(Participation.state == "offered")
    async with database.read() as session:
        return [item for item in (await session.execute(wanted)).scalars() if item is not None]


async def test_free_place_is_offered_for_the_hours_of_the_event(any_stage: Stage) -> None:
    database = any_stage.database
    event, people = await queue_of(database, 3, confirm_hours=6)
    now = START + timedelta(hours=1)
    async with database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=now)
    assert await states(database, event) == ["withdrawn", "offered", "waiting"]
    assert await offers(database) == [now + timedelta(hours=6)]
    assert len(await planned(database)) == 1


async def test_offer_ends_with_the_start_of_the_event(stage: Stage) -> None:
    event, people = await queue_of(stage.database, 2)
    async with stage.database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=START_OF_EVENT - timedelta(hours=2))
    assert await offers(stage.database) == [START_OF_EVENT]
    async with stage.database.read() as session:
        told = (await session.execute(select(Notification))).scalar_one()
    assert (told.expires_at, told.urgent, told.event_id, told.kind) == (START_OF_EVENT, False, event.id, "news")


async def test_place_offered_at_night_is_kept_from_the_morning_on(any_stage: Stage) -> None:
    database = any_stage.database
    event, people = await queue_of(database, 2, confirm_hours=3)
    midnight = START.replace(hour=21)
    morning = (START + timedelta(days=1)).replace(hour=5)
    async with database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=midnight)
    assert await offers(database) == [morning + timedelta(hours=3)]
    await tend(database, midnight + timedelta(hours=4))
    assert await states(database, event) == ["withdrawn", "offered"]


async def test_offer_is_confirmed_once_and_however_often_it_is_pressed(stage: Stage) -> None:
    event, people = await queue_of(stage.database, 2)
    async with stage.database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=START)
        for _ in range(2):
            await confirm(session, actor=people[1], event_id=event.id, now=START)
    assert await states(stage.database, event) == ["withdrawn", "signed_up"]


async def test_declined_offer_goes_to_the_next(stage: Stage) -> None:
    event, people = await queue_of(stage.database, 3)
    async with stage.database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=START)
        await decline(session, actor=people[1], event_id=event.id, now=START)
    assert await states(stage.database, event) == ["withdrawn", "withdrawn", "offered"]


async def test_lapsed_offer_is_told_and_passed_on_until_nobody_is_left(any_stage: Stage) -> None:
    database = any_stage.database
    event, people = await queue_of(database, 3)
    async with database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=START)
    await tend(database, START + timedelta(hours=23))
    assert await states(database, event) == ["withdrawn", "offered", "waiting"]
    await tend(database, START + timedelta(hours=24))
    await tend(database, START + timedelta(hours=24))
    assert await states(database, event) == ["withdrawn", "withdrawn", "offered"]
    assert [text for _, text, _ in await planned(database)] == [
        "participation-told-offer",
        "participation-told-lapsed",
        "participation-told-offer",
    ]
    async with database.write() as session:
        with pytest.raises(ServiceError) as refused:
            await confirm(session, actor=people[1], event_id=event.id, now=START + timedelta(hours=25))
    assert refused.value.text.key == "participation-offer-gone"
    await tend(database, START + timedelta(hours=48))
    assert await states(database, event) == ["withdrawn"] * 3


async def test_late_confirmation_is_refused_before_the_job_has_come_by(stage: Stage) -> None:
    event, people = await queue_of(stage.database, 2)
    async with stage.database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=START)
        with pytest.raises(ServiceError):
            await confirm(session, actor=people[1], event_id=event.id, now=START + timedelta(hours=24))


async def test_more_places_are_offered_to_as_many(stage: Stage) -> None:
    event, _ = await queue_of(stage.database, 5)
    async with stage.database.write() as session:
        found = await session.get_one(Event, event.id)
        found.capacity = 3
        assert len(await promote(session, event=found, now=START)) == 2
    assert await states(stage.database, event) == ["signed_up", "offered", "offered", "waiting", "waiting"]


async def test_event_without_limit_offers_a_place_to_everybody(stage: Stage) -> None:
    event, _ = await queue_of(stage.database, 4)
    async with stage.database.write() as session:
        found = await session.get_one(Event, event.id)
        found.capacity = None
        await promote(session, event=found, now=START)
    assert await states(stage.database, event) == ["signed_up", "offered", "offered", "offered"]


@pytest.mark.parametrize(("state", "hours"), [("cancelled", 0), ("planned", 24 * 6)])
async def test_nothing_is_offered_once_it_is_cancelled_or_has_begun(stage: Stage, state: str, hours: int) -> None:
    event, people = await queue_of(stage.database, 2)
    async with stage.database.write() as session:
        found = await session.get_one(Event, event.id)
        found.state = state
        gone = await session.get_one(Participation, 1)
        gone.state = "withdrawn"
        assert await promote(session, event=found, now=START + timedelta(hours=hours)) == []
    assert (await states(stage.database, event))[1] == "waiting"
    assert len(people) == 2


STEPS = st.lists(
    st.tuples(st.sampled_from(["join", "leave", "take", "refuse", "wait", "grow"]), st.integers(0, 5)), max_size=25
)


@settings(max_examples=25)
@given(steps=STEPS)
async def test_never_more_than_the_places_and_nobody_overtakes(
    sqlite_template: object, tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[str, int]]
) -> None:
    """Whatever happens in whatever order: places are kept, and a free place never waits while somebody does."""
    path = tmp_path_factory.mktemp("queue") / "rezerv.db"
    path.write_bytes(sqlite_template.read_bytes())  # type: ignore[attr-defined]
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        event, people = await queue_of(database, 0, capacity=2)
        async with database.write() as session:
            people = [await participant(session, number) for number in range(6)]
        now = START
        for step, who in steps:
            now += timedelta(hours=1)
            await _play(database, event.id, step, people[who], now)
            await _hold(database, event.id, now)
    finally:
        await database.close()


async def _play(database: Database, event_id: int, step: str, actor: Actor, now: datetime) -> None:
    if step == "wait":
        await tend(database, now + timedelta(hours=24))
        return
    try:
        async with database.write() as session:
            if step == "join":
                await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event_id, now=now, queue_up=True)
            elif step == "leave":
                await withdraw(session, actor=actor, event_id=event_id, now=now)
            elif step == "take":
                await confirm(session, actor=actor, event_id=event_id, now=now)
            elif step == "refuse":
                await decline(session, actor=actor, event_id=event_id, now=now)
            else:
                found = await session.get_one(Event, event_id)
                found.capacity = (found.capacity or 0) + 1
                await promote(session, event=found, now=now)
    except ServiceError:
        return


async def _hold(database: Database, event_id: int, now: datetime) -> None:
    async with database.read() as session:
        event = await session.get_one(Event, event_id)
    rows = [state for _, state in await standing(database, event_id)]
    held = rows.count("signed_up") + rows.count("offered")
    assert held <= (event.capacity or 0)
    assert not (rows.count("waiting") and held < (event.capacity or 0) and gives_places(event, now))


async def test_offer_of_a_cancelled_event_ends_in_silence(stage: Stage) -> None:
    event, people = await queue_of(stage.database, 2)
    async with stage.database.write() as session:
        await withdraw(session, actor=people[0], event_id=event.id, now=START)
        (await session.get_one(Event, event.id)).state = "cancelled"
    await tend(stage.database, START + timedelta(hours=24))
    assert await states(stage.database, event) == ["withdrawn", "withdrawn"]
    assert [text for _, text, _ in await planned(stage.database)] == ["participation-told-offer"]
