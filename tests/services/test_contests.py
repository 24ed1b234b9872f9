from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from models import Application, Event, Notification, Participation, StoredFile, Submission
from models.database import Database
from programmes.schema import Role
from services import submissions
from services.actor import Actor
from services.contests import entries, stages, works
from services.contests.stages import StageFacts
from services.errors import Denied, ServiceError
from tests.flows.coordinator import audited, boss, district, member, planned
from tests.flows.happening import PROGRAMME, candidate, event, hour, joins
from tests.kit import START

FILE = submissions.IncomingFile("file-1", "проект.pdf", 1000)


def facts(opens: float, closes: float, title: str = "Эссе", *, takes: bool = True) -> StageFacts:
    """Hours of `DAY`."""
    return StageFacts(title, hour(opens), hour(closes), takes)


async def prepared(
    database: Database, people: int = 1, *, first: StageFacts | None = None
) -> tuple[Actor, list[Actor]]:
    """Contest 1 with stage 1, from 9 to 12 if not said otherwise; the coordinator and people signed up."""
    async with database.write() as session:
        actors = [(await candidate(session, number))[0] for number in range(1, people + 1)]
        chief = await boss(session)
        made = await event(session, "contest")
        for actor in actors:
            await joins(session, made, actor)
        await stages.add(session, actor=chief, event_id=made.id, facts=first or facts(9, 12), now=START)
        return chief, actors


async def types(database: Database, actor: Actor, text: str, now: datetime, stage: int = 1) -> Submission:
    async with database.write() as session:
        draft = await works.begin(session, actor=actor, programme=PROGRAMME, stage_id=stage, now=now)
        submissions.add_part(draft, text, now=now)
        return await works.hand_in_text(session, actor=actor, programme=PROGRAMME, draft=draft, now=now)


async def sends(database: Database, actor: Actor, now: datetime, file: Any = FILE) -> Submission:
    async with database.write() as session:
        draft = await works.begin(session, actor=actor, programme=PROGRAMME, stage_id=1, now=now)
        work, _ = await works.hand_in_file(session, actor=actor, programme=PROGRAMME, draft=draft, file=file, now=now)
        return work


async def refusal_of(call: Any) -> str:
    with pytest.raises(ServiceError) as refused:
        await call
    return refused.value.text.key


async def adds(database: Database, chief: Actor, made: StageFacts, now: datetime = START) -> int:
    async with database.write() as session:
        return (await stages.add(session, actor=chief, event_id=1, facts=made, now=now)).number


async def test_stages_follow_one_another(database: Database) -> None:
    chief, _ = await prepared(database)
    assert await adds(database, chief, facts(12, 15, "Очный тур")) == 2
    assert await adds(database, chief, facts(12, 15, "Очный тур")) == 2
    async with database.read() as session:
        found = await stages.of_event(session, 1)
    assert [(item.number, item.title) for item in found] == [(1, "Эссе"), (2, "Очный тур")]


@pytest.mark.parametrize(
    ("made", "now", "key"),
    [
        (facts(15, 13), START, "contest-stage-order"),
        (facts(13, 13), START, "contest-stage-order"),
        (facts(11, 15), START, "contest-stage-early"),
        (facts(13, 19), START, "contest-stage-outside"),
        (facts(12, 13), hour(14), "contest-stage-past"),
        (facts(12, 13, " \n"), START, "contest-stage-nameless"),
    ],
)
async def test_stage_that_cannot_be_is_refused(database: Database, made: StageFacts, now: datetime, key: str) -> None:
    chief, _ = await prepared(database)
    assert await refusal_of(adds(database, chief, made, now)) == key


async def test_changed_window_is_told_to_those_signed_up(database: Database) -> None:
    chief, actors = await prepared(database, 2)
    async with database.write() as session:
        await stages.change(session, actor=chief, stage_id=1, facts=facts(9, 13), now=START)
    async with database.write() as session:
        await stages.change(session, actor=chief, stage_id=1, facts=facts(9, 13), now=hour(1))
    async with database.write() as session:
        await stages.change(session, actor=chief, stage_id=1, facts=facts(9, 13, "Другое имя"), now=hour(2))
    async with database.read() as session:
        told = (await session.execute(select(Notification.person_id).order_by(Notification.person_id))).scalars().all()
    assert list(told) == [actor.person.id for actor in actors]


async def test_stage_between_others_keeps_their_windows(database: Database) -> None:
    chief, _ = await prepared(database)
    await adds(database, chief, facts(13, 15))
    async with database.write() as session:
        later = stages.change(session, actor=chief, stage_id=1, facts=facts(9, 14), now=START)
        assert await refusal_of(later) == "contest-stage-late"


