from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models import Event, Organisation, Participation
from models.database import Database
from programmes.schema import Role
from services.actor import Actor
from services.errors import Denied, ServiceError
from services.participation import attendance, sign_up
from tests.flows.coordinator import audited, boss, district, head_of, member
from tests.flows.taking_part import TOMORROW, an_event, participant, standing
from tests.kit import Stage, the_programme

PROGRAMME = the_programme("ketchenery")
DURING = TOMORROW + timedelta(minutes=10)
CYRILLIC = str.maketrans("ACEHKMPTXY3", "асенкмртхуз")


async def running(database: Database, number: int = 1, **columns: Any) -> tuple[Event, list[Actor], Actor, str]:
    """An event under way with `number` people signed up, its coordinator, and the code on the screen."""
    async with database.write() as session:
        event = await an_event(session, **columns)
        people = [await participant(session, place) for place in range(number)]
        for actor in people:
            await sign_up(
                session, actor=actor, programme=PROGRAMME, event_id=event.id, now=TOMORROW - timedelta(days=1)
            )
        host = await boss(session)
        code = await attendance.show_code(session, actor=host, event_id=event.id, now=DURING)
    return event, people, host, code


async def comes(database: Database, actor: Actor, code: str, now: datetime = DURING) -> bool:
    async with database.write() as session:
        found = await attendance.check_in(session, actor=actor, programme=PROGRAMME, code=code, now=now)
        return found.new


async def notes(database: Database, event: Event) -> list[str | None]:
    wanted = select(Participation.attendance).where(Participation.event_id == event.id).order_by(Participation.id)
    async with database.read() as session:
        return list((await session.execute(wanted)).scalars())


async def test_code_is_typed_however_people_type_and_counts_once(any_stage: Stage) -> None:
    event, [anna, boris, vera], _, code = await running(any_stage.database, 3)
    typed = (code.lower(), attendance.spoken(code), f" {code[:4]} {code[4:]} ".translate(CYRILLIC))
    came = [await comes(any_stage.database, who, how) for who, how in zip((anna, boris, vera), typed, strict=True)]
    assert (came, await comes(any_stage.database, anna, code)) == ([True] * 3, False)
    assert await notes(any_stage.database, event) == ["attended"] * 3


async def test_same_code_pressed_many_times_at_once_notes_one_person_once(any_stage: Stage) -> None:
    event, [anna], _, code = await running(any_stage.database)
    came = await asyncio.gather(*(comes(any_stage.database, anna, code) for _ in range(6)))
    assert (sorted(came), await notes(any_stage.database, event)) == ([False] * 5 + [True], ["attended"])


async def test_whoever_comes_without_having_signed_up_is_signed_up_along(stage: Stage) -> None:
    event, _, _, code = await running(stage.database, 1, capacity=1)
    async with stage.database.write() as session:
        late = await participant(session, 9)
    assert await comes(stage.database, late, code)
    assert [state for _, state in await standing(stage.database, event.id)] == ["signed_up", "signed_up"]


@pytest.mark.parametrize(("minutes", "good"), [(-31, False), (-30, True), (299, True), (300, False)])
async def test_code_is_good_from_half_an_hour_before_until_three_after(stage: Stage, minutes: int, good: bool) -> None:
    event, [anna], _, code = await running(stage.database)
    now = TOMORROW + timedelta(minutes=minutes)
    if good:
        assert await comes(stage.database, anna, code, now)
        return
    with pytest.raises(ServiceError) as refused:
        await comes(stage.database, anna, code, now)
    assert (refused.value.text.key, await notes(stage.database, event)) == ("participation-code-late", [None])


async def test_renewed_code_makes_the_earlier_one_worthless(stage: Stage) -> None:
    event, [anna], host, code = await running(stage.database)
    async with stage.database.write() as session:
        same = await attendance.show_code(session, actor=host, event_id=event.id, now=DURING)
        newer = await attendance.show_code(session, actor=host, event_id=event.id, now=DURING, renew=True)
    assert same == code != newer
    with pytest.raises(ServiceError) as refused:
        await comes(stage.database, anna, code)
    assert refused.value.text.key == "participation-code-unknown"
    assert await comes(stage.database, anna, newer)


async def test_code_of_an_event_for_others_signs_nobody_up(stage: Stage) -> None:
    event, _, _, code = await running(stage.database, 0, audience={"stages": ["training"]})
    async with stage.database.write() as session:
        stranger = await participant(session, 5)
    with pytest.raises(ServiceError) as refused:
        await comes(stage.database, stranger, code)
    assert refused.value.text.key == "participation-foreign"
    assert await standing(stage.database, event.id) == []


