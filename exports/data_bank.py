"""The department's data bank as one or several workbooks; runs in the worker process."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime, time
from math import ceil
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from exports.bank_tables import bank_tables
from exports.cells import Words
from exports.glossary import Glossary
from exports.progress import Progress, ProgressFile
from exports.rows import Manner
from exports.styles import style_ids
from exports.summary import Heading, summary
from exports.tables import Table
from exports.words import catalogue
from exports.workbook import ROW_LIMIT, About, WorkbookWriter
from models import Cycle, Municipality
from models.database import Database
from programmes.schema import Programme
from services import export_rows
from services.export_events import event_totals
from services.export_scope import Scope, Slice, Totals, slices, totals

UPLOAD_BYTES = 50_000_000
"""What a bot may upload to Telegram; in the smaller of the two readings of «50 MB»."""
SPARE = 1.1
"""Parts are never quite equal: people write at different length."""
SAMPLE = 20
"""One in so many rows is written first to see how large they are, as a workbook's size shows only at its end."""
SAMPLE_FROM = 5000
"""People. Fewer are written in seconds: trying is quicker than asking."""
LARGEST_ROW = 2000
"""Bytes, zipped: an essay in every row. Where there is room for that, nothing is asked."""
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. `now` is aware; it dates the file and the ages."""

    database_url: str = field(repr=False)
    """With its password."""
    programme: Programme
    language: str
    folder: Path
    now: datetime
    municipality_ids: frozenset[int] | None = None
    """None: the whole region."""
    cycle_id: int | None = None
    """None: every cycle."""
    max_bytes: int = UPLOAD_BYTES
    row_limit: int = ROW_LIMIT
    progress: Path | None = None
    """Where `ProgressFile` is told of it."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    path: Path
    size: int
    """Bytes."""
    rows: Mapping[str, int]
    """By title of the sheet."""


class _TooLarge(Exception):
    """A part has come out `times` as large as it may be."""

    def __init__(self, times: float) -> None:
        super().__init__(times)
        self.times = times


def build_data_bank(order: Order) -> list[BuiltFile]:
    """Writes one workbook, or as many as `max_bytes` demands, each whole, with people in order of the alphabet.

    Reads in one read-only transaction. Raises `LookupError` if the cycle is not there.
    """
    return asyncio.run(_build(order))


async def _build(order: Order) -> list[BuiltFile]:
    database = Database(order.database_url)
    try:
        async with database.read() as session:
            if not database.is_sqlite:
                # SQLite's read transaction is a snapshot by itself.
                options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
                await session.connection(execution_options=options)
            return await _Builder(order, session).build()
    finally:
        await database.close()


