from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from models import Application, Notification, StageChange
from models.database import Database
from programmes.schema import Role
from services.actor import Actor
from services.application_card import lock_application
from services.errors import Denied, ServiceError
from services.stage_moves import LONGEST_REASON, move, possible_moves, read_reason, told, undo
from tests.flows.coordinator import ZONE, applicant, audited, boss, district, member, planned
from tests.kit import START, the_catalogue, the_programme

PROGRAMME = the_programme("ketchenery")
LATER = START + timedelta(hours=1)


async def moved(database: Database, actor: Actor, to: str, **arguments: object) -> StageChange:
    async with database.write() as session:
        return await move(
            session,
            actor=actor,
            application_id=1,
            to_stage=to,
            programme=PROGRAMME,
            now=LATER,
            **{"expected_stage": "recruitment", "reason": None, **arguments},  # type: ignore[arg-type]
        )


async def undone(database: Database, actor: Actor, change: int, *, now: object = LATER) -> StageChange:
    async with database.write() as session:
        return await undo(session, actor=actor, change_id=change, programme=PROGRAMME, now=now)  # type: ignore[arg-type]


async def one_application(database: Database, **columns: object) -> Actor:
    """Application 1 and the coordinator of the region."""
    async with database.write() as session:
        await applicant(session, 1, **columns)  # type: ignore[arg-type]
        return await boss(session)


async def standing(database: Database) -> tuple[str, int]:
    """Stage and number of changes of application 1."""
    async with database.read() as session:
        stage = (await session.get_one(Application, 1)).stage
        return stage, (await session.execute(select(func.count(StageChange.id)))).scalar_one()


async def test_move_writes_change_notification_and_audit(database: Database) -> None:
    actor = await one_application(database)
    change = await moved(database, actor, "training", reason="  Сильная\x00 анкета ")
    assert (change.from_stage, change.to_stage, change.reason) == ("recruitment", "training", "Сильная анкета")
    assert await standing(database) == ("training", 2)
    assert await planned(database) == [(f"stage:{change.id}", "move-told", "planned")]
    assert await audited(database) == ["application.move"]


async def test_fifty_parallel_moves_have_one_effect(database: Database) -> None:
    actor = await one_application(database)
    results = await asyncio.gather(*(moved(database, actor, "training") for _ in range(50)), return_exceptions=True)
    refused = [result for result in results if isinstance(result, ServiceError)]
    assert len(refused) == 49
    assert {error.text.key for error in refused} == {"move-already"}
    assert await standing(database) == ("training", 2)
    assert len(await planned(database)) == 1


async def test_move_from_an_old_screen_says_what_has_happened(database: Database) -> None:
    actor = await one_application(database)
    await moved(database, actor, "training")
    with pytest.raises(ServiceError) as refused:
        await moved(database, actor, "declined", expected_stage=None, expected_change=1, reason="Поздно")
    args = refused.value.text.args
    assert (args["stage"], args["who"], args["when"]) == ("Обучение", "Иванова", LATER.astimezone(ZONE))
    assert await standing(database) == ("training", 2)


@pytest.mark.parametrize(
    ("to", "reason", "key"),
    [
        ("declined", None, "move-reason-required"),
        ("declined", " \n ", "move-reason-required"),
        ("training", "я" * (LONGEST_REASON + 1), "move-reason-long"),
        ("reserve", None, "move-impossible"),
        ("nowhere", None, "move-impossible"),
    ],
)
async def test_move_outside_the_definition_is_refused(
    database: Database, to: str, reason: str | None, key: str
) -> None:
    actor = await one_application(database)
    with pytest.raises(ServiceError) as refused:
        await moved(database, actor, to, reason=reason)
    assert refused.value.text.key == key
    assert await standing(database) == ("recruitment", 1)


async def test_move_by_somebody_without_the_right_is_denied(database: Database) -> None:
    await one_application(database)
    async with database.write() as session:
        elsewhere = await district(session, "elsewhere")
        foreign = await member(session, 911, (Role.COORDINATOR, elsewhere.id))
        secretary = await member(session, 912, (Role.SECRETARY, None))
        stranger = await member(session, 913)
    for actor in (foreign, secretary, stranger):
        with pytest.raises(Denied):
            await moved(database, actor, "training")
    assert await standing(database) == ("recruitment", 1)


