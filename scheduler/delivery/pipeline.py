"""The way of many messages at once: leased ahead, sent side by side, settled in small groups."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiogram.methods import TelegramMethod
from asyncpg import PostgresError
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from locales.texts import Catalogue
from models import Notification, Person
from models.database import Database
from scheduler.delivery.calls import call_of
from scheduler.delivery.hand import NO_CALL, Hand
from scheduler.delivery.leasing import LEASE, Catch, Taken, lease
from scheduler.delivery.settling import Done, InHand, renew, settle
from scheduler.outcome import Send

log = structlog.get_logger()

WIDTH = 60
"""Messages in hand: two seconds at Telegram's pace, so that a stop takes effect and something urgent gets through."""
LOW = 30
LOOK_AGAIN_SECONDS = 1.0
"""How often the queue is looked at for what has become due meanwhile."""
RENEW_SECONDS = 15.0
SAFE_SECONDS = LEASE.total_seconds() - 5
"""Two processes' clocks may differ by the rest."""
LAST_WORDS_SECONDS = 1.0
DATABASE_PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
DATABASE_ERRORS = (DBAPIError, PoolTimeout, OSError, PostgresError)
"""The last is what a server says that is just starting: SQLAlchemy lets it through as it is."""


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
        self._zone = zone
        self._clock = clock
        self._leads = leads
        self._hand = Hand(send, self._moment)
        self._looked = self._renewed = 0.0
        self._dry = False
        """The last look has found nothing more."""
        self._decided = 0
        self._now = datetime.min.replace(tzinfo=UTC)

    async def adopt(self, now: datetime) -> None:
        """Take over at once what is being sent: only where no other process can be the sender."""
        orphaned = update(Notification).where(Notification.state == "sending")
        async with self._database.write() as session:
            await session.execute(orphaned.values(lease_until=now - LEASE))

    def holds(self, call: TelegramMethod[Any]) -> bool:
        """Whether `call` is still this process's to send; to be asked when its turn has come, right before it goes."""
        return self._hand.holds(call)

    async def run(self, now: datetime) -> int:
        """Deliver everything due at `now` or becoming due meanwhile; returns how many were decided.

        Raises the database's error when nothing is in hand. Told to stop, it gives back what has not left.
        """
        self._now, self._decided, self._dry = now, 0, False
        self._hand.begin()
        try:
            while await self._turn():
                if self._dry or self._hand.open > LOW or not self._may_take():
                    await self._hand.news(LOOK_AGAIN_SECONDS)
        except BaseException:
            await self._let_go()
            raise
        return self._decided

    def _moment(self) -> datetime:
        return self._now if self._clock is None else self._clock()

    def _may_take(self) -> bool:
        return not self._hand.broken and not self._hand.closing

    async def _turn(self) -> bool:
        """Write what is done, take what is due; False when there is nothing more to do."""
        catch = await self._insist(lease_too=await self._wants_more())
        if catch is None:
            return len(self._hand) > 0
        self._dry = catch.exhausted
        if catch.taken and not self._hand:
            self._renewed = self._looked
        for taken in catch.taken:
            self._start(taken)
        return len(self._hand) > 0 or not catch.exhausted

    async def _wants_more(self) -> bool:
        if self._hand.open > LOW or not self._may_take():
            return False
        looked_lately = asyncio.get_running_loop().time() - self._looked < LOOK_AGAIN_SECONDS
        if self._dry and self._hand.open and looked_lately:
            return False
        if self._leads is not None and not await self._leads():
            self._hand.closing = True
            return False
        return True

    async def _insist(self, *, lease_too: bool) -> Catch | None:
        """One transaction, repeated until the database takes what is done: an outcome must not be lost."""
        for pause in itertools.chain(DATABASE_PAUSES, itertools.repeat(DATABASE_PAUSES[-1])):
            done = self._hand.done
            try:
                catch = await self._write(done, lease_too=lease_too)
            except DATABASE_ERRORS as error:
                if not self._hand:
                    raise
                log.warning("delivery waits for the database", kind=type(error).__name__, in_hand=len(self._hand))
                await asyncio.sleep(pause)
            else:
                self._decided += self._hand.forget(done)
                return catch
        return None

    async def _write(self, done: Sequence[Done], *, lease_too: bool) -> Catch | None:
        began, now = asyncio.get_running_loop().time(), self._moment()
        kept, catch = self._hand.unsettled(done), None
        renewal = kept if began - self._renewed > RENEW_SECONDS else []
        if not done and not lease_too and not renewal:
            return None
        async with self._database.write() as session:
            await settle(session, done)
            await renew(session, renewal, now + LEASE)
            if lease_too:
                mine, busy = [item.id for item in kept], [item.person_id for item in kept]
                room = WIDTH - len(kept)
                catch = await lease(session, room=room, now=now, zone_of=self._zone_of, mine=mine, busy=busy)
        if renewal:
            self._renewed = began
        for item in renewal:
            # One whose time was over keeps it: its row may be another's, and so may the call be.
            item.good_until = began + SAFE_SECONDS if began <= item.good_until else item.good_until
        self._looked = self._looked if catch is None else began
        return catch

    def _start(self, taken: Taken) -> None:
        row, good_until = taken.row, self._looked + SAFE_SECONDS
        try:
            call = call_of(taken, self._catalogue, zone=self._zone_of(row.person), now=self._moment())
        except Exception as error:
            # One row that cannot be put into words must not hold up all others.
            log.error("a notification cannot be put into words", id=row.id, exc_info=error)
            item = InHand(row.id, taken.fence, row.attempts, row.person_id, NO_CALL, good_until)
            self._hand.refuse(item, type(error).__name__)
            return
        self._hand.take(InHand(row.id, taken.fence, row.attempts, row.person_id, call, good_until))

    async def _let_go(self) -> None:
        """Give back what has not left, and write what becomes of the rest while there is time."""
        await self._hand.close(LAST_WORDS_SECONDS)
        try:
            await self._write(self._hand.done, lease_too=False)
        except DATABASE_ERRORS as error:
            log.warning("what was sent last could not be written", kind=type(error).__name__)
        self._hand.drop()

    def _zone_of(self, person: Person) -> ZoneInfo:
        name = person.timezone or (person.municipality.timezone if person.municipality else None)
        return ZoneInfo(name) if name else self._zone
