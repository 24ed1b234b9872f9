"""The bot's pulse: every minute a sign of life, what failed meanwhile, and a look at the queue."""

from __future__ import annotations

from datetime import datetime

from models.database import Database
from services.health import beat, note_trouble, watch
from services.health.lateness import fetch_queue
from services.health.recording import TICK

KEPT = 200
"""Failures remembered while the database takes nothing."""


class Vitals:
    """Keeps what fails until it can be written down."""

    def __init__(self, database: Database) -> None:
        self._database = database
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
            await watch(session, queue=queue, now=now)

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
