"""Workbooks of any length: rows are streamed into the file, memory stays flat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exports.cells import Value, clean, shortened
from exports.frame import SHEETS, About, SheetFrame, ends, envelope
from exports.rows import Cell, Column, FreeRows, Kind, Manner, TableRows
from exports.styles import Style

ROW_LIMIT = 1_048_576
"""Excel's, header included."""
SHEET_BYTES = 1_500_000_000
"""Before compression. A zip member of 2 GiB needs zip64, which not every reader of workbooks knows."""
TITLE_LENGTH = 31
"""UTF-16 units."""
CHUNK = 1000
HEADER_LINES = 2.4
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


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
    what one sheet takes; the rest goes on «Title (2)».
    """

    def __init__(self, path: Path, manner: Manner, about: About, *, row_limit: int = ROW_LIMIT) -> None:
        self.path = path
        self.manner = manner
        self.row_limit = row_limit
        self._about = about
        self._partial = path.with_name(path.name + ".part")
        self._frames: list[tuple[SheetFrame, int]] = []
        self._titles: set[str] = set()

    def __enter__(self) -> Self:
        self._file = self._partial.open("wb")
        self._archive = ZipFile(self._file, "w", ZIP_DEFLATED)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None:
                self._seal()
                self._partial.replace(self.path)
        finally:
            self._abandon()

    @property
    def bytes_written(self) -> int:
        """On disk so far."""
        return self._file.tell()

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
        rows = FreeRows(self.manner)
        lines = [*page.row_lines, *[1] * (len(page.rows) - len(page.row_lines))]
        frame = SheetFrame(self.free_title(page.title), page.widths, table=False, merged_rows=page.merged_rows)
        with self.member() as stream:
            head, tail = ends(frame, len(page.rows))
            body = "".join(
                rows.encode(row, number, lines=height)
                for number, (row, height) in enumerate(zip(page.rows, lines, strict=True), 1)
            )
            stream.write(head + body.encode() + tail)
        self.note(frame, len(page.rows))

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

    def member(self) -> IO[bytes]:
        """The next sheet's file in the archive, named as `frame.envelope` will list it."""
        return self._archive.open(self._info(f"{SHEETS}sheet{len(self._frames) + 1}.xml"), "w")

    def note(self, frame: SheetFrame, last_row: int) -> None:
        """Tells that a sheet is complete."""
        self._frames.append((frame, last_row))

    def _seal(self) -> None:
        for name, content in envelope(self._frames, self._about).items():
            self._archive.writestr(self._info(name), content)
        self._archive.close()
        self._file.close()

    def _abandon(self) -> None:
        """Lets go of the file; what is not sealed by now is never looked at."""
        with suppress(OSError, ValueError):
            self._archive.close()
        self._file.close()
        self._partial.unlink(missing_ok=True)

    def _info(self, name: str) -> ZipInfo:
        made = self._about.made_at
        info = ZipInfo(name, (made.year, made.month, made.day, made.hour, made.minute, made.second))
        info.compress_type = ZIP_DEFLATED
        return info


class TableWriter:
    """One table, continued on further sheets when Excel's limit is reached."""

    def __init__(self, book: WorkbookWriter, title: str, columns: Sequence[Column], frozen_columns: int) -> None:
        self._book, self._title, self._columns, self._frozen = book, title, columns, frozen_columns
        self._encoder = TableRows(columns, book.manner)
        self._header = FreeRows(book.manner).encode(
            [Cell(column.title, Style.HEADER) for column in columns], 1, lines=HEADER_LINES
        )
        self.rows_written = 0
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self._stream.close()

    def write(self, rows: Sequence[Sequence[Value]]) -> None:
        """Appends `rows`, each as wide as the columns."""
        while rows:
            room = self._book.row_limit - self._last_row
            if room <= 0 or self._bytes > SHEET_BYTES:
                self.close()
                self._open()
                room = self._book.row_limit - self._last_row
            now, rows = rows[:room], rows[room:]
            self._put(self._encoder.encode(now, self._last_row + 1).encode())
            self._last_row += len(now)
            self.rows_written += len(now)

    def close(self) -> None:
        """Ends the sheet that is open."""
        _, tail = ends(self._frame, self._last_row)
        self._put(tail)
        self._stream.close()
        self._book.note(self._frame, self._last_row)

    def _open(self) -> None:
        codes = tuple(n for n, column in enumerate(self._columns, 1) if column.kind is Kind.CODE)
        widths = tuple(column.width for column in self._columns)
        self._frame = SheetFrame(self._book.free_title(self._title), widths, frozen_columns=self._frozen, codes=codes)
        self._stream = self._book.member()
        self._bytes = 0
        head, _ = ends(self._frame, 1)
        self._put(head + self._header.encode())
        self._last_row = 1

    def _put(self, content: bytes) -> None:
        self._stream.write(content)
        self._bytes += len(content)
