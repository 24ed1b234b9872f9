from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from models import RoleGrant
from models.database import Database
from programmes.schema import Role
from services.errors import Denied, NotFound, ServiceError
from services.roles import ensure_region_coordinators, fetch_staff, find_staff, grant, revoke, role_text
from tests.flows.coordinator import audited, boss, district, member, planned
from tests.kit import START, the_programme

PROGRAMME = the_programme("ketchenery")


async def standing(database: Database) -> list[tuple[str, int | None]]:
    async with database.read() as session:
        rows = await session.execute(select(RoleGrant).where(RoleGrant.revoked_at.is_(None)).order_by(RoleGrant.id))
        return [(row.role, row.municipality_id) for row in rows.scalars()]


async def test_coordinators_of_the_settings_are_made_once(database: Database) -> None:
    for made in (2, 0):
        async with database.write() as session:
            assert len(await ensure_region_coordinators(session, [70, 71], START)) == made
    assert await standing(database) == [("region_coordinator", None)] * 2
    assert await audited(database) == ["role.grant", "role.grant"]


async def test_role_for_the_region_covers_its_districts(database: Database) -> None:
    async with database.write() as session:
        own = await district(session, "own")
        person = (await member(session, 70)).person
        for place, new in ((own.id, True), (own.id, False), (None, True), (own.id, False)):
            made = await grant(
                session,
                actor=None,
                person=person,
                role=Role.COORDINATOR,
                municipality_id=place,
                granted_by_id=None,
                now=START,
            )
            assert (made is not None) is new


async def test_role_is_ended_once_and_the_person_is_told(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        await member(session, 70, (Role.SECRETARY, None))
        for _ in range(2):
            await revoke(session, actor=actor, grant_id=2, programme=PROGRAMME, now=START)
    assert await standing(database) == [("region_coordinator", None)]
    assert await planned(database) == [("role:2:ended", "coordinator-role-ended", "planned")]
    assert await audited(database) == ["role.revoke"]


async def test_last_coordinator_of_the_region_stays(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        with pytest.raises(ServiceError) as refused:
            await revoke(session, actor=actor, grant_id=1, programme=PROGRAMME, now=START)
    assert refused.value.text.key == "coordinator-last"


async def test_two_last_coordinators_cannot_end_each_other_at_once(database: Database) -> None:
    async with database.write() as session:
        first = await boss(session)
        second = await member(session, 70, (Role.REGION_COORDINATOR, None))

    async def ends(actor: object, grant_id: int) -> None:
        async with database.write() as session:
            await revoke(session, actor=actor, grant_id=grant_id, programme=PROGRAMME, now=START)  # type: ignore[arg-type]

    results = await asyncio.gather(ends(first, 2), ends(second, 1), return_exceptions=True)
    assert sum(result is not None for result in results) == 1
    assert len(await standing(database)) == 1


async def test_roles_are_ended_by_coordinators_of_the_region_only(database: Database) -> None:
    async with database.write() as session:
        await boss(session)
        own = await district(session, "own")
        local = await member(session, 60, (Role.COORDINATOR, own.id))
        await member(session, 61, (Role.MENTOR, own.id))
        with pytest.raises(Denied):
            await revoke(session, actor=local, grant_id=3, programme=PROGRAMME, now=START)


async def test_staff_is_seen_within_reach(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        own, other = await district(session, "own"), await district(session, "other")
        local = await member(session, 60, (Role.COORDINATOR, own.id), name="Первая")
        await member(session, 61, (Role.MENTOR, other.id), name="Вторая")
        everyone = await fetch_staff(session, actor=actor, number=1)
        within = await fetch_staff(session, actor=local, number=1)
        with pytest.raises(Denied):
            await find_staff(session, actor=local, grant_id=3)
        with pytest.raises(NotFound):
            await find_staff(session, actor=actor, grant_id=77)
        with pytest.raises(Denied):
            await fetch_staff(session, actor=await member(session, 62, (Role.SECRETARY, None)), number=1)
    assert [item.person.surname for item in everyone.items] == ["Вторая", "Иванова", "Первая"]
    assert [item.person.surname for item in within.items] == ["Первая"]


@pytest.mark.parametrize(
    ("programme", "role", "key"),
    [
        ("ketchenery", Role.REGION_COORDINATOR, "coordinator-role-of-programme"),
        ("khabarovsk", Role.REGION_COORDINATOR, "coordinator-role-region_coordinator"),
        ("ketchenery", Role.COORDINATOR, "coordinator-role-coordinator"),
    ],
)
def test_nobody_coordinates_the_region_of_one_district(programme: str, role: Role, key: str) -> None:
    assert role_text(role, the_programme(programme)).key == key
