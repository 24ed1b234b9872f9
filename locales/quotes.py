"""Quotes within quotes, as Russian writes them: «Семинар „Школа и семья“»."""

from __future__ import annotations

import re

_SIGN = re.compile("[«»\n]")


def nested(text: str) -> str:
    """`text` with every «…» that stands within another one of its line turned into „…“."""
    if text.count("«") < 2:
        return text
    depth = 0

    def turned(found: re.Match[str]) -> str:
        nonlocal depth
        match found[0]:
            case "«":
                depth += 1
                return "«" if depth == 1 else "„"
            case "»":
                depth = max(0, depth - 1)
                return "“" if depth else "»"
        # What was left open in one line, such as in a title that is cut, says nothing of the next.
        depth = 0
        return found[0]

    return _SIGN.sub(turned, text)
