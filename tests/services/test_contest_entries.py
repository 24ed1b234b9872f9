from __future__ import annotations

import pytest
from sqlalchemy import select, update

from models import Participation, StoredFile
from models.database import Database
from programmes.schema import Role
from services.contests import entries, stages, works
from services.errors import Denied, ServiceError
from tests.flows.coordinator import audited, district, member, planned
from tests.flows.happening import hour
from tests.kit import START
from tests.services.contesting import facts, prepared, refusal_of, sends, types


async def test_entries_and_missing_are_counted_and_listed(database: Database) -> None:
    chief, actors = await prepared(database, 3)
    await types(database, actors[0], "Первая", hour(10))
    newest = await types(database, actors[0], "Вторая", hour(10))
    await sends(database, actors[1], hour(10))
    async with database.read() as session:
        counts = await entries.count(session, actor=chief, stage_id=1)
        entered = await entries.fetch_entries(session, actor=chief, stage_id=1, number=1)
        missing = await entries.fetch_missing(session, actor=chief, stage_id=1, number=1)
    assert counts == entries.Counts(2, 1)
    assert {(item.person.id, item.work.version) for item in entered.items} == {
        (actors[0].person.id, newest.version), (actors[1].person.id, 1),
    }  # fmt: skip
    assert [person.id for person in missing.items] == [actors[2].person.id]


async def test_broken_file_counts_as_not_handed_in(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await sends(database, actor, hour(10))
    async with database.write() as session:
        (await session.get_one(StoredFile, 1)).state = "refused"
    async with database.read() as session:
        assert await entries.count(session, actor=chief, stage_id=1) == entries.Counts(1, 1)


async def test_opening_a_work_is_written_down(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    work = await types(database, actor, "Работа", hour(10))
    async with database.write() as session:
        opened = await entries.open_entry(session, actor=chief, submission_id=work.id, now=hour(13))
    assert (opened.person.id, opened.work.text) == (actor.person.id, "Работа")
    assert await audited(database) == ["contest.stage", "contest.view"]


async def test_result_is_told_once_and_again_when_it_changes(database: Database) -> None:
    chief, _ = await prepared(database)
    for minutes, result in ((1, "1 место"), (2, " 1 место\x00"), (3, "2 место")):
        async with database.write() as session:
            await entries.note_result(
                session, actor=chief, participation_id=1, result=result, now=hour(13 + minutes / 60)
            )
    assert [key for _, key, _ in await planned(database)] == ["contest-told-result"] * 2
    async with database.read() as session:
        assert (await session.get_one(Participation, 1)).result == "2 место"


@pytest.mark.parametrize(("result", "key"), [(" ", "contest-result-empty"), ("я" * 301, "contest-result-long")])
async def test_result_that_cannot_be_is_refused(database: Database, result: str, key: str) -> None:
    chief, _ = await prepared(database)
    async with database.write() as session:
        noting = entries.note_result(session, actor=chief, participation_id=1, result=result, now=hour(13))
        assert await refusal_of(noting) == key


async def test_coordinator_of_another_district_is_denied(database: Database) -> None:
    _, (actor,) = await prepared(database)
    work = await types(database, actor, "Работа", hour(10))
    async with database.write() as session:
        foreign = await district(session, "foreign")
        stranger = await member(session, 777, (Role.COORDINATOR, foreign.id))
        for call in (
            stages.add(session, actor=stranger, event_id=1, facts=facts(12, 13), now=START),
            stages.change(session, actor=stranger, stage_id=1, facts=facts(9, 13), now=START),
            stages.remove(session, actor=stranger, stage_id=1, now=START),
            entries.count(session, actor=stranger, stage_id=1),
            entries.fetch_entries(session, actor=stranger, stage_id=1, number=1),
            entries.fetch_missing(session, actor=stranger, stage_id=1, number=1),
            entries.open_entry(session, actor=stranger, submission_id=work.id, now=START),
            entries.fetch_people(session, actor=stranger, event_id=1, number=1),
            entries.note_result(session, actor=stranger, participation_id=1, result="1", now=START),
        ):
            with pytest.raises(Denied):
                await call


async def test_secretary_reads_and_changes_nothing(database: Database) -> None:
    await prepared(database)
    async with database.write() as session:
        secretary = await member(session, 778, (Role.SECRETARY, None))
        assert await entries.count(session, actor=secretary, stage_id=1) == entries.Counts(0, 1)
        with pytest.raises(Denied):
            await entries.note_result(session, actor=secretary, participation_id=1, result="1", now=START)


async def test_own_work_is_nobody_elses(database: Database) -> None:
    _, actors = await prepared(database, 2)
    work = await types(database, actors[0], "Моя", hour(10))
    async with database.read() as session:
        mine, _ = await works.own(session, actor=actors[0], submission_id=work.id)
        assert mine.text == "Моя"
        with pytest.raises(ServiceError):
            await works.own(session, actor=actors[1], submission_id=work.id)


async def test_review_takes_the_newest_readable_work_of_whoever_still_takes_part(database: Database) -> None:
    _, people = await prepared(database, 3)
    for actor in people:
        await types(database, actor, "Первая версия", hour(10))
    await types(database, people[0], "Вторая версия", hour(11))
    await sends(database, people[1], hour(11))
    async with database.write() as session:
        (await session.execute(select(StoredFile))).scalar_one().state = "refused"
        left = Participation.person_id == people[2].person.id
        await session.execute(update(Participation).where(left).values(state="withdrawn"))
    async with database.read() as session:
        found = (await session.execute(works.counting(1))).scalars().all()
    assert sorted((item.application_id, item.text or "") for item in found) == [
        (1, "Вторая версия"), (2, "Первая версия"),
    ]  # fmt: skip
