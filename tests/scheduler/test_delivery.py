"""Notifications: once each, by day, whatever the line and the other deliverers do."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardMarkup
from sqlalchemy import select

from locales.text import Text
from models import DeliveryAttempt, Notification, Person
from models.database import Database
from scheduler.delivery import LEASE, TRIES, Delivery
from scheduler.delivery.pipeline import WIDTH
from scheduler.outcome import Fate, Outcome
from services.notifications import notify
from tests.kit import START, the_catalogue

ZONE = ZoneInfo("Europe/Moscow")
NIGHT = datetime(2026, 9, 15, 22, 0, tzinfo=ZONE)
MORNING = datetime(2026, 9, 16, 8, 0, tzinfo=ZONE)
HELLO = Text("common-denied")


class Post:
    """Sends as told: `outcomes` first, in order, then successfully."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.sent: list[Any] = []
        self.outcomes = list(outcomes)

    async def __call__(self, call: TelegramMethod[Any]) -> Outcome:
        self.sent.append(call)
        return self.outcomes.pop(0) if self.outcomes else Outcome(Fate.SENT)


@pytest.fixture
async def person_id(database: Database) -> int:
    async with database.write() as session:
        person = Person(telegram_id=77, created_at=START)
        session.add(person)
    return person.id


def delivery(database: Database, post: Post) -> Delivery:
    return Delivery(database=database, catalogue=the_catalogue(), send=post, zone=ZONE)


async def plan(database: Database, person_id: int, key: str = "k", **options: Any) -> None:
    async with database.write() as session:
        await notify(session, key=key, person_id=person_id, text=HELLO, **{"now": START, **options})


async def states(database: Database) -> list[str]:
    async with database.read() as session:
        return list((await session.execute(select(Notification.state).order_by(Notification.id))).scalars())


async def history(database: Database) -> list[tuple[int, str]]:
    async with database.read() as session:
        wanted = select(DeliveryAttempt.fence, DeliveryAttempt.outcome).order_by(DeliveryAttempt.id)
        return [(fence, outcome) for fence, outcome in await session.execute(wanted)]


async def only(database: Database) -> Notification:
    async with database.read() as session:
        return (await session.execute(select(Notification))).scalar_one()


async def test_what_is_due_is_sent_once_in_the_persons_language(database: Database, person_id: int) -> None:
    post = Post(Outcome(Fate.SENT))
    await plan(database, person_id, buttons=[[(Text("common-home"), "go:home")]])
    assert [await delivery(database, post).run(START) for _ in range(3)] == [1, 0, 0]
    (call,) = post.sent
    markup: InlineKeyboardMarkup = call.reply_markup
    assert (call.chat_id, call.text) == (77, the_catalogue().nearest(None)("common-denied"))
    assert markup.inline_keyboard[0][0].callback_data == "go:home"
    assert await states(database) == ["sent"]


async def test_what_is_not_due_waits(database: Database, person_id: int) -> None:
    post = Post()
    await plan(database, person_id, due_at=START + timedelta(hours=1))
    assert await delivery(database, post).run(START) == 0
    assert await delivery(database, post).run(START + timedelta(hours=1)) == 1


async def test_night_puts_off_to_the_morning(database: Database, person_id: int) -> None:
    post = Post()
    await plan(database, person_id, now=NIGHT)
    assert await delivery(database, post).run(NIGHT) == 0
    assert (await only(database)).due_at == MORNING
    assert await delivery(database, post).run(MORNING) == 1


async def test_night_is_the_persons_own(database: Database, person_id: int) -> None:
    async with database.write() as session:
        (await session.get_one(Person, person_id)).timezone = "Asia/Vladivostok"
    post = Post()
    await plan(database, person_id, now=MORNING)
    # Eight in the morning in Moscow is three in the afternoon there; the evening of Moscow is their night.
    assert await delivery(database, post).run(MORNING) == 1
    await plan(database, person_id, key="evening")
    assert await delivery(database, post).run(MORNING + timedelta(hours=9)) == 0


async def test_urgent_one_does_not_wait_for_the_morning(database: Database, person_id: int) -> None:
    post = Post()
    await plan(database, person_id, now=NIGHT, urgent=True)
    assert await delivery(database, post).run(NIGHT) == 1


async def test_warning_about_the_bot_itself_wakes_nobody(database: Database, person_id: int) -> None:
    post = Post()
    await plan(database, person_id, now=NIGHT, urgent=True, kind="health")
    assert await delivery(database, post).run(NIGHT) == 0
    assert await delivery(database, post).run(MORNING) == 1


async def test_what_would_only_confuse_is_not_sent(database: Database, person_id: int) -> None:
    post = Post()
    await plan(database, person_id, expires_at=START + timedelta(hours=1))
    await delivery(database, post).run(START + timedelta(hours=2))
    assert (await states(database), post.sent) == (["expired"], [])


