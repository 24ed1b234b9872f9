"""Sandboxes for tests: with Telegram's limits of sending, and without."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import aiohttp
import pytest

from sandbox.limits import Limits
from sandbox.server import create_app, serve
from tests.sandbox.box import ANNA, BORIS, Box

Boxes = Callable[..., AbstractAsyncContextManager[Box]]


@pytest.fixture
def boxes() -> Boxes:
    """Opens sandboxes with chosen options, one after another or side by side."""

    @asynccontextmanager
    async def opened(**options: Any) -> AsyncIterator[Box]:
        settings: dict[str, Any] = {"people": [ANNA, BORIS], "limits": Limits.none(), **options}
        app = create_app(**settings)
        running = await serve(app, port=0)
        async with aiohttp.ClientSession() as session:
            yield Box(app, running, session)
        await running.stop()

    return opened


@pytest.fixture
async def box(boxes: Boxes) -> AsyncIterator[Box]:
    """A sandbox without limits of sending, with Anna and Boris who have not spoken yet."""
    async with boxes() as opened:
        yield opened
