"""Taking back what was sent: which messages are next, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from locales.text import Text
from models import Broadcast, Notification, Person
from services.broadcasts import presses
from services.broadcasts.content import name_of
from services.broadcasts.steering import progress_of
from services.notifications import notify

DELETABLE = timedelta(hours=47, minutes=45)
"""Telegram deletes a bot's message for 48 hours; the rest is for the way there."""
TOO_OLD, REFUSED = "recall:old", "recall:refused"
"""Why a message stayed, where its delivery's problem stood."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message in a person's chat."""

    id: int
    chat_id: int
    message_id: int
    language: str | None


async def under_way(session: AsyncSession) -> list[Broadcast]:
    """What is being taken back, with its file."""
    wanted = select(Broadcast).where(Broadcast.recall.is_not(None), Broadcast.recall_finished_at.is_(None))
    return list((await session.execute(wanted.options(joinedload(Broadcast.file)).order_by(Broadcast.id))).scalars())


async def give_up_old(session: AsyncSession, *, broadcast_id: int, now: datetime) -> None:
    """Note what Telegram will not delete any more."""
    await session.execute(
        update(Notification)
        .where(_open(broadcast_id), Notification.finished_at < now - DELETABLE)
        .values(problem=TOO_OLD)
        .execution_options(synchronize_session=False)
    )


async def next_batch(session: AsyncSession, *, broadcast_id: int, limit: int) -> list[Sent]:
    """Messages still to be taken back, oldest first: those are nearest to the end of what can be deleted."""
    wanted = (
        select(Notification.id, Person.telegram_id, Notification.message_id, Person.language)
        .join(Person, Notification.person_id == Person.id)
        .where(_open(broadcast_id), Person.telegram_id.is_not(None))
        .order_by(Notification.id)
        .limit(limit)
    )
    rows = (await session.execute(wanted)).all()
    return [Sent(number, chat or 0, message or 0, language) for number, chat, message, language in rows]


async def note(
    session: AsyncSession, *, done: Sequence[int], too_old: Sequence[int], refused: Sequence[int], now: datetime
) -> None:
    """What became of messages, by the ids of their notifications."""
    for ids, values in (
        (done, {"recalled_at": now}),
        (too_old, {"problem": TOO_OLD}),
        (refused, {"problem": REFUSED}),
    ):
        if ids:
            await session.execute(
                update(Notification)
                .where(Notification.id.in_(ids))
                .values(**values)
                .execution_options(synchronize_session=False)
            )


async def finish_if_done(session: AsyncSession, *, broadcast_id: int, now: datetime) -> bool:
    """Note the end and tell the author how many stayed; False while messages are left or still on their way."""
    wanted = select(Broadcast).where(Broadcast.id == broadcast_id).with_for_update()
    found = (await session.execute(wanted.execution_options(populate_existing=True))).scalar_one()
    way = and_(Notification.broadcast_id == broadcast_id, Notification.state.in_(("planned", "held", "sending")))
    reachable = select(Notification.id).join(Person, Notification.person_id == Person.id)
    left = reachable.where(or_(way, and_(_open(broadcast_id), Person.telegram_id.is_not(None)))).limit(1)
    if found.recall_finished_at is not None or (await session.execute(left)).scalar_one_or_none() is not None:
        return False
    found.recall_finished_at = now
    await session.flush()
    await _tell_author(session, found, now)
    return True


async def stayed(session: AsyncSession, broadcast_id: int) -> dict[str, int]:
    """How many messages could not be taken back, by `TOO_OLD` and `REFUSED`."""
    counted = (
        select(Notification.problem, func.count())
        .where(Notification.broadcast_id == broadcast_id, Notification.problem.in_((TOO_OLD, REFUSED)))
        .group_by(Notification.problem)
    )
    return {str(row[0]): row[1] for row in (await session.execute(counted)).all()}


async def _tell_author(session: AsyncSession, found: Broadcast, now: datetime) -> None:
    numbers, kept = await progress_of(session, found, now), await stayed(session, found.id)
    words = Text(
        "broadcast-told-recalled",
        {
            "title": name_of(found),
            "how": found.recall or "",
            "count": numbers.recalled,
            "old": kept.get(TOO_OLD, 0),
            "stayed": numbers.arrived - numbers.recalled - kept.get(TOO_OLD, 0),
        },
    )
    buttons = [[(Text("broadcast-to-report"), presses.card(found.id, anew=True))]]
    key = f"broadcast:{found.id}:recalled:{int(now.timestamp())}"
    await notify(session, key=key, person_id=found.author_id, text=words, now=now, buttons=buttons)


def _open(broadcast_id: int) -> ColumnElement[bool]:
    """Sent, and neither taken back nor given up."""
    untried = or_(Notification.problem.is_(None), Notification.problem.not_in((TOO_OLD, REFUSED)))
    return and_(
        Notification.broadcast_id == broadcast_id,
        Notification.state == "sent",
        Notification.message_id.is_not(None),
        Notification.recalled_at.is_(None),
        untried,
    )


async def count_old(session: AsyncSession, *, broadcast_id: int, now: datetime) -> int:
    """Messages that Telegram will not delete any more, corrected ones among them."""
    old = select(func.count()).where(
        Notification.broadcast_id == broadcast_id,
        Notification.state == "sent",
        Notification.message_id.is_not(None),
        Notification.finished_at < now - DELETABLE,
    )
    return (await session.execute(old)).scalar_one()
