from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import Cycle, PracticeRecord
from models.database import Database
from programmes.schema import Role
from services import practice
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.practice.records import Counts, Kind
from tests.flows.coordinator import audited, district, member, planned
from tests.flows.happening import candidate
from tests.kit import START
from tests.services.test_practice import FACTS, adds, prepared

LATER = START + timedelta(hours=1)


async def state(database: Database) -> list[tuple[str, bool, str | None, bool]]:
    """Title, confirmed, reason of the mistake, whether it counts."""
    async with database.read() as session:
        found = (await session.execute(select(PracticeRecord).order_by(PracticeRecord.id))).scalars()
        return [(i.title, i.confirmed_at is not None, i.mistake_reason, i.mistaken_at is None) for i in found]


async def refusal(deed: Awaitable[Any]) -> str:
    with pytest.raises(ServiceError) as refused:
        await deed
    return refused.value.text.key


async def with_own(database: Database) -> tuple[Actor, Actor, Cycle]:
    chief, actor, cycle = await prepared(database)
    await adds(database, actor, actor, cycle)
    return chief, actor, cycle


async def does(database: Database, what: Any, by: Actor, **known: Any) -> Any:
    async with database.write() as session:
        return await what(session, actor=by, record_id=1, now=LATER, **known)


async def test_own_entry_is_corrected_until_it_is_confirmed(database: Database) -> None:
    chief, actor, _ = await with_own(database)
    better = replace(FACTS, title="директор лицея")
    await does(database, practice.change, actor, facts=better, by_staff=False)
    assert (await state(database), await audited(database), await planned(database)) == (
        [("директор лицея", False, None, True)], [], [],
    )  # fmt: skip
    await does(database, practice.confirm, chief)
    await does(database, practice.confirm, chief)
    assert await audited(database) == ["practice.confirm"]
    for deed in (
        does(database, practice.change, actor, facts=FACTS, by_staff=False),
        does(database, practice.mark_mistaken, actor, reason=None, by_staff=False),
    ):
        assert await refusal(deed) == "practice-stands"
    assert await state(database) == [("директор лицея", True, None, True)]


async def test_coordinator_corrects_and_the_person_is_told(database: Database) -> None:
    chief, _, _ = await with_own(database)
    await does(database, practice.change, chief, facts=FACTS, by_staff=True)
    assert (await audited(database), await planned(database)) == ([], [])
    await does(database, practice.change, chief, facts=replace(FACTS, hours=40), by_staff=True)
    assert await audited(database) == ["practice.change"]
    assert [text for _, text, _ in await planned(database)] == ["practice-told-changed"]
    assert await state(database) == [("директор школы", True, None, True)]


async def test_mistake_counts_nowhere_and_can_be_restored(database: Database) -> None:
    chief, actor, cycle = await with_own(database)
    await does(database, practice.mark_mistaken, chief, reason=" дважды ", by_staff=True)
    await does(database, practice.mark_mistaken, chief, reason="ещё раз", by_staff=True)
    assert await state(database) == [("директор школы", False, "дважды", False)]
    async with database.read() as session:
        assert await practice.count(session, actor.person.id) == Counts(0, 0)
    assert await refusal(does(database, practice.restore, actor, by_staff=False)) == "practice-stands"
    assert await refusal(does(database, practice.confirm, chief)) == "practice-is-mistaken"
    await adds(database, actor, actor, cycle)
    await does(database, practice.restore, chief, by_staff=True)
    assert [counts for *_, counts in await state(database)] == [True, True]
    assert await audited(database) == ["practice.mistake", "practice.restore"]
    assert [text for _, text, _ in await planned(database)] == ["practice-told-mistake", "practice-told-restored"]


async def test_own_mistake_is_marked_and_taken_back_in_silence(database: Database) -> None:
    _, actor, _ = await with_own(database)
    await does(database, practice.mark_mistaken, actor, reason=None, by_staff=False)
    assert await state(database) == [("директор школы", False, None, False)]
    await does(database, practice.restore, actor, by_staff=False)
    assert (await state(database), await audited(database), await planned(database)) == (
        [("директор школы", False, None, True)], [], [],
    )  # fmt: skip


async def test_reason_of_a_coordinator_is_asked_for(database: Database) -> None:
    chief, _, _ = await with_own(database)
    for reason, key in (("  ", "practice-reason-required"), ("я" * 501, "practice-reason-long")):
        assert await refusal(does(database, practice.mark_mistaken, chief, reason=reason, by_staff=True)) == key


async def test_record_of_somebody_else_is_out_of_reach(database: Database) -> None:
    await with_own(database)
    async with database.write() as session:
        other, _ = await candidate(session, 2)
        place = await district(session, "foreign")
        stranger = await member(session, 777, (Role.COORDINATOR, place.id))
        secretary = await member(session, 778, (Role.SECRETARY, None))
    deeds: list[tuple[Any, dict[str, Any]]] = [
        (practice.change, {"facts": FACTS}),
        (practice.mark_mistaken, {"reason": "так"}),
        (practice.restore, {}),
    ]
    for what, known in deeds:
        with pytest.raises(NotFound):
            await does(database, what, other, by_staff=False, **known)
        for reader in (stranger, secretary, other):
            with pytest.raises(Denied):
                await does(database, what, reader, by_staff=True, **known)
    assert await state(database) == [("директор школы", False, None, True)]


async def test_internship_is_corrected_by_its_result_alone(database: Database) -> None:
    chief, _, _ = await with_own(database)
    async with database.write() as session:
        (await session.get_one(PracticeRecord, 1)).kind = Kind.INTERNSHIP
    deed = does(database, practice.mark_mistaken, chief, reason="так", by_staff=True)
    assert await refusal(deed) == "practice-of-internship"


async def test_confirmation_and_the_persons_own_correction_take_turns(database: Database) -> None:
    """Whatever comes first: what is confirmed is what the coordinator, or the person before, has written last."""
    chief, actor, _ = await with_own(database)
    better = replace(FACTS, title="директор лицея")
    outcomes = await asyncio.gather(
        does(database, practice.confirm, chief),
        does(database, practice.change, actor, facts=better, by_staff=False),
        return_exceptions=True,
    )
    refused = [item for item in outcomes if isinstance(item, ServiceError)]
    title = "директор школы" if refused else "директор лицея"
    assert await state(database) == [(title, True, None, True)]
