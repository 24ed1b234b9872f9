"""How wide words are, and where a line of them ends."""

from __future__ import annotations

from functools import cache
from typing import Any

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

FAMILY = "DejaVu Sans"
"""Comes with matplotlib and has Cyrillic."""
DPI = 100
PIXELS_PER_POINT = DPI / 72


@cache
def _renderer() -> Any:
    """Matplotlib has no types for it."""
    made: Any = RendererAgg
    return made(1, 1, DPI)


@cache
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=FAMILY, size=size / PIXELS_PER_POINT, weight="bold" if bold else "normal")


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that `words` of `size` pixels take."""
    return float(_renderer().get_text_width_height_descent(words, _font(size, bold), ismath=False)[0])


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines that fit into `room` pixels; a word longer than a line is broken."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines += _broken(word, size, room, bold=bold)
    return lines or [""]


def _broken(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width(pieces[-1] + sign, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces
