"""Jobs that the tests of the worker hand over; it imports them by name."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from pathlib import Path


def loaded(module: str) -> bool:
    return module in sys.modules


def process() -> tuple[int, int]:
    """Number and niceness of the worker."""
    return os.getpid(), os.nice(0)


def temporary_folder() -> str:
    return tempfile.gettempdir()


def refuse() -> None:
    raise ValueError("no such sheet")


def die_once(mark: Path) -> str:
    if mark.exists():
        return "done"
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return "unreachable"


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(mark: Path) -> None:
    """Says that it runs by writing its process number, then never ends."""
    mark.write_text(str(os.getpid()))
    threading.Event().wait()
