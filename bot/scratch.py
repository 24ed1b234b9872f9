"""Where half-made files lie: a workbook holds people's data, so it does not lie among everybody's temporary files."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

import structlog

log = structlog.get_logger()

NAME = "scratch"
STALE_SECONDS = 3600.0
"""Twice the lease of a data bank (`scheduler.export_jobs.LEASE`): whoever began it is dead."""


def open_scratch(data_dir: Path, *, alone: bool) -> Path:
    """The folder for half-made files, readable to the bot's account only; what a killed process left there is removed.

    `alone`: no other process works in `data_dir`, so all of it was left; otherwise what is older than an hour.
    """
    folder = data_dir / NAME
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for item in folder.iterdir():
        # Another process may be clearing up at the same moment.
        with suppress(FileNotFoundError):
            if alone or time.time() - item.stat().st_mtime > STALE_SECONDS:
                _remove(item)
    return folder.absolute()


def _remove(item: Path) -> None:
    try:
        if item.is_dir() and not item.is_symlink():
            shutil.rmtree(item)
        else:
            item.unlink()
    except FileNotFoundError:
        raise
    except OSError as error:
        log.warning("a half-made file stays", file=item.name, problem=error.strerror)
