"""How a sheet lies on the screen and on paper; openpyxl wants most of it before the first row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import Element, SubElement

from exports.rows import Column, Kind
from exports.styles import INK

A4 = 9
LEGIBLE_WIDTH = 230
"""Characters across one printed page, in letters of about 6.5 points; a wider sheet is printed on several."""


def begin_table(sheet: Worksheet, columns: Sequence[Column], frozen_columns: int) -> None:
    """The header row stays in sight and is repeated on every printed page, and so do the first columns."""
    _set_up(sheet, [column.width for column in columns])
    sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}2"
    sheet.print_title_rows = "1:1"
    if frozen_columns:
        sheet.print_title_cols = f"A:{get_column_letter(frozen_columns)}"
    sheet.print_options.gridLines = True


def end_table(sheet: Worksheet, columns: Sequence[Column], last_row: int) -> None:
    """What has to know where the table ends."""
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last_row}"
    letters = [get_column_letter(n) for n, column in enumerate(columns, 1) if column.kind is Kind.CODE]
    if letters and last_row > 1:
        ranges = " ".join(f"{letter}2:{letter}{last_row}" for letter in letters)
        # A sheet of openpyxl has no place of its own for it, but what lies in the place of the page breaks is written
        # just where the schema wants it.
        sheet.col_breaks = _NumbersAsText(ranges)  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _NumbersAsText:
    """Without it Excel puts a green corner on every id; openpyxl's own class for it forgets to write the range."""

    ranges: str

    def to_tree(self) -> Element:
        errors = Element("ignoredErrors")
        SubElement(errors, "ignoredError", sqref=self.ranges, numberStoredAsText="1")
        return errors


def begin_page(sheet: Worksheet, widths: Sequence[float], merged_rows: Sequence[int]) -> None:
    """A sheet to be read, not filtered; in `merged_rows` the first cell takes the whole width."""
    _set_up(sheet, widths)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = INK
    for row in merged_rows:
        sheet.merged_cells.add(f"A{row}:{get_column_letter(len(widths))}{row}")


def _set_up(sheet: Worksheet, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = ceil(sum(widths) / LEGIBLE_WIDTH)
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr] # a new sheet has one
