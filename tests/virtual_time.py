"""An event loop whose time jumps from one timer to the next: hours pass in a moment, and every run is the same."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
TURN_SECONDS = 1e-7


class VirtualLoop(asyncio.SelectorEventLoop):
    """Begins at 1000 seconds. Not for code with threads or sockets: nothing outside can wake it."""

    def __init__(self) -> None:
        self._now = 1000.0
        super().__init__(_Jumping(self))

    def time(self) -> float:
        return self._now

    def jump(self, seconds: float) -> None:
        # Each turn takes a moment, as it does in life: whoever asks for «a bit later» would ask for ever.
        self._now += max(seconds, TURN_SECONDS)


class _Jumping(selectors.DefaultSelector):
    """Never waits: where a real one would sleep, it moves the loop's time."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if timeout is None and not ready:
            raise RuntimeError("everybody waits and nobody will come")
        self._loop.jump(0 if ready else timeout or 0)
        return ready


def virtually(main: Coroutine[Any, Any, T]) -> T:
    """The result of `main` in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


def loop_time() -> float:
    return asyncio.get_running_loop().time()
