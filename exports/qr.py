"""QR codes."""

from __future__ import annotations

from io import BytesIO

import segno

SCALE = 16
"""Pixels a module: about 600 in all, sharp on a wall, and some ten kilobytes."""
BORDER = 4
"""Modules of white around it, as readers want."""


def picture(link: str) -> bytes:
    """A PNG with the link in it; a quarter of it may be hidden and it still reads."""
    drawn = BytesIO()
    segno.make_qr(link, error="q").save(drawn, kind="png", scale=SCALE, border=BORDER)
    return drawn.getvalue()
