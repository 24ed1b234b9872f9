"""What time it is; the one place that asks the machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's time in UTC, moved by `offset` where the sandbox rehearses a year."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def move(self, offset: timedelta) -> None:
        """Set the distance from the machine's time (not a step from the last one)."""
        self.offset = offset