async def test_candidate_withdraws_alone_and_only_his_own(database: Database) -> None:
    await one_application(database, unread=False)
    async with database.write() as session:
        await applicant(session, 2, surname="Петров")
        own = await member(session, 2001)
        other = await member(session, 2002)
    with pytest.raises(Denied):
        await moved(database, own, "training")
    with pytest.raises(Denied):
        await moved(database, other, "withdrawn")
    await moved(database, own, "withdrawn")
    async with database.read() as session:
        application = await session.get_one(Application, 1)
    assert (application.stage, application.unread) == ("withdrawn", True)
    assert await planned(database) == []


async def test_refused_application_can_only_be_ended(database: Database) -> None:
    actor = await one_application(database, refusal={"key": "common-no", "args": {}})
    with pytest.raises(ServiceError) as refused:
        await moved(database, actor, "training")
    assert refused.value.text.key == "move-refused"
    await moved(database, actor, "declined", reason="Возраст")
    assert await standing(database) == ("declined", 2)


async def test_application_at_a_stage_that_left_the_definition_can_go_anywhere(database: Database) -> None:
    actor = await one_application(database, stage="abolished")
    await moved(database, actor, "essay", expected_stage="abolished")
    assert await standing(database) == ("essay", 2)


async def test_undo_takes_the_message_back(database: Database) -> None:
    actor = await one_application(database)
    change = await moved(database, actor, "training")
    back = await undone(database, actor, change.id, now=LATER + timedelta(minutes=10))
    assert (back.from_stage, back.to_stage, back.undoes_id) == ("training", "recruitment", change.id)
    assert await planned(database) == [(f"stage:{change.id}", "move-told", "cancelled")]
    assert await audited(database) == ["application.move", "application.undo"]


async def test_undo_corrects_a_message_that_has_left(database: Database) -> None:
    actor = await one_application(database)
    change = await moved(database, actor, "training")
    async with database.write() as session:
        await session.execute(update(Notification).values(state="sent"))
    back = await undone(database, actor, change.id)
    assert await planned(database) == [
        (f"stage:{change.id}", "move-told", "sent"),
        (f"stage:{back.id}", "move-told-undone", "planned"),
    ]


async def test_fifty_parallel_undos_have_one_effect(database: Database) -> None:
    actor = await one_application(database)
    change = await moved(database, actor, "training")
    results = await asyncio.gather(*(undone(database, actor, change.id) for _ in range(50)), return_exceptions=True)
    assert sum(isinstance(result, ServiceError) for result in results) == 49
    assert await standing(database) == ("recruitment", 3)


async def test_undo_has_its_limits(database: Database) -> None:
    actor = await one_application(database)
    change = await moved(database, actor, "training")
    async with database.write() as session:
        colleague = await member(session, 914, (Role.REGION_COORDINATOR, None))
    with pytest.raises(Denied):
        await undone(database, colleague, change.id)
    with pytest.raises(ServiceError) as late:
        await undone(database, actor, change.id, now=LATER + timedelta(minutes=10, seconds=1))
    back = await undone(database, actor, change.id)
    with pytest.raises(Denied):
        await undone(database, actor, back.id)
    with pytest.raises(ServiceError) as gone:
        await undone(database, actor, 1)
    assert (late.value.text.key, gone.value.text.key) == ("move-undo-late", "move-undo-gone")


async def test_possible_moves_are_those_of_the_role(database: Database) -> None:
    actor = await one_application(database)
    async with database.write() as session:
        secretary = await member(session, 912, (Role.SECRETARY, None))
        application = await lock_application(session, 1)
        await session.refresh(application, ["person"])
        ways = [stage.key for _, stage in possible_moves(actor, application, PROGRAMME)]
        assert (ways, possible_moves(secretary, application, PROGRAMME)) == (["training", "declined"], [])


@given(st.text(max_size=LONGEST_REASON), st.sampled_from([stage.key for stage in PROGRAMME.tracks[0].stages]))
def test_told_fits_a_message_in_every_language(reason: str, stage: str) -> None:
    for language in the_catalogue().languages:
        shown = the_catalogue()[language].resolve(told(PROGRAMME, "teachers", stage, reason), plain=True)
        assert len(shown) <= 4096


@given(st.text(max_size=2 * LONGEST_REASON))
def test_read_reason_gives_something_storable_or_refuses(typed: str) -> None:
    try:
        reason = read_reason(typed, required=True)
    except ServiceError:
        return
    assert reason is not None
    assert "\x00" not in reason
    assert reason == reason.strip()
    assert reason.encode()
