from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from bot.workers import NICENESS, WorkerLost, Workers
from exports.data_bank import build_data_bank
from tests.bot import worker_jobs


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(jobs_per_process=3)
    yield workers
    await workers.close()


async def _written(mark: Path) -> int:
    """The process number that a job writes as soon as it runs."""
    async with asyncio.timeout(30):
        while not (mark.exists() and mark.read_text()):  # noqa: ASYNC110 - the writer is another process
            await asyncio.sleep(0.01)
    return int(mark.read_text())


async def test_worker_is_another_and_politer_process(workers: Workers) -> None:
    pid, niceness = await workers.run(worker_jobs.process)

    assert pid != os.getpid()
    assert niceness == os.nice(0) + NICENESS


async def test_what_jobs_put_aside_lies_in_the_folder_given(tmp_path: Path) -> None:
    workers = Workers(scratch=tmp_path)
    try:
        assert await workers.run(worker_jobs.temporary_folder) == str(tmp_path)
    finally:
        await workers.close()


async def test_worker_hands_errors_over(workers: Workers) -> None:
    with pytest.raises(ValueError, match=r"^no such sheet$"):
        await workers.run(worker_jobs.refuse)


async def test_worker_that_dies_is_replaced_and_the_job_repeated(workers: Workers, tmp_path: Path) -> None:
    assert await workers.run(worker_jobs.die_once, tmp_path / "mark") == "done"


async def test_job_that_kills_twice_is_given_up_and_the_next_one_runs(workers: Workers) -> None:
    with pytest.raises(WorkerLost):
        await workers.run(worker_jobs.die)

    assert (await workers.run(worker_jobs.process))[0] != os.getpid()


async def test_process_is_renewed_after_its_share_of_jobs(workers: Workers) -> None:
    pids = [(await workers.run(worker_jobs.process))[0] for _ in range(4)]

    assert len(set(pids[:3])) == 1
    assert pids[3] != pids[0]


async def test_cancelled_job_is_killed_and_the_waiting_one_runs(workers: Workers, tmp_path: Path) -> None:
    hanging = asyncio.create_task(workers.run(worker_jobs.hang, tmp_path / "mark"))
    pid = await _written(tmp_path / "mark")
    waiting = asyncio.create_task(workers.run(worker_jobs.process))

    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging

    assert (await waiting)[0] != pid
    assert not psutil.pid_exists(pid)


async def test_job_cancelled_while_the_process_starts_is_stopped_too(workers: Workers, tmp_path: Path) -> None:
    hanging = asyncio.create_task(workers.run(worker_jobs.hang, tmp_path / "mark"))
    await asyncio.sleep(0)

    hanging.cancel()
    async with asyncio.timeout(30):
        with pytest.raises(asyncio.CancelledError):
            await hanging

    assert (await workers.run(worker_jobs.process))[0] != os.getpid()


async def test_closing_ends_a_running_job(workers: Workers, tmp_path: Path) -> None:
    hanging = asyncio.create_task(workers.run(worker_jobs.hang, tmp_path / "mark"))
    pid = await _written(tmp_path / "mark")

    await workers.close()

    with pytest.raises(WorkerLost):
        await hanging
    assert not psutil.pid_exists(pid)


async def test_worker_knows_nothing_of_telegram(workers: Workers) -> None:
    """Whatever a job imports (here by the mere name of the export) must not drag aiogram along."""
    with pytest.raises(AttributeError):
        await workers.run(build_data_bank, None)  # type: ignore[arg-type]

    assert [await workers.run(worker_jobs.loaded, name) for name in ("openpyxl", "aiogram")] == [True, False]
