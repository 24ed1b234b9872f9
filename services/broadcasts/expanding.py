"""Recipients as notifications: many at a time, and the same after a crash."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ColumnElement, String, and_, case, cast, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Broadcast, Notification, Person
from models.base import UtcDateTime
from programmes.schema import Programme
from services.broadcasts.audience import scope_of
from services.segments import select_people

CHUNK = 5_000
"""Recipients a transaction: the writer is not held for longer than a fraction of a second."""
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


async def add_recipients(session: AsyncSession, *, broadcast_id: int, programme: Programme, now: datetime) -> bool:
    """Write the next recipients, by their ids; False when all are written, and sending has begun.

    Whom nothing reaches is written too, as such: the report names them.
    """
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).with_for_update()
    found = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one()
    if found.state != EXPANDING:
        return False
    mine = Notification.broadcast_id == broadcast_id
    last = (await session.execute(select(func.max(Notification.person_id)).where(mine))).scalar_one() or 0
    made = await _insert(session, found, programme, last, now)
    if made == CHUNK:
        return True
    found.total = (await session.execute(select(func.count()).select_from(Notification).where(mine))).scalar_one()
    found.state = "sending"
    await session.flush()
    return False


async def _insert(session: AsyncSession, found: Broadcast, programme: Programme, last: int, now: datetime) -> int:
    scope = await scope_of(session, found)
    lost = or_(Person.telegram_id.is_(None), Person.unreachable_since.is_not(None))
    moment = literal(now, UtcDateTime())
    columns = {
        "key": literal(f"broadcast:{found.id}:person:") + cast(Person.id, String),
        "person_id": Person.id,
        "kind": literal("broadcast"),
        "broadcast_id": literal(found.id),
        "text": literal({}, JSON()),
        "due_at": moment,
        "urgent": literal(False),
        "state": case((lost, "unreachable"), else_="planned"),
        "fence": literal(0),
        "attempts": literal(0),
        "created_at": moment,
        "finished_at": case((lost, moment), else_=None),
    }
    people = (
        select_people(found.segment, programme=programme, cycle_id=found.cycle_id, scope=scope)
        .where(Person.id > last)
        .order_by(Person.id)
        .limit(CHUNK)
        .with_only_columns(*columns.values())
    )
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    rows = insert(Notification).from_select(list(columns), people, include_defaults=False)
    made = await session.execute(
        rows.on_conflict_do_nothing(index_elements=[Notification.key]).returning(Notification.id)
    )
    return len(made.scalars().all())


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
    changed = await session.execute(
        update(Notification)
        .where(Notification.id.in_(select(some.subquery().c.id)), Notification.state.in_(before))
        .values(state=after, finished_at=now if after == "cancelled" else None)
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
        and_(over, _has_rows("planned", "held")),
        and_(Broadcast.state == "paused", _has_rows("planned")),
        and_(Broadcast.state.in_(("sending", "sent")), _has_rows("held")),
    )
    return list((await session.execute(select(Broadcast.id).where(wrong).order_by(Broadcast.id))).scalars())


def _has_rows(*states: str) -> ColumnElement[bool]:
    of_this = (Notification.broadcast_id == Broadcast.id, Notification.state.in_(states))
    return select(Notification.id).where(*of_this).exists()
