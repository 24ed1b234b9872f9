"""Where everything of the picture lies, in pixels from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from exports.year_picture.measure import width, wrapped
from exports.year_picture.rows import Bar, Hue, Section, YearPicture

WIDTH = 720
"""Twice the 360 points of a small phone."""
MARGIN = 28
ROOM = WIDTH - 2 * MARGIN
TITLE, HEADING, BODY, SMALL = 34, 27, 24, 20
"""Pixels of letters: half of it on the phone, so nothing is below ten points."""
LEADING = 1.3
BAR = 22
THINNEST = 7.0
"""Of a bar: a day of a year would be two pixels."""
MONTHS_TOP = 36
MONTHS_BASE = 25
SWATCH = 26


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    left: float
    top: float
    size: int
    bold: bool = False
    faint: bool = False
    swatch: str | None = None
    """The colour of a little square before it."""


@dataclass(frozen=True, slots=True)
class Block:
    left: float
    right: float
    top: float
    bottom: float
    colour: str
    hatched: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A part with bars, under months of its own."""

    top: float
    bottom: float


@dataclass(slots=True)
class Page:
    width: int = WIDTH
    height: int = 0
    today: float | None = None
    today_label: float = 0
    today_top: float = 0
    month_edges: list[float] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


class _Pen:
    """Goes down the page and leaves things behind."""

    def __init__(self, picture: YearPicture) -> None:
        self.picture = picture
        self.page = Page()
        self.y = float(MARGIN)

    def at(self, day: date) -> float:
        """The place of the beginning of `day` across the page."""
        whole = (self.picture.end - self.picture.first).days
        share = (day - self.picture.first).days / whole
        return MARGIN + ROOM * min(1.0, max(0.0, share))

    def write(self, words: str, size: int, *, left: float = MARGIN, swatch: str | None = None, **look: bool) -> None:
        for place, line in enumerate(wrapped(words, size, WIDTH - MARGIN - left, bold=look.get("bold", False))):
            mark = swatch if place == 0 else None
            self.page.lines.append(Line(line, left, self.y, size, swatch=mark, **look))
            self.y += size * LEADING


def lay_out(picture: YearPicture) -> Page:
    """The whole page; its height follows from what the year holds."""
    pen = _Pen(picture)
    count = len(picture.months)
    pen.page.month_edges = [pen.at(picture.first + relativedelta(months=place)) for place in range(count + 1)]
    pen.write(picture.title, TITLE, bold=True)
    pen.write(picture.subtitle, SMALL, faint=True)
    _place_today(pen)
    for section in picture.sections:
        _section(pen, section)
    _lasting(pen)
    if not picture.sections and not picture.lasting:
        pen.y += BODY
        pen.write(picture.empty, BODY)
    _legend(pen)
    pen.page.height = round(pen.y + MARGIN)
    return pen.page


def _place_today(pen: _Pen) -> None:
    """The line of today with its word, which stays on the page at either edge."""
    picture, page = pen.picture, pen.page
    if not picture.first <= picture.today < picture.end or not picture.sections:
        return
    page.today = pen.at(picture.today)
    room = width(picture.today_words, SMALL, bold=True)
    page.today_label = min(max(MARGIN, page.today - room / 2), WIDTH - MARGIN - room)
    pen.y += 10
    page.today_top = pen.y
    pen.y += SMALL * LEADING


def _section(pen: _Pen, section: Section) -> None:
    pen.y += 12
    if section.title:
        pen.write(section.title, HEADING, bold=True)
        pen.y += 2
    top = pen.y
    pen.y += MONTHS_TOP
    for bar in section.bars:
        _bar(pen, bar)
    pen.page.charts.append(Chart(top, pen.y))
    pen.y += 8


def _bar(pen: _Pen, bar: Bar) -> None:
    """The title above, the dates below it, the bar under both: nothing has to be turned or guessed."""
    pen.y += 4
    pen.write(bar.title, BODY)
    pen.write(f"{bar.days} · {bar.moved}" if bar.moved else bar.days, SMALL, faint=True)
    left, right = pen.at(bar.starts_on), pen.at(bar.ends_on + relativedelta(days=1))
    if right - left < THINNEST:
        left = min(left, WIDTH - MARGIN - THINNEST)
        right = left + THINNEST
    pen.y += 5
    pen.page.blocks.append(Block(left, right, pen.y, pen.y + BAR, bar.hue.name, bool(bar.moved)))
    pen.y += BAR + 14


def _lasting(pen: _Pen) -> None:
    if not pen.picture.lasting:
        return
    pen.y += 14
    pen.write(pen.picture.lasting_title, HEADING, bold=True)
    pen.y += 4
    for words in pen.picture.lasting:
        pen.page.lines.append(Line("•", MARGIN, pen.y, BODY))
        pen.write(words, BODY, left=MARGIN + SWATCH)
        pen.y += 4


def _legend(pen: _Pen) -> None:
    """Only the colours that are on the page, side by side while they fit."""
    used: dict[str, Hue] = {bar.hue.words: bar.hue for section in pen.picture.sections for bar in section.bars}
    if not used:
        return
    pen.y += 16
    left = float(MARGIN + SWATCH)
    for hue in used.values():
        taken = width(hue.words, SMALL) + SWATCH + 24
        if left + taken - SWATCH > WIDTH - MARGIN and left > MARGIN + SWATCH:
            left, pen.y = float(MARGIN + SWATCH), pen.y + SMALL * 1.5
        pen.page.lines.append(Line(hue.words, left, pen.y, SMALL, faint=True, swatch=hue.name))
        left += taken
    pen.y += SMALL * 1.5
