"""Text and entities as HTML that is safe to show: everything escaped, only known tags, only http(s) and tg links."""

from __future__ import annotations

import html
import re
from typing import Any

_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip
_LINKS = re.compile(r"(?:https?|tg|mailto|tel):[^\s\"'<>]+", re.IGNORECASE)


def _edges(entity: dict[str, Any], inner: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    url = {"text_link": entity.get("url", ""), "email": f"mailto:{inner}"}.get(kind, inner)
    if kind == "url" and "://" not in inner:
        url = f"http://{inner}"
    if kind in {"text_link", "url", "email"} and _LINKS.fullmatch(url):
        return f'<a href="{html.escape(url)}" rel="noopener noreferrer" target="_blank">', "</a>"
    return f'<span class="{html.escape(kind)}">', "</span>"


def render(text: str, entities: list[dict[str, Any]]) -> str:
    """Safe HTML; entities that overlap without nesting are cut at the border of the outer one."""
    if not entities:
        return html.escape(text)
    units = text.encode("utf-16-le", "surrogatepass")

    def part(start: int, end: int) -> str:
        return units[start * 2 : end * 2].decode("utf-16-le", "replace")

    out: list[str] = []
    open_until: list[tuple[int, str]] = []
    position, size = 0, len(units) // 2
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        start, end = entity["offset"], min(entity["offset"] + entity["length"], size)
        while open_until and open_until[-1][0] <= start:
            position = _shut(out, open_until, position, part)
        if open_until:
            end = min(end, open_until[-1][0])
        if start >= end:
            continue
        out.append(html.escape(part(position, start)))
        position = start
        before, after = _edges(entity, part(start, end))
        out.append(before)
        open_until.append((end, after))
    while open_until:
        position = _shut(out, open_until, position, part)
    out.append(html.escape(part(position, size)))
    return "".join(out)


def _shut(out: list[str], open_until: list[tuple[int, str]], position: int, part: Any) -> int:
    end, after = open_until.pop()
    out += [html.escape(part(position, end)), after]
    return end
