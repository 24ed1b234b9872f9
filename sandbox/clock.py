"""The sandbox's own time: the wall clock plus what the page has added to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta


class Clock:
    """Wall-clock time moved forward by `offset`; every date the sandbox gives comes from here."""

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        self._wall = wall
        self.offset = timedelta()

    def seconds(self) -> float:
        """Unix time, in seconds, with the offset."""
        return self._wall() + self.offset.total_seconds()

    def timestamp(self) -> int:
        """Unix time in whole seconds, as Telegram's `date` fields want it."""
        return int(self.seconds())

    def advance(self, step: timedelta) -> timedelta:
        """Move the clock by `step` and give the new offset."""
        self.offset += step
        return self.offset
