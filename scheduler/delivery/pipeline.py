"""The way of many messages at once: leased ahead, sent side by side, settled in small groups."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram.methods import SendMessage, TelegramMethod
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession

from locales.texts import Catalogue
from models import Notification, Person
from models.database import Database
from scheduler.delivery.calls import call_of
from scheduler.delivery.leasing import LEASE, Catch, Taken, lease
from scheduler.delivery.settling import Done, InHand, renew, settle
from scheduler.outcome import Fate, Outcome, Send

log = structlog.get_logger()

WIDTH = 60
"""Messages in hand: two seconds at Telegram's pace, so that a stop takes effect and something urgent gets through."""
LOW = 30
GATHER_SECONDS = 0.1
GROUP = 20
"""Outcomes are written in groups of so long or so many; after a crash what is not written yet is sent again."""
LOOK_AGAIN_SECONDS = 1.0
"""How often the queue is looked at for what has become due meanwhile."""
RENEW_SECONDS = 15.0
SAFE_SECONDS = LEASE.total_seconds() - 5
"""Two processes' clocks may differ by the rest."""
FAILURES = 10
"""So many failures in a row mean that it is the line: the rest waits for the next run."""
LAST_WORDS_SECONDS = 1.0
DATABASE_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
DATABASE_ERRORS = (DBAPIError, PoolTimeout, OSError)

_NOTHING = SendMessage(chat_id=0, text="")
"""Stands for a call that could not be made."""


