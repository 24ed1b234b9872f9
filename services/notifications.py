"""Messages to other people: written with the fact, delivered by the scheduler."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Notification

Buttons = Sequence[Sequence[tuple[Text, str]]]
"""Rows of buttons: what stands on each and its callback data."""


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
        created_at=now,
    )
    made = await session.execute(
        row.on_conflict_do_nothing(index_elements=[Notification.key]).returning(Notification.id)
    )
    return made.scalar_one_or_none() is not None


async def cancel(session: AsyncSession, *, key: str, now: datetime) -> bool:
    """Take back what has not left yet; False when it has, or never was planned."""
    found = await session.execute(
        select(Notification.id).where(Notification.key == key, Notification.state == "planned")
    )
    if (notification_id := found.scalar_one_or_none()) is None:
        return False
    taken = await session.execute(
        update(Notification)
        .where(Notification.id == notification_id, Notification.state == "planned")
        .values(state="cancelled", finished_at=now)
        .returning(Notification.id)
    )
    return taken.scalar_one_or_none() is not None
