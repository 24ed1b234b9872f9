"""What was sent to many, for the data bank."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import Broadcast, Municipality, Notification, Person
from services.broadcasts.finding import ARRIVED
from services.export_rows import Record
from services.export_scope import Scope, within

SHOWN_STATES = ("scheduled", "expanding", "sending", "paused", "sent", "stopped")
"""Broadcasts that somebody meant to send; drafts are nobody's business."""


@dataclass(frozen=True, slots=True)
class BroadcastRow:
    broadcast: Broadcast
    author: Record
    owner: str | None
    counts: Mapping[str, int]
    """By state of the notification; and `acknowledged`."""


async def broadcasts(session: AsyncSession, scope: Scope) -> AsyncIterator[Sequence[BroadcastRow]]:
    """In order of time, in one chunk."""
    owner = aliased(Municipality)
    statement = (
        select(Broadcast, owner.title.label("owner"), Person.surname, Person.name, Person.patronymic)
        .join(Person, Broadcast.author_id == Person.id)
        .outerjoin(owner, Broadcast.municipality_id == owner.id)
        .where(*sent_to_many(scope))
        .order_by(Broadcast.created_at, Broadcast.id)
    )
    found = (await session.execute(statement)).all()
    numbers: dict[int, dict[str, int]] = {}
    for broadcast_id, state, number, acknowledged in await _outcomes(session, scope):
        counts = numbers.setdefault(broadcast_id, {"acknowledged": 0})
        counts[state] = number
        counts["acknowledged"] += int(acknowledged)
    yield [BroadcastRow(row.Broadcast, row, row.owner, numbers.get(row.Broadcast.id, {})) for row in found]


def sent_to_many(scope: Scope) -> list[ColumnElement[bool]]:
    """Of a statement over `Broadcast`."""
    cycle = [] if scope.cycle_id is None else [Broadcast.cycle_id == scope.cycle_id]
    return [Broadcast.state.in_(SHOWN_STATES), *cycle, *within(Broadcast.municipality_id, scope)]


async def _outcomes(session: AsyncSession, scope: Scope) -> Sequence[Record]:
    pressed = and_(Notification.state.in_(ARRIVED), Notification.acknowledged_at.is_not(None))
    statement = (
        select(
            Notification.broadcast_id,
            Notification.state,
            func.count(),
            func.sum(case((pressed, 1), else_=0)),
        )
        .join(Broadcast, Notification.broadcast_id == Broadcast.id)
        .where(*sent_to_many(scope))
        .group_by(Notification.broadcast_id, Notification.state)
    )
    rows: Sequence[Record] = (await session.execute(statement)).all()
    return rows
