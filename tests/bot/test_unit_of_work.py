"""One update, one effect: the spine over a router of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import SendMessage
from aiogram.types import Update
from sqlalchemy import func, select

from bot import unit_of_work
from bot.courier import Courier
from bot.handled import LEASE
from bot.limits import Limits
from bot.recovery import recover
from models import AuditEntry, HandledUpdate, Person, Trouble
from models.database import Database
from tests.bot.counting import FAILURES, counting
from tests.kit import PLENTY, Stage, Talker


@pytest.fixture
async def counter(database: Database) -> AsyncIterator[Stage]:
    made = Stage(database, dispatcher=counting())
    await made.open()
    yield made
    await made.courier.close()


async def effects(stage: Stage) -> int:
    async with stage.database.read() as session:
        wanted = select(func.count(AuditEntry.id)).where(AuditEntry.action == "counted")
        return (await session.execute(wanted)).scalar_one()


async def handled(stage: Stage) -> list[HandledUpdate]:
    async with stage.database.read() as session:
        return list((await session.execute(select(HandledUpdate).order_by(HandledUpdate.update_id))).scalars())


async def test_update_delivered_ten_times_has_one_effect(counter: Stage) -> None:
    person = counter.person()
    raw = {"update_id": 7, "message": person.message(text="1")}
    updates = [Update.model_validate(raw, context={"bot": counter.bot}) for _ in range(10)]
    await asyncio.gather(*(counter.unit_of_work.handle(update) for update in updates))
    await counter.courier.drain(5)
    assert (await effects(counter), person.texts) == (1, ["1"])


async def test_ids_out_of_order_are_all_processed(counter: Stage) -> None:
    person = counter.person()
    for update_id in (900, 3, 901, 2, 1):
        await counter.feed(update_id=update_id, message=person.message(text="x"))
    assert person.texts == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("failure", FAILURES)
async def test_failure_is_rolled_back_and_the_next_message_answered(
    counter: Stage, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if failure == "hang":
        # Short enough to wait for, long enough for the next message's handler on a busy machine.
        monkeypatch.setattr(unit_of_work, "HANDLER_SECONDS", 1.0)
    monkeypatch.setattr(unit_of_work, "FIRST_PAUSE_SECONDS", 0.0)
    person = counter.person()
    async with asyncio.timeout(5):
        await person.says(failure)
        await person.says("ok")
    said = 1 if failure == "unknown words" else 2
    assert (await effects(counter), len(person.texts), person.texts[-1]) == (1, said, "1")
    outcome = "refused" if failure in ("rule", "denied", "unknown words") else "failed"
    rows = await handled(counter)
    assert [row.outcome for row in rows] == [outcome, "done"]
    assert (rows[0].error_id is None) == (outcome == "refused")


async def test_apology_names_the_error_that_stands_in_the_log(counter: Stage) -> None:
    person = counter.person()
    await person.says("fail")
    (row,) = await handled(counter)
    assert person.texts == [counter.catalogue["ru"]("error-apology", id=row.error_id or "")]
    async with counter.database.read() as session:
        (trouble,) = (await session.execute(select(Trouble))).scalars()
    assert (trouble.place, trouble.kind, trouble.error_id) == ("update", "RuntimeError", row.error_id)


async def test_handler_that_hangs_fails_nobody_who_waits_behind_it(
    counter: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_of_work, "HANDLER_SECONDS", 0.3)
    people = [counter.person(1000 + number) for number in range(10)]
    await asyncio.gather(counter.person(999).says("hang"), *(person.says("x") for person in people))
    assert [person.texts for person in people] == [["1"]] * 10


async def test_denial_is_written_down_though_the_deed_is_rolled_back(counter: Stage) -> None:
    await counter.person().says("denied")
    async with counter.database.read() as session:
        (entry,) = (await session.execute(select(AuditEntry))).scalars()
    assert (entry.action, entry.subject, entry.subject_id) == ("denied:thing.do", "thing", 17)


async def test_fifty_people_at_once_all_have_their_effect(counter: Stage) -> None:
    people: list[Talker] = [counter.person(1000 + number) for number in range(50)]
    await asyncio.gather(*(person.says("x") for person in people))
    assert [person.texts for person in people] == [["1"]] * 50
    async with counter.database.read() as session:
        assert (await session.execute(select(func.count(Person.id)))).scalar_one() == 50


async def test_fifty_messages_of_one_person_at_once_are_counted_each(counter: Stage) -> None:
    person = counter.person()
    await asyncio.gather(*(person.says("x") for _ in range(50)))
    assert sorted(map(int, person.texts)) == list(range(1, 51))


async def test_sent_replies_are_marked_and_forgotten(counter: Stage) -> None:
    await counter.person().says("x")
    assert [row.replies is None for row in await handled(counter)] == [False]
    await counter.unit_of_work.flush()
    assert [(row.replies, row.lease_until) for row in await handled(counter)] == [(None, None)]


async def test_person_who_blocked_the_bot_is_noted_and_forgiven_at_the_next_word(counter: Stage) -> None:
    person = counter.person()
    blocked = TelegramForbiddenError(method=SendMessage(chat_id=1, text="x"), message="Forbidden: bot was blocked")
    counter.session.faults = [blocked]
    await person.says("x")
    await counter.unit_of_work.flush()
    assert await _unreachable(counter) == [counter.clock.now()]
    await person.says("x")
    assert await _unreachable(counter) == [None]


async def _unreachable(stage: Stage) -> list[object]:
    async with stage.database.read() as session:
        return list((await session.execute(select(Person.unreachable_since))).scalars())


async def unsent(counter: Stage) -> Courier:
    """Leaves a reply unsent, as a crash after the commit does; returns the courier of the next life."""
    person = counter.person()
    raw = {"update_id": 7, "message": person.message(text="x")}
    await counter.unit_of_work.handle(Update.model_validate(raw, context={"bot": counter.bot}))
    await counter.courier.close()
    counter.session.calls.clear()
    return Courier(counter.bot, Limits(PLENTY))


async def test_reply_that_a_crash_left_unsent_leaves_at_the_next_start(counter: Stage) -> None:
    courier = await unsent(counter)
    assert await recover(counter.database, courier, counter.clock, alone=True) == 1
    assert await recover(counter.database, courier, counter.clock) == 0
    await courier.drain(5)
    assert (counter.person().texts, courier.answered()) == (["1"], [7])


async def test_reply_of_another_process_is_taken_over_when_its_lease_is_over(counter: Stage) -> None:
    courier = await unsent(counter)
    assert await recover(counter.database, courier, counter.clock) == 0
    counter.clock.forward(seconds=(LEASE + timedelta(seconds=1)).total_seconds())
    assert await recover(counter.database, courier, counter.clock) == 1
    await courier.drain(5)
    assert counter.person().texts == ["1"]


async def test_reply_that_cannot_be_read_any_more_holds_up_nothing(counter: Stage) -> None:
    courier = await unsent(counter)
    async with counter.database.write() as session:
        row = await session.get_one(HandledUpdate, 7)
        row.replies = [{"method": "NoSuchMethod", "fields": {}}, *(row.replies or [])]
    await recover(counter.database, courier, counter.clock, alone=True)
    await courier.drain(5)
    assert (counter.person().texts, courier.answered()) == (["1"], [7])
