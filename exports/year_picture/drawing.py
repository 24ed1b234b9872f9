"""Drawing the year on one tall page: it is looked at on a phone, held upright, 360 points wide."""

from __future__ import annotations

import io

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle
from PIL import Image

from exports.year_picture.layout import MONTHS_BASE, MONTHS_TOP, SMALL, Block, Line, Page, lay_out
from exports.year_picture.measure import DPI, FAMILY, PIXELS_PER_POINT
from exports.year_picture.rows import YearPicture

PAPER, INK, FAINT, GRID, PANEL = "#ffffff", "#1f2933", "#5c6b7a", "#dde3ea", "#f5f7fa"
TODAY = "#d7263d"
COLOURS = {
    "learning": "#2f7ed8",
    "contest": "#8e44ad",
    "practice": "#12917b",
    "talk": "#d97706",
    "work": "#c0392b",
    "paper": "#64748b",
}
"""Far apart in hue and all dark enough beside white."""
PALETTE = 128
"""Colours kept in the file: flat shapes and smoothed letters need no more, and the file is half as large."""


def draw_year(picture: YearPicture) -> bytes:
    """A PNG, 720 pixels wide and as high as the year is full."""
    page = lay_out(picture)
    figure = Figure(figsize=(page.width / DPI, page.height / DPI), dpi=DPI, facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, page.width)
    axes.set_ylim(page.height, 0)
    axes.axis("off")
    _months(axes, picture, page)
    for block in page.blocks:
        _block(axes, block)
    _today(axes, picture, page)
    for line in page.lines:
        _line(axes, line)
    return _png(figure)


def _months(axes: Axes, picture: YearPicture, page: Page) -> None:
    """Stripes from top to bottom of every part that has bars, with the months' letters above."""
    for part in page.charts:
        for place, start in enumerate(page.month_edges[:-1]):
            width = page.month_edges[place + 1] - start
            shade = PANEL if place % 2 else PAPER
            axes.add_patch(Rectangle((start, part.top), width, part.bottom - part.top, color=shade, lw=0, zorder=0))
            axes.plot([start, start], [part.top, part.bottom], color=GRID, lw=0.8, zorder=0.5)
        axes.plot([page.month_edges[-1]] * 2, [part.top, part.bottom], color=GRID, lw=0.8, zorder=0.5)
    for part in page.charts:
        for place, word in enumerate(picture.months):
            middle = (page.month_edges[place] + page.month_edges[place + 1]) / 2
            _write(
                axes, word, middle, part.top + MONTHS_BASE, size=SMALL, colour=FAINT, across="center", down="baseline"
            )


def _block(axes: Axes, block: Block) -> None:
    """A bar with rounded ends; one that has been moved is hatched besides being told in words."""
    axes.add_patch(
        FancyBboxPatch(
            (block.left, block.top),
            block.right - block.left,
            block.bottom - block.top,
            boxstyle=f"round,pad=0,rounding_size={min(6.0, (block.right - block.left) / 2)}",
            facecolor=COLOURS[block.colour],
            edgecolor=PAPER if block.hatched else COLOURS[block.colour],
            hatch="///" if block.hatched else None,
            lw=0,
            zorder=2,
        )
    )


def _today(axes: Axes, picture: YearPicture, page: Page) -> None:
    """Pale behind the words, strong upon the bars: a line through a title would strike it out."""
    if page.today is None:
        return
    for part in page.charts:
        axes.plot([page.today] * 2, [part.top + MONTHS_TOP, part.bottom], color=TODAY, lw=1.6, alpha=0.3, zorder=1)
    for block in page.blocks:
        axes.plot([page.today] * 2, [block.top - 4, block.bottom + 4], color=TODAY, lw=2.2, zorder=3)
    _write(axes, picture.today_words, page.today_label, page.today_top, size=SMALL, colour=TODAY, bold=True)


def _line(axes: Axes, line: Line) -> None:
    if line.swatch is not None:
        axes.add_patch(Rectangle((line.left - 26, line.top + 5), 16, 16, color=COLOURS[line.swatch], lw=0, zorder=2))
    colour = FAINT if line.faint else INK
    _write(axes, line.words, line.left, line.top, size=line.size, colour=colour, bold=line.bold)


def _write(
    axes: Axes,
    words: str,
    left: float,
    top: float,
    *,
    size: float,
    colour: str,
    bold: bool = False,
    across: str = "left",
    down: str = "top",
) -> None:
    axes.text(
        left,
        top,
        words,
        fontsize=size / PIXELS_PER_POINT,
        color=colour,
        fontfamily=FAMILY,
        fontweight="bold" if bold else "normal",
        ha=across,
        va=down,
        parse_math=False,
        zorder=4,
    )


def _png(figure: Figure) -> bytes:
    drawn, out = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png", dpi=DPI)
    image = Image.open(drawn).convert("RGB")
    image.quantize(PALETTE, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
