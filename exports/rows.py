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
        self._heights: dict[float, RowDimension] = {}

    def put(self, row: Sequence[Cell | None], *, lines: float = 1) -> None:
        """A row of cells that carry their own styles, `lines` of text high."""
        self.append([None if cell is None else self._cell(cell) for cell in row], lines)

    def append(self, cells: list[StyledCell | None], lines: float = 1) -> None:
        self.last += 1
        if lines <= 1:
            self._sheet.append(cells)
            return
        # openpyxl would keep the height of every row that was ever written.
        self._sheet.row_dimensions[self.last] = self._height(lines)
        self._sheet.append(cells)
        del self._sheet.row_dimensions[self.last]

    def _height(self, lines: float) -> RowDimension:
        if lines not in self._heights:
            self._heights[lines] = RowDimension(self._sheet, ht=lines * LINE_HEIGHT)
        return self._heights[lines]

    def _cell(self, cell: Cell) -> StyledCell | None:
        if cell.value is None:
            return StyledCell(self._sheet, self._manner.ids.usual[cell.style], "n")
        return _number(self._sheet, cell.style, self._manner)(cell.value)


class TableRows:
    """Rows whose cells take their style from the column."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column], manner: Manner) -> None:
        self.rows = SheetRows(sheet, manner)
        self._fills = [_fill(sheet, column.kind, manner) for column in columns]
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


def _fill(sheet: Worksheet, kind: Kind, manner: Manner) -> Fill:
    match kind:
        case Kind.NUMBER:
            return _number(sheet, Style.NUMBER, manner)
        case Kind.DATE:
            return _date(sheet, manner)
        case Kind.MOMENT:
            return _moment(sheet, manner)
        case Kind.CODE:
            return _text(sheet, Style.CODE, manner)
        case Kind.PROSE:
            return _text(sheet, Style.PROSE, manner)
        case Kind.MARK:
            return _text(sheet, Style.MARK, manner)
        case Kind.TEXT | Kind.FLAG:
            return _text(sheet, Style.TEXT, manner)


def _text(sheet: Worksheet, style: Style, manner: Manner) -> Fill:
    usual = StyledCell(sheet, manner.ids.usual[style], "s")
    quoted = StyledCell(sheet, manner.ids.quoted[style], "s")
    words, zone = manner.words, manner.zone

    def fill(value: Any) -> StyledCell | None:
        text = value if type(value) is str else as_text(value, words, zone)
        if needs_care(text):
            text = escaped(clean(text, words.cut))
        if not text:
            return None
        return (quoted if text[0] in FORMULA_STARTS else usual).holding(text)

    return fill


def _number(sheet: Worksheet, style: Style, manner: Manner) -> Fill:
    cell = StyledCell(sheet, manner.ids.usual[style], "n")
    text = _text(sheet, style, manner)

    def fill(value: Any) -> StyledCell | None:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and is_exact(value):
            return cell.holding(value)
        return text(value)

    return fill


def _date(sheet: Worksheet, manner: Manner) -> Fill:
    cell = StyledCell(sheet, manner.ids.usual[Style.DATE], "n")
    text, zone = _text(sheet, Style.TEXT, manner), manner.zone

    def fill(value: Any) -> StyledCell | None:
        if isinstance(value, datetime):
            value = local(value, zone).date()
        if isinstance(value, date) and (serial := day_serial(value)) is not None:
            return cell.holding(serial)
        return text(value)

    return fill


def _moment(sheet: Worksheet, manner: Manner) -> Fill:
    cell = StyledCell(sheet, manner.ids.usual[Style.MOMENT], "n")
    text, zone = _text(sheet, Style.TEXT, manner), manner.zone

    def fill(value: Any) -> StyledCell | None:
        if isinstance(value, datetime) and (serial := moment_serial(local(value, zone))) is not None:
            return cell.holding(serial)
        return text(value)

    return fill
