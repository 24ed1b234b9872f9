"""Addresses of pages and of calls."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from services.answers.attempt import Attempt
from services.answers.prose import fitting

_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_](?:[\w-]*[^\W_])?")
_SCHEMES = ("http", "https")


def read_link(attempt: Attempt) -> str:
    """With its scheme, https where none was typed; only what a browser opens by itself, and no passwords in it."""
    typed = attempt.typed.strip("<>«»\"' ")
    whole = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(whole)
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        raise attempt.refusal("answer-link") from None
    plain = not re.search(r"[\s<>\"\\]", whole) and "@" not in parts.netloc
    if parts.scheme.lower() not in _SCHEMES or not plain or not _HOST.fullmatch(name):
        raise attempt.refusal("answer-link")
    return fitting(attempt, whole)
