"""Two shortcuts through openpyxl's write-only mode, for sheets whose every cell has a style.

openpyxl finds out by trial what each value is, makes a cell for it and looks its style and coordinate up anew; how near
the data bank comes to a bare loop of plain values without that, docs/performance.md says. Should another openpyxl no
longer ask `StyledSheet`, the cells are written just the same, only slower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet


class StyledCell(Cell):
    """A cell of one style, type and column, used again and again: openpyxl writes a row at once, so nothing is lost."""

    __slots__ = ("letter", "style_id")
    has_style = True
    hyperlink = None  # type: ignore[override] # openpyxl's is a property that is asked of every cell

    def __init__(self, sheet: Worksheet, column: int, style_id: int, data_type: str) -> None:
        """`column` counts from 1; `data_type` is "s" for text, which is never a formula then, or "n" for numbers."""
        super().__init__(sheet, row=1, column=column)
        self.letter = get_column_letter(column)
        self.style_id = style_id  # type: ignore[misc] # openpyxl's is a property that asks the workbook
        self.data_type = data_type

    @property
    def coordinate(self) -> str:
        return f"{self.letter}{self.row}"

    def holding(self, value: str | float | None) -> Self:
        """The same cell with another value of its type; text has to be clean, as openpyxl's own check is left out."""
        self._value = value
        return self


class StyledSheet(WriteOnlyWorksheet):
    """A write-only sheet that is given nothing but `StyledCell`s, each in its column, and None where there is none."""

    def _values_to_row(self, values: Sequence[StyledCell | None], row_idx: int) -> Iterator[StyledCell]:
        # A cell is never false, and `filter` walks over the gaps of a wide row in no time.
        for cell in filter(None, values):
            cell.row = row_idx
            yield cell