class _Builder:
    def __init__(self, order: Order, session: AsyncSession) -> None:
        self.order = order
        self.session = session
        self.zone = ZoneInfo(order.programme.timezone)
        self.words = Glossary.of(order.programme, catalogue().nearest(order.language))
        say = self.words.texts.plain
        self.manner = Manner(style_ids(), Words(say("export-yes"), say("export-no"), say("export-cut")), self.zone)
        self.progress = Progress(0, 0)

    async def build(self) -> list[BuiltFile]:
        scope, cycle = await self._scope()
        sizes = await event_totals(self.session, scope, await totals(self.session, scope))
        heading = Heading(cycle, await self._place(), self.order.now.astimezone(self.zone), None)
        parts = await self._likely_parts(scope, sizes, heading)
        while True:
            self._advance(0, more=sizes.rows)
            try:
                return await self._parts(scope, sizes, heading, parts)
            except _TooLarge as large:
                parts = min(max(parts + 1, ceil(parts * large.times * SPARE)), max(sizes.people, 2))

    async def _likely_parts(self, scope: Scope, sizes: Totals, heading: Heading) -> int:
        """How many files it will be, by the size of a sample."""
        if sizes.people < SAMPLE_FROM or sizes.rows * LARGEST_ROW < self.order.max_bytes:
            return 1
        # Cutting twice the sample in half finds its end without walking through the whole alphabet.
        double = Totals(*(2 * rows // SAMPLE for rows in astuple(sizes)))
        sample, _ = await slices(self.session, scope, 2, double)
        self._advance(0, more=double.rows // 2)
        built = await self._file(replace(scope, part=sample), sizes, heading)
        built.path.unlink()
        # What is in every part counts too often here, but it is little where parts are large.
        return ceil(built.size * SAMPLE * SPARE / self.order.max_bytes)

    async def _parts(self, scope: Scope, sizes: Totals, heading: Heading, parts: int) -> list[BuiltFile]:
        """Raises `_TooLarge` unless nothing smaller can be made."""
        cuts = await slices(self.session, scope, parts, sizes) if parts > 1 else [Slice()]
        built: list[BuiltFile] = []
        try:
            for number, cut in enumerate(cuts, 1):
                part = self.words.texts.plain("export-part", number=number, parts=parts) if parts > 1 else None
                titled = replace(heading, part=part)
                built.append(await self._file(replace(scope, part=cut), sizes, titled))
                times = built[-1].size / self.order.max_bytes
                if times > 1 and parts < sizes.people:
                    raise _TooLarge(times)
        except BaseException:
            for file in built:
                file.path.unlink(missing_ok=True)
            raise
        return built

    async def _file(self, scope: Scope, sizes: Totals, heading: Heading) -> BuiltFile:
        self.words.files.clear()
        self.words.files.update(await export_rows.file_names(self.session, scope))
        path = self.order.folder / self._file_name(heading)
        about = About(self.words.programme.title, self.words.programme.department, heading.made_at)
        rows: dict[str, int] = {}
        with WorkbookWriter(path, self.manner, about, row_limit=self.order.row_limit) as book:
            counts = await export_rows.stage_counts(self.session, scope)
            book.add_page(summary(self.words, heading, sizes, counts))
            for table in await bank_tables(self.session, scope, self.words, today=heading.made_at.date()):
                rows[table.title] = rows.get(table.title, 0) + await self._table(book, table, scope)
        return BuiltFile(path, path.stat().st_size, rows)

    async def _table(self, book: WorkbookWriter, table: Table, scope: Scope) -> int:
        with book.table(table.title, table.columns, frozen_columns=table.frozen_columns) as sheet:
            async for chunk in table.read(self.session, scope):
                sheet.write([table.arrange(row) for row in chunk])
                self._advance(len(chunk))
            return sheet.rows_written

    def _advance(self, rows: int, *, more: int = 0) -> None:
        self.progress = Progress(self.progress.done + rows, self.progress.total + more)
        if self.order.progress is not None:
            ProgressFile(self.order.progress).tell(self.progress)

    async def _scope(self) -> tuple[Scope, str]:
        """What is read, and what the cycle is called."""
        scope = Scope(self.order.municipality_ids, self.order.cycle_id)
        if self.order.cycle_id is None:
            return scope, self.words.texts.plain("export-every-cycle")
        cycle = await self.session.get(Cycle, self.order.cycle_id)
        if cycle is None:
            raise LookupError(f"no cycle {self.order.cycle_id}")
        since = datetime.combine(cycle.starts_on, time(), self.zone)
        until = datetime.combine(cycle.ends_on, time(), self.zone)
        return replace(scope, since=since, until=until), cycle.title

    async def _place(self) -> str:
        """What the municipalities are called."""
        if self.order.municipality_ids is None:
            return self.words.texts.plain("export-every-municipality")
        found = [await self.session.get(Municipality, number) for number in sorted(self.order.municipality_ids)]
        return ", ".join(place.title for place in found if place is not None)

    def _file_name(self, heading: Heading) -> str:
        """Readable, and allowed on every system; 255 bytes are 127 letters of Cyrillic."""
        title = self.words.texts.plain("export-file", programme=self.words.programme.title)
        name = f"{title[:70]} {heading.made_at:%Y-%m-%d}"
        name = f"{name}, {heading.part}" if heading.part else name
        return _NOT_IN_FILE_NAMES.sub(" ", name).strip(" .") + ".xlsx"
