"""The queue of updates and the long poll that empties it."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError

# Telegram's default list leaves these out.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFIRMED_KEPT = 200_000
# Telegram starts at a random number; the range keeps the numbers readable.
FIRST_IDS = range(100_000_000, 900_000_000)


@dataclass(slots=True)
class Pending:
    """An update not yet confirmed; an injected one is never confirmed before it has been given out once."""

    raw: dict[str, Any]
    injected: bool = False
    delivered: bool = False


class UpdateQueue:
    """Updates in the order they came, each kept until the bot confirms it."""

    def __init__(self, choose: Callable[[range], int] = random.choice) -> None:
        self.next_id = choose(FIRST_IDS)
        self.pending: dict[int, Pending] = {}
        self.confirmed: deque[int] = deque(maxlen=CONFIRMED_KEPT)
        self.allowed: frozenset[str] | None = None
        self.on_change: Callable[[], None] = lambda: None
        self.serial = 0
        self._poll: asyncio.Future[None] | None = None

    @property
    def polled(self) -> bool:
        """Whether a long poll waits now."""
        return self._poll is not None

    def push(self, kind: str, body: dict[str, Any]) -> int:
        """Put an update at the end, unless its kind is not wanted; gives its id either way."""
        update_id = self.next_id
        self.next_id += 1
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if wanted:
            self.put(Pending({"update_id": update_id, kind: body}))
        return update_id

    def inject(self, raw: dict[str, Any]) -> None:
        """Put a made-up update at the end as it is: any id, any order, twice if one likes."""
        self.put(Pending(raw, injected=True))

    def put(self, item: Pending) -> None:
        """Put an update at the end and wake whoever waits."""
        self.serial += 1
        self.pending[self.serial] = item
        self._wake()

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        self.on_change()

    def confirm(self, serial: int) -> None:
        """Forget one update: the bot has it."""
        item = self.pending.pop(serial, None)
        if item is not None:
            self.confirmed.append(item.raw["update_id"])
            self.on_change()

    def drop(self) -> None:
        """Forget all of them unconfirmed."""
        self.confirmed.extend(item.raw["update_id"] for item in self.pending.values())
        self.pending.clear()
        self.on_change()

    def allow(self, kinds: list[str] | None) -> None:
        """Set the kinds wanted from now on; None leaves them, an empty list means the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    async def take(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:
        """Up to `limit` updates from `offset` on, waiting up to `timeout` seconds for the first.

        Ids below a positive offset are confirmed; a negative one keeps only that many from the end. Another call
        ends this one with 409.
        """
        self.interrupt("other getUpdates")
        self._confirm_before(offset)
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        batch = [item for _, item in zip(range(limit), self.pending.values(), strict=False)]
        for item in batch:
            item.delivered = True
        return [item.raw for item in batch]

    def interrupt(self, by: str) -> None:
        """End a waiting poll with Telegram's 409."""
        if self._poll is not None and not self._poll.done():
            advice = "; make sure that only one bot instance is running" if by == "other getUpdates" else ""
            self._poll.set_exception(ApiError(409, f"Conflict: terminated by {by} request{advice}"))
        self._poll = None

    def release(self) -> None:
        """End a waiting poll with what there is: the server is closing."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def _wait(self, timeout: float) -> None:
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        timer = asyncio.get_running_loop().call_later(timeout, self.release)
        try:
            await poll
        finally:
            timer.cancel()
            if self._poll is poll:
                self._poll = None

    def _confirm_before(self, offset: int) -> None:
        if offset > 0:
            for serial in [key for key, item in self.pending.items() if _is_confirmed(item, offset)]:
                self.confirm(serial)
        elif offset < 0:
            for serial in list(self.pending)[:offset]:
                self.confirm(serial)


def _is_confirmed(item: Pending, offset: int) -> bool:
    confirmed: bool = item.raw["update_id"] < offset
    return confirmed and (item.delivered or not item.injected)
