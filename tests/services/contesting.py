"""A contest with an open stage, people who enter it, and how they do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from models import Submission
from models.database import Database
from services import submissions
from services.actor import Actor
from services.contests import stages, works
from services.contests.stages import StageFacts
from services.errors import ServiceError
from tests.flows.coordinator import boss
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
