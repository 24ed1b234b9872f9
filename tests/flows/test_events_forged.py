"""Every button of events that a coordinator of another district could forge."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from handlers.events.calls import (
    AddCall,
    AddNowCall,
    AddOneCall,
    AllPresentCall,
    FindCall,
    MarkingCall,
    PeopleCall,
    PersonCall,
    ReasonCall,
    RemoveCall,
    ShowCodeCall,
    TickCall,
    WhyCall,
)
from models import Base, Draft, Event, EventSeries, ExportRequest, Notification, Participation, StoredFile
from programmes.schema import Role
from tests.flows.coordinator import applicant, boss, district, member
from tests.kit import Stage
from tests.robustness.forgery import doors, forged
from tests.services.events.kit import comes, made

TABLES: tuple[type[Base], ...] = (Event, EventSeries, Participation, Notification, ExportRequest, StoredFile, Draft)
HOSTS = (
    PeopleCall,
    PersonCall,
    AddCall,
    AddOneCall,
    AddNowCall,
    RemoveCall,
    MarkingCall,
    TickCall,
    AllPresentCall,
    FindCall,
    ShowCodeCall,
    WhyCall,
    ReasonCall,
)
"""What the host of an event presses."""


async def snapshot(stage: Stage) -> list[Any]:
    async with stage.database.read() as session:
        found: list[Any] = []
        for table in TABLES:
            found += (await session.execute(select(*table.__table__.columns))).all()
        return found


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COORDINATOR, Role.HEAD])
async def test_forged_buttons_of_events_touch_nothing(stage: Stage, role: Role) -> None:
    async with stage.database.write() as session:
        first = await applicant(session, 1)
        event = await made(session, await boss(session), title="Незнакомое")
        await comes(session, event, first.person_id)
        elsewhere = await district(session, "elsewhere")
        await member(session, 950, (role, elsewhere.id))
    person = stage.person(950)
    before = await snapshot(stage)
    managing = {door.data for door in doors() if door.data.__module__ == "handlers.events.managing"}
    assert len(managing) == 13
    for data in managing:
        for packed in forged(data):
            await person.presses(packed)
    after = await snapshot(stage)
    # A blank form for the own district may be begun by a coordinator; it is a draft of one's own.
    assert [row for row in after if not hasattr(row, "form")] == before
    assert [text for text in person.texts if "Незнакомое" in text] == []


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.COORDINATOR, Role.HEAD, Role.MENTOR])
async def test_forged_buttons_of_the_host_touch_and_tell_nothing(stage: Stage, role: Role) -> None:
    async with stage.database.write() as session:
        first = await applicant(session, 1, surname="Незнакомова")
        event = await made(session, await boss(session))
        item = await comes(session, event, first.person_id)
        item.attendance = "absent"
        elsewhere = await district(session, "elsewhere")
        await member(session, 950, (role, elsewhere.id))
    person = stage.person(950)
    before = await snapshot(stage)
    for data in HOSTS:
        for packed in forged(data):
            await person.presses(packed)
            await person.says("Незнак")
    assert await snapshot(stage) == before
    assert [text for text in person.texts if "Незнакомова" in text] == []