async def test_code_of_a_cancelled_event_is_refused(stage: Stage) -> None:
    event, [anna], _, code = await running(stage.database)
    async with stage.database.write() as session:
        (await session.get_one(Event, event.id)).state = "cancelled"
    with pytest.raises(ServiceError):
        await comes(stage.database, anna, code)
    assert await notes(stage.database, event) == [None]


@given(st.text(max_size=60))
def test_any_typed_code_is_read_without_an_error(typed: str) -> None:
    read = attendance.read_code(typed)
    assert len(read) <= 40
    assert attendance.read_code(read) == read


def test_link_is_told_from_an_invitation() -> None:
    link = attendance.deep_link("bot", "ACEH3456")
    assert link == "https://t.me/bot?start=at_ACEH3456"
    arguments = ("at_ACEH3456", "at_" + "x" * 20, "", "Zm9v")
    assert [attendance.code_of_link(item) for item in arguments] == ["ACEH3456", None, None, None]


async def test_ticking_is_idempotent_audited_and_taken_back(stage: Stage) -> None:
    event, [_anna], host, _ = await running(stage.database)
    for wanted in ("attended", "attended", "absent", None):
        async with stage.database.write() as session:
            await attendance.mark(session, actor=host, participation_id=1, attendance=wanted, now=DURING)
    assert await notes(stage.database, event) == [None]
    assert (await audited(stage.database)).count("attendance.mark") == 3


async def test_everybody_present_leaves_the_absent_as_they_were_noted(stage: Stage) -> None:
    event, _, host, _ = await running(stage.database, 4)
    async with stage.database.write() as session:
        await attendance.mark(session, actor=host, participation_id=2, attendance="absent", now=DURING)
        numbers = [await attendance.mark_all(session, actor=host, event_id=event.id, now=DURING) for _ in range(2)]
    assert numbers == [3, 0]
    assert await notes(stage.database, event) == ["attended", "absent", "attended", "attended"]


async def test_nobody_is_noted_before_the_event(stage: Stage) -> None:
    _, _, host, _ = await running(stage.database)
    early = TOMORROW - timedelta(hours=1)
    async with stage.database.write() as session:
        with pytest.raises(ServiceError) as refused:
            await attendance.mark(session, actor=host, participation_id=1, attendance="attended", now=early)
    assert refused.value.text.key == "participation-not-begun"


async def test_coordinator_of_another_district_is_no_host(stage: Stage) -> None:
    event, _, _, _ = await running(stage.database)
    async with stage.database.write() as session:
        place = await district(session, "own")
        other = await member(session, 60, (Role.COORDINATOR, place.id))
        for deed in (
            attendance.show_code(session, actor=other, event_id=event.id, now=DURING),
            attendance.mark(session, actor=other, participation_id=1, attendance="attended", now=DURING),
            attendance.mark_all(session, actor=other, event_id=event.id, now=DURING),
            attendance.explain(session, actor=other, participation_id=1, reason="болел", now=DURING),
        ):
            with pytest.raises(Denied):
                await deed


async def test_head_of_the_host_may_tick(stage: Stage) -> None:
    async with stage.database.write() as session:
        school = Organisation(municipality_id=(await district(session, "ketchenery")).id, title="Гимназия")
        session.add(school)
        await session.flush()
    event, _, _, _ = await running(stage.database, 1, host_id=school.id)
    async with stage.database.write() as session:
        head = await head_of(session, 61, school)
        await attendance.mark(session, actor=head, participation_id=1, attendance="attended", now=DURING)
    assert await notes(stage.database, event) == ["attended"]


async def test_absence_is_explained_by_the_person_or_the_host_and_by_nobody_else(stage: Stage) -> None:
    _, [anna, boris], host, _ = await running(stage.database, 2)
    async with stage.database.write() as session:
        with pytest.raises(ServiceError) as early:
            await attendance.explain(session, actor=anna, participation_id=1, reason="болела", now=DURING)
        await attendance.mark(session, actor=host, participation_id=1, attendance="absent", now=DURING)
        await attendance.explain(session, actor=anna, participation_id=1, reason=" болела\x00 ", now=DURING)
        with pytest.raises(Denied):
            await attendance.explain(session, actor=boris, participation_id=1, reason="врёт", now=DURING)
        for wrong in ("", "ж" * 301):
            with pytest.raises(ServiceError):
                await attendance.explain(session, actor=anna, participation_id=1, reason=wrong, now=DURING)
    async with stage.database.read() as session:
        kept = (await session.execute(select(Participation.absence_reason).order_by(Participation.id))).scalars().all()
    assert (early.value.text.key, kept) == ("participation-not-absent", ["болела", None])
