"""Jobs go on, whatever one of them does."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from scheduler.ticker import Job, Ticker
from tests.kit import START


def now() -> datetime:
    return START


async def test_job_gets_the_time_and_runs_again_and_again() -> None:
    seen: list[datetime] = []
    thrice = asyncio.Event()

    async def job(moment: datetime) -> None:
        seen.append(moment)
        if len(seen) == 3:
            thrice.set()

    ticker = Ticker([Job("job", 0.01, job)], clock=now)
    ticker.start()
    async with asyncio.timeout(20):
        await thrice.wait()
    await ticker.stop(1)
    assert seen[:3] == [START] * 3


async def test_job_that_fails_runs_again_and_holds_up_no_other() -> None:
    runs: list[str] = []
    enough = asyncio.Event()

    async def bad(_moment: datetime) -> None:
        runs.append("bad")
        raise RuntimeError("on purpose")

    async def good(_moment: datetime) -> None:
        runs.append("good")
        if runs.count("bad") > 1 and runs.count("good") > 1:
            enough.set()

    ticker = Ticker([Job("bad", 0.01, bad), Job("good", 0.01, good)], clock=now)
    ticker.start()
    async with asyncio.timeout(20):
        await enough.wait()
    await ticker.stop(1)


async def test_job_that_takes_long_is_not_started_beside_itself(caplog: pytest.LogCaptureFixture) -> None:
    together: list[int] = []
    running = 0
    ticks = asyncio.Event()
    others = 0

    async def slow(_moment: datetime) -> None:
        nonlocal running
        running += 1
        together.append(running)
        await ticks.wait()
        running -= 1

    async def quick(_moment: datetime) -> None:
        nonlocal others
        others += 1
        if others == 5:
            ticks.set()

    ticker = Ticker([Job("slow", 0.01, slow), Job("quick", 0.02, quick)], clock=now)
    ticker.start()
    async with asyncio.timeout(20):
        await ticks.wait()
    await ticker.stop(1)
    assert set(together) == {1}
    assert [record.message for record in caplog.records] == []


async def test_stop_lets_what_runs_finish() -> None:
    began, may_end, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def job(_moment: datetime) -> None:
        began.set()
        await may_end.wait()
        ended.set()

    ticker = Ticker([Job("job", 0.01, job)], clock=now)
    ticker.start()
    async with asyncio.timeout(20):
        await began.wait()
        stopping = asyncio.create_task(ticker.stop(10))
        may_end.set()
        await stopping
    assert ended.is_set()


async def test_stop_cuts_short_what_does_not_end(caplog: pytest.LogCaptureFixture) -> None:
    began, cut = asyncio.Event(), asyncio.Event()

    async def job(_moment: datetime) -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cut.set()
            raise

    ticker = Ticker([Job("job", 0.01, job)], clock=now)
    ticker.start()
    async with asyncio.timeout(20):
        await began.wait()
        await ticker.stop(0.01)
    assert cut.is_set()
    assert [record.message for record in caplog.records] == []


async def test_stop_before_the_start_is_no_mistake() -> None:
    await Ticker([], clock=now).stop(1)
