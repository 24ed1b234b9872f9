from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from models import Invite, InviteUse, RoleGrant
from models.database import Database
from programmes.schema import Role
from services import audit
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.invites import (
    WRONG_TOKENS_AN_HOUR,
    Accepted,
    accept,
    create_invite,
    fetch_invites,
    revoke_invite,
    roles_to_invite,
)
from tests.flows.coordinator import audited, boss, district, member
from tests.kit import START

WEEK = timedelta(days=7)


async def invited(
    database: Database, actor: Actor | None, role: Role = Role.MENTOR, *, place: int | None = None, uses: int = 1
) -> str:
    async with database.write() as session:
        _, token = await create_invite(
            session, actor=actor, role=role, municipality_id=place, max_uses=uses, valid_for=WEEK, now=START
        )
        return token


async def comes(database: Database, telegram_id: int, token: str, *, now: datetime = START) -> Accepted:
    """As the unit of work does it: a refusal is audited after the rollback."""
    try:
        async with database.write() as session:
            actor = await member(session, telegram_id)
            return await accept(session, actor=actor, token=token, now=now)
    except Denied as refusal:
        async with database.write() as session:
            audit.denied(session, await member(session, telegram_id), refusal, now=now)
        raise


async def counted(database: Database, entity: type[Invite | InviteUse | RoleGrant]) -> int:
    async with database.read() as session:
        return (await session.execute(select(func.count()).select_from(entity))).scalar_one()


async def refusal_of(database: Database, telegram_id: int, token: str, *, now: datetime = START) -> str:
    with pytest.raises(ServiceError) as refused:
        await comes(database, telegram_id, token, now=now)
    return refused.value.text.key


async def test_invite_keeps_no_token_that_could_be_stolen(database: Database) -> None:
    token = await invited(database, None)
    async with database.read() as session:
        invite = (await session.execute(select(Invite))).scalar_one()
    assert (len(token), len(invite.token_hash), token in invite.token_hash) == (32, 64, False)
    assert await audited(database) == ["invite.create"]


async def test_invite_gives_its_role_once_a_person(database: Database) -> None:
    token = await invited(database, None, uses=2)
    first = await comes(database, 50, token)
    again = await comes(database, 50, token)
    assert (first, again) == (Accepted(Role.MENTOR, None, True), Accepted(Role.MENTOR, None, False))
    assert (await counted(database, InviteUse), await counted(database, RoleGrant)) == (1, 1)
    assert await audited(database) == ["invite.create", "role.grant", "invite.accept"]


async def test_invite_costs_no_use_for_a_role_held_before(database: Database) -> None:
    first, second = await invited(database, None), await invited(database, None)
    await comes(database, 50, first)
    assert await comes(database, 50, second) == Accepted(Role.MENTOR, None, False)
    assert (await comes(database, 51, second)).new


async def test_one_use_survives_fifty_people_at_once(database: Database) -> None:
    token = await invited(database, None)
    results = await asyncio.gather(*(comes(database, 100 + n, token) for n in range(50)), return_exceptions=True)
    refused = [result.text.key for result in results if isinstance(result, ServiceError)]
    assert refused == ["invite-used-up"] * 49
    assert (await counted(database, InviteUse), await counted(database, RoleGrant)) == (1, 1)


async def test_one_person_fifty_times_at_once_gets_one_role(database: Database) -> None:
    token = await invited(database, None, uses=100)
    async with database.write() as session:
        await member(session, 50)
    results = await asyncio.gather(*(comes(database, 50, token) for _ in range(50)))
    assert sum(result.new for result in results) == 1
    assert (await counted(database, InviteUse), await counted(database, RoleGrant)) == (1, 1)


async def test_invite_that_does_not_work_says_why(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
    used, late, revoked = [await invited(database, actor) for _ in range(3)]
    await comes(database, 50, used)
    async with database.write() as session:
        await revoke_invite(session, actor=actor, invite_id=3, now=START)
        await revoke_invite(session, actor=actor, invite_id=3, now=START)
    assert await refusal_of(database, 51, used) == "invite-used-up"
    assert await refusal_of(database, 51, late, now=START + WEEK) == "invite-expired"
    assert await refusal_of(database, 51, revoked) == "invite-revoked"
    assert await refusal_of(database, 51, "x" * 32) == "invite-unknown"
    assert await refusal_of(database, 51, "=cmd()\x00\ud800") == "invite-unknown"
    assert (await audited(database)).count("invite.revoke") == 1


async def test_guessing_is_stopped_for_an_hour(database: Database) -> None:
    token = await invited(database, None)
    keys = [await refusal_of(database, 50, f"wrong{n}") for n in range(WRONG_TOKENS_AN_HOUR + 1)]
    assert keys == ["invite-unknown"] * WRONG_TOKENS_AN_HOUR + ["invite-too-many"]
    assert await refusal_of(database, 50, token) == "invite-too-many"
    assert (await comes(database, 51, token)).new
    later = START + timedelta(hours=1)
    assert await refusal_of(database, 50, token, now=later) == "invite-used-up"


async def test_link_does_not_give_an_ended_role_back(database: Database) -> None:
    token = await invited(database, None, uses=5)
    await comes(database, 50, token)
    async with database.write() as session:
        for row in (await session.execute(select(RoleGrant))).scalars():
            row.revoked_at = START
    assert await refusal_of(database, 50, token) == "invite-role-ended"


async def test_coordinator_of_a_district_invites_within_it_and_no_regional_ones(database: Database) -> None:
    async with database.write() as session:
        own, other = await district(session, "own"), await district(session, "other")
        local = await member(session, 60, (Role.COORDINATOR, own.id))
        secretary = await member(session, 61, (Role.SECRETARY, None))
    assert Role.REGION_COORDINATOR not in roles_to_invite(local)
    assert roles_to_invite(secretary) == ()
    await invited(database, local, Role.COORDINATOR, place=own.id)
    for actor, role, place in (
        (local, Role.COORDINATOR, other.id),
        (local, Role.COORDINATOR, None),
        (local, Role.REGION_COORDINATOR, own.id),
        (local, Role.CANDIDATE, own.id),
        (secretary, Role.SECRETARY, None),
    ):
        with pytest.raises(Denied):
            await invited(database, actor, role, place=place)
    assert await counted(database, Invite) == 1


async def test_list_holds_what_still_works_within_reach(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        own = await district(session, "own")
        local = await member(session, 60, (Role.COORDINATOR, own.id))
    await invited(database, actor)
    await invited(database, actor, place=own.id)
    async with database.write() as session:
        everything = await fetch_invites(session, actor=actor, number=1, now=START)
        within = await fetch_invites(session, actor=local, number=7, now=START)
        expired = await fetch_invites(session, actor=actor, number=1, now=START + WEEK)
        with pytest.raises(Denied):
            await revoke_invite(session, actor=local, invite_id=1, now=START)
        with pytest.raises(NotFound):
            await revoke_invite(session, actor=actor, invite_id=77, now=START)
    assert ([item.id for item in everything.items], [item.id for item in within.items]) == ([2, 1], [2])
    assert (expired.total, within.number) == (0, 1)
