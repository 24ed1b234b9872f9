"""Buttons of events that nobody was shown: what a modified client could press."""

from __future__ import annotations

import inspect
from typing import Any

from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

from handlers.events import calls
from models import Event, ExportRequest, Participation
from programmes.schema import Role
from tests.flows.coordinator import district, member
from tests.flows.taking_part import TOMORROW, an_event, participant
from tests.kit import START, Stage, Talker
from tests.robustness.forgery import forged

DATA = [
    item
    for _, item in inspect.getmembers(calls, inspect.isclass)
    if issubclass(item, CallbackData) and item is not CallbackData
]


async def rows(stage: Stage) -> list[Any]:
    async with stage.database.read() as session:
        found: list[Any] = []
        for table in (Event, Participation):
            found += (await session.execute(select(*table.__table__.columns).order_by(table.id))).all()
        return found


async def scene(stage: Stage) -> None:
    """Two events under way, of others, with somebody in each."""
    async with stage.database.write() as session:
        for number in (1, 2):
            event = await an_event(session, audience={"stages": ["training"]}, certificate="да")
            actor = await participant(session, number, surname="Незнакомцева", stage="training")
            session.add(
                Participation(
                    event_id=event.id,
                    person_id=actor.person.id,
                    state="signed_up",
                    queued_at=START,
                    attendance="absent",
                    created_at=START,
                    changed_at=START,
                )
            )
    stage.clock.forward(hours=(TOMORROW - START).total_seconds() / 3600)


async def press_everything(person: Talker) -> None:
    for data in DATA:
        for packed in forged(data):
            await person.presses(packed)


async def test_candidate_reaches_no_event_of_others(stage: Stage) -> None:
    await scene(stage)
    async with stage.database.write() as session:
        await participant(session, 9, surname="Любопытный")
    person = stage.person(2009)
    before = await rows(stage)
    await press_everything(person)
    assert await rows(stage) == before
    assert [text for text in person.texts if "Незнакомцева" in text or "914" in text] == []
    async with stage.database.read() as session:
        asked = (await session.execute(select(ExportRequest.params))).scalars().all()
    assert asked == []


async def test_coordinator_of_a_district_changes_and_names_nobody_at_the_regions_event(stage: Stage) -> None:
    await scene(stage)
    async with stage.database.write() as session:
        place = await district(session, "own")
        await member(session, 60, (Role.COORDINATOR, place.id), name="Соседова")
    local = stage.person(60)
    before = await rows(stage)
    await press_everything(local)
    assert await rows(stage) == before
    assert [text for text in local.texts if "Незнакомцева" in text or "914" in text] == []
