from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from models import Application, Event, Notification, Participation, Submission
from models.database import Database
from services import submissions
from services.contests import stages, works
from services.contests.stages import StageFacts
from tests.flows.happening import PROGRAMME, hour
from tests.kit import START
from tests.services.contesting import adds, facts, prepared, refusal_of, sends, types


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
