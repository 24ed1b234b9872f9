"""Messages of broadcasts taken back: deleted, or their words changed."""

from __future__ import annotations

import asyncio
from datetime import datetime

from locales.texts import Catalogue
from models import Broadcast
from models.database import Database
from scheduler.broadcast_calls import recall_for
from scheduler.outcome import Fate, Outcome, Send
from services.broadcasts import recalling
from services.broadcasts.recalling import Sent

BATCH = 20
BATCHES = 15
"""A run: the next one knows the time anew."""
SECOND = 1.0
"""At most one batch in it: deletions are not among the messages Telegram counts, but a flood of them is one."""
OLD = "message can't be deleted"
GONE = ("message to delete not found", "message to edit not found", "message is not modified")


class Recalls:
    """Takes back one batch after another; what a crash leaves is done again, which does no harm."""

    def __init__(self, *, database: Database, catalogue: Catalogue, send: Send, second: float = SECOND) -> None:
        self._database = database
        self._catalogue = catalogue
        self._send = send
        self._second = second

    async def run(self, now: datetime) -> int:
        """Returns how many messages were decided; what Telegram put off waits for the next run."""
        async with self._database.read() as session:
            found = await recalling.under_way(session)
        decided = 0
        for broadcast in found:
            decided += await self._take_back(broadcast, now)
        return decided

    async def _take_back(self, broadcast: Broadcast, now: datetime) -> int:
        decided = 0
        if broadcast.recall == "delete":
            async with self._database.write() as session:
                await recalling.give_up_old(session, broadcast_id=broadcast.id, now=now)
        for _ in range(BATCHES):
            async with self._database.read() as session:
                batch = await recalling.next_batch(session, broadcast_id=broadcast.id, limit=BATCH)
            settled = await self._batch(broadcast, batch, now)
            decided += settled
            if not batch or settled < len(batch):
                break
        async with self._database.write() as session:
            await recalling.finish_if_done(session, broadcast_id=broadcast.id, now=now)
        return decided

    async def _batch(self, broadcast: Broadcast, batch: list[Sent], now: datetime) -> int:
        if not batch:
            return 0
        loop = asyncio.get_running_loop()
        began = loop.time()
        outcomes = await asyncio.gather(*(self._one(broadcast, item) for item in batch))
        by_verdict: dict[str, list[int]] = {"done": [], "old": [], "refused": []}
        for item, outcome in zip(batch, outcomes, strict=True):
            verdict = _verdict(outcome)
            if verdict is not None:
                by_verdict[verdict].append(item.id)
        async with self._database.write() as session:
            await recalling.note(
                session, done=by_verdict["done"], too_old=by_verdict["old"], refused=by_verdict["refused"], now=now
            )
        await asyncio.sleep(max(0.0, began + self._second - loop.time()))
        return sum(len(ids) for ids in by_verdict.values())

    async def _one(self, broadcast: Broadcast, item: Sent) -> Outcome:
        return await self._send(recall_for(broadcast, item, self._catalogue.nearest(item.language)))


def _verdict(outcome: Outcome) -> str | None:
    """What became of the message; None: to be tried again."""
    words = outcome.problem.lower()
    if outcome.fate is Fate.SENT or any(phrase in words for phrase in GONE):
        return "done"
    if OLD in words:
        return "old"
    return None if outcome.fate in (Fate.RETRY, Fate.UNCERTAIN, Fate.DROPPED) else "refused"
