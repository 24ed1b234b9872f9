"""Rows of a cycle made from the windows of the definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import CalendarEntry, Cycle
from programmes.occurrences import Span, occurrences
from programmes.schema import Programme


async def sync_calendar(session: AsyncSession, programme: Programme, cycle: Cycle) -> None:
    """Bring the entries of `cycle` up to the definition.

    Whoever was moved by hand stays where a coordinator put it; only its plan follows the definition. An entry whose
    window has left the definition goes, unless it was moved: that one waits, unseen, for the window to come back.
    """
    # Two processes that start at once take turns.
    await session.execute(select(Cycle.id).where(Cycle.id == cycle.id).with_for_update())
    rows = (await session.execute(select(CalendarEntry).where(CalendarEntry.cycle_id == cycle.id))).scalars().all()
    wanted = {window.key: occurrences(window, cycle.starts_on, cycle.ends_on) for window in programme.calendar}
    for row in rows:
        if row.key not in wanted and row.moved_at is None:
            await session.delete(row)
    for key, spans in wanted.items():
        await _settle(session, cycle, key, spans, [row for row in rows if row.key == key])


async def _settle(session: AsyncSession, cycle: Cycle, key: str, spans: list[Span], rows: list[CalendarEntry]) -> None:
    pairs = dict(_paired(spans, rows))
    for row in rows:
        if row.id not in {taken.id for taken in pairs.values()} and row.moved_at is None:
            await session.delete(row)
    # What leaves makes room for what comes: plans of one window are unique.
    await session.flush()
    for span in spans:
        row = pairs.get(span) or CalendarEntry(cycle_id=cycle.id, key=key)
        session.add(row)
        _plan(row, span)
    await session.flush()


def _plan(row: CalendarEntry, span: Span) -> None:
    row.planned_starts_on, row.planned_ends_on = span
    if row.moved_at is None:
        row.starts_on, row.ends_on = span


def _paired(spans: list[Span], rows: Iterable[CalendarEntry]) -> Iterator[tuple[Span, CalendarEntry]]:
    """Which row becomes which span: the same first day, then the same year, then whatever is left, in order."""
    free, open_ = sorted(rows, key=lambda row: row.planned_starts_on), list(spans)
    for likeness in (_same_day, _same_year, _any):
        for span in tuple(open_):
            found = next((row for row in free if likeness(row, span)), None)
            if found is not None:
                free.remove(found)
                open_.remove(span)
                yield span, found


def _same_day(row: CalendarEntry, span: Span) -> bool:
    return row.planned_starts_on == span[0]


def _same_year(row: CalendarEntry, span: Span) -> bool:
    return row.planned_starts_on.year == span[0].year


def _any(_row: CalendarEntry, _span: Span) -> bool:
    return True
