"""Texts and captions of a call: parsed, trimmed and measured as Telegram does."""

from __future__ import annotations

from typing import Any

from sandbox.detect import with_detected
from sandbox.errors import bad_request
from sandbox.html_entities import parse_html, utf16
from sandbox.markdown_entities import parse_markdown, parse_old_markdown

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
_PARSERS = {"html": parse_html, "markdownv2": parse_markdown, "markdown": parse_old_markdown}
# Telegram makes spaces of control characters, tabs included, keeps line feeds and drops carriage returns.
_CONTROL: dict[int, str | None] = {**dict.fromkeys([*range(10), 11, 12, *range(14, 32)], " "), 13: None}

Formatted = tuple[str, list[dict[str, Any]]]


def message_text(params: dict[str, Any]) -> Formatted:
    """The text of a message; raises 400 for bad markup, an empty or a too long text."""
    text, entities = formatted(params, "text", "parse_mode", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption_of(params: dict[str, Any]) -> Formatted:
    """The caption of a file, perhaps empty; raises 400 for bad markup or a too long one."""
    text, entities = formatted(params, "caption", "parse_mode", "caption_entities")
    if utf16(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def formatted(params: dict[str, Any], name: str, mode_name: str, entities_name: str) -> Formatted:
    """A text parameter with its entities, given or parsed or found."""
    source = clean(params.get(name, ""))
    mode = params.get(mode_name, "").lower()
    if mode and mode not in _PARSERS:
        raise bad_request("unsupported parse_mode")
    text, entities = _PARSERS[mode](source) if mode else (source, list(params.get(entities_name, [])))
    return tidy(text, entities)


def clean(text: str) -> str:
    """The text without control characters."""
    return text.translate(_CONTROL)


def tidy(text: str, entities: list[dict[str, Any]]) -> Formatted:
    """The text as it is stored: trimmed, with entities moved along, cut, and the found ones added."""
    if not entities:
        text = text.strip()
        return text, with_detected(text, entities)
    lead = len(text) - len(text.lstrip())
    shift = utf16(text[:lead])
    text = text.strip()
    size = utf16(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(size, entity["offset"] - shift + entity["length"])
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, with_detected(text, kept[:MAX_ENTITIES])
