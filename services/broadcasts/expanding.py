"""Recipients as notifications: many at a time, and the same after a crash."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, Select, String, and_, case, cast, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Broadcast, Notification, Person
from models.base import UtcDateTime
from programmes.schema import Programme
from services.broadcasts import beginnings
from services.broadcasts.audience import scope_of
from services.segments import select_people

CHUNK = 5_000
"""Rows a transaction: the writer is not held for longer than a fraction of a second."""
STRETCH = 3_000
"""Ids of people looked at in one transaction."""
EXPANDING = "expanding"


async def take_due(session: AsyncSession, now: datetime) -> list[int]:
    """Begin what is due; gives everything whose recipients are still to be written, what a crash left among it."""
    await session.execute(
        update(Broadcast)
        .where(Broadcast.state == "scheduled", Broadcast.due_at <= now)
        .values(state=EXPANDING, started_at=now)
        .execution_options(synchronize_session=False)
    )
    wanted = select(Broadcast.id).where(Broadcast.state == EXPANDING).order_by(Broadcast.id)
    return list((await session.execute(wanted)).scalars())


async def written_until(session: AsyncSession, broadcast_id: int) -> int:
    """The last id of a person among its recipients: where to go on after a crash; 0 before the first."""
    last = select(func.max(Notification.person_id)).where(Notification.broadcast_id == broadcast_id)
    return (await session.execute(last)).scalar_one() or 0


async def add_recipients(
    session: AsyncSession, *, broadcast_id: int, after: int, programme: Programme, now: datetime
) -> int | None:
    """Write the next recipients, those with ids above `after`; gives where to go on.

    None when all are written and sending has begun, or when it was stopped meanwhile. Whom nothing reaches is written
    too, as such: the report names them.
    """
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).with_for_update()
    found = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one()
    if found.state != EXPANDING:
        return None
    scope = await scope_of(session, found)
    if await beginnings.is_called_off(session, found, scope, begun=after > 0, now=now):
        return None
    stretch = (after + 1, after + STRETCH)
    chosen = select_people(found.segment, programme=programme, cycle_id=found.cycle_id, scope=scope, between=stretch)
    await _insert(session, chosen, broadcast_id, now)
    highest = (await session.execute(select(func.max(Person.id)))).scalar_one() or 0
    if after + STRETCH < highest:
        return after + STRETCH
    rows = select(func.count()).select_from(Notification).where(Notification.broadcast_id == broadcast_id)
    found.total = (await session.execute(rows)).scalar_one()
    found.state = "sending"
    await session.flush()
    return None


async def _insert(session: AsyncSession, chosen: Select[int], broadcast_id: int, now: datetime) -> None:
    """A row for each of the people `chosen`; whoever has one keeps it."""
    lost = or_(Person.telegram_id.is_(None), Person.unreachable_since.is_not(None))
    moment = literal(now, UtcDateTime())
    columns = {
        "key": literal(f"broadcast:{broadcast_id}:person:") + cast(Person.id, String),
        "person_id": Person.id,
        "kind": literal("broadcast"),
        "broadcast_id": literal(broadcast_id),
        "text": literal({}, JSON()),
        "due_at": moment,
        "urgent": literal(False),
        "state": case((lost, "unreachable"), else_="planned"),
        "fence": literal(0),
        "attempts": literal(0),
        "created_at": moment,
        "finished_at": case((lost, moment), else_=None),
    }
    people = chosen.order_by(Person.id).with_only_columns(*columns.values())
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    rows = insert(Notification).from_select(list(columns), people, include_defaults=False)
    await session.execute(rows.on_conflict_do_nothing(index_elements=[Notification.key]))


async def settle_rows(session: AsyncSession, *, broadcast_id: int, now: datetime, limit: int = CHUNK) -> bool:
    """Bring waiting rows to what the broadcast's state asks for: held, released or cancelled; True if more are left."""
    found = await session.get_one(Broadcast, broadcast_id, populate_existing=True)
    wanted = _wanted(found)
    if wanted is None:
        return False
    before, after = wanted
    some = (
        select(Notification.id)
        .where(Notification.broadcast_id == broadcast_id, Notification.state.in_(before))
        .order_by(Notification.id)
        .limit(limit)
    )
    values: dict[str, Any] = {"state": after, "finished_at": now if after == "cancelled" else None}
    if after == "planned":
        # The pause made it wait, not the queue.
        values["due_at"] = case((Notification.due_at < now, literal(now, UtcDateTime())), else_=Notification.due_at)
    changed = await session.execute(
        update(Notification)
        .where(Notification.id.in_(select(some.subquery().c.id)), Notification.state.in_(before))
        .values(**values)
        .execution_options(synchronize_session=False)
        .returning(Notification.id)
    )
    return len(changed.scalars().all()) == limit


def _wanted(found: Broadcast) -> tuple[tuple[str, ...], str] | None:
    """Which states of rows become which."""
    if found.state == "stopped" or found.recall is not None:
        return ("planned", "held"), "cancelled"
    if found.state == "paused":
        return ("planned",), "held"
    if found.state in ("sending", "sent"):
        return ("held",), "planned"
    return None


async def unsettled(session: AsyncSession) -> list[int]:
    """Broadcasts with rows that stand otherwise than their state asks for."""
    over = or_(Broadcast.state == "stopped", Broadcast.recall.is_not(None))
    wrong = or_(
        and_(over, has_rows("planned", "held")),
        and_(Broadcast.state == "paused", has_rows("planned")),
        and_(Broadcast.state.in_(("sending", "sent")), has_rows("held")),
    )
    return list((await session.execute(select(Broadcast.id).where(wrong).order_by(Broadcast.id))).scalars())


async def run_out(session: AsyncSession) -> list[int]:
    """Broadcasts whose end is not noted though nobody is waited for any more."""
    waiting = has_rows("planned", "sending", "held")
    running = (Broadcast.state.in_(("sending", "stopped")), Broadcast.finished_at.is_(None))
    return list((await session.execute(select(Broadcast.id).where(*running, ~waiting))).scalars())


def has_rows(*states: str) -> ColumnElement[bool]:
    of_this = (Notification.broadcast_id == Broadcast.id, Notification.state.in_(states))
    return select(Notification.id).where(*of_this).exists()
