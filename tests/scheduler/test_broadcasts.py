"""Recipients, progress and recalls, whatever happens on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram.methods import DeleteMessage, EditMessageText
from sqlalchemy import select, update

from models import Broadcast, Event, Notification, RoleGrant
from models.database import Database
from programmes.schema import Role
from scheduler.broadcasts import Broadcasts
from scheduler.outcome import Fate, Outcome
from scheduler.recalls import Recalls
from services import cycles
from services.broadcasts import expanding
from services.broadcasts.recalling import REFUSED, TOO_OLD
from tests.flows.coordinator import boss, member
from tests.kit import START, the_catalogue, the_programme
from tests.services.broadcasts.kit import broadcast
from tests.services.segments.kit import candidate, event

PROGRAMME = the_programme("ketchenery")


class Post:
    """Answers as told, by method, in order; then that it was done."""

    def __init__(self, **outcomes: list[Outcome]) -> None:
        self.calls: list[Any] = []
        self.outcomes = outcomes

    async def __call__(self, call: Any) -> Outcome:
        self.calls.append(call)
        left = self.outcomes.get(call.__api_method__)
        return left.pop(0) if left else Outcome(Fate.SENT)


def job(database: Database, post: Post) -> Broadcasts:
    return Broadcasts(database=database, programme=PROGRAMME, catalogue=the_catalogue(), send=post)


async def tick(broadcasts: Broadcasts, now: datetime) -> None:
    """Both jobs."""
    await broadcasts.run(now)
    await broadcasts.paint(now)


def recalls(database: Database, post: Post) -> Recalls:
    return Recalls(database=database, catalogue=the_catalogue(), send=post, second=0.0)


async def due(database: Database, people: int = 5, **columns: Any) -> int:
    """A broadcast of the region's coordinator that is due now."""
    async with database.write() as session:
        await cycles.sync_programme(session, PROGRAMME, today=START.date())
        author = (await boss(session)).person
        for number in range(1, people + 1):
            await candidate(session, number)
        facts = {"state": "scheduled", "due_at": START, **columns}
        return (await broadcast(session, author.id, **facts)).id


async def rows(database: Database) -> list[Notification]:
    async with database.read() as session:
        wanted = select(Notification).where(Notification.broadcast_id.is_not(None))
        return list((await session.execute(wanted.order_by(Notification.person_id))).scalars())


async def found(database: Database) -> Broadcast:
    async with database.read() as session:
        return (await session.execute(select(Broadcast))).scalar_one()


async def told(database: Database) -> list[tuple[int, str]]:
    """Who was told what, besides the broadcast itself."""
    async with database.read() as session:
        wanted = select(Notification).where(Notification.broadcast_id.is_(None)).order_by(Notification.id)
        return [(row.person_id, row.text["key"]) for row in (await session.execute(wanted)).scalars()]


async def set_rows(database: Database, **values: Any) -> None:
    async with database.write() as session:
        await session.execute(update(Notification).values(**values))


async def test_recipients_are_whole_after_a_crash_between_two_stretches(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expanding, "STRETCH", 2)
    number = await due(database)
    async with database.write() as session:
        assert await expanding.take_due(session, START) == [number]
        after = await expanding.add_recipients(session, broadcast_id=number, after=0, programme=PROGRAMME, now=START)
    assert (after, len(await rows(database))) == (2, 2)
    await job(database, Post()).run(START + timedelta(minutes=1))
    made = await rows(database)
    assert [row.person_id for row in made] == [1, 2, 3, 4, 5, 6]
    assert ((await found(database)).state, (await found(database)).total) == ("sending", 6)
    assert {row.key for row in made} == {f"broadcast:{number}:person:{row.person_id}" for row in made}


async def test_stop_while_recipients_are_written_leaves_none_waiting(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expanding, "STRETCH", 2)
    number = await due(database)
    async with database.write() as session:
        await expanding.take_due(session, START)
        await expanding.add_recipients(session, broadcast_id=number, after=0, programme=PROGRAMME, now=START)
        (await session.get_one(Broadcast, number)).state = "stopped"
    await job(database, Post()).run(START)
    assert [row.state for row in await rows(database)] == ["cancelled"] * 2
    assert (await found(database)).finished_at == START


async def test_author_without_a_role_any_more_sends_nothing(database: Database) -> None:
    await due(database)
    async with database.write() as session:
        await session.execute(update(RoleGrant).values(revoked_at=START))
    async with database.write() as session:
        colleague = await member(session, 905, (Role.REGION_COORDINATOR, None), name="Петрова")
    await job(database, Post()).run(START)
    assert (await rows(database), (await found(database)).state) == ([], "stopped")
    assert await told(database) == [(colleague.person.id, "broadcast-told-orphaned")]


async def test_event_cancelled_before_the_hour_makes_it_a_draft_again(database: Database) -> None:
    number = await due(database, text="Ждём вас")
    async with database.write() as session:
        gone = await event(session, title="Час управленца", state="cancelled")
        (await session.get_one(Broadcast, number)).buttons = [f"signup:{gone.id}"]
    await job(database, Post()).run(START)
    there = await found(database)
    assert (await rows(database), there.state, there.due_at) == ([], "draft", None)
    assert await told(database) == [(there.author_id, "broadcast-told-given-back")]


