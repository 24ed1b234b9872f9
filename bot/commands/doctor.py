"""`rezerv doctor`."""

from __future__ import annotations

from bot.clock import Clock
from bot.console import console_texts, say
from bot.doctor import Mark, examine
from bot.settings import Settings


async def main(settings: Settings) -> int:
    """A line for each check; 1 if any of them failed."""
    texts = console_texts()
    findings = await examine(settings, now=Clock().now())
    for finding in findings:
        say(f"{finding.mark} {texts.resolve(finding.text, plain=True)}")
    return int(any(finding.mark is Mark.WRONG for finding in findings))
