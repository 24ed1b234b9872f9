"""`rezerv demo`: an empty database filled with made-up people."""

from __future__ import annotations

from bot.app import lay_foundation
from bot.clock import Clock
from bot.console import complain, console_texts, say
from bot.demo.filling import fill
from bot.settings import Settings


async def main(settings: Settings) -> int:
    """Refuses, with status 1, a database that holds people."""
    texts = console_texts()
    foundation = await lay_foundation(settings, Clock())
    try:
        added = await fill(foundation)
    finally:
        await foundation.database.close()
    if not added:
        complain(texts.plain("run-demo-not-empty"))
        return 1
    say(texts.plain("run-demo-done", people=added))
    return 0
