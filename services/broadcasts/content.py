"""What a broadcast says, without knowing who carries it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from locales.text import Markup, Text
from models import Broadcast
from services.broadcasts import presses
from services.errors import ServiceError

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
"""What Telegram takes, counted in UTF-16 units after the formatting has been read."""
MOST_BYTES = 1 << 15
"""Of the text with its formatting (`get_formatted_text` of Telegram's Bot API server); long links count whole."""
FILES = ("pdf", "docx", "doc", "odt", "rtf", "txt", "xlsx", "xls", "pptx", "ppt", "jpg", "jpeg", "png", "gif", "ics")
ACK, SIGNUP = "ack", "signup"


@dataclass(frozen=True, slots=True)
class Content:
    """One message as every recipient gets it."""

    kind: Literal["message", "photo", "document"]
    text: str
    """HTML."""
    file: str | None
    """Telegram's id."""
    buttons: tuple[tuple[Text, str], ...]
    """Each a row of its own: label and callback data."""


def content_of(broadcast: Broadcast, buttons: tuple[tuple[Text, str], ...] | None = None) -> Content:
    """`broadcast`, whose file must be loaded, as a message; other `buttons` than its own if given."""
    file = broadcast.file
    kind: Literal["message", "photo", "document"] = "message" if file is None else "document"
    if file is not None and file.photo:
        kind = "photo"
    shown = buttons_of(broadcast) if buttons is None else buttons
    return Content(kind, words_of(broadcast), None if file is None else file.telegram_file_id, shown)


def words_of(broadcast: Broadcast) -> str:
    """As they stand: a correction has taken the place of what was sent. HTML."""
    return broadcast.recall_text or broadcast.text


def buttons_of(broadcast: Broadcast) -> tuple[tuple[Text, str], ...]:
    made = []
    if (event_id := signup_of(broadcast)) is not None:
        made.append((Text("broadcast-button-signup"), presses.signup(event_id)))
    if ACK in broadcast.buttons:
        made.append((Text("broadcast-button-ack"), presses.ack(broadcast.id)))
    return tuple(made)


def signup_of(broadcast: Broadcast) -> int | None:
    """The id of the event its button leads to."""
    found = [item for item in broadcast.buttons if str(item).startswith(f"{SIGNUP}:")]
    return int(str(found[0]).partition(":")[2]) if found else None


def plain_of(html: str) -> str:
    return Markup(html).plain()


def headline(broadcast: Broadcast, length: int = 40) -> str:
    """The beginning of its words, on one line; empty where it has none."""
    line = " ".join(plain_of(words_of(broadcast)).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def name_of(broadcast: Broadcast) -> str:
    """By which it is told of: its first words, or its number."""
    return headline(broadcast) or f"№ {broadcast.id}"


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def require_fits(html: str, *, with_file: bool) -> None:
    """Raise `ServiceError` that says by how much the words are too long, or that there are too many links in them."""
    limit, count = LONGEST_CAPTION if with_file else LONGEST_TEXT, utf16(plain_of(html))
    if count > limit:
        key = "broadcast-long-caption" if with_file else "broadcast-long"
        raise ServiceError(key, count=count, limit=limit, over=count - limit)
    if len(html.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise ServiceError("broadcast-heavy")


def fingerprint(broadcast: Broadcast) -> str:
    """Changes with whatever is sent and to whom: what was confirmed is what leaves."""
    whole = json.dumps([broadcast.text, broadcast.file_id, broadcast.segment, broadcast.buttons], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
