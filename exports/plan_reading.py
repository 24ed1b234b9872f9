"""A plan of events out of a workbook, however it is laid out; runs in the worker process, under limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from lxml.etree import XMLSyntaxError
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from exports.limits import memory_limit
from exports.plan_cells import Meant, Terms, read_row
from exports.plan_columns import REQUIRED, PlanColumn, Vocabulary, column_title, heading, kind_title
from exports.plan_dates import Season, shown
from exports.plan_scan import scan
from exports.plan_table import EXCEL_ERRORS, WIDEST, EmptyFormula, Table
from exports.words import catalogue
from locales.text import Text, text
from locales.texts import Texts
from programmes.calendar import EventKind
from programmes.schema import Programme, zones

ROWS_LIMIT = 2000
"""Events of one plan: more are a mistake, and would hold up the others while they are stored."""
HEADER_ROWS = 10
UNPACKED_LIMIT = 80 * 1024 * 1024
"""Bytes of XML: 10,000 rows of a plan take 5 MB."""
MEMORY_LIMIT = 700 * 1024 * 1024
_MACROS = ("vbaProject.bin", "xl/macrosheets/")
_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, OSError, EOFError, NotImplementedError, OverflowError, AssertionError, SyntaxError,
)  # fmt: skip
"""What openpyxl and the standard library raise over damaged files."""


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """What the words of the plan are read by."""

    programme: Programme
    season: Season
    zone: str
    language: str


@dataclass(frozen=True, slots=True)
class CellFault:
    """Rows and columns count from 1; the column is that in which the word should stand."""

    sheet: str
    row: int
    column: int
    fault: Text

    @property
    def cell(self) -> str:
        """As Excel calls it: «D6»."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class PlanRow:
    sheet: str
    row: int
    facts: dict[str, Any]
    """Ready for JSON; see `plan_cells.Meant`."""


@dataclass(slots=True)
class PlanRead:
    """`refusal` says why nothing could be read at all."""

    rows: list[PlanRow] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)
    """By sheet: where each column stands."""
    refusal: Text | None = None


class _Refused(Exception):
    def __init__(self, why: Text) -> None:
        super().__init__(why.key)
        self.why = why


def read_plan(content: bytes, order: ReadOrder) -> PlanRead:
    """Never raises for what a file holds: a plan that cannot be read has a refusal."""
    try:
        with memory_limit(MEMORY_LIMIT):
            return _Reader(content, order).read()
    except _Refused as refused:
        return PlanRead(refusal=refused.why)
    except MemoryError:
        return PlanRead(refusal=text("plan-refused-large"))
    except _BROKEN:
        return PlanRead(refusal=text("plan-refused-broken"))


