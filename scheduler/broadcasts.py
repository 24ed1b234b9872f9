"""Broadcasts under way: their recipients written, their state kept, their progress shown."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.methods import EditMessageText
from sqlalchemy import select, update

from locales.texts import Catalogue
from models import Broadcast, Person
from models.database import Database
from programmes.schema import Programme
from scheduler.broadcast_calls import markup_of
from scheduler.outcome import Fate, Send
from services.broadcasts import expanding, steering, telling

GLANCE = timedelta(seconds=3)
"""How often a progress is painted; Telegram takes about one change a second in a chat."""


@dataclass(frozen=True, slots=True)
class Painting:
    """The message that shows how a broadcast goes, as it should look now."""

    broadcast_id: int
    call: EditMessageText
    last: bool


class Broadcasts:
    """Everything about broadcasts but the sending itself; may be killed anywhere and goes on at the next run."""

    def __init__(self, *, database: Database, programme: Programme, catalogue: Catalogue, send: Send) -> None:
        self._database = database
        self._programme = programme
        self._catalogue = catalogue
        self._send = send
        self._shown: dict[int, tuple[datetime, EditMessageText]] = {}

    async def run(self, now: datetime) -> None:
        """Begin what is due, hold back and release, note ends."""
        async with self._database.write() as session:
            begun = await expanding.take_due(session, now)
        for broadcast_id in begun:
            await self._expand(broadcast_id, now)
        await self._settle(now)
        await self._finish(now)

    async def _expand(self, broadcast_id: int, now: datetime) -> None:
        """A transaction a stretch: between two of them conversations have their turn."""
        async with self._database.read() as session:
            after: int | None = await expanding.written_until(session, broadcast_id)
        while after is not None:
            async with self._database.write() as session:
                after = await expanding.add_recipients(
                    session, broadcast_id=broadcast_id, after=after, programme=self._programme, now=now
                )

    async def _settle(self, now: datetime) -> None:
        async with self._database.read() as session:
            wrong = await expanding.unsettled(session)
        for broadcast_id in wrong:
            more = True
            while more:
                async with self._database.write() as session:
                    more = await expanding.settle_rows(session, broadcast_id=broadcast_id, now=now)

    async def _finish(self, now: datetime) -> None:
        async with self._database.read() as session:
            ids = await expanding.run_out(session)
        for broadcast_id in ids:
            async with self._database.write() as session:
                await steering.finish_if_done(session, broadcast_id=broadcast_id, now=now)

    async def paint(self, now: datetime) -> None:
        """Show how it goes; apart from the rest, for it waits as long as Telegram wants to be left alone by a chat."""
        paintings = await self._paintings(now)
        outcomes = await asyncio.gather(*(self._send(item.call) for item in paintings))
        ended = []
        for item, outcome in zip(paintings, outcomes, strict=True):
            if outcome.fate in (Fate.RETRY, Fate.UNCERTAIN):
                continue
            self._shown[item.broadcast_id] = (now, item.call)
            if item.last:
                ended.append(item.broadcast_id)
                self._shown.pop(item.broadcast_id)
        if ended:
            done = update(Broadcast).where(Broadcast.id.in_(ended)).values(progress_message_id=None)
            async with self._database.write() as session:
                await session.execute(done.execution_options(synchronize_session=False))

    async def _paintings(self, now: datetime) -> list[Painting]:
        shown = (
            select(Broadcast, Person.language)
            .join(Person, Broadcast.author_id == Person.id)
            .where(
                Broadcast.progress_message_id.is_not(None), Broadcast.state.not_in(("draft", "scheduled", "dropped"))
            )
        )
        made = []
        async with self._database.read() as session:
            for found, language in (await session.execute(shown)).all():
                over = telling.is_over(found)
                last = self._shown.get(found.id)
                if last is not None and not over and now - last[0] < GLANCE:
                    continue
                numbers = await steering.progress_of(session, found, now)
                call = self._call(found, numbers, language)
                if call is not None and (over or last is None or last[1] != call):
                    made.append(Painting(found.id, call, over))
        return made

    def _call(self, found: Broadcast, numbers: steering.Progress, language: str | None) -> EditMessageText | None:
        if found.progress_chat_id is None or found.progress_message_id is None:
            return None
        texts = self._catalogue.nearest(language)
        return EditMessageText(
            chat_id=found.progress_chat_id,
            message_id=found.progress_message_id,
            text="\n".join(texts.resolve(line) for line in telling.progress_lines(found, numbers)),
            reply_markup=markup_of(telling.controls(found), texts),
        )
