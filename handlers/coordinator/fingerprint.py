"""Which typed reason a button confirms."""

from __future__ import annotations

import hashlib

LENGTH = 8
"""Enough to tell one typed reason from the next; a button has little room."""


def fingerprint(reason: str | None) -> str:
    """Empty for no reason."""
    return "" if reason is None else hashlib.sha256(reason.encode()).hexdigest()[:LENGTH]