class _Reader:
    def __init__(self, content: bytes, order: ReadOrder) -> None:
        self.content = content
        known = catalogue()
        self.texts = known.nearest(order.language)
        words = Vocabulary.of(order.programme, [known[language] for language in known.languages])
        self.terms = Terms(words, order.season, order.zone, _titles(order, self.texts))
        self.plan = PlanRead()
        self.hidden_rows = 0
        self.examples = 0
        self.strange: dict[str, None] = {}
        self.nearest: list[PlanColumn] = []

    def read(self) -> PlanRead:
        self._check()
        book = openpyxl.load_workbook(io.BytesIO(self.content), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    self._sheet(sheet)
            self._note_skipped([sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"])
        finally:
            book.close()
        if not self.plan.columns:
            raise _Refused(self._missing())
        if not self.plan.rows and not self.plan.faults:
            raise _Refused(text("plan-refused-empty"))
        return self.plan

    def _check(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            members = archive.infolist()
        if any(mark in member.filename for member in members for mark in _MACROS):
            raise _Refused(text("plan-refused-macros"))
        if sum(member.file_size for member in members) > UNPACKED_LIMIT:
            raise _Refused(text("plan-refused-large"))

    def _sheet(self, sheet: Any) -> None:
        with sheet._get_source() as source:
            layout = scan(source)
        # What a file says of its own size may be wrong.
        sheet.reset_dimensions()
        rows = enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), 1)
        head = self._head(rows)
        if head is None:
            return
        first, columns = head
        places = {column.value: place for place, column in columns.items()}
        self.plan.columns[sheet.title] = places
        table = Table(sheet.title, columns, places, layout, ROWS_LIMIT * 10)
        for number, values in rows:
            if number > first:
                self._row(table, number, values)

    def _head(self, rows: Iterator[tuple[int, Sequence[Any]]]) -> tuple[int, dict[int, PlanColumn]] | None:
        """The number of the row of headers, and which column stands where; None for a sheet that is no plan."""
        for number, values in rows:
            found: dict[int, PlanColumn] = {}
            for place, value in enumerate(values, 1):
                column = None if value is None else self.terms.words.columns.get(heading(value))
                if column is not None and column not in found.values():
                    found[place] = column
            if set(REQUIRED) <= set(found.values()):
                known = [heading(value) for place, value in enumerate(values, 1) if place in found]
                others = [shown(value) for value in values if value is not None and heading(value) not in known]
                self.strange |= dict.fromkeys(other for other in others if heading(other))
                return number, found
            if len(found) > len(self.nearest):
                self.nearest = list(found.values())
            if number >= HEADER_ROWS:
                return None
        return None

    def _row(self, table: Table, number: int, values: Sequence[Any]) -> None:
        cells = table.cells(number, values)
        if not cells:
            return
        if number in table.layout.hidden:
            self.hidden_rows += 1
            return
        if heading(cells.get(PlanColumn.CODE, "")) in self.terms.words.examples:
            self.examples += 1
            return
        if len(self.plan.rows) >= ROWS_LIMIT:
            raise _Refused(text("plan-refused-long", limit=ROWS_LIMIT))
        meant = self._without_errors(cells)
        self.plan.rows.append(PlanRow(table.title, number, meant.facts))
        for column, fault in meant.faults:
            self.plan.faults.append(CellFault(table.title, number, table.place(column), fault))

    def _without_errors(self, cells: dict[PlanColumn, Any]) -> Meant:
        """Cells that hold no value but a failure of Excel's are told as such, the others read."""
        failed: dict[PlanColumn, Text] = {}
        for column, value in cells.items():
            if isinstance(value, EmptyFormula):
                failed[column] = text("plan-fault-formula")
            elif isinstance(value, str) and value in EXCEL_ERRORS:
                failed[column] = text("plan-fault-error", value=value)
        meant = read_row({column: value for column, value in cells.items() if column not in failed}, self.terms)
        meant.faults = [(column, fault) for column, fault in meant.faults if column not in failed]
        meant.faults += failed.items()
        return meant

    def _note_skipped(self, hidden_sheets: list[str]) -> None:
        notes = self.plan.notes
        if hidden_sheets and self.plan.columns:
            notes.append(text("plan-note-hidden-sheets", names=_named(hidden_sheets)))
        if self.hidden_rows:
            notes.append(text("plan-note-hidden-rows", count=self.hidden_rows))
        if self.examples:
            notes.append(text("plan-note-example"))
        if self.strange:
            notes.append(text("plan-note-other-columns", names=_named(list(self.strange))))

    def _missing(self) -> Text:
        absent = [column_title(self.texts, column) for column in REQUIRED if column not in self.nearest]
        if not self.nearest:
            return text("plan-refused-layout")
        return text("plan-refused-columns", count=len(absent), columns=_named(absent))


def _titles(order: ReadOrder, texts: Texts) -> dict[str, str]:
    programme = order.programme
    own = sorted({place.timezone for place in programme.municipalities if place.timezone} | {programme.timezone})
    return {
        "kind": _named([kind_title(texts, kind) for kind in EventKind]),
        "tracks": _named([track.title for track in programme.tracks]),
        "stages": _named([stage.title for track in programme.tracks for stage in track.stages]),
        "municipalities": _named([place.title for place in programme.municipalities]),
        "zone": _named([name for name in own if name in zones()]),
    }


def _named(names: Sequence[str], limit: int = 12) -> str:
    """«a», «b» and so on; many are cut."""
    shown_names = [f"«{name}»" for name in list(dict.fromkeys(names))[:limit]]
    return ", ".join(shown_names) + (" …" if len(set(names)) > limit else "")
