"""`rezerv restore`."""

from __future__ import annotations

from pathlib import Path

from bot.backup import restore_backup
from bot.console import console_texts, say
from bot.settings import Settings


async def main(settings: Settings, file: Path, *, force: bool) -> int:
    manifest = await restore_backup(
        archive=file,
        database_url=settings.database_url.get_secret_value(),
        files=settings.files_dir,
        force=force,
    )
    made_at, rows, files = manifest.made_at.astimezone(), manifest.total_rows, manifest.file_count
    say(console_texts().plain("backup-restored", made_at=made_at, rows=rows, files=files))
    return 0
