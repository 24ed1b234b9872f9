"""Taking what is due into one's hands, and putting away what is not to be sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Update, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from models import Broadcast, DeliveryAttempt, Notification, Person, ReminderSettings
from scheduler.quiet import allowed_from

LEASE = timedelta(seconds=45)
"""Renewed while the row is in hand; a dead process's rows are retaken within a minute."""
FETCH = 100
"""Rows looked at in one statement."""
FETCHES = 4
"""Statements in one transaction: the writer must not be held while a whole night is put off."""
MOST_LEASES = 100
"""A row that so many processes have died over is not tried again."""
SWITCHABLE = frozenset({"event", "signup", "deadline", "digest"})
"""Kinds that a person may switch off or pause; the rest tells of decisions."""

WAKES_NOBODY = frozenset({"health"})
"""Kinds that pass before others and yet wait for the morning: whom they tell can mend nothing at night."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that this process holds now, under this fence."""

    row: Notification
    broadcast: Broadcast | None
    fence: int


@dataclass(slots=True)
class Catch:
    """What one look at the queue brought."""

    taken: list[Taken] = field(default_factory=list)
    exhausted: bool = True
    """Nothing more is due, but for people whose message is in hand."""
    put_away: int = 0


async def lease(
    session: AsyncSession,
    *,
    room: int,
    now: datetime,
    zone_of: Callable[[Person], ZoneInfo],
    mine: Collection[int],
    busy: Collection[int],
) -> Catch:
    """Lease up to `room` rows, one a person; expired, switched off, unreachable and nightly ones are put away.

    `mine` are the ids in hand already, `busy` the people they go to.
    """
    catch, people, looks = Catch(), set(busy), 0
    for wanted in _queues(now, mine):
        while True:
            if len(catch.taken) >= room or looks == FETCHES:
                catch.exhausted = False
                return catch
            looks += 1
            rows = await _fetch(session, wanted, people)
            await _sort_out(session, rows, catch, people, room=room, now=now, zone_of=zone_of)
            if len(rows) < FETCH:
                break
    return catch


def _queues(now: datetime, mine: Collection[int]) -> list[Select[Notification, ReminderSettings]]:
    """What a dead process left, then what is urgent, then the rest; a broadcast comes after all of them."""
    due = and_(Notification.state == "planned", Notification.due_at <= now)
    alone = Notification.broadcast_id.is_(None)
    orphaned = and_(Notification.state == "sending", Notification.lease_until < now, Notification.id.not_in(mine))
    return [
        _wanted(orphaned),
        _wanted(and_(alone, due, Notification.urgent.is_(True))),
        _wanted(and_(alone, due, Notification.urgent.is_(False))),
        _wanted(and_(Notification.broadcast_id.is_not(None), due)),
    ]


def _wanted(condition: ColumnElement[bool]) -> Select[Notification, ReminderSettings]:
    return (
        select(Notification, ReminderSettings)
        .join(Notification.person)
        .outerjoin(ReminderSettings, ReminderSettings.person_id == Notification.person_id)
        .options(contains_eager(Notification.person).joinedload(Person.municipality))
        .where(condition)
        .order_by(Notification.due_at, Notification.id)
        .limit(FETCH)
        .with_for_update(of=Notification, skip_locked=True)
    )


async def _fetch(
    session: AsyncSession, wanted: Select[Notification, ReminderSettings], busy: Collection[int]
) -> Sequence[tuple[Notification, ReminderSettings | None]]:
    statement = wanted.where(Notification.person_id.not_in(busy)) if busy else wanted
    return [(row, chosen) for row, chosen in await session.execute(statement)]


