from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models import Cycle, PracticeRecord
from models.database import Database
from services import cycles, practice
from services.actor import Actor
from services.errors import ServiceError
from services.practice.records import Counts, Facts, Kind
from tests.flows.coordinator import audited, boss
from tests.flows.happening import PROGRAMME, candidate
from tests.kit import START

FACTS = Facts(
    Kind.REPLACEMENT, "директор школы", "Средняя школа № 5", date(2026, 9, 1), date(2026, 9, 14), None, "отпуск"
)


async def prepared(database: Database) -> tuple[Actor, Actor, Cycle]:
    async with database.write() as session:
        actor, _ = await candidate(session, 1)
        cycle = await cycles.current(session, programme=PROGRAMME, today=START.date())
        return await boss(session), actor, cycle


async def adds(database: Database, by: Actor, of: Actor, cycle: Cycle, facts: Facts = FACTS) -> PracticeRecord:
    async with database.write() as session:
        return await practice.add(session, actor=by, person=of.person, cycle=cycle, facts=facts, now=START)


async def test_own_record_is_kept_and_one_by_staff_is_written_down(database: Database) -> None:
    chief, actor, cycle = await prepared(database)
    await adds(database, actor, actor, cycle)
    assert await audited(database) == []
    await adds(database, chief, actor, cycle, replace(FACTS, kind=Kind.CERTIFICATE, title="Управление школой"))
    assert await audited(database) == ["practice.add"]
    async with database.read() as session:
        found = await practice.records_of(session, actor.person.id)
    assert {(item.kind, item.recorded_by_id) for item in found} == {
        ("replacement", actor.person.id), ("certificate", chief.person.id),
    }  # fmt: skip


async def test_fifty_sendings_make_one_record(database: Database) -> None:
    _, actor, cycle = await prepared(database)
    await asyncio.gather(*(adds(database, actor, actor, cycle) for _ in range(50)))
    async with database.read() as session:
        assert await practice.count(session, actor.person.id) == Counts(1, 1)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"starts_on": date(2026, 10, 1), "ends_on": None}, "practice-ahead"),
        ({"ends_on": date(2026, 8, 31)}, "practice-order"),
        ({"title": " \x00"}, "practice-nameless"),
        ({"kind": Kind.INTERNSHIP}, "practice-kind"),
        ({"result": "  "}, "practice-reason-missing"),
    ],
)
async def test_record_that_cannot_be_is_refused(database: Database, changed: dict[str, Any], key: str) -> None:
    _, actor, cycle = await prepared(database)
    with pytest.raises(ServiceError) as refused:
        await adds(database, actor, actor, cycle, replace(FACTS, **changed))
    assert refused.value.text.key == key


async def test_long_words_are_cut_to_what_is_stored(database: Database) -> None:
    _, actor, cycle = await prepared(database)
    made = await adds(database, actor, actor, cycle, replace(FACTS, title="я" * 500, result="ю" * 5000))
    assert (len(made.title), len(made.result or "")) == (200, 2000)