async def test_event_cancelled_in_the_middle_stops_nothing_half_done(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expanding, "STRETCH", 2)
    number = await due(database)
    async with database.write() as session:
        seminar = await event(session)
        (await session.get_one(Broadcast, number)).buttons = [f"signup:{seminar.id}"]
        await expanding.take_due(session, START)
        await expanding.add_recipients(session, broadcast_id=number, after=0, programme=PROGRAMME, now=START)
        (await session.get_one(Event, seminar.id)).state = "cancelled"
    await job(database, Post()).run(START)
    assert len(await rows(database)) == 6


async def test_segment_that_became_empty_is_told_as_such(database: Database) -> None:
    await due(database, segment={"stages": ["training"]})
    await job(database, Post()).run(START)
    there = await found(database)
    assert (there.state, there.total) == ("sent", 0)
    assert await told(database) == [(there.author_id, "broadcast-told-nobody")]


async def test_release_after_a_pause_makes_nothing_late(database: Database) -> None:
    number = await due(database, 2)
    await job(database, Post()).run(START)
    async with database.write() as session:
        (await session.get_one(Broadcast, number)).state = "paused"
    later, morning = START + timedelta(hours=2), START + timedelta(hours=20)
    await job(database, Post()).run(later)
    async with database.write() as session:
        asleep = update(Notification).where(Notification.person_id == 1).values(due_at=morning)
        await session.execute(asleep)
        (await session.get_one(Broadcast, number)).state = "sending"
    await job(database, Post()).run(later)
    assert [(row.state, row.due_at) for row in await rows(database)] == [
        ("planned", morning),
        ("planned", later),
        ("planned", later),
    ]


@pytest.mark.parametrize(
    ("people", "state", "seconds", "painted"), [(3, "sending", 4, 2), (3, "sending", 2, 1), (3, "paused", 4, 2)]
)
async def test_progress_is_painted_every_three_seconds_at_most(
    database: Database, people: int, state: str, seconds: int, painted: int
) -> None:
    await due(database, people, progress_chat_id=900, progress_message_id=5)
    post = Post()
    broadcasts = job(database, post)
    await tick(broadcasts, START)
    async with database.write() as session:
        await session.execute(update(Broadcast).values(state=state))
        await session.execute(update(Notification).where(Notification.person_id == 2).values(state="sent"))
    later = START + timedelta(seconds=seconds)
    await tick(broadcasts, later)
    await tick(broadcasts, later)
    assert len([call for call in post.calls if isinstance(call, EditMessageText)]) == painted


async def test_last_picture_is_painted_again_until_telegram_takes_it(database: Database) -> None:
    await due(database, progress_chat_id=900, progress_message_id=5)
    post = Post(editMessageText=[Outcome(Fate.SENT), Outcome(Fate.RETRY), Outcome(Fate.SENT)])
    broadcasts = job(database, post)
    await tick(broadcasts, START)
    await set_rows(database, state="sent", finished_at=START)
    for second in range(4, 20, 2):
        await tick(broadcasts, START + timedelta(seconds=second))
    assert len(post.calls) == 3
    assert (await found(database)).progress_message_id is None


async def sent(database: Database, *, at: datetime = START, how: str = "delete") -> None:
    """Everybody has got it, and it is being taken back."""
    await due(database, 3, recall=how, recall_text="Новые слова", state="sent", finished_at=START)
    async with database.write() as session:
        for person in range(1, 5):
            facts = {
                "key": f"b:{person}",
                "kind": "broadcast",
                "text": {},
                "due_at": START,
                "created_at": START,
                "finished_at": at,
            }
            session.add(Notification(person_id=person, broadcast_id=1, state="sent", message_id=100 + person, **facts))


async def test_recall_goes_on_where_telegram_put_it_off(database: Database) -> None:
    await sent(database)
    post = Post(
        deleteMessage=[
            Outcome(Fate.RETRY, problem="429: 3 s"),
            Outcome(Fate.HARMLESS, problem="Bad Request: message to delete not found"),
            Outcome(Fate.HARMLESS, problem="Bad Request: message can't be deleted"),
            Outcome(Fate.REFUSED, problem="Bad Request: something new"),
        ]
    )
    job_of_recalls = recalls(database, post)
    assert [await job_of_recalls.run(START) for _ in range(3)] == [3, 1, 0]
    assert [(row.recalled_at, row.problem) for row in await rows(database)] == [
        (START, None),
        (START, None),
        (None, TOO_OLD),
        (None, REFUSED),
    ]
    assert [type(call) for call in post.calls] == [DeleteMessage] * 5
    assert (await found(database)).recall_finished_at == START


async def test_recall_tells_the_author_what_stayed(database: Database) -> None:
    await sent(database, at=START - timedelta(days=3))
    await recalls(database, Post()).run(START)
    async with database.read() as session:
        told = (await session.execute(select(Notification).where(Notification.kind == "news"))).scalar_one()
    args = told.text["args"]
    assert (args["count"], args["old"], args["stayed"]) == (0, 4, 0)


async def test_new_words_stand_whatever_the_age(database: Database) -> None:
    await sent(database, at=START - timedelta(days=3), how="edit")
    post = Post()
    await recalls(database, post).run(START)
    assert [(call.text, call.message_id) for call in post.calls] == [("Новые слова", 100 + n) for n in range(1, 5)]