class Delivery:
    """Sends what is due, at least once each; several processes may do it side by side.

    `clock` gives the time while a run lasts, which may be minutes; without it time stands still at the run's start.
    `leads` is asked now and then whether this process is still the one to send.
    """

    def __init__(
        self,
        *,
        database: Database,
        catalogue: Catalogue,
        send: Send,
        zone: ZoneInfo,
        clock: Callable[[], datetime] | None = None,
        leads: Callable[[], Awaitable[bool]] | None = None,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._send = send
        self._zone = zone
        self._clock = clock
        self._leads = leads
        self._hand: dict[int, InHand] = {}
        self._calls: dict[int, InHand] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._done: list[Done] = []
        self._arrived = asyncio.Event()
        self._enough = asyncio.Event()
        self._failures = 0
        self._closing = False
        self._looked = self._renewed = 0.0
        self._dry = False
        self._decided = 0
        self._now = datetime.min.replace(tzinfo=UTC)

    async def adopt(self, now: datetime) -> None:
        """Take over at once what is being sent: only where no other process can be the sender."""
        orphaned = update(Notification).where(Notification.state == "sending")
        async with self._database.write() as session:
            await session.execute(orphaned.values(lease_until=now - LEASE))

    def holds(self, call: TelegramMethod[Any]) -> bool:
        """Whether `call` is still this process's to send; to be asked when its turn has come, right before it goes."""
        item = self._calls.get(id(call))
        if item is None or self._closing or self._broken or asyncio.get_running_loop().time() > item.good_until:
            return False
        item.left = True
        return True

    async def run(self, now: datetime) -> int:
        """Deliver everything due at `now` or becoming due meanwhile; returns how many were decided."""
        self._now, self._decided, self._failures, self._closing, self._dry = now, 0, 0, False, False
        try:
            while await self._turn():
                await self._breathe()
        except BaseException:
            await self._let_go()
            raise
        return self._decided

    @property
    def _broken(self) -> bool:
        return self._failures >= FAILURES

    def _moment(self) -> datetime:
        return self._now if self._clock is None else self._clock()

    async def _turn(self) -> bool:
        """Write what is done, take what is due; False when there is nothing more to do."""
        wants = await self._wants_more()
        catch = await self._insist(lease_too=wants)
        if catch is not None:
            self._dry = catch.exhausted
            for taken in catch.taken:
                self._start(taken)
        return bool(self._hand) or (catch is not None and not catch.exhausted)

    async def _wants_more(self) -> bool:
        loop = asyncio.get_running_loop()
        if len(self._hand) - len(self._done) > LOW or self._broken or self._closing:
            return False
        all_done = len(self._hand) == len(self._done)
        if self._dry and not all_done and loop.time() - self._looked < LOOK_AGAIN_SECONDS:
            return False
        if self._leads is not None and not await self._leads():
            self._closing = True
            return False
        return True

    async def _insist(self, *, lease_too: bool) -> Catch | None:
        """One transaction, repeated until the database takes what is done: an outcome must not be lost.

        Raises the database's error when nothing is in hand: then the next run may try.
        """
        for pause in itertools.chain(DATABASE_PAUSES, itertools.repeat(DATABASE_PAUSES[-1])):
            done = list(self._done)
            try:
                catch = await self._write(done, lease_too=lease_too)
            except DATABASE_ERRORS as error:
                if not self._hand:
                    raise
                log.warning("delivery waits for the database", kind=type(error).__name__, in_hand=len(self._hand))
                await asyncio.sleep(pause)
            else:
                self._forget(done)
                return catch
        return None

    async def _write(self, done: list[Done], *, lease_too: bool) -> Catch | None:
        loop, now = asyncio.get_running_loop(), self._moment()
        began, catch = loop.time(), None
        due_for_renewal = bool(self._hand) and began - self._renewed > RENEW_SECONDS
        if not done and not lease_too and not due_for_renewal:
            return None
        ended = {one.item.id for one in done}
        kept = [item for item in self._hand.values() if item.id not in ended]
        async with self._database.write() as session:
            if done:
                await settle(session, done)
            if due_for_renewal:
                await renew(session, kept, now + LEASE)
            if lease_too:
                catch = await self._lease(session, kept, now)
        if due_for_renewal:
            self._renewed = began
            for item in kept:
                # One that was overtaken keeps its old time: its row is another's, and so may the call be.
                item.good_until = began + SAFE_SECONDS if began <= item.good_until else item.good_until
        if catch is not None:
            self._looked = began
        return catch

    async def _lease(self, session: AsyncSession, kept: list[InHand], now: datetime) -> Catch:
        mine, busy = [item.id for item in kept], [item.person_id for item in kept]
        return await lease(session, room=WIDTH - len(kept), now=now, zone_of=self._zone_of, mine=mine, busy=busy)

    def _forget(self, done: list[Done]) -> None:
        self._done = self._done[len(done) :]
        for one in done:
            self._hand.pop(one.item.id, None)
            self._calls.pop(id(one.item.call), None)
            self._decided += one.outcome.fate is not Fate.DROPPED

    def _start(self, taken: Taken) -> None:
        row = taken.row
        good_until = self._looked + SAFE_SECONDS
        try:
            call = call_of(taken, self._catalogue)
        except Exception as error:
            # One row that cannot be put into words must not hold up all others.
            log.error("a notification cannot be put into words", id=row.id, exc_info=error)
            item = InHand(row.id, taken.fence, row.attempts, row.person_id, _NOTHING, good_until)
            self._hand[item.id] = item
            self._finish(item, Outcome(Fate.REFUSED, problem=type(error).__name__))
            return
        item = InHand(row.id, taken.fence, row.attempts, row.person_id, call, good_until)
        if not self._hand:
            self._renewed = self._looked
        self._hand[item.id] = self._calls[id(call)] = item
        self._tasks[item.id] = asyncio.create_task(self._carry(item))

    async def _carry(self, item: InHand) -> None:
        try:
            outcome = await self._send(item.call)
        except Exception as error:
            log.error("a notification could not be sent", id=item.id, exc_info=error)
            outcome = Outcome(Fate.REFUSED, problem=type(error).__name__)
        self._tasks.pop(item.id, None)
        if outcome.fate is Fate.RETRY and not outcome.wait_seconds:
            self._failures += 1
        elif outcome.fate not in (Fate.RETRY, Fate.DROPPED):
            self._failures = 0
        self._finish(item, outcome)

    def _finish(self, item: InHand, outcome: Outcome) -> None:
        self._done.append(Done(item, outcome, self._moment()))
        self._arrived.set()
        if len(self._done) >= GROUP:
            self._enough.set()

    async def _breathe(self) -> None:
        """Until there is something to write, to take or to renew."""
        if not self._dry and len(self._hand) - len(self._done) <= LOW and not self._broken and not self._closing:
            return
        if not self._done:
            await _wait(self._arrived, LOOK_AGAIN_SECONDS)
        if self._done and self._tasks and len(self._done) < GROUP:
            await _wait(self._enough, GATHER_SECONDS)

    async def _let_go(self) -> None:
        """Told to stop: give back what has not left, and write what becomes of the rest while there is time."""
        self._closing = True
        waiting = {item.id: self._tasks[item.id] for item in self._hand.values() if self._waits(item)}
        for task in waiting.values():
            task.cancel()
        await asyncio.gather(*waiting.values(), return_exceptions=True)
        for number in waiting:
            self._tasks.pop(number, None)
            self._finish(self._hand[number], Outcome(Fate.DROPPED))
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=LAST_WORDS_SECONDS)
        for task in list(self._tasks.values()):
            task.cancel()
        self._tasks.clear()
        done = list(self._done)
        try:
            await self._write(done, lease_too=False)
        except DATABASE_ERRORS as error:
            log.warning("what was sent last could not be written", kind=type(error).__name__, rows=len(done))
        self._hand.clear()
        self._calls.clear()
        self._done.clear()

    def _waits(self, item: InHand) -> bool:
        return item.id in self._tasks and not item.left

    def _zone_of(self, person: Person) -> ZoneInfo:
        name = person.timezone or (person.municipality.timezone if person.municipality else None)
        return ZoneInfo(name) if name else self._zone


async def _wait(event: asyncio.Event, seconds: float) -> None:
    """Until it is set, but no longer than `seconds`."""
    event.clear()
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