async def test_removed_stage_moves_the_later_ones_up(database: Database) -> None:
    chief, _ = await prepared(database)
    for opens in (12, 13, 14):
        await adds(database, chief, facts(opens, opens + 1, f"Тур {opens}"))
    async with database.write() as session:
        await stages.remove(session, actor=chief, stage_id=2, now=START)
    async with database.read() as session:
        found = await stages.of_event(session, 1)
    assert [(item.number, item.title) for item in found] == [(1, "Эссе"), (2, "Тур 13"), (3, "Тур 14")]


async def test_stage_with_works_stays(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await types(database, actor, "Моя работа", hour(10))
    async with database.write() as session:
        removal = stages.remove(session, actor=chief, stage_id=1, now=hour(10))
        assert await refusal_of(removal) == "contest-stage-has-works"


async def test_works_are_versions_of_the_standing_application(database: Database) -> None:
    _, (actor,) = await prepared(database)
    first, second = await types(database, actor, "слово " * 800, hour(10)), await sends(database, actor, hour(11))
    assert [(item.kind, item.version, item.contest_stage_id) for item in (first, second)] == [
        ("contest:1", 1, 1), ("contest:1", 2, 1),
    ]  # fmt: skip
    assert (first.words, second.file_id, first.application_id) == (800, 1, 1)


async def test_fifty_files_at_once_are_fifty_versions(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await sends(database, actor, hour(10))
    await asyncio.gather(*(sends(database, actor, hour(10)) for _ in range(49)))
    async with database.read() as session:
        versions = (await session.execute(select(Submission.version).order_by(Submission.version))).scalars()
        assert list(versions) == list(range(1, 51))


@pytest.mark.parametrize(
    ("now", "key"),
    [(hour(8), "contest-not-open"), (hour(12), "contest-closed"), (hour(15), "contest-closed")],
)
async def test_work_outside_of_the_window_is_refused(database: Database, now: datetime, key: str) -> None:
    _, (actor,) = await prepared(database)
    assert await refusal_of(types(database, actor, "Работа", now)) == key


async def test_text_begun_in_time_is_refused_after_the_close(database: Database) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        draft = await works.begin(session, actor=actor, programme=PROGRAMME, stage_id=1, now=hour(11.9))
        submissions.add_part(draft, "Почти успел", now=hour(11.9))
    async with database.write() as session:
        draft = await session.merge(draft)
        late = works.hand_in_text(session, actor=actor, programme=PROGRAMME, draft=draft, now=hour(12))
        assert await refusal_of(late) == "contest-closed"


@pytest.mark.parametrize("state", ["withdrawn", "waiting", "offered"])
async def test_work_of_whoever_is_not_signed_up_is_refused(database: Database, state: str) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        (await session.get_one(Participation, 1)).state = state
    assert await refusal_of(types(database, actor, "Работа", hour(10))) == "contest-not-signed-up"


async def test_work_without_a_standing_application_is_refused(database: Database) -> None:
    _, (actor,) = await prepared(database)
    async with database.write() as session:
        (await session.get_one(Application, 1)).stage = "withdrawn"
    assert await refusal_of(types(database, actor, "Работа", hour(10))) == "contest-no-application"


async def test_work_to_a_cancelled_contest_is_refused(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    async with database.write() as session:
        (await session.get_one(Event, 1)).state = "cancelled"
    assert await refusal_of(types(database, actor, "Работа", hour(10))) == "contest-cancelled"
    assert await refusal_of(adds(database, chief, facts(12, 13))) == "contest-cancelled"


async def test_stage_without_works_takes_none(database: Database) -> None:
    _, (actor,) = await prepared(database, first=facts(9, 12, takes=False))
    assert await refusal_of(types(database, actor, "Работа", hour(10))) == "contest-no-works"


@pytest.mark.parametrize(
    ("file", "key"),
    [
        (submissions.IncomingFile("f", "вирус.exe", 10), "file-wrong-kind"),
        (submissions.IncomingFile("f", "большой.pdf", 30 * 1024 * 1024), "file-too-big"),
    ],
)
async def test_wrong_file_is_refused(database: Database, file: Any, key: str) -> None:
    _, (actor,) = await prepared(database)
    assert await refusal_of(sends(database, actor, hour(10), file)) == key


async def test_contest_work_is_no_work_of_the_application_card(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await types(database, actor, "Работа", hour(10))
    async with database.read() as session:
        application = await session.get_one(Application, 1)
        assert await submissions.latest(session, application=application) == {}


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
