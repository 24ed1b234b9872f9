"""Two dates in one line, as people type them: «15 октября – 20 ноября», «15.10–20.11», «до 20 ноября»."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from models import Cycle
from programmes.occurrences import Span
from services.answers.attempt import quoted
from services.answers.cleaning import clean, folded
from services.answers.dates import EARLIEST, LATEST
from services.calendar.listing import Entry
from services.calendar.moving import LEEWAY
from services.errors import AnswerError

_STEMS = {
    stem: number
    for number, stems in enumerate(
        (
            ("янв", "jan"),
            ("фев", "feb"),
            ("мар", "mar"),
            ("апр", "apr"),
            ("май", "мая", "мае", "may"),
            ("июн", "jun"),
            ("июл", "jul"),
            ("авг", "aug"),
            ("сен", "sep"),
            ("окт", "oct"),
            ("ноя", "nov"),
            ("дек", "dec"),
        ),
        1,
    )
    for stem in stems
}
_YEAR = r"(?:[ ./]*(?P<year>\d{4}|\d\d)(?:\s*(?:г|год|года))?\.?)?"
_NUMBERS = re.compile(rf"(?P<day>\d{{1,2}})\s*[./]\s*(?P<month>\d{{1,2}}){_YEAR}")
_WORDS = re.compile(rf"(?P<day>\d{{1,2}})?\s*(?P<word>[а-яa-z]{{3,9}})\.?{_YEAR}")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_BARE = re.compile(r"(?P<day>\d{1,2})")
_BETWEEN = re.compile(r"\s*-\s*|\s+(?:по|до|to)\s+|\s*\.\.+\s*|\s*,\s*")
_FROM = re.compile(r"^(?:с|со|from)\s+")
_UNTIL = re.compile(r"^(?:до|по|until|till)\s+")
_DASHES = str.maketrans("–—−‑", "----")
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class _Side:
    """A day as typed: without a day it is a whole month, without a month the other side names it."""

    typed: str
    day: int | None
    month: int | None
    year: int | None = None

    def on(self, year: int, *, last: bool) -> date | None:
        """The date in that year; of a whole month its first or last day. None where there is no such day."""
        month = self.month or 1
        if not 1 <= month <= 12 or not EARLIEST <= year <= LATEST:
            return None
        length = monthrange(year, month)[1]
        day = (length if last else 1) if self.day is None else self.day
        return date(year, month, day) if 1 <= day <= length else None


def read_span(typed: str, *, entry: Entry, cycle: Cycle) -> Span:
    """The days typed for an entry; a year left out is the one that lies in the cycle, nearest to the plan.

    Only one day or «до …» is a span too. Raises `AnswerError` for what is not understood or is no date. Whether an
    entry may be moved there is for `move` to say.
    """
    line = folded(clean(typed)).translate(_DASHES)
    if (until := _UNTIL.sub("", line)) != line and (side := _side(until)) is not None:
        last = _first_since(side, entry.starts_on, last=True) if side.year is None else side.on(side.year, last=True)
        return entry.starts_on, last or _unreal(side)
    for start, end in _sides(_FROM.sub("", line)):
        return _resolved(start, end, entry, cycle)
    raise AnswerError("calendar-span-unclear", typed=quoted(typed))


def _sides(line: str) -> Iterator[tuple[_Side, _Side]]:
    """Every reading of a line, the likelier first."""
    if (whole := _side(line)) is not None:
        yield whole, whole
    for gap in _BETWEEN.finditer(line):
        left, right = line[: gap.start()], line[gap.end() :]
        end = _side(right)
        if end is None:
            continue
        if (start := _side(left)) is not None:
            yield start, end
        elif (bare := _BARE.fullmatch(left)) is not None and end.day is not None:
            yield replace(end, typed=left, day=int(bare["day"])), end


def _side(words: str) -> _Side | None:
    for form in (_NUMBERS, _ISO):
        if found := form.fullmatch(words):
            return _Side(words, int(found["day"]), int(found["month"]), _year(found["year"]))
    found = _WORDS.fullmatch(words)
    month = None if found is None else _STEMS.get(found["word"][:3])
    if found is None or month is None:
        return None
    day, year = found["day"], found["year"]
    if not day and year and len(year) == 2:
        # English puts the day behind the month: «October 15».
        day, year = year, None
    return _Side(words, int(day) if day else None, month, _year(year))


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else _CENTURY + int(digits)


def _resolved(start: _Side, end: _Side, entry: Entry, cycle: Cycle) -> Span:
    latest = max(cycle.ends_on, entry.planned_ends_on) + LEEWAY
    first = _start(start, end, entry, cycle)
    if end.year is not None:
        return first, _exact(end, last=True)
    last = _first_since(end, first, last=True) or _unreal(end)
    if last > latest and (same := end.on(first.year, last=True)) is not None:
        # The end lies before the start, and is told so.
        return first, same
    return first, last


def _start(start: _Side, end: _Side, entry: Entry, cycle: Cycle) -> date:
    if start.year is not None:
        return _exact(start, last=False)
    if end.year is not None:
        last = _exact(end, last=True)
        found = [day for year in (last.year, last.year - 1) if (day := start.on(year, last=False)) is not None]
        return next((day for day in found if day <= last), None) or _unreal(start)
    years = range(cycle.starts_on.year - 1, cycle.ends_on.year + 2)
    days = [day for year in years if (day := start.on(year, last=False)) is not None]
    earliest, latest = min(cycle.starts_on, entry.planned_starts_on) - LEEWAY, cycle.ends_on + LEEWAY
    within = [day for day in days if cycle.starts_on <= day < cycle.ends_on]
    near = within or [day for day in days if earliest <= day < latest] or days
    return min(near, key=lambda day: abs(day - entry.planned_starts_on), default=None) or _unreal(start)


def _first_since(side: _Side, since: date, *, last: bool) -> date | None:
    """The first such day from `since` on; a day of a leap year is looked for in the four years to come."""
    days = (side.on(since.year + ahead, last=last) for ahead in range(5 if side.day == 29 else 2))
    return next((day for day in days if day is not None and day >= since), None)


def _exact(side: _Side, *, last: bool) -> date:
    return side.on(EARLIEST if side.year is None else side.year, last=last) or _unreal(side)


def _unreal(side: _Side) -> date:
    raise AnswerError("calendar-day-unreal", typed=quoted(side.typed))
