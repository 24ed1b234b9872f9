"""Long texts as messages."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.screens import MESSAGE_LENGTH
from locales.text import Markup

PIECE = MESSAGE_LENGTH - 300
"""Characters of one piece: room is left for a title above it."""


def pieces(words: str, length: int = PIECE) -> list[str]:
    """`words` cut at ends of paragraphs, of words, or anywhere, as is needed; nothing is lost but white space."""
    found, rest = [], words.strip()
    while len(rest) > length:
        cut = max(rest.rfind("\n", length // 2, length), 0) or max(rest.rfind(" ", length // 2, length), 0) or length
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest or not found else found


def packed(parts: Iterable[str]) -> list[str]:
    """`parts`, HTML each short enough for a message, put together in as few messages as they fit."""
    pages: list[str] = []
    for part in parts:
        together = f"{pages[-1]}\n\n{part}" if pages else part
        if pages and len(Markup(together).plain()) <= MESSAGE_LENGTH:
            pages[-1] = together
        else:
            pages.append(part)
    return pages
