"""How many people stand to an event, and how."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, Participation
from programmes.schema import Programme
from services import segments
from services.participation.states import ABSENT, ATTENDED, OFFERED, SIGNED_UP, STANDING, WAITING


@dataclass(frozen=True, slots=True)
class Numbers:
    """People; `audience` is whom the event is for."""

    signed_up: int
    waiting: int
    offered: int
    attended: int
    absent: int
    audience: int

    @property
    def everybody(self) -> int:
        """Who stands by the event."""
        return self.signed_up + self.waiting + self.offered


async def numbers_of(session: AsyncSession, *, event: Event, programme: Programme) -> Numbers:
    """Two queries, whatever the number of people."""
    counted = (
        select(Participation.state, Participation.attendance, func.count())
        .where(Participation.event_id == event.id, Participation.state.in_(STANDING))
        .group_by(Participation.state, Participation.attendance)
    )
    rows = (await session.execute(counted)).all()
    states = {state: sum(row[2] for row in rows if row[0] == state) for state in STANDING}
    noted = {mark: sum(row[2] for row in rows if row[1] == mark) for mark in (ATTENDED, ABSENT)}
    segment, scope = segments.of_event(event)
    audience = await segments.count(session, segment, programme=programme, cycle_id=event.cycle_id, scope=scope)
    return Numbers(states[SIGNED_UP], states[WAITING], states[OFFERED], noted[ATTENDED], noted[ABSENT], audience.total)
