"""How values of a definition are quoted in a complaint about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def meant(word: str, known: Iterable[str]) -> str:
    """A guess at a misspelt word, ready to be appended; empty when nothing is near."""
    near = difflib.get_close_matches(word[:60], list(known), n=1)
    return f" (возможно, вы имели в виду «{near[0]}»)" if near else ""


def shown(value: object) -> str:
    """A value as its author would recognise it, cut when long."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return "список"
        case dict():
            return "таблица ключей"
        case int() | float():
            return str(value)
    return f"«{short(str(value))}»"


def short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
