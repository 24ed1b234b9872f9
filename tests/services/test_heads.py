from __future__ import annotations

import pytest

from models import Organisation, Person, RoleGrant
from models.database import Database
from programmes.schema import Role
from services import heads
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.reach import standing_actor
from tests.flows.coordinator import ZONE, audited, boss, district, member, planned, school
from tests.kit import START


async def prepared(database: Database) -> tuple[Actor, Actor, Organisation, Organisation]:
    """The coordinator of the region, a head (grant 2), a school of their district and one of another."""
    async with database.write() as session:
        home, away = await district(session, "ketchenery"), await district(session, "foreign")
        chief = await boss(session)
        head = await member(session, 61, (Role.HEAD, home.id), name="Директорова")
        return chief, head, await school(session, home, "Школа № 5"), await school(session, away, "Чужая школа")


async def names(database: Database, by: Actor, of: Organisation, grant_id: int = 2) -> None:
    async with database.write() as session:
        await heads.assign(session, actor=by, grant_id=grant_id, organisation_id=of.id, now=START)


async def as_stands(database: Database, head: Actor) -> Actor:
    async with database.read() as session:
        person = await session.get_one(Person, head.person.id)
        return await standing_actor(session, person=person, zone=ZONE)


async def test_head_is_of_the_school_that_a_coordinator_names(database: Database) -> None:
    chief, head, home, away = await prepared(database)
    async with database.write() as session:
        # What they say of themselves gives no right.
        (await session.get_one(Person, head.person.id)).organisation_id = home.id
    assert (await as_stands(database, head)).heads(home.id) is False
    await names(database, chief, home)
    await names(database, chief, home)
    standing = await as_stands(database, head)
    assert (standing.heads(home.id), standing.heads(away.id), standing.heads(None)) == (True, False, False)
    assert await audited(database) == ["role.school"]
    assert [text for _, text, _ in await planned(database)] == ["coordinator-told-school"]


async def test_school_of_another_district_is_refused(database: Database) -> None:
    chief, _, _, away = await prepared(database)
    with pytest.raises(ServiceError) as refused:
        await names(database, chief, away)
    assert refused.value.text.key == "coordinator-school-elsewhere"


async def test_only_coordinators_in_reach_name_a_school(database: Database) -> None:
    _, head, home, away = await prepared(database)
    async with database.write() as session:
        stranger = await member(session, 62, (Role.COORDINATOR, away.municipality_id))
    for other in (stranger, head):
        with pytest.raises(Denied):
            await names(database, other, home)
    with pytest.raises(NotFound):
        await names(database, (await prepared_boss(database)), home, grant_id=99)


async def prepared_boss(database: Database) -> Actor:
    async with database.write() as session:
        return await boss(session)


async def test_role_that_is_no_heads_and_one_that_has_ended_have_no_school(database: Database) -> None:
    chief, _, home, _ = await prepared(database)
    with pytest.raises(NotFound):
        await names(database, chief, home, grant_id=1)
    async with database.write() as session:
        (await session.get_one(RoleGrant, 2)).revoked_at = START
    with pytest.raises(NotFound):
        await names(database, chief, home)


async def test_schools_are_found_within_the_district_of_the_role(database: Database) -> None:
    _, _, home, _ = await prepared(database)
    async with database.read() as session:
        grant = await session.get_one(RoleGrant, 2)
        assert [item.title for item in await heads.schools(session, grant=grant, typed="школ 5")] == [home.title]
        assert list(await heads.schools(session, grant=grant, typed="чужая")) == []
