"""A process beside the bot for heavy work: workbooks, pictures, the reading of files.

The worker is spawned, so it holds none of the bot's memory, sockets or locks, and it is told to be polite to the bot
(`os.nice`). Only one job is in the pool at a time, others wait here: so a job that is given up can be stopped by
killing the process, and nobody else's work is lost with it.
"""

from __future__ import annotations

import asyncio
import ctypes
import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeAlias, TypeVar

NICENESS = 10
JOBS_PER_PROCESS = 20
"""Then a fresh process: whatever memory the jobs have left behind comes back."""

PID, UNWANTED = 0, 1
"""Places in the note that both processes see.

It has no lock: a worker killed while holding one would stop the bot. Each side writes its own place before it reads
the other's, so at least one of them notices.
"""

P = ParamSpec("P")
R = TypeVar("R")
Note: TypeAlias = "ctypes.Array[ctypes.c_int]"


class WorkerLost(Exception):
    """The worker died twice over the same job, most likely of too little memory, or the bot is closing."""


class Workers:
    """Runs functions in a worker process, one after another.

    A function must be importable by name from a module that does not import aiogram, and its arguments and result must
    be picklable. It should be safe to run twice: a worker that dies is replaced and the job given to the new one, once.
    """

    def __init__(self, *, scratch: Path | None = None, jobs_per_process: int = JOBS_PER_PROCESS) -> None:
        """`scratch` is where jobs put temporary files; None: where the system has them."""
        self._context = multiprocessing.get_context("spawn")
        self._note: Note = self._context.RawArray("i", 2)
        self._scratch = None if scratch is None else str(scratch)
        self._jobs_per_process = jobs_per_process
        self._jobs = 0
        self._slot = asyncio.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    async def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of `function`, or the exception it raised.

        A cancelled call stops the work at once. Raises `WorkerLost` if the process dies twice or the bot is closing.
        """
        async with self._slot:
            try:
                return await self._once(function, *args, **kwargs)
            except BrokenProcessPool:
                await self._discard()
            try:
                return await self._once(function, *args, **kwargs)
            except BrokenProcessPool as error:
                await self._discard()
                raise WorkerLost(getattr(function, "__name__", "job")) from error

    async def close(self) -> None:
        """Stops the worker for good; a job that is running is lost."""
        self._closed = True
        self._kill()
        await self._discard()

    async def _once(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        pool = await self._ready()
        try:
            return await asyncio.wrap_future(pool.submit(function, *args, **kwargs))
        except asyncio.CancelledError:
            self._kill()
            await self._discard()
            raise

    async def _ready(self) -> ProcessPoolExecutor:
        """The pool, renewed when its process has done its share.

        The executor's own `max_tasks_per_child` would change the process behind our back, and with it the number to
        be killed.
        """
        if self._closed:
            raise WorkerLost("closing")
        if self._jobs >= self._jobs_per_process:
            await self._discard()
        if self._pool is None:
            self._jobs = 0
            self._pool = ProcessPoolExecutor(1, self._context, _settle, (self._note, self._scratch))
        self._jobs += 1
        return self._pool

    def _kill(self) -> None:
        self._note[UNWANTED] = 1
        if self._note[PID]:
            with suppress(ProcessLookupError):
                os.kill(self._note[PID], signal.SIGKILL)

    async def _discard(self) -> None:
        """Lets the pool go; joining its threads and process happens off the event loop."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.shield(asyncio.to_thread(pool.shutdown, cancel_futures=True))
        self._note[PID] = self._note[UNWANTED] = 0


def _settle(note: Note, scratch: str | None) -> None:
    """The first thing in a new worker."""
    note[PID] = os.getpid()
    if note[UNWANTED]:
        # The job was given up while this process was still starting.
        os._exit(0)
    os.nice(NICENESS)
    # Libraries put half-made workbooks aside without asking where.
    tempfile.tempdir = scratch
    # Ctrl + C goes to the whole group; the bot decides when its worker ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
