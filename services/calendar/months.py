"""The year a month at a time, for screens of a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from models import Cycle
from services.calendar.listing import Entry

PER_PAGE = 5
"""Each has a line and a button."""


@dataclass(frozen=True, slots=True)
class MonthPage:
    """What is on in a month, or a part of it; what is on all year is not repeated in every month."""

    first: date
    """The first day of the month."""
    entries: list[Entry]
    part: int
    parts: int


def month_pages(found: Sequence[Entry], cycle: Cycle) -> list[MonthPage]:
    """Every month of the cycle in order, also empty ones; a full month has several pages."""
    pages: list[MonthPage] = []
    month = cycle.starts_on.replace(day=1)
    while month < cycle.ends_on:
        after = month + relativedelta(months=1)
        on = [entry for entry in found if not entry.lasting and entry.touches(month, after - timedelta(days=1))]
        chunks = [on[start : start + PER_PAGE] for start in range(0, len(on), PER_PAGE)] or [[]]
        pages += [MonthPage(month, chunk, part, len(chunks)) for part, chunk in enumerate(chunks, 1)]
        month = after
    return pages


def page_on(pages: Sequence[MonthPage], day: date) -> int:
    """The number of the page, from 1, on which the month of `day` begins; the nearest one outside of the cycle."""
    before = [number for number, page in enumerate(pages, 1) if page.part == 1 and page.first <= day]
    return before[-1] if before else 1
