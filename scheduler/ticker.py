"""The table of jobs, run by APScheduler; what is due is computed at each tick from the facts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """Something done every `seconds`; it gets the time and its result is ignored."""

    name: str
    seconds: float
    run: Callable[[datetime], Awaitable[object]]
    everywhere: bool = False
    """Done by every process, not only by the one that leads."""


class Ticker:
    """Runs jobs side by side, each at most once at a time; a job that fails is logged and runs again."""

    def __init__(
        self,
        jobs: Sequence[Job],
        *,
        clock: Callable[[], datetime],
        leads: Callable[[], Awaitable[bool]] | None = None,
        on_failure: Callable[[str, Exception], None] | None = None,
    ) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._clock = clock
        self._leads = leads or _alone
        self._on_failure = on_failure
        self._failures: dict[str, tuple[type[Exception] | None, int]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._stopping = False
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        # A job that takes longer than its interval misses a turn, as it should: a warning a second would be noise.
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)

    def start(self) -> None:
        for job in self._jobs.values():
            self._scheduler.add_job(
                self.tick,
                "interval",
                args=[job.name],
                seconds=job.seconds,
                id=job.name,
                max_instances=1,
                coalesce=True,
                # The default of one second drops a job whenever the loop was busy for longer.
                misfire_grace_time=None,
            )
        self._scheduler.start()

    async def tick(self, name: str) -> None:
        """Run one job now, whatever its interval."""
        job = self._jobs[name]
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
        try:
            if job.everywhere or await self._leads():
                await job.run(self._clock())
        except asyncio.CancelledError:
            # Cut short by `stop`: APScheduler would log it as a failure.
            if not self._stopping:
                raise
        except Exception as error:
            # APScheduler would log the message, and a message may quote a person.
            self._complain(name, error)
        else:
            self._failures.pop(name, None)
        finally:
            if task is not None:
                self._running.discard(task)

    def _complain(self, name: str, error: Exception) -> None:
        """The whole story once, then a line a hundred: a job that fails every second must not fill the disk."""
        kind, times = self._failures.get(name, (None, 0))
        times = times + 1 if kind is type(error) else 1
        self._failures[name] = (type(error), times)
        if self._on_failure is not None and (times == 1 or times % 100 == 0):
            self._on_failure(name, error)
        if times == 1:
            log.error("a job failed and will run again", job=name, exc_info=error)
        elif times % 100 == 0:
            log.error("a job goes on failing", job=name, times=times, kind=type(error).__name__)

    async def stop(self, seconds: float) -> None:
        """Start nothing more and give what runs `seconds` to finish; then it is cancelled."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.pause()
        running = set(self._running)
        if running:
            _done, late = await asyncio.wait(running, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


async def _alone() -> bool:
    return True
