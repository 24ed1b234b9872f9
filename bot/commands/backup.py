"""`rezerv backup`."""

from __future__ import annotations

from pathlib import Path

from bot.backup import make_backup
from bot.clock import Clock
from bot.console import console_texts, say
from bot.settings import Settings


async def main(settings: Settings, file: Path) -> int:
    manifest = await make_backup(
        database_url=settings.database_url.get_secret_value(),
        files=settings.files_dir,
        target=file,
        now=Clock().now(),
    )
    rows, files = manifest.total_rows, manifest.file_count
    say(console_texts().plain("backup-made", file=str(file), rows=rows, files=files))
    return 0
