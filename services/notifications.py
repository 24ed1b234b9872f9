"""Messages to other people: written with the fact, delivered by the scheduler."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales.text import Text
from models import Broadcast, Notification
from models.base import UtcDateTime
from models.notification import NOTIFICATION_STATES
from services.paging import Page, fetch_page

Buttons = Sequence[Sequence[tuple[Text, str]]]
"""Rows of buttons: what stands on each and its callback data."""

STILL_NEWS = timedelta(days=30)
"""How long after the fact a message is worth delivering late."""
NOT_DELIVERED = ("planned", "unreachable")


async def notify(
    session: AsyncSession,
    *,
    key: str,
    person_id: int,
    text: Text,
    now: datetime,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    buttons: Buttons | None = None,
    urgent: bool = False,
    kind: str = "news",
    event_id: int | None = None,
) -> bool:
    """Plan a message in the caller's transaction; False when the same `key` was planned before.

    `urgent` goes out in the quiet hours too: only for what the person waits for at that moment.
    """
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = insert(Notification).values(
        key=key,
        person_id=person_id,
        text=text.to_json(),
        buttons=None if buttons is None else [[[label.to_json(), data] for label, data in row] for row in buttons],
        due_at=due_at or now,
        expires_at=expires_at,
        urgent=urgent,
        kind=kind,
        event_id=event_id,
        created_at=now,
    )
    made = await session.execute(
        row.on_conflict_do_nothing(index_elements=[Notification.key]).returning(Notification.id)
    )
    return made.scalar_one_or_none() is not None


async def plan_again(session: AsyncSession, *, person_id: int, now: datetime) -> None:
    """Plan anew what ended because the person had blocked the bot, unless it has expired or is 30 days old.

    A broadcast that was stopped or taken back meanwhile does not arrive after all.
    """
    over = select(Broadcast.id).where(or_(Broadcast.state == "stopped", Broadcast.recall.is_not(None)))
    await session.execute(
        update(Notification)
        .where(
            Notification.person_id == person_id,
            Notification.state == "unreachable",
            Notification.created_at > now - STILL_NEWS,
            or_(Notification.expires_at.is_(None), Notification.expires_at > now),
            or_(Notification.broadcast_id.is_(None), Notification.broadcast_id.not_in(over)),
        )
        .values(state="planned", due_at=_not_before(now), attempts=0, problem=None, finished_at=None)
    )


def _not_before(now: datetime) -> ColumnElement[datetime]:
    """What could not be sent all the while is not late."""
    return case((Notification.due_at < now, literal(now, UtcDateTime())), else_=Notification.due_at)


async def cancel_broadcasts(session: AsyncSession, *, person_id: int, now: datetime) -> None:
    """Take back whatever was to be sent to the person along with many others."""
    await session.execute(
        update(Notification)
        .where(
            Notification.person_id == person_id,
            Notification.broadcast_id.is_not(None),
            Notification.state.in_((*NOT_DELIVERED, "held")),
        )
        .values(state="cancelled", finished_at=now)
        .execution_options(synchronize_session=False)
    )


async def cancel(session: AsyncSession, *, key: str, now: datetime) -> bool:
    """Take back what has not arrived yet; False when it has left, or never was planned."""
    found = await session.execute(
        select(Notification.id).where(Notification.key == key, Notification.state.in_(NOT_DELIVERED))
    )
    if (notification_id := found.scalar_one_or_none()) is None:
        return False
    taken = await session.execute(
        update(Notification)
        .where(Notification.id == notification_id, Notification.state.in_(NOT_DELIVERED))
        .values(state="cancelled", finished_at=now)
        .returning(Notification.id)
    )
    return taken.scalar_one_or_none() is not None


def of_person(person_id: int) -> ColumnElement[bool]:
    """Over `Notification`: whatever was ever planned for the person.

    The states are named for the index, in which they come before the person: so what is planned for many people at
    once lies together there, however much has been sent.
    """
    return and_(Notification.state.in_(NOTIFICATION_STATES), Notification.person_id == person_id)


async def history(session: AsyncSession, *, person_id: int, number: int) -> Page[Notification]:
    """Page `number` of everything ever planned for the person, newest first, with the broadcasts."""
    wanted = (
        select(Notification)
        .where(of_person(person_id))
        .options(joinedload(Notification.broadcast))
        .order_by(Notification.id.desc())
    )
    return await fetch_page(session, wanted, number=number)


async def cancel_about(
    session: AsyncSession,
    *,
    event_id: int,
    person_id: int | None = None,
    kinds: Collection[str] = ("event", "signup", "deadline"),
    now: datetime,
) -> None:
    """Take back what has not arrived yet about an event: for everybody, or for one person who has left it."""
    mine = [] if person_id is None else [Notification.person_id == person_id]
    await session.execute(
        update(Notification)
        .where(
            Notification.event_id == event_id,
            Notification.state.in_(NOT_DELIVERED),
            Notification.kind.in_(kinds),
            *mine,
        )
        .values(state="cancelled", finished_at=now)
    )


async def cancel_alike(session: AsyncSession, *, event_id: int, begins: str, now: datetime) -> None:
    """Take back what has not arrived yet about an event and has a key that begins so."""
    await session.execute(
        update(Notification)
        .where(
            Notification.event_id == event_id,
            Notification.state.in_(NOT_DELIVERED),
            Notification.key.startswith(begins, autoescape=True),
        )
        .values(state="cancelled", finished_at=now)
    )
