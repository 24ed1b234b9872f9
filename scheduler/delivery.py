"""Notifications on their way: leased, sent, and their outcome written under the same lease."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager

from locales.text import Text
from locales.texts import Catalogue
from models import Notification, Person
from models.database import Database
from scheduler.outcome import Fate, Outcome, Send
from scheduler.quiet import allowed_from

log = structlog.get_logger()

BATCH = 50
LEASE = timedelta(minutes=5)
"""Longer than a batch takes at one message a second."""
RETRY = timedelta(seconds=20)
TRIES = 10

FINAL = {
    Fate.SENT: "sent",
    Fate.HARMLESS: "sent",
    Fate.UNCERTAIN: "uncertain",
    Fate.UNREACHABLE: "unreachable",
    Fate.REFUSED: "failed",
}


@dataclass(frozen=True, slots=True)
class Leased:
    """One notification in this process's hands, with all that sending it needs."""

    id: int
    fence: int
    attempts: int
    call: SendMessage


class Delivery:
    """Sends what is due, at most once each; several processes may do it side by side."""

    def __init__(self, *, database: Database, catalogue: Catalogue, send: Send, zone: ZoneInfo) -> None:
        self._database = database
        self._catalogue = catalogue
        self._send = send
        self._zone = zone

    async def run(self, now: datetime) -> int:
        """Deliver everything due at `now`; returns how many were decided."""
        decided, seen = 0, BATCH
        # A batch may be put off whole, to the morning: behind it stand others. A short one was the last.
        while seen == BATCH:
            seen, batch = await self._lease(now)
            outcomes = await asyncio.gather(*(self._send(item.call) for item in batch))
            async with self._database.write() as session:
                for item, outcome in zip(batch, outcomes, strict=True):
                    await _settle(session, item, outcome, now)
            decided += len(batch)
        return decided

    async def _lease(self, now: datetime) -> tuple[int, list[Leased]]:
        """How many were looked at, and those of them to be sent."""
        async with self._database.write() as session:
            rows = await _due(session, now)
            return len(rows), [leased for row in rows if (leased := self._prepare(row, now)) is not None]

    def _prepare(self, row: Notification, now: datetime) -> Leased | None:
        """Lease `row`, or put it off or away where that is what it needs."""
        person = row.person
        if row.state == "sending":
            # The holder died between sending and writing: perhaps it arrived, and it is not repeated blindly.
            _finish(row, "uncertain", now)
            return None
        if row.expires_at is not None and row.expires_at <= now:
            _finish(row, "expired", now)
            return None
        if person.telegram_id is None or person.unreachable_since is not None:
            _finish(row, "unreachable", now)
            return None
        if not row.urgent and (morning := allowed_from(now, self._zone_of(person))) > now:
            row.due_at = morning
            return None
        row.state, row.lease_until, row.fence, row.attempts = "sending", now + LEASE, row.fence + 1, row.attempts + 1
        return Leased(row.id, row.fence, row.attempts, self._call(row, person.telegram_id))

    def _zone_of(self, person: Person) -> ZoneInfo:
        name = person.timezone or (person.municipality.timezone if person.municipality else None)
        return ZoneInfo(name) if name else self._zone

    def _call(self, row: Notification, chat: int) -> SendMessage:
        texts = self._catalogue.nearest(row.person.language)
        words = texts.resolve(Text.from_json(row.text))
        markup = None
        if row.buttons:
            plain = [
                [(texts.resolve(Text.from_json(label), plain=True), data) for label, data in r] for r in row.buttons
            ]
            markup = _keyboard(plain)
        return SendMessage(chat_id=chat, text=words, reply_markup=markup)


def _keyboard(rows: Sequence[Sequence[tuple[str, str]]]) -> InlineKeyboardMarkup:
    buttons = [[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=buttons)


def _finish(row: Notification, state: str, now: datetime) -> None:
    row.state, row.lease_until, row.finished_at = state, None, now


async def _due(session: AsyncSession, now: datetime) -> Sequence[Notification]:
    planned = (Notification.state == "planned") & (Notification.due_at <= now)
    orphaned = (Notification.state == "sending") & (Notification.lease_until < now)
    wanted = (
        select(Notification)
        .join(Notification.person)
        .options(contains_eager(Notification.person).joinedload(Person.municipality))
        .where(or_(planned, orphaned))
        .order_by(Notification.due_at, Notification.id)
        .limit(BATCH)
        .with_for_update(of=Notification, skip_locked=True)
    )
    return (await session.execute(wanted)).scalars().all()


async def _settle(session: AsyncSession, item: Leased, outcome: Outcome, now: datetime) -> None:
    """Write the outcome if the lease is still ours; a sender that lost it changes nothing."""
    values: dict[str, object] = {"lease_until": None, "problem": outcome.problem[:300] or None}
    if outcome.fate is Fate.RETRY and item.attempts < TRIES:
        # Tried earlier, it would stand in the limits' queue and hold up its whole batch.
        values |= {"state": "planned", "due_at": now + max(RETRY, timedelta(seconds=outcome.wait_seconds))}
    else:
        values |= {"state": FINAL.get(outcome.fate, "failed"), "finished_at": now}
    message_id = getattr(outcome.result, "message_id", None)
    if message_id is not None:
        values["message_id"] = message_id
    mine = (Notification.id == item.id) & (Notification.fence == item.fence) & (Notification.state == "sending")
    await session.execute(update(Notification).where(mine).values(**values))
    if outcome.fate is Fate.UNREACHABLE:
        person = select(Notification.person_id).where(Notification.id == item.id).scalar_subquery()
        await session.execute(update(Person).where(Person.id == person).values(unreachable_since=now))
