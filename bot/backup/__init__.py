"""One archive of the database and the files: made while the bot works, tried before it counts, restored whole.

The tables lie in the archive as lines of JSON, not as a database file: the same archive restores to SQLite and to
PostgreSQL, whichever it was made on, without any program beside the bot (`docs/decisions/0002-backup-archive.md`).
"""

from __future__ import annotations

from bot.backup.archive import BackupError, Manifest
from bot.backup.making import make_backup
from bot.backup.restoring import restore_backup

__all__ = ["BackupError", "Manifest", "make_backup", "restore_backup"]
