"""Everything of a workbook but its rows, made by openpyxl.

openpyxl writes a workbook without rows; its sheets are cut at the place of the rows. What stands before them (widths,
frozen panes) is needed before the first row is known, what stands after (the filter's range) once the last one is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import ceil
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.styles import INK, register

SHEETS = "xl/worksheets/"
A4 = 9
LEGIBLE_WIDTH = 360
"""Characters across one printed page; a wider sheet is printed on several."""
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
"""Optional, and only the sheet without rows knows it: it would say A1."""


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """One sheet without its rows."""

    title: str
    widths: tuple[float, ...]
    """Characters."""
    table: bool = True
    """With a header row: frozen, filtered, repeated on every printed page."""
    frozen_columns: int = 0
    codes: tuple[int, ...] = ()
    """Columns (from 1) whose digits are text on purpose."""
    merged_rows: tuple[int, ...] = ()
    """Rows whose first cell takes the whole width."""


@dataclass(frozen=True, slots=True)
class About:
    """The properties that Excel shows of a file."""

    title: str
    creator: str
    made_at: datetime


def ends(frame: SheetFrame, last_row: int) -> tuple[bytes, bytes]:
    """What stands before and after the rows in the sheet's file."""
    book = _book([(frame, last_row)])
    with ZipFile(_saved(book)) as archive:
        sheet = archive.read(f"{SHEETS}sheet1.xml")
    before, _, after = sheet.partition(b"</sheetData>")
    head, _, _ = _DIMENSION.sub(b"", before).partition(b"<sheetData")
    tail = after.replace(b"</worksheet>", _ignored_errors(frame, last_row) + b"</worksheet>")
    return head + b"<sheetData>", b"</sheetData>" + tail


def envelope(sheets: Sequence[tuple[SheetFrame, int]], about: About) -> Mapping[str, bytes]:
    """Every other file of the workbook by its name; `sheets` are frames with their last rows."""
    book = _book(sheets)
    made_at = about.made_at.replace(tzinfo=None)
    book.properties.title, book.properties.creator = about.title, about.creator
    book.properties.created = made_at
    with ZipFile(_saved(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.startswith(SHEETS)}


def _book(sheets: Sequence[tuple[SheetFrame, int]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for frame, last_row in sheets:
        _dress(book.create_sheet(frame.title), frame, last_row)
    register(book)
    return book


def _saved(book: Workbook) -> BytesIO:
    buffer = BytesIO()
    book.save(buffer)
    return buffer


def _dress(sheet: Worksheet, frame: SheetFrame, last_row: int) -> None:
    last_column = get_column_letter(len(frame.widths))
    for number, width in enumerate(frame.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = ceil(sum(frame.widths) / LEGIBLE_WIDTH)
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr] # a new sheet has one
    if frame.table:
        sheet.freeze_panes = f"{get_column_letter(frame.frozen_columns + 1)}2"
        sheet.auto_filter.ref = f"A1:{last_column}{max(last_row, 1)}"
        sheet.print_title_rows = "1:1"
        if frame.frozen_columns:
            sheet.print_title_cols = f"A:{get_column_letter(frame.frozen_columns)}"
        sheet.print_options.gridLines = True
    else:
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.tabColor = INK
    for row in frame.merged_rows:
        sheet.merge_cells(f"A{row}:{last_column}{row}")


def _ignored_errors(frame: SheetFrame, last_row: int) -> bytes:
    """Without it Excel puts a green corner on every phone; the element stands last, as the schema wants it."""
    if not frame.codes or last_row < 2:
        return b""
    ranges = " ".join(f"{get_column_letter(n)}2:{get_column_letter(n)}{last_row}" for n in frame.codes)
    return f'<ignoredErrors><ignoredError sqref="{ranges}" numberStoredAsText="1"/></ignoredErrors>'.encode()
