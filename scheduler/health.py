"""The bot's pulse: every minute a sign of life, what failed meanwhile, and a look at the queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from models.database import Database
from services.health import beat, note_trouble, watch
from services.health.lateness import fetch_queue
from services.health.recording import TICK

KEPT = 200
"""Failures remembered while the database takes nothing."""
JUMP = timedelta(minutes=2)
"""A clock that has gone ahead by more than the time that has passed was moved, in the sandbox or by a sleep."""


class Vitals:
    """Keeps what fails until it can be written down."""

    def __init__(self, database: Database, elapsed: Callable[[], float] | None = None) -> None:
        """`elapsed` counts seconds and knows nothing of clocks that are moved; without it none is."""
        self._database = database
        self._elapsed = elapsed
        self._looked: tuple[datetime, float] | None = None
        self._failures: list[tuple[str, BaseException]] = []

    def failed(self, job: str, error: BaseException) -> None:
        """Remember that `job` failed; never raises."""
        self._failures = [*self._failures[-KEPT + 1 :], (job, error)]

    async def run(self, now: datetime) -> None:
        """Show that the ticker lives, and warn if the queue does not move."""
        # Counting a long queue takes a moment, in which the writer is better used.
        async with self._database.read() as session:
            queue = await fetch_queue(session, now)
        async with self._database.write() as session:
            await beat(session, name=TICK, now=now)
            if not self._has_jumped(now):
                await watch(session, queue=queue, now=now)

    def _has_jumped(self, now: datetime) -> bool:
        """Whether everything that is due became so at one stroke: the queue has had no time to move since."""
        if self._elapsed is None:
            return False
        before, self._looked = self._looked, (now, self._elapsed())
        if before is None:
            return False
        return now - before[0] > timedelta(seconds=self._looked[1] - before[1]) + JUMP

    async def note(self, now: datetime) -> None:
        """Write down what failed in this process."""
        failures, self._failures = self._failures, []
        if not failures:
            return
        try:
            async with self._database.write() as session:
                for job, error in failures:
                    note_trouble(session, place=job, error=error, now=now)
        except BaseException:
            self._failures = failures + self._failures
            raise
