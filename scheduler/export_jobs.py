"""Workbooks asked for in chat: built in the worker process, shown to be on their way, sent."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from aiogram.methods import EditMessageText, SendChatAction, SendDocument, SendMessage
from aiogram.types import FSInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from exports.data_bank import BuiltFile, Order, build_data_bank
from exports.progress import ProgressFile
from locales.texts import Catalogue, Texts
from models import ExportRequest
from models.database import Database
from programmes.schema import Programme
from scheduler.outcome import Fate, Send
from scheduler.request_lane import HOME, Claimed, RequestLane
from services.export_requests import DATA_BANK
from services.roles import READERS

log = structlog.get_logger()

LEASE = timedelta(minutes=30)
"""Longer than the largest data bank takes to build and to send."""
TRIES = 3
GLANCE_SECONDS = 3.0
"""How often the progress is shown; Telegram takes about one change a second in a chat."""
LIST = "apps:0"
"""Callback data of the list where it was left, and of home (handlers/coordinator/calls.py, handlers/links.py)."""

Build = Callable[[Callable[[Order], list[BuiltFile]], Order], Awaitable[list[BuiltFile]]]
"""Runs the building function in the worker process."""


class ExportJobs:
    """Takes one waiting data bank after another."""

    def __init__(
        self,
        *,
        database: Database,
        database_url: str,
        programme: Programme,
        catalogue: Catalogue,
        send: Send,
        build: Build,
        zone: ZoneInfo,
        scratch: Path,
    ) -> None:
        """`scratch` is the folder in which workbooks are made."""
        which = ExportRequest.kind == DATA_BANK
        self._lane = RequestLane(database=database, catalogue=catalogue, send=send, zone=zone, which=which, lease=LEASE)
        self._database_url = database_url
        self._programme = programme
        self._send = send
        self._build = build
        self._scratch = scratch

    async def run(self, now: datetime) -> int:
        """Build and send all that waits; returns how many requests ended."""
        ended = 0
        while (claimed := await self._lane.claim(now)) is not None:
            await self._serve(claimed, now)
            ended += 1
        return ended

    async def _serve(self, claimed: Claimed, now: datetime) -> None:
        request, texts = claimed.request, claimed.texts
        folder = Path(tempfile.mkdtemp(prefix="export-", dir=self._scratch))
        try:
            if request.attempts > TRIES or _scope(claimed) == frozenset():
                await self._fail(claimed, now)
                return
            progress = ProgressFile(folder / "progress")
            shown = asyncio.create_task(self._show_progress(request, texts, progress))
            try:
                built = await self._build(build_data_bank, self._order(claimed, folder, now))
            finally:
                shown.cancel()
                await asyncio.gather(shown, return_exceptions=True)
            await self._deliver(claimed, built, now)
        except (LookupError, OSError, RuntimeError) as error:
            log.error("an export failed", request=request.id, exc_info=error)
            await self._fail(claimed, now)
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    def _order(self, claimed: Claimed, folder: Path, now: datetime) -> Order:
        return Order(
            database_url=self._database_url,
            programme=self._programme,
            language=claimed.texts.language,
            folder=folder,
            now=now,
            municipality_ids=_scope(claimed),
            cycle_id=claimed.request.cycle_id,
            progress=folder / "progress",
        )

    async def _show_progress(self, request: ExportRequest, texts: Texts, progress: ProgressFile) -> None:
        """A message that counts the percents; none at all for what is ready at once."""
        shown = -1
        while True:
            await asyncio.sleep(GLANCE_SECONDS)
            if (seen := progress.read()) is None or seen.percent == shown:
                continue
            shown, words = seen.percent, texts("download-progress", percent=seen.percent)
            if request.progress_message_id is None:
                markup = self._ways(texts)
                outcome = await self._send(SendMessage(chat_id=request.chat_id, text=words, reply_markup=markup))
                request.progress_message_id = getattr(outcome.result, "message_id", None)
                continue
            await self._paint(request, texts, words)

    async def _paint(self, request: ExportRequest, texts: Texts, words: str) -> None:
        """Over the message of the progress, with the ways on that it had."""
        if request.progress_message_id is None:
            return
        edit = EditMessageText(
            chat_id=request.chat_id,
            message_id=request.progress_message_id,
            text=words,
            reply_markup=self._ways(texts),
        )
        await self._send(edit)

    def _ways(self, texts: Texts) -> InlineKeyboardMarkup:
        ways = [(texts.plain("applications-to-list"), LIST), (texts.plain("common-home"), HOME)]
        buttons = [InlineKeyboardButton(text=label, callback_data=data) for label, data in ways]
        return InlineKeyboardMarkup(inline_keyboard=[buttons])

    async def _deliver(self, claimed: Claimed, built: list[BuiltFile], now: datetime) -> None:
        request, texts = claimed.request, claimed.texts
        await self._send(SendChatAction(chat_id=request.chat_id, action="upload_document"))
        for number, file in enumerate(built, 1):
            rows = sum(file.rows.values())
            caption = texts("download-ready", part=number, parts=len(built), rows=rows)
            document = FSInputFile(file.path, file.path.name)
            call = SendDocument(chat_id=request.chat_id, document=document, caption=caption)
            outcome = await self._lane.insist(call)
            if outcome.fate not in (Fate.SENT, Fate.UNCERTAIN):
                await self._fail(claimed, now)
                return
        await self._paint(request, texts, texts("download-done"))
        await self._lane.end(request, "sent", now)

    async def _fail(self, claimed: Claimed, now: datetime) -> None:
        await self._lane.end(claimed.request, "failed", now)
        await self._lane.tell(claimed, claimed.texts("download-failed"))


def _scope(claimed: Claimed) -> frozenset[int] | None:
    """The municipalities to be read; rights may have ended since the button was pressed."""
    scope, place = claimed.actor.scope(*READERS), claimed.request.municipality_id
    wished = None if place is None else frozenset({place})
    return wished if scope is None else scope & (wished or scope)