async def _sort_out(
    session: AsyncSession,
    rows: Sequence[tuple[Notification, ReminderSettings | None]],
    catch: Catch,
    people: set[int],
    *,
    room: int,
    now: datetime,
    zone_of: Callable[[Person], ZoneInfo],
) -> None:
    """Lease, put off or finish each row; those for which there is no room stay as they are."""
    leased: list[Notification] = []
    finished: dict[str, list[Notification]] = {}
    put_off: dict[datetime, list[int]] = {}
    held: list[int] = []
    messages = await _broadcasts(session, {row.broadcast_id for row, _ in rows if row.broadcast_id is not None})
    for row, chosen in rows:
        message = messages.get(row.broadcast_id or 0)
        if (state := _verdict(row, chosen, message, now)) is not None:
            finished.setdefault(state, []).append(row)
        elif message is not None and message.state == "paused":
            held.append(row.id)
        elif (morning := _morning(row, now, zone_of)) is not None:
            put_off.setdefault(morning, []).append(row.id)
        elif row.person_id not in people and len(catch.taken) + len(leased) < room:
            people.add(row.person_id)
            leased.append(row)
    for state, ended in finished.items():
        await _finish(session, ended, state, now)
        catch.put_away += len(ended)
    for morning, ids in put_off.items():
        await session.execute(_update(ids).values(due_at=morning))
    if held:
        await session.execute(_update(held).values(state="held", lease_until=None))
    await _take(session, leased, messages, catch, now)


def _verdict(
    row: Notification, chosen: ReminderSettings | None, message: Broadcast | None, now: datetime
) -> str | None:
    """The state in which `row` ends unsent; None when it is to be sent."""
    # Perhaps the one that died had sent it.
    orphan = row.state == "sending"
    if row.expires_at is not None and row.expires_at <= now:
        return "uncertain" if orphan else "expired"
    if row.acknowledged_at is not None:
        # The person has answered already, to this one or to what it reminds of.
        return "uncertain" if orphan else "cancelled"
    if message is not None and (message.state == "stopped" or message.recall is not None):
        return "uncertain" if orphan else "cancelled"
    if row.fence >= MOST_LEASES:
        return "failed"
    if row.person.telegram_id is None or row.person.unreachable_since is not None:
        return "unreachable"
    if chosen is not None and row.kind in SWITCHABLE and _unwanted(row.kind, chosen, now):
        return "cancelled"
    return None


def _unwanted(kind: str, chosen: ReminderSettings, now: datetime) -> bool:
    return kind in chosen.kinds_off or (chosen.paused_until is not None and chosen.paused_until > now)


def _morning(row: Notification, now: datetime, zone_of: Callable[[Person], ZoneInfo]) -> datetime | None:
    """When `row` may go if not now; what the morning would be too late for does not wait."""
    if row.urgent and row.kind not in WAKES_NOBODY:
        return None
    allowed = allowed_from(now, zone_of(row.person))
    if allowed <= now or (row.expires_at is not None and row.expires_at <= allowed):
        return None
    return allowed


async def _take(
    session: AsyncSession,
    rows: Sequence[Notification],
    messages: Mapping[int, Broadcast],
    catch: Catch,
    now: datetime,
) -> None:
    if not rows:
        return
    ids = [row.id for row in rows]
    await session.execute(_update(ids).values(state="sending", lease_until=now + LEASE, fence=Notification.fence + 1))
    orphans = [row for row in rows if row.state == "sending"]
    await _note(session, orphans, "orphaned", now)
    catch.taken += [Taken(row, messages.get(row.broadcast_id or 0), row.fence + 1) for row in rows]


async def _broadcasts(session: AsyncSession, ids: Collection[int]) -> dict[int, Broadcast]:
    if not ids:
        return {}
    wanted = select(Broadcast).where(Broadcast.id.in_(ids)).options(joinedload(Broadcast.file))
    return {found.id: found for found in (await session.execute(wanted)).scalars()}


async def _finish(session: AsyncSession, rows: Sequence[Notification], state: str, now: datetime) -> None:
    ids = [row.id for row in rows]
    await session.execute(_update(ids).values(state=state, lease_until=None, finished_at=now))
    await _note(session, rows, state, now)


async def _note(session: AsyncSession, rows: Sequence[Notification], outcome: str, now: datetime) -> None:
    """A line of history for each."""
    if rows:
        lines = [{"notification_id": row.id, "fence": row.fence, "at": now, "outcome": outcome} for row in rows]
        await session.execute(insert(DeliveryAttempt), lines)


def _update(ids: Sequence[int]) -> Update:
    return update(Notification).where(Notification.id.in_(ids)).execution_options(synchronize_session=False)
