"""Requests for files in a queue: claimed under a lease, ended once, their calls repeated while that helps."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from sqlalchemy import ColumnElement, or_, select, update

from locales.texts import Catalogue, Texts
from models import ExportRequest, Person
from models.database import Database
from scheduler.outcome import Fate, Outcome, Send
from services.actor import Actor
from services.reach import standing_actor

HOME = "go:home:0"
"""Read by handlers/links.py."""
SEND_TRIES = 5
FIRST_PAUSE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """A request in this process's hands, with who asked as they are at this moment."""

    request: ExportRequest
    actor: Actor
    texts: Texts


class RequestLane:
    """The requests that `which` selects, one after another; a lane waits for no other."""

    def __init__(
        self,
        *,
        database: Database,
        catalogue: Catalogue,
        send: Send,
        zone: ZoneInfo,
        which: ColumnElement[bool],
        lease: timedelta,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._send = send
        self._zone = zone
        self._which = which
        self._lease = lease

    async def claim(self, now: datetime) -> Claimed | None:
        """The oldest that waits, or whose maker died; None when there is nothing to do."""
        left = (ExportRequest.state == "building") & (ExportRequest.lease_until < now)
        wanted = (
            select(ExportRequest)
            .where(self._which, or_(ExportRequest.state == "waiting", left))
            .order_by(ExportRequest.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        async with self._database.write() as session:
            request = (await session.execute(wanted)).scalar_one_or_none()
            if request is None:
                return None
            request.state, request.attempts = "building", request.attempts + 1
            request.lease_until = now + self._lease
            person = await session.get_one(Person, request.person_id)
            actor = await standing_actor(session, person=person, zone=self._zone)
            return Claimed(request, actor, self._catalogue.nearest(person.language))

    async def insist(self, call: TelegramMethod[Any]) -> Outcome:
        """Repeat what certainly did not arrive; the limits wait out a 429."""
        for attempt in range(SEND_TRIES):
            outcome = await self._send(call)
            if outcome.fate is not Fate.RETRY:
                return outcome
            await asyncio.sleep(FIRST_PAUSE_SECONDS * 2**attempt)
        return outcome

    async def tell(self, claimed: Claimed, words: str) -> None:
        """Say what became of it, with the way home below."""
        home = InlineKeyboardButton(text=claimed.texts.plain("common-home"), callback_data=HOME)
        markup = InlineKeyboardMarkup(inline_keyboard=[[home]])
        await self.insist(SendMessage(chat_id=claimed.request.chat_id, text=words, reply_markup=markup))

    async def end(self, request: ExportRequest, state: str, now: datetime) -> None:
        """Sent or failed; whoever lost the lease changes nothing."""
        mine = (ExportRequest.id == request.id) & (ExportRequest.attempts == request.attempts)
        async with self._database.write() as session:
            values = {"state": state, "finished_at": now, "lease_until": None}
            await session.execute(update(ExportRequest).where(mine).values(**values))
