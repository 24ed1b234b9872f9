"""How many take part in one event."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Participation
from services.participation.states import ABSENT, ATTENDED, OFFERED, SIGNED_UP, WAITING, WITHDRAWN


@dataclass(frozen=True, slots=True)
class Numbers:
    """People by state, and by attendance."""

    signed_up: int
    offered: int
    waiting: int
    withdrawn: int
    attended: int
    absent: int

    @property
    def standing(self) -> int:
        return self.signed_up + self.offered + self.waiting


async def fetch_numbers(session: AsyncSession, event_id: int) -> Numbers:
    """One query."""
    wanted = (
        select(Participation.state, Participation.attendance, func.count(Participation.id))
        .where(Participation.event_id == event_id)
        .group_by(Participation.state, Participation.attendance)
    )
    states: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    for state, attendance, number in (await session.execute(wanted)).all():
        states[state] += number
        noted[attendance or ""] += number
    return Numbers(
        signed_up=states[SIGNED_UP],
        offered=states[OFFERED],
        waiting=states[WAITING],
        withdrawn=states[WITHDRAWN],
        attended=noted[ATTENDED],
        absent=noted[ABSENT],
    )
