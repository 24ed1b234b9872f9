from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from models import ExportRequest
from models.database import Database
from programmes.schema import Role
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.export_requests import request_export
from tests.flows.coordinator import audited, boss, district, member
from tests.kit import START, the_programme


async def asks(
    database: Database, actor: Actor, *, place: int | None = None, cycle: int | None = None
) -> ExportRequest:
    async with database.write() as session:
        return await request_export(
            session,
            actor=actor,
            chat_id=1,
            municipality_id=place,
            cycle_id=cycle,
            programme=the_programme("ketchenery"),
            now=START,
        )


async def test_fifty_presses_make_one_request(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
    results = await asyncio.gather(*(asks(database, actor) for _ in range(50)), return_exceptions=True)
    refused = [result.text.key for result in results if isinstance(result, ServiceError)]
    assert refused == ["download-waiting"] * 49
    assert await audited(database) == ["export.request"]


async def test_next_request_waits_for_the_end_of_the_last(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
    for state, free in (("building", False), ("failed", True), ("sent", True)):
        if not (await audited(database)):
            await asks(database, actor)
        async with database.write() as session:
            await session.execute(update(ExportRequest).values(state=state))
        if free:
            assert (await asks(database, actor)).state == "waiting"
        else:
            with pytest.raises(ServiceError):
                await asks(database, actor)


async def test_request_stays_within_reach(database: Database) -> None:
    async with database.write() as session:
        own, other = await district(session, "own"), await district(session, "other")
        local = await member(session, 60, (Role.SECRETARY, own.id))
        mentor = await member(session, 61, (Role.MENTOR, None))
    with pytest.raises(Denied):
        await asks(database, local, place=other.id)
    with pytest.raises(Denied):
        await asks(database, mentor)
    with pytest.raises(NotFound):
        await asks(database, local, cycle=77)
    assert (await asks(database, local, place=own.id)).municipality_id == own.id
