"""How far the worker has come, told through a file that the bot's process looks at."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_PAIR = struct.Struct("<QQ")


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """From 0 to 100; 0 while the total is not known."""
        return min(100, 100 * self.done // self.total) if self.total else 0


class ProgressFile:
    """Sixteen bytes, written in one call: a reader never sees half of a change."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def tell(self, progress: Progress) -> None:
        """Blocks for one small write."""
        mode = "r+b" if self._path.exists() else "wb"
        with self._path.open(mode, buffering=0) as file:
            file.write(_PAIR.pack(progress.done, progress.total))

    def read(self) -> Progress | None:
        """None before the first word."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return None
        return Progress(*_PAIR.unpack(content)) if len(content) == _PAIR.size else None
