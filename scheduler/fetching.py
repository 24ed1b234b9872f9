"""Files on their way from Telegram to the department's own disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import ContestStage, PlanImport, RoleGrant, StoredFile, Submission
from models.database import Database
from services.broadcasts import presses
from services.broadcasts.finding import draft_with
from services.file_check import PHOTO, problem_of
from services.file_store import FileStore
from services.notifications import Buttons, notify
from services.participation.presses import open_event

log = structlog.get_logger()

BATCH = 10
TRIES = 12
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)
ONWARDS: Buttons = [[(Text("move-told-open"), "go:resume:1")]]
"""To the form or the application, as a new message (handlers/links.py)."""
HOME: Buttons = [[(Text("common-home"), "go:home:1")]]
PLAN: Buttons = [[(Text("plan-anew"), "plan:open:0:1:")], [(Text("plan-to-events"), "go:events:1")]]
"""handlers/coordinator/plan/calls.py reads it."""


class FileGone(Exception):
    """Telegram does not give the file any more, or never will."""


Download = Callable[[str], Awaitable[bytes]]
"""Bytes of a Telegram file id; raises `FileGone` for good, `ConnectionError` for now."""

Work = Callable[..., Awaitable[Any]]
"""Runs a plain function in the worker process."""


class Fetching:
    """Fetches waiting files, checks what they are, keeps them and tells the person when something is wrong."""

    def __init__(self, *, database: Database, store: FileStore, download: Download, work: Work) -> None:
        self._database = database
        self._store = store
        self._download = download
        self._work = work

    async def run(self, now: datetime) -> int:
        """Try every file that is due once; returns how many were decided."""
        async with self._database.read() as session:
            waiting = await _waiting(session, now)
        return sum([await self._fetch(item, now) for item in waiting])

    async def _fetch(self, item: StoredFile, now: datetime) -> bool:
        try:
            content = await self._download(item.telegram_file_id)
        except ConnectionError as error:
            return await self._put_off(item, now, error)
        except FileGone:
            await self._refuse(item, "lost", Text("file-gone", {"name": item.name}), now)
            return True
        try:
            problem = await self._work(problem_of, content, PHOTO if item.photo else item.extension)
        except Exception as error:
            # The worker died over it, or is closing: the other files must not wait behind this one for ever.
            return await self._put_off(item, now, error)
        if problem is not None:
            await self._refuse(item, "refused", Text(problem, {"name": item.name}), now)
            return True
        digest = await asyncio.to_thread(self._store.put, content)
        async with self._database.write() as session:
            values = {"state": "stored", "sha256": digest, "size": len(content), "attempts": item.attempts + 1}
            await session.execute(update(StoredFile).where(StoredFile.id == item.id).values(**values))
        return True

    async def _put_off(self, item: StoredFile, now: datetime, error: Exception) -> bool:
        attempts = item.attempts + 1
        if attempts >= TRIES:
            await self._refuse(item, "lost", Text("file-gone", {"name": item.name}), now)
            return True
        pause = min(FIRST_PAUSE * 2**attempts, LONGEST_PAUSE)
        log.warning("a file waits", file=item.id, attempts=attempts, problem=type(error).__name__)
        async with self._database.write() as session:
            values = {"attempts": attempts, "next_attempt_at": now + pause}
            await session.execute(update(StoredFile).where(StoredFile.id == item.id).values(**values))
        return False

    async def _refuse(self, item: StoredFile, state: str, words: Text, now: datetime) -> None:
        """Write down what is wrong and tell the person, in one transaction."""
        async with self._database.write() as session:
            values = {"state": state, "problem": words.to_json(), "attempts": item.attempts + 1}
            await session.execute(update(StoredFile).where(StoredFile.id == item.id).values(**values))
            key = f"file:{item.id}:{state}"
            ways = await _ways(session, item)
            await notify(session, key=key, person_id=item.person_id, text=words, now=now, buttons=ways, urgent=True)


async def _ways(session: AsyncSession, item: StoredFile) -> Buttons:
    """Where one sends it again: a plan, a broadcast, a contest, a form or a work; for other files of staff home."""
    plan = select(PlanImport.id).where(PlanImport.file_id == item.id)
    if (await session.execute(plan)).first() is not None:
        return PLAN
    if (draft_id := await draft_with(session, file_id=item.id)) is not None:
        return [[(Text("broadcast-to-draft"), presses.draft(draft_id))]]
    contest = select(ContestStage.event_id).join(Submission, Submission.contest_stage_id == ContestStage.id)
    if (event_id := (await session.execute(contest.where(Submission.file_id == item.id))).scalar()) is not None:
        return [[(Text("reminder-open-contest"), open_event(event_id))]]
    work = select(Submission.id).where(Submission.file_id == item.id)
    role = select(RoleGrant.id).where(RoleGrant.person_id == item.person_id, RoleGrant.revoked_at.is_(None))
    own = (await session.execute(work)).first() is not None or (await session.execute(role)).first() is None
    return ONWARDS if own else HOME


async def _waiting(session: AsyncSession, now: datetime) -> Sequence[StoredFile]:
    wanted = (
        select(StoredFile)
        .where(StoredFile.state == "waiting", StoredFile.next_attempt_at <= now)
        .order_by(StoredFile.next_attempt_at, StoredFile.id)
        .limit(BATCH)
    )
    return (await session.execute(wanted)).scalars().all()
