"""`rezerv check`: programme definitions, before anybody meets a mistake in them."""

from __future__ import annotations

from pathlib import Path

from bot.console import complain, console_texts, say
from programmes.loader import check, format_problem


def main(files: list[Path]) -> int:
    """1 if any file has a problem; every problem is a line of its own."""
    texts = console_texts()
    failed = False
    for file in files:
        problems = check(file)
        failed = failed or bool(problems)
        for problem in problems:
            complain(format_problem(problem))
        if not problems:
            say(texts.plain("check-fine", file=str(file)))
    return int(failed)
