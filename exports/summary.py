"""The first page of the data bank: what is in it, and how many stand where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from exports.glossary import Glossary
from exports.rows import Cell
from exports.styles import Style
from exports.workbook import Page
from programmes.schema import Track
from services.export_rows import Record
from services.export_scope import Totals

FIRST_WIDTH = 34
WIDTH = 17
LEAST_COLUMNS = 6
"""The heading of the page needs some room even where a programme has few stages."""
HEADER_LINES = 3

Line = list[Cell | None]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the workbook holds, in words."""

    cycle: str
    municipality: str
    made_at: datetime
    part: str | None
    """«Часть 1 из 3»; None when one file holds everything."""


class _Sheet:
    """Lines with their heights, and which of them go over the whole width."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.heights: list[int] = []
        self.merged: list[int] = []

    def put(self, *cells: Cell | None, height: int = 1) -> None:
        self.lines.append(list(cells))
        self.heights.append(height)

    def across(self, text: str, style: Style, *, height: int = 1) -> None:
        self.put(Cell(text, style), height=height)
        self.merged.append(len(self.lines))


def summary(words: Glossary, heading: Heading, totals: Totals, counts: Sequence[Record]) -> Page:
    """`counts` are rows of municipality, track, stage, applications, refused ones."""
    sheet = _Sheet()
    _title(sheet, words, heading)
    _figures(sheet, words, totals, counts)
    for track in _tracks(words, counts):
        _track(sheet, words, track, [row for row in counts if row.track == track])
    columns = max(LEAST_COLUMNS, *(len(line) for line in sheet.lines))
    return Page(
        title=words.texts.plain("export-sheet-summary"),
        widths=(FIRST_WIDTH, *[WIDTH] * (columns - 1)),
        rows=sheet.lines,
        row_lines=sheet.heights,
        merged_rows=tuple(sheet.merged),
    )


def _title(sheet: _Sheet, words: Glossary, heading: Heading) -> None:
    say = words.texts.plain
    made_at = f"{heading.made_at:%d.%m.%Y %H:%M}"
    sheet.across(words.programme.title, Style.TITLE, height=2)
    sheet.across(words.programme.department, Style.NOTE)
    sheet.across(say("export-heading-cycle", cycle=heading.cycle), Style.TEXT)
    sheet.across(say("export-heading-municipality", municipality=heading.municipality), Style.TEXT)
    sheet.across(say("export-heading-made-at", moment=made_at), Style.TEXT)
    if heading.part:
        sheet.across(heading.part, Style.TEXT)
    sheet.put()


def _figures(sheet: _Sheet, words: Glossary, totals: Totals, counts: Sequence[Record]) -> None:
    say = words.texts.plain
    reserve = set(words.reserve)
    sheet.across(say("export-total"), Style.SECTION, height=2)
    for title, figure in (
        (say("export-candidates"), totals.people),
        (say("export-applications"), totals.applications),
        (say("export-refused"), sum(row.refused for row in counts)),
        (say("export-in-reserve"), sum(row.applications for row in counts if (row.track, row.stage) in reserve)),
        (say("export-sheet-events"), totals.events),
        (say("export-signed-up-times"), totals.participations),
        (say("export-came-times"), totals.attended),
        (say("export-sheet-broadcasts"), totals.broadcasts),
    ):
        sheet.put(Cell(title, Style.LABEL), Cell(figure, Style.FIGURE))
    sheet.put()


def _track(sheet: _Sheet, words: Glossary, track: str, rows: Sequence[Record]) -> None:
    """Municipalities down, stages across, totals on both edges."""
    say = words.texts.plain
    stages = _stages(words, track, rows)
    numbers: Counter[tuple[str | None, str]] = Counter()
    refused: Counter[str | None] = Counter()
    for row in rows:
        numbers[row.municipality, row.stage] += row.applications
        refused[row.municipality] += row.refused
    places = sorted(refused, key=lambda place: (place is None, place or ""))
    titles = [*(words.stage(track, stage) for stage in stages), say("export-total"), say("export-of-them-refused")]
    header = [Cell(title, Style.HEADER_CENTRED) for title in titles]

    sheet.across(words.track(track), Style.SECTION, height=2)
    sheet.put(Cell(say("export-municipality"), Style.HEADER), *header, height=HEADER_LINES)
    for place in places:
        figures = [numbers[place, stage] for stage in stages]
        name = say("export-no-municipality") if place is None else place
        _row(sheet, name, [*figures, sum(figures), refused[place]], Style.LABEL, Style.FIGURE)
    sums = [sum(numbers[place, stage] for place in places) for stage in stages]
    _row(sheet, say("export-total"), [*sums, sum(sums), refused.total()], Style.TOTAL_LABEL, Style.TOTAL)
    sheet.put()


def _row(sheet: _Sheet, name: str, figures: Sequence[int], label: Style, figure: Style) -> None:
    # A nought among many is noise: an empty cell lets the numbers be seen.
    sheet.put(Cell(name, label), *[Cell(number or None, figure) for number in figures])


def _tracks(words: Glossary, counts: Sequence[Record]) -> list[str]:
    """Those of the programme, then those it no longer has."""
    return list(dict.fromkeys(chain(words.tracks, (row.track for row in counts))))


def _stages(words: Glossary, track: str, rows: Sequence[Record]) -> list[str]:
    known: list[Track] = [each for each in words.programme.tracks if each.key == track]
    named = [stage.key for each in known for stage in each.stages]
    return list(dict.fromkeys([*named, *(row.stage for row in rows)]))
