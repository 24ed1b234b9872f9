"""An interview with three times, people who book them, and what became of it."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from sqlalchemy import select

from models import InterviewSlot, Participation
from models.database import Database
from services import interviews
from services.actor import Actor
from services.errors import ServiceError
from services.interviews import Plan
from tests.flows.coordinator import boss
from tests.flows.happening import DAY, PROGRAMME, candidate, event
from tests.kit import START

PLAN = Plan(DAY.date(), time(10), time(11), 20, 0, ())


async def prepared(database: Database, people: int = 1, **columns: Any) -> tuple[Actor, list[Actor]]:
    """Interview 1 with slots 1, 2, 3 at 10:00, 10:20, 10:40; the coordinator and the invited."""
    async with database.write() as session:
        invited = [(await candidate(session, number))[0] for number in range(1, people + 1)]
        chief = await boss(session)
        made = await event(session, "interview", **columns)
        await interviews.add(session, actor=chief, event_id=made.id, plan=PLAN, now=START)
        return chief, invited


async def books(database: Database, actor: Actor, slot: int = 1, now: Any = START) -> interviews.Booked:
    async with database.write() as session:
        return await interviews.book(session, actor=actor, programme=PROGRAMME, slot_id=slot, now=now)


async def holders(database: Database) -> list[int | None]:
    async with database.read() as session:
        return list((await session.execute(select(InterviewSlot.person_id).order_by(InterviewSlot.id))).scalars())


async def states(database: Database) -> list[tuple[int, str]]:
    async with database.read() as session:
        wanted = select(Participation.person_id, Participation.state).order_by(Participation.person_id)
        return [(person, state) for person, state in await session.execute(wanted)]


def key_of(refused: pytest.ExceptionInfo[ServiceError]) -> str:
    return refused.value.text.key