@pytest.mark.parametrize(
    ("fate", "state"),
    [
        (Fate.SENT, "sent"),
        (Fate.HARMLESS, "sent"),
        (Fate.UNCERTAIN, "uncertain"),
        (Fate.UNREACHABLE, "unreachable"),
        (Fate.REFUSED, "failed"),
    ],
)
async def test_fate_of_a_call_is_written_and_not_tried_again(
    database: Database, person_id: int, fate: Fate, state: str
) -> None:
    post = Post(Outcome(fate, problem="why"))
    await plan(database, person_id)
    for minutes in (0, 1, 60):
        await delivery(database, post).run(START + timedelta(minutes=minutes))
    assert (await states(database), len(post.sent), (await only(database)).problem) == ([state], 1, "why")


async def test_person_who_blocked_the_bot_is_remembered_and_spared(database: Database, person_id: int) -> None:
    post = Post(Outcome(Fate.UNREACHABLE))
    await plan(database, person_id, key="first")
    await delivery(database, post).run(START)
    await plan(database, person_id, key="second")
    await delivery(database, post).run(START)
    assert (await states(database), len(post.sent)) == (["unreachable", "unreachable"], 1)
    async with database.read() as session:
        assert (await session.get_one(Person, person_id)).unreachable_since == START


async def test_certain_failure_is_tried_again_a_little_later_and_at_last_given_up(
    database: Database, person_id: int
) -> None:
    post = Post(*[Outcome(Fate.RETRY)] * 100)
    await plan(database, person_id)
    now = START
    for _ in range(TRIES + 3):
        await delivery(database, post).run(now)
        await delivery(database, post).run(now + timedelta(seconds=4))
        now += timedelta(minutes=15)
    assert (await states(database), len(post.sent)) == (["failed"], TRIES)


async def test_next_try_waits_as_long_as_telegram_asks(database: Database, person_id: int) -> None:
    post = Post(Outcome(Fate.RETRY, wait_seconds=600))
    await plan(database, person_id)
    await delivery(database, post).run(START)
    assert (await only(database)).due_at == START + timedelta(seconds=600)


async def test_orphan_of_a_crash_is_sent_again_when_its_lease_is_over(database: Database, person_id: int) -> None:
    await plan(database, person_id)
    async with database.write() as session:
        row = (await session.execute(select(Notification))).scalar_one()
        row.state, row.lease_until, row.fence = "sending", START + LEASE, 1
    post = Post()
    await delivery(database, post).run(START)
    assert await states(database) == ["sending"]
    await delivery(database, post).run(START + LEASE + timedelta(seconds=1))
    assert (await states(database), len(post.sent)) == (["sent"], 1)
    assert await history(database) == [(1, "orphaned"), (2, "sent")]


async def test_orphan_is_adopted_at_once_where_nobody_else_can_be_sending(database: Database, person_id: int) -> None:
    await plan(database, person_id)
    async with database.write() as session:
        row = (await session.execute(select(Notification))).scalar_one()
        row.state, row.lease_until, row.fence = "sending", START + LEASE, 1
    post = Post()
    courier = delivery(database, post)
    await courier.adopt(START)
    await courier.run(START)
    assert (await states(database), len(post.sent)) == (["sent"], 1)


async def test_sender_that_lost_its_lease_changes_nothing(database: Database, person_id: int) -> None:
    async def lose_it(_call: TelegramMethod[Any]) -> Outcome:
        async with database.write() as session:
            row = (await session.execute(select(Notification))).scalar_one()
            row.fence, row.state = row.fence + 1, "cancelled"
        return Outcome(Fate.SENT)

    await plan(database, person_id)
    await Delivery(database=database, catalogue=the_catalogue(), send=lose_it, zone=ZONE).run(START)
    assert await states(database) == ["cancelled"]


async def test_night_of_many_does_not_hide_who_may_be_written_to(database: Database, person_id: int) -> None:
    for number in range(WIDTH + 5):
        await plan(database, person_id, key=f"night:{number}", now=NIGHT)
    await plan(database, person_id, key="now", now=NIGHT, due_at=NIGHT + timedelta(seconds=1), urgent=True)
    post = Post()
    assert await delivery(database, post).run(NIGHT + timedelta(seconds=1)) == 1


async def test_two_deliverers_side_by_side_send_each_once(database: Database, person_id: int) -> None:
    for number in range(2 * WIDTH + 20):
        await plan(database, person_id, key=str(number))
    posts = (Post(), Post())
    second = Database(database.url.render_as_string(hide_password=False))
    await asyncio.gather(delivery(database, posts[0]).run(START), delivery(second, posts[1]).run(START))
    await second.close()
    assert len(posts[0].sent) + len(posts[1].sent) == 2 * WIDTH + 20
    assert set(await states(database)) == {"sent"}


async def test_message_id_is_kept(database: Database, person_id: int) -> None:
    class Sent:
        message_id = 4321

    await plan(database, person_id)
    await delivery(database, Post(Outcome(Fate.SENT, Sent()))).run(START)
    assert (await only(database)).message_id == 4321
