"""`rezerv backup`."""

from __future__ import annotations

from pathlib import Path

import structlog
from sqlalchemy.exc import DBAPIError

from bot.backup import make_backup
from bot.clock import Clock
from bot.console import console_texts, say
from bot.settings import Settings
from models.database import Database
from services.health import beat
from services.health.recording import BACKUP

log = structlog.get_logger()


async def main(settings: Settings, file: Path) -> int:
    manifest = await make_backup(
        database_url=settings.database_url.get_secret_value(),
        files=settings.files_dir,
        target=file,
        now=Clock().now(),
    )
    await _note(settings)
    rows, files = manifest.total_rows, manifest.file_count
    say(console_texts().plain("backup-made", file=str(file), rows=rows, files=files))
    return 0


async def _note(settings: Settings) -> None:
    """For «/health»; a database of an older version has no place for it, and the backup counts all the same."""
    database = Database(settings.database_url.get_secret_value())
    try:
        async with database.write() as session:
            await beat(session, name=BACKUP, now=Clock().now())
    except DBAPIError as error:
        log.warning("the time of the backup was not noted", kind=type(error).__name__)
    finally:
        await database.close()
