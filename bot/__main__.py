"""The `rezerv` command, also `python -m bot`."""

from __future__ import annotations

import os
import sys

from bot.cli import run_command

PRIVATE = 0o077
"""Database, files, backups and workbooks hold people's data: nobody but the owner reads what is made here."""


def main() -> None:
    os.umask(PRIVATE)
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Cyrillic gets question marks rather than a traceback.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run_command(sys.argv[1:]))


if __name__ == "__main__":
    main()
