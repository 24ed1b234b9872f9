"""Workbooks of any length: openpyxl streams the rows into files beside the workbook, memory stays flat."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from lxml.etree import LxmlError, SerialisationError
from openpyxl import Workbook

from exports.cells import Value, clean, shortened
from exports.layout import begin_page, begin_table, end_table
from exports.rows import Cell, Column, Manner, SheetRows, TableRows
from exports.streaming import StyledSheet
from exports.styles import Style, register

ROW_LIMIT = 1_048_576
"""Excel's, header included."""
SHEET_BYTES = 1_500_000_000
"""Before compression. A zip member of 2 GiB needs zip64, which not every reader of workbooks knows."""
TITLE_LENGTH = 31
"""UTF-16 units."""
CHUNK = 1000
HEADER_LINES, UPRIGHT_LINES = 2.4, 12
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class About:
    """The properties that Excel shows of a file."""

    title: str
    creator: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: a header row, then `rows`, one value a column."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    frozen_columns: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet that is no table: cells with their own styles."""

    title: str
    widths: tuple[float, ...]
    rows: Sequence[Sequence[Cell | None]]
    row_lines: Sequence[int] = ()
    """Heights in lines; 1 where it ends."""
    merged_rows: tuple[int, ...] = ()


class WorkbookWriter:
    """One .xlsx being written, sheet after sheet.

    A context manager: on success the file appears whole under its name, on an error nothing is left. `row_limit` is
    what one sheet takes; the rest goes on «Title (2)». How large the file is shows only at the end. Raises `OSError` if
    there is no room for it.
    """

    def __init__(self, path: Path, manner: Manner, about: About, *, row_limit: int = ROW_LIMIT) -> None:
        self.path = path
        self.manner = manner
        self.row_limit = row_limit
        self._about = about
        self._partial = path.with_name(path.name + ".part")
        self._titles: set[str] = set()

    def __enter__(self) -> Self:
        self._scratch = tempfile.TemporaryDirectory(prefix=".rows-", dir=self.path.parent)
        self._book = Workbook(write_only=True)
        register(self._book)
        properties = self._book.properties
        properties.title, properties.creator = self._about.title, self._about.creator
        properties.created = self._about.made_at.replace(tzinfo=None)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None:
                self._book.save(self._partial)
                self._partial.replace(self.path)
        finally:
            self._abandon()
        if isinstance(error, SerialisationError):
            raise OSError(f"cannot write the rows of {self.path.name}: {error}") from error

    @property
    def scratch_bytes(self) -> int:
        """What all sheets take before compression, to within a chunk."""
        return sum(file.stat().st_size for file in Path(self._scratch.name).iterdir())

    def table(self, title: str, columns: Sequence[Column], *, frozen_columns: int = 0) -> TableWriter:
        """A table to be filled chunk by chunk; close it (or use `with`) before the next sheet."""
        return TableWriter(self, title, columns, frozen_columns)

    def add(self, sheet: Sheet) -> int:
        """Writes a whole table and returns the number of its rows."""
        rows = iter(sheet.rows)
        with self.table(sheet.title, sheet.columns, frozen_columns=sheet.frozen_columns) as table:
            while chunk := list(islice(rows, CHUNK)):
                table.write(chunk)
        return table.rows_written

    def add_page(self, page: Page) -> None:
        sheet = self.sheet(page.title)
        begin_page(sheet, page.widths, page.merged_rows)
        rows = SheetRows(sheet, self.manner)
        heights = [*page.row_lines, *[1] * (len(page.rows) - len(page.row_lines))]
        with self.scratching():
            for row, lines in zip(page.rows, heights, strict=True):
                rows.put(row, lines=lines)
            sheet.close()

    def sheet(self, title: str) -> Any:
        """A new `StyledSheet`; what may be set on it openpyxl's types do not tell."""
        sheet = StyledSheet(self._book, self.free_title(title))
        self._book._add_sheet(sheet)  # type: ignore[attr-defined] # `create_sheet` without the choice of the class
        return sheet

    @contextmanager
    def scratching(self) -> Iterator[None]:
        """openpyxl makes a file for a sheet at its first row: here, where it goes with the work if the process dies.

        The place of temporary files is one for the whole process; a worker does one thing at a time.
        """
        usual, tempfile.tempdir = tempfile.tempdir, self._scratch.name
        try:
            yield
        finally:
            tempfile.tempdir = usual

    def free_title(self, wanted: str) -> str:
        """`wanted` as Excel allows it: at most 31 characters, no ``[]:*?/\\``, not taken; «(2)» and so on if it is."""
        base = _NOT_IN_TITLES.sub(" ", clean(wanted, "")).strip(" '") or "-"
        title, number = shortened(base, TITLE_LENGTH), 1
        while title.casefold() in self._titles:
            number += 1
            suffix = f" ({number})"
            title = shortened(base, TITLE_LENGTH - len(suffix)).rstrip() + suffix
        self._titles.add(title.casefold())
        return title

    def _abandon(self) -> None:
        """Lets go of every file; of a workbook that was saved nothing is left to do."""
        with self.scratching():
            for sheet in self._book.worksheets:
                # One that was cut off within a row cannot be ended in good order.
                with suppress(LxmlError, OSError, StopIteration):
                    if not sheet.closed:
                        sheet.close()
        self._partial.unlink(missing_ok=True)
        self._scratch.cleanup()


class TableWriter:
    """One table, continued on further sheets when Excel's limit is reached."""

    def __init__(self, book: WorkbookWriter, title: str, columns: Sequence[Column], frozen_columns: int) -> None:
        self._book, self._title, self._columns, self._frozen = book, title, columns, frozen_columns
        self._header = [
            Cell(column.title, Style.HEADER_UPRIGHT if column.upright else Style.HEADER) for column in columns
        ]
        self._header_lines = UPRIGHT_LINES if any(column.upright for column in columns) else HEADER_LINES
        self.rows_written = 0
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None:
            self.close()

    def write(self, rows: Sequence[Sequence[Value]]) -> None:
        """Appends `rows`, each as wide as the columns."""
        while rows:
            if self._room <= 0 or self._book.scratch_bytes - self._bytes_before > SHEET_BYTES:
                self.close()
                self._open()
            now, rows = rows[: self._room], rows[self._room :]
            self._table.append(now)
            self.rows_written += len(now)

    def close(self) -> None:
        """Ends the sheet that is open."""
        end_table(self._sheet, self._columns, self._table.rows.last)
        self._sheet.close()

    @property
    def _room(self) -> int:
        return self._book.row_limit - self._table.rows.last

    def _open(self) -> None:
        self._bytes_before = self._book.scratch_bytes
        self._sheet = self._book.sheet(self._title)
        begin_table(self._sheet, self._columns, self._frozen)
        self._table = TableRows(self._sheet, self._columns, self._book.manner)
        with self._book.scratching():
            self._table.rows.put(self._header, lines=self._header_lines)
