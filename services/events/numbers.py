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


async def audience_of(session: AsyncSession, *, event: Event, programme: Programme) -> int:
    """People whom the event is for; of a whole region that is a look over everybody."""
    segment, scope = segments.of_event(event)
    found = await segments.count(session, segment, programme=programme, cycle_id=event.cycle_id, scope=scope)
    return found.total


async def numbers_of(session: AsyncSession, *, event: Event, audience: int) -> Numbers:
    """One query, whatever the number of people."""
    counted = (
        select(Participation.state, Participation.attendance, func.count())
        .where(Participation.event_id == event.id, Participation.state.in_(STANDING))
        .group_by(Participation.state, Participation.attendance)
    )
    rows = (await session.execute(counted)).all()
    states = {state: sum(row[2] for row in rows if row[0] == state) for state in STANDING}
    noted = {mark: sum(row[2] for row in rows if row[1] == mark) for mark in (ATTENDED, ABSENT)}
    return Numbers(states[SIGNED_UP], states[WAITING], states[OFFERED], noted[ATTENDED], noted[ABSENT], audience)
