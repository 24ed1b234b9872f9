"""How many messages are counted in one second, whatever the line does to them on the way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from bot.round_trips import RoundTrips

SECOND = 1.002
"""Two clocks that both keep time may differ by half a thousandth."""
ANSWER_AWAITED_SECONDS = 2.0
"""A request that is not answered by then was counted long ago or never will be: a line that hangs must not hold all."""
CATCH_UP = 2
"""Bulk messages that may leave at once when a timer was late."""


class SendingWindow:
    """At most `size` messages in any second as the server counts them; answers to people pass before bulk.

    When the server counts a message is not known: at some moment between its departure and its answer. So a message
    holds its place from its departure until a second after its answer, less the `lead` of the line: the first one was
    counted before its answer by the way back at least, and whoever takes the place will be counted after its departure
    by the way there at least. Both together are what the quickest round trips take (`RoundTrips`). No spacing of
    departures alone can promise as much: the line may bunch them.

    This rests on a server that counts at one point of its work, wherever that is: what comes before belongs to the way
    there, what comes after to the way back. It would not hold for one that counts now at the beginning and now at the
    end of a work that itself takes more than the tenth of a round trip that is left aside. On a line that suddenly
    becomes shorter, what leaves before the first quick answer may be counted too early: the few of one round trip, by
    the difference. The first quick answer mends it, also for places that are still to be given back.
    """

    def __init__(self, size: int, trips: RoundTrips | None = None) -> None:
        self._size = size
        self._trips = trips or RoundTrips()
        self._spacing = 1 / (1.1 * size)
        self._taken = 0
        self._answers: deque[asyncio.Future[None]] = deque()
        self._bulk: deque[asyncio.Future[None]] = deque()
        self._next_bulk = 0.0
        self._alarm: asyncio.TimerHandle | None = None

    async def enter(self, *, bulk: bool) -> None:
        """Return with a place in one's hands: it must go to `held` or be given back."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._bulk if bulk else self._answers).append(turn)
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back()
            raise

    def give_back(self) -> None:
        """Free a place at once: nothing was sent."""
        self._taken -= 1
        self._admit()

    @contextmanager
    def held(self) -> Iterator[None]:
        """The call itself; the place is freed a second after its end, less the lead."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        late = loop.call_later(ANSWER_AWAITED_SECONDS + SECOND, self.give_back)
        try:
            yield
        finally:
            answered = loop.time()
            if answered - began < ANSWER_AWAITED_SECONDS:
                late.cancel()
                self._give_back_when_counted(answered)

    def _give_back_when_counted(self, answered: float) -> None:
        """By what is known of the line then: the lead may have become shorter since the answer."""
        loop = asyncio.get_running_loop()
        free_at = answered + SECOND - self._trips.lead(loop.time())
        if free_at <= loop.time():
            self.give_back()
        else:
            loop.call_at(free_at, self._give_back_when_counted, answered)

    def _admit(self) -> None:
        while self._taken < self._size:
            if self._answers:
                turn = self._answers.popleft()
            elif self._bulk and self._bulk_may_leave():
                turn = self._bulk.popleft()
            else:
                return
            if not turn.done():
                self._taken += 1
                turn.set_result(None)

    def _bulk_may_leave(self) -> bool:
        """Spread over the second: otherwise an answer would find all places taken at once, for a whole second."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if now < self._next_bulk:
            if self._alarm is None:
                self._alarm = loop.call_at(self._next_bulk, self._ring)
            return False
        self._next_bulk = max(self._next_bulk, now - CATCH_UP * self._spacing) + self._spacing
        return True

    def _ring(self) -> None:
        self._alarm = None
        self._admit()
