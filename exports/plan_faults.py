"""The plan that was sent, with its faulty cells marked; runs in the worker process."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from exports.cells import clean
from exports.limits import memory_limit
from exports.plan_reading import MEMORY_LIMIT, CellFault
from exports.styles import INK
from exports.words import catalogue

AUTHOR = "Rezerv"
"""By it the marks of an earlier return are known."""
MARK = "FFC7CE"
"""The red with which Excel itself marks what is bad."""
WIDTHS = (26, 10, 90)
COMMENT_WIDTH, LINE_HEIGHT, LINE_LENGTH = 320, 20, 42
"""Pixels, pixels, letters: a comment opens at a size that shows all of it."""
PLAIN = PatternFill()


def mark_faults(content: bytes, faults: Sequence[CellFault], language: str) -> bytes:
    """The same workbook: a fill and a comment on each faulty cell, and a list of them with links on a sheet in front.

    Marks of an earlier return are taken off first. Raises what openpyxl raises for a broken file.
    """
    texts = catalogue().nearest(language)
    with memory_limit(MEMORY_LIMIT):
        book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
        title = texts.plain("plan-faults-sheet")
        if title in book.sheetnames:
            del book[title]
        for sheet in book.worksheets:
            _wipe(sheet)
        lines = [(fault, texts.resolve(fault.fault, plain=True)) for fault in faults]
        for fault, words in lines:
            _mark(book[fault.sheet], fault, words)
        _list(book.create_sheet(title, 0), lines, [texts.plain(f"plan-faults-{name}") for name in _HEADERS])
        book.active = 0
        for sheet in book.worksheets[1:]:
            # Otherwise Excel opens both sheets as one group, and typing goes into each.
            sheet.sheet_view.tabSelected = False
        written = io.BytesIO()
        book.save(written)
        return written.getvalue()


_HEADERS = ("on", "cell", "what")


def _wipe(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = PLAIN


def _mark(sheet: Any, fault: CellFault, words: str) -> None:
    cell = _origin(sheet, fault.row, fault.column)
    cell.fill = PatternFill("solid", start_color=MARK)
    said = f"{cell.comment.text}\n{words}" if cell.comment is not None and cell.comment.author == AUTHOR else words
    height = LINE_HEIGHT * (2 + len(said) // LINE_LENGTH + said.count("\n"))
    cell.comment = Comment(clean(said, "…"), AUTHOR, height=height, width=COMMENT_WIDTH)


def _origin(sheet: Any, row: int, column: int) -> Cell:
    """The cell itself, or the first of its merged block: the others hold nothing."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        return cell  # type: ignore[no-any-return]
    block = next(block for block in sheet.merged_cells.ranges if cell.coordinate in block)
    return sheet.cell(block.min_row, block.min_col)  # type: ignore[no-any-return]


def _list(sheet: Any, lines: Sequence[tuple[CellFault, str]], headers: Sequence[str]) -> None:
    sheet.append(list(headers))
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=INK)
    for number, (fault, words) in enumerate(lines, 2):
        place = fault.cell
        for column, value in enumerate((fault.sheet, place, clean(words, "…")), 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = value, "s"
        link = sheet.cell(number, 2)
        quoted = fault.sheet.replace("'", "''")
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!{place}")
        link.font = Font(color="0563C1", underline="single")
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
