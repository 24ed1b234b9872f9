"""Rows as SpreadsheetML, straight to text.

openpyxl spends about 10 µs a cell on an object and two XML elements; a row of a hundred thousand people is the same
few tags every time, so they are written here and openpyxl does everything around the rows (`frame.py`). There is no
branch that writes a formula: every cell is an inline string or a number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from openpyxl.utils import get_column_letter

from exports.cells import (
    FORMULA_STARTS,
    Value,
    Words,
    as_text,
    clean,
    day_serial,
    is_exact,
    local,
    moment_serial,
    needs_care,
    xml_text,
)
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


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: float
    """Characters."""
    kind: Kind = Kind.TEXT


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


Encode = Callable[[Any, int], str]
"""Value (never None) and row number to the XML of one cell."""


class TableRows:
    """Rows whose cells take their style from the column."""

    def __init__(self, columns: Sequence[Column], manner: Manner) -> None:
        self._encoders = [_encoder(get_column_letter(n), c.kind, manner) for n, c in enumerate(columns, 1)]
        self._prose = [
            (n, int(column.width * LETTERS)) for n, column in enumerate(columns) if column.kind is Kind.PROSE
        ]

    def encode(self, rows: Sequence[Sequence[Value]], first: int) -> str:
        """The XML of `rows`, numbered from `first`."""
        encoders = self._encoders
        height = self._height if self._prose else _no_height
        parts: list[str] = []
        for number, row in enumerate(rows, first):
            cells = [encode(value, number) for encode, value in zip(encoders, row, strict=True) if value is not None]
            parts.append(f'<row r="{number}"{height(row)}>{"".join(cells)}</row>')
        return "".join(parts)

    def _height(self, row: Sequence[Value]) -> str:
        lines = max(_lines(row[column], width) for column, width in self._prose)
        return height_attributes(min(lines, TALLEST_LINES)) if lines > 1 else ""


class FreeRows:
    """Rows of cells that carry their own styles."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner

    def encode(self, row: Sequence[Cell | None], number: int, *, lines: float = 1) -> str:
        """The XML of one row, `lines` of text high."""
        cells = [
            _styled(get_column_letter(column), cell.style, self._manner)(cell.value, number)
            for column, cell in enumerate(row, 1)
            if cell is not None
        ]
        height = height_attributes(lines) if lines > 1 else ""
        return f'<row r="{number}"{height}>{"".join(cells)}</row>'


def height_attributes(lines: float) -> str:
    return f' ht="{lines * LINE_HEIGHT:g}" customHeight="1"'


def _no_height(_row: Sequence[Value]) -> str:
    return ""


def _lines(value: Value, width: int) -> int:
    if not isinstance(value, str):
        return 1
    if len(value) <= width and "\n" not in value:
        return 1
    return sum(-(-max(len(line), 1) // width) for line in value[:2000].split("\n"))


def _encoder(letter: str, kind: Kind, manner: Manner) -> Encode:
    match kind:
        case Kind.NUMBER:
            return _number(letter, Style.NUMBER, manner)
        case Kind.DATE:
            return _date(letter, manner)
        case Kind.MOMENT:
            return _moment(letter, manner)
        case Kind.CODE:
            return _text(letter, Style.CODE, manner)
        case Kind.PROSE:
            return _text(letter, Style.PROSE, manner)
        case Kind.TEXT | Kind.FLAG:
            return _text(letter, Style.TEXT, manner)


def _styled(letter: str, style: Style, manner: Manner) -> Encode:
    numbers = _number(letter, style, manner)
    texts = _text(letter, style, manner)
    empty = f'<c r="{letter}{{}}" s="{manner.ids.usual[style]}"/>'

    def encode(value: Value, number: int) -> str:
        if value is None:
            return empty.format(number)
        return numbers(value, number) if isinstance(value, (int, float)) else texts(value, number)

    return encode


def _text(letter: str, style: Style, manner: Manner) -> Encode:
    start = f'<c r="{letter}'
    usual = f'" s="{manner.ids.usual[style]}" t="inlineStr"><is><t'
    quoted = f'" s="{manner.ids.quoted[style]}" t="inlineStr"><is><t'
    words, zone = manner.words, manner.zone

    def encode(value: Any, number: int) -> str:
        text = value if type(value) is str else as_text(value, words, zone)
        if not text:
            return ""
        if not needs_care(text):
            return f"{start}{number}{usual}>{text}</t></is></c>"
        kept = clean(text, words.cut)
        middle = quoted if kept[0] in FORMULA_STARTS else usual
        return f'{start}{number}{middle} xml:space="preserve">{xml_text(kept)}</t></is></c>'

    return encode


def _number(letter: str, style: Style, manner: Manner) -> Encode:
    start, middle = f'<c r="{letter}', f'" s="{manner.ids.usual[style]}"><v>'
    text = _text(letter, style, manner)

    def encode(value: Any, number: int) -> str:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and is_exact(value):
            return f"{start}{number}{middle}{value}</v></c>"
        return text(value, number)

    return encode


def _date(letter: str, manner: Manner) -> Encode:
    start, middle = f'<c r="{letter}', f'" s="{manner.ids.usual[Style.DATE]}"><v>'
    text, zone = _text(letter, Style.TEXT, manner), manner.zone

    def encode(value: Any, number: int) -> str:
        if isinstance(value, datetime):
            value = local(value, zone).date()
        if isinstance(value, date) and (serial := day_serial(value)) is not None:
            return f"{start}{number}{middle}{serial}</v></c>"
        return text(value, number)

    return encode


def _moment(letter: str, manner: Manner) -> Encode:
    start, middle = f'<c r="{letter}', f'" s="{manner.ids.usual[Style.MOMENT]}"><v>'
    text, zone = _text(letter, Style.TEXT, manner), manner.zone

    def encode(value: Any, number: int) -> str:
        if isinstance(value, datetime) and (serial := moment_serial(local(value, zone))) is not None:
            return f"{start}{number}{middle}{serial}</v></c>"
        return text(value, number)

    return encode
