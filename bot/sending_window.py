"""How many messages are counted in one second, whatever the line does to them on the way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

SECOND = 1.002
"""Two clocks that both keep time may differ by half a thousandth."""
ANSWER_AWAITED_SECONDS = 2.0
"""A request that is not answered by then was counted long ago or never will be: a line that hangs must not hold all."""
CATCH_UP = 2
"""Bulk messages that may leave at once when a timer was late."""


class SendingWindow:
    """At most `size` messages in any second as the server counts them; answers to people pass before bulk.

    When the server counts a message is not known: at some moment between its departure and its answer. So a message
    holds its place from its departure until a second after its answer. No spacing of departures alone can promise as
    much: the line may bunch them. The price is the way there and back: with 50 ms of it 95 % of the limit is used.
    """

    def __init__(self, size: int) -> None:
        self._size = size
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
        """The call itself; the place is freed a second after its end."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        late = loop.call_later(ANSWER_AWAITED_SECONDS + SECOND, self.give_back)
        try:
            yield
        finally:
            if loop.time() - began < ANSWER_AWAITED_SECONDS:
                late.cancel()
                loop.call_later(SECOND, self.give_back)

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
