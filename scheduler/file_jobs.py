"""Small files asked for in chat: calendar files, pictures, lists. They never wait behind a data bank."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import BufferedInputFile

from locales.texts import Catalogue
from models import ExportRequest
from models.database import Database
from programmes.schema import Programme
from scheduler.makers.frame import Made, Maker, MakerContext, Work
from scheduler.outcome import Fate, Send
from scheduler.request_lane import Claimed, RequestLane
from services.errors import ServiceError
from services.export_requests import DATA_BANK
from services.file_store import FileStore

log = structlog.get_logger()

LEASE = timedelta(minutes=5)
"""Longer than making and sending take at their slowest."""
MAKING_SECONDS = 90.0
"""A worker process may have to start first; what takes longer than this hangs."""
TRIES = 3
SIDE_BY_SIDE = 4
"""Files on their way at once: one person's slow connection must not hold up the others."""


class FileJobs:
    """Makes what waits by the table of makers and sends it."""

    def __init__(
        self,
        *,
        database: Database,
        programme: Programme,
        catalogue: Catalogue,
        send: Send,
        work: Work,
        store: FileStore,
        zone: ZoneInfo,
        bot_name: str,
        makers: Mapping[str, Maker],
    ) -> None:
        which = ExportRequest.kind != DATA_BANK
        self._lane = RequestLane(database=database, catalogue=catalogue, send=send, zone=zone, which=which, lease=LEASE)
        self._database = database
        self._programme = programme
        self._catalogue = catalogue
        self._work = work
        self._store = store
        self._bot_name = bot_name
        self._makers = makers

    async def run(self, now: datetime) -> int:
        """Make and send all that waits; returns how many requests ended."""
        ended = 0
        while batch := await self._claim(now):
            await asyncio.gather(*(self._serve(claimed, now) for claimed in batch))
            ended += len(batch)
        return ended

    async def _claim(self, now: datetime) -> list[Claimed]:
        batch: list[Claimed] = []
        while len(batch) < SIDE_BY_SIDE and (claimed := await self._lane.claim(now)) is not None:
            batch.append(claimed)
        return batch

    async def _serve(self, claimed: Claimed, now: datetime) -> None:
        request = claimed.request
        if request.attempts > TRIES:
            await self._fail(claimed, claimed.texts("download-file-failed"), now)
            return
        try:
            async with asyncio.timeout(MAKING_SECONDS):
                made = await self._makers[request.kind](self._context(claimed, now), request)
        except ServiceError as refusal:
            await self._fail(claimed, claimed.texts.resolve(refusal.text), now)
            return
        except Exception as error:
            # Whatever it was, the person must not wait for ever, nor the others behind.
            log.error("a file was not made", request=request.id, kind=request.kind, exc_info=error)
            await self._fail(claimed, claimed.texts("download-file-failed"), now)
            return
        if made is None:
            await self._fail(claimed, claimed.texts("download-file-gone"), now)
            return
        await self._deliver(claimed, made, now)

    def _context(self, claimed: Claimed, now: datetime) -> MakerContext:
        return MakerContext(
            database=self._database,
            programme=self._programme,
            catalogue=self._catalogue,
            texts=claimed.texts,
            zone=claimed.actor.zone,
            work=self._work,
            store=self._store,
            now=now,
            bot_name=self._bot_name,
            person=claimed.actor.person,
            actor=claimed.actor,
        )

    async def _deliver(self, claimed: Claimed, made: Made, now: datetime) -> None:
        outcome = await self._lane.insist(_call(claimed, made))
        if outcome.fate in (Fate.SENT, Fate.UNCERTAIN):
            await self._lane.end(claimed.request, "sent", now)
            return
        log.warning("a file was not sent", request=claimed.request.id, problem=outcome.problem)
        await self._fail(claimed, claimed.texts("download-file-failed"), now)

    async def _fail(self, claimed: Claimed, words: str, now: datetime) -> None:
        await self._lane.end(claimed.request, "failed", now)
        await self._lane.tell(claimed, words)


def _call(claimed: Claimed, made: Made) -> SendDocument | SendPhoto:
    file = BufferedInputFile(made.content, made.name)
    caption = None if made.caption is None else claimed.texts.resolve(made.caption)
    if made.photo:
        return SendPhoto(chat_id=claimed.request.chat_id, photo=file, caption=caption)
    return SendDocument(chat_id=claimed.request.chat_id, document=file, caption=caption)
