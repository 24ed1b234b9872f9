"""Telegram's stand-in as a process, and who talks to it."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.robustness.world import Exchange, SandboxProcess


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxProcess]:
    running = await SandboxProcess.start()
    yield running
    await running.stop()


@pytest.fixture
async def exchange(sandbox: SandboxProcess) -> AsyncIterator[Exchange]:
    async with aiohttp.ClientSession(sandbox.url) as http:
        yield Exchange(http)


@pytest.fixture
async def strict_sandbox() -> AsyncIterator[SandboxProcess]:
    """With Telegram's limits of sending."""
    running = await SandboxProcess.start(limits=True)
    yield running
    await running.stop()


@pytest.fixture
async def strict_exchange(strict_sandbox: SandboxProcess) -> AsyncIterator[Exchange]:
    async with aiohttp.ClientSession(strict_sandbox.url) as http:
        yield Exchange(http)


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    """Chance that can be repeated: the seed stands in the output of a failed test."""
    seed = request.config.getoption("--seed")
    seed = random.SystemRandom().randrange(1 << 32) if seed is None else seed
    print(f"--seed {seed}")  # noqa: T201
    return random.Random(seed)
