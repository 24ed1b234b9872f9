"""The clock of a bot in a process of its own, moved from outside."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

CLOCK = "clock"
"""The file that says by how many seconds the bot is ahead."""
OFTEN = 10
"""Times as often as usual the bot looks for what is due: a run lasts a minute, not a day."""


class BotClock:
    """Moves the clock by a file that the bot looks into."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / CLOCK
        self.offset = timedelta()

    def forward(self, step: timedelta) -> None:
        self.offset += step
        fresh = self._path.with_suffix(".new")
        fresh.write_text(str(self.offset.total_seconds()))
        fresh.replace(self._path)


def on_moved_time(folder: Path) -> None:
    """The bot goes by the clock that `BotClock` moves, and looks for what is due more often than usual."""
    from bot import app
    from bot.clock import Clock
    from bot.commands import run
    from scheduler.ticker import Job

    class MovedClock(Clock):
        def now(self) -> datetime:
            with suppress(FileNotFoundError):
                self.offset = timedelta(seconds=float((folder / CLOCK).read_text()))
            return super().now()

    def soon(name: str, seconds: float, do: Any, everywhere: bool = False) -> Job:
        return Job(name, max(0.5, seconds / OFTEN), do, everywhere)

    vars(app)["Job"], vars(run)["Clock"] = soon, MovedClock
