"""When the windows of a calendar lie in a given run of the programme."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dateutil.relativedelta import relativedelta

from programmes.calendar import CalendarWindow, DayOfYear

MONTHS = 12

Span = tuple[date, date]
"""First and last day."""


def occurrences(window: CalendarWindow, starts_on: date, ends_on: date) -> list[Span]:
    """The spans of `window` in the cycle from `starts_on` up to, and without, `ends_on`; a yearly one has one a year.

    A window of fixed dates belongs to every cycle it touches.
    """
    if window.since is not None and window.until is not None:
        touches = window.since < ends_on and window.until >= starts_on
        return [(window.since, window.until)] if touches else []
    years = range(1, years_of(starts_on, ends_on) + 1) if window.year is None else [window.year]
    found = [_in_year(window, starts_on, year) for year in years]
    return [span for span in found if span[0] < ends_on]


def years_of(starts_on: date, ends_on: date) -> int:
    """How many years the cycle has, the last of them perhaps short."""
    between = relativedelta(ends_on, starts_on)
    return between.years + (1 if between.months or between.days else 0)


def year_start(starts_on: date, year: int) -> date:
    """The first day of a year of the cycle, counted from 1."""
    return starts_on + relativedelta(years=year - 1)


def exists(day: DayOfYear) -> bool:
    """Whether some year has it: 29 February has a place, 30 February has none."""
    month, number = (int(part) for part in day.split("-"))
    return number <= monthrange(2024, month)[1]


def _in_year(window: CalendarWindow, starts_on: date, year: int) -> Span:
    first = _next(str(window.starts), year_start(starts_on, year))
    later = window.ends_year is not None and window.ends_year > year
    return first, _next(str(window.ends), year_start(starts_on, window.ends_year or year) if later else first)


def _next(day: DayOfYear, since: date) -> date:
    """The first such day from `since` on; «02-29» is the last of February."""
    this_year = _on(day, since.year)
    return this_year if this_year >= since else _on(day, since.year + 1)


def _on(day: DayOfYear, year: int) -> date:
    month, number = (int(part) for part in day.split("-"))
    return date(year, month, min(number, monthrange(year, month)[1]))
