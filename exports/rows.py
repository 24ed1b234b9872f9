"""Rows on openpyxl's write-only sheets: each column knows how it shows a value, each row how tall it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from exports.cells import (
    FORMULA_STARTS,
    Value,
    Words,
    as_text,
    clean,
    day_serial,
    escaped,
    is_exact,
    local,
    moment_serial,
    needs_care,
)
from exports.streaming import StyledCell
from exports.styles import Style, StyleIds

LINE_HEIGHT = 15
"""Points of one line of 11 pt."""
LETTERS = 0.9
"""Letters in the width of one digit, the unit of widths: Cyrillic is wider, and words break before the edge."""
TALLEST_LINES = 6
"""A row grows no taller: an essay in one cell must not push all others off the screen."""


class Kind(StrEnum):
    TEXT = "text"
    PROSE = "prose"
    """Long text: wrapped."""
    CODE = "code"
    """Phones and ids: digits that are not to be counted with."""
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    MARK = "mark"
    """One sign, in the middle of a narrow column."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: float
    """Characters."""
    kind: Kind = Kind.TEXT
    upright: bool = False
    """Its title stands on end: for narrow columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that chooses its own style, for pages that are no table."""

    value: Value
    style: Style


@dataclass(frozen=True, slots=True)
class Manner:
    """What every cell of a workbook shares."""

    ids: StyleIds
    words: Words
    zone: tzinfo
    """Whose wall clock moments are shown by."""


Fill = Callable[[Any], StyledCell | None]
"""A value (never None) to the cell that shows it until the next one comes; None for what leaves no cell."""


class SheetRows:
    """Appends to a write-only sheet, row by row."""

    def __init__(self, sheet: Worksheet, manner: Manner) -> None:
        self.last = 0
        """The number of the last row."""
        self._sheet = sheet
        self._manner = manner
        self._heights: dict[float, dict[str, str]] = {}

    def put(self, row: Sequence[Cell | None], *, lines: float = 1) -> None:
        """A row of cells that carry their own styles, `lines` of text high."""
        self.append([None if cell is None else self._cell(number, cell) for number, cell in enumerate(row, 1)], lines)

    def append(self, cells: list[StyledCell | None], lines: float = 1) -> None:
        self.last += 1
        if lines <= 1:
            self._sheet.append(cells)
            return
        # openpyxl would keep the height of every row that was ever written.
        self._sheet.row_dimensions[self.last] = self._height(lines)  # type: ignore[assignment]
        self._sheet.append(cells)
        del self._sheet.row_dimensions[self.last]

    def _height(self, lines: float) -> dict[str, str]:
        """The attributes of such a row: openpyxl would work them out anew for every one."""
        if lines not in self._heights:
            self._heights[lines] = dict(RowDimension(self._sheet, ht=lines * LINE_HEIGHT))
        return self._heights[lines]

    def _cell(self, column: int, cell: Cell) -> StyledCell | None:
        place = Place(self._sheet, column, self._manner)
        if cell.value is None:
            return place.cell(cell.style, "n")
        return _number(place, cell.style)(cell.value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where cells are made: a column of a sheet."""

    sheet: Worksheet
    column: int
    """From 1."""
    manner: Manner

    def cell(self, style: Style, data_type: str, *, quoted: bool = False) -> StyledCell:
        ids = self.manner.ids.quoted if quoted else self.manner.ids.usual
        return StyledCell(self.sheet, self.column, ids[style], data_type)


class TableRows:
    """Rows whose cells take their style from the column."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column], manner: Manner) -> None:
        self.rows = SheetRows(sheet, manner)
        self._fills = [_fill(Place(sheet, n, manner), column.kind) for n, column in enumerate(columns, 1)]
        self._prose = [
            (n, int(column.width * LETTERS)) for n, column in enumerate(columns) if column.kind is Kind.PROSE
        ]

    def append(self, rows: Sequence[Sequence[Value]]) -> None:
        """`rows` are as wide as the columns."""
        fills, append = self._fills, self.rows.append
        for row in rows:
            cells = [None if value is None else fill(value) for fill, value in zip(fills, row, strict=True)]
            append(cells, self._lines(row))

    def _lines(self, row: Sequence[Value]) -> int:
        tallest = 1
        for column, width in self._prose:
            value = row[column]
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                tallest = max(tallest, _lines(value, width))
        return min(tallest, TALLEST_LINES)


def _lines(text: str, width: int) -> int:
    return sum(-(-max(len(line), 1) // width) for line in text[:2000].split("\n"))


def _fill(place: Place, kind: Kind) -> Fill:
    match kind:
        case Kind.NUMBER:
            return _number(place, Style.NUMBER)
        case Kind.DATE:
            return _date(place)
        case Kind.MOMENT:
            return _moment(place)
        case Kind.CODE:
            return _text(place, Style.CODE)
        case Kind.PROSE:
            return _text(place, Style.PROSE)
        case Kind.MARK:
            return _text(place, Style.MARK)
        case Kind.TEXT | Kind.FLAG:
            return _text(place, Style.TEXT)


def _text(place: Place, style: Style) -> Fill:
    usual, quoted = place.cell(style, "s"), place.cell(style, "s", quoted=True)
    words, zone = place.manner.words, place.manner.zone

    def fill(value: Any) -> StyledCell | None:
        text = value if type(value) is str else as_text(value, words, zone)
        if needs_care(text):
            text = escaped(clean(text, words.cut))
        if not text:
            return None
        return (quoted if text[0] in FORMULA_STARTS else usual).holding(text)

    return fill


def _number(place: Place, style: Style) -> Fill:
    cell = place.cell(style, "n")
    text = _text(place, style)

    def fill(value: Any) -> StyledCell | None:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and is_exact(value):
            return cell.holding(value)
        return text(value)

    return fill


def _date(place: Place) -> Fill:
    cell = place.cell(Style.DATE, "n")
    text, zone = _text(place, Style.TEXT), place.manner.zone

    def fill(value: Any) -> StyledCell | None:
        if isinstance(value, datetime):
            value = local(value, zone).date()
        if isinstance(value, date) and (serial := day_serial(value)) is not None:
            return cell.holding(serial)
        return text(value)

    return fill


def _moment(place: Place) -> Fill:
    cell = place.cell(Style.MOMENT, "n")
    text, zone = _text(place, Style.TEXT), place.manner.zone

    def fill(value: Any) -> StyledCell | None:
        if isinstance(value, datetime):
            shown = value.astimezone(zone) if value.tzinfo else value
            if (serial := moment_serial(shown)) is not None:
                return cell.holding(serial)
        return text(value)

    return fill
