"""An event keeps room for what hangs upon it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models import Notification
from models.database import Database
from services.actor import Actor
from services.errors import ServiceError
from services.events.changing import change
from services.events.facts import facts_of
from services.events.finding import find
from tests.flows.happening import PROGRAMME, hour
from tests.kit import START
from tests.services import contesting
from tests.services.interviews import interviewing
from tests.services.test_internships import prepared as internship
from tests.services.test_internships import writes


async def changes(database: Database, actor: Actor, **new: Any) -> str | None:
    """The key of the refusal; None where the change was made."""
    try:
        async with database.write() as session:
            before = facts_of(await find(session, event_id=1))
            changed = replace(before, **new)
            await change(session, actor=actor, programme=PROGRAMME, event_id=1, facts=changed, now=START)
    except ServiceError as refused:
        return refused.text.key
    return None


async def test_interview_is_not_cut_short_of_its_times(database: Database) -> None:
    chief, _ = await interviewing.prepared(database)
    assert await changes(database, chief, ends_at=hour(10.5)) == "event-times-outside"
    assert await changes(database, chief, ends_at=hour(11)) is None
    # A new start takes the times along; here they would end after the interview.
    assert await changes(database, chief, starts_at=hour(9.5)) == "event-times-outside"
    assert await changes(database, chief, starts_at=hour(9.5), ends_at=hour(11.5)) is None


async def test_contest_is_not_cut_short_of_its_stages(database: Database) -> None:
    chief, _ = await contesting.prepared(database)
    assert await changes(database, chief, ends_at=hour(11)) == "event-stage-outside"
    assert await changes(database, chief, ends_at=hour(12)) is None


@pytest.mark.parametrize("kind", ["interview", "contest", "internship"])
async def test_kind_stands_once_something_hangs_upon_it(database: Database, kind: str) -> None:
    if kind == "internship":
        chief, (intern,) = await internship(database)
        assert await changes(database, chief, kind="seminar") is None
        assert await changes(database, chief, kind=kind) is None
        await writes(database, intern)
    else:
        chief, _ = await (interviewing if kind == "interview" else contesting).prepared(database)
    assert await changes(database, chief, kind="seminar") == "event-kind-stands"


async def test_contest_takes_people_while_it_runs(database: Database) -> None:
    chief, _ = await contesting.prepared(database)
    assert await changes(database, chief, signup_closes_at=hour(12)) is None
    assert await changes(database, chief, signup_closes_at=hour(18.5)) == "event-fault"
    async with database.read() as session:
        assert (await session.get(Notification, 1)) is None
