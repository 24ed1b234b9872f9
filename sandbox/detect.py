"""The entities Telegram finds by itself in a text: commands, mentions, links, e-mails, hashtags."""

from __future__ import annotations

import re
from typing import Any

from sandbox.html_entities import utf16

_FOUND = re.compile(
    r"""(?P<url>https?://[^\s<>"«»]+[^\s<>"«».,;:!?)\]]|(?<![\w.@/-])t\.me/[\w/?=&%+-]+)
    |(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    |(?<![\w/@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})
    |(?<![\w/<@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])
    |(?<![\w&/])(?P<hashtag>\#(?=\w*[^\W\d])\w{1,255})""",
    re.VERBOSE,
)
_HINTS = re.compile(r"[/@#]")
# Inside these Telegram looks for nothing.
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def with_detected(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The given entities and the found ones, in order; a found one never overlaps code or a link."""
    if not _HINTS.search(text):
        return entities
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities
             if entity["type"] in _OPAQUE]  # fmt: skip
    added = []
    for found in _FOUND.finditer(text):
        offset = utf16(text[: found.start()])
        length = utf16(found[0])
        if not any(start < offset + length and offset < end for start, end in taken):
            added.append({"type": found.lastgroup, "offset": offset, "length": length})
    if not added:
        return entities
    return sorted([*entities, *added], key=lambda entity: (entity["offset"], -entity["length"]))
