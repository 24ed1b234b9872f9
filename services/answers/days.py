"""Days near today: with or without a year, by weekday, «завтра»."""

from __future__ import annotations

import re
from datetime import date, timedelta

from services.answers.attempt import Attempt
from services.answers.dates import month_named, parts_of
from services.answers.words import DAYS_AHEAD, WEEKDAYS

_DAY_OF_YEAR = re.compile(r"(?P<day>\d{1,2})(?:\s*[./]\s*(?P<month>\d{1,2})|\s*(?P<word>[а-яa-z]{3,10}))\.?")
_AHEAD = re.compile(r"^(?:через|in)\s+")
_IN_DAYS = re.compile(r"(?:через|in)\s+(?P<days>\d{1,3})\s*(?:день|дня|дней|days?)")
_WEEKDAY = re.compile(r"(?:(?:в|во|on)\s+)?(?:(?P<next>следующ[а-я]+|next)\s+)?(?P<word>[а-яa-z]+)")
_CENTURY = 2000
JUST_PAST = timedelta(days=60)
"""A day without a year that lies less far back is this year's: a slip to be told of, not next year's date."""


def read_day(attempt: Attempt, line: str) -> date | None:
    """The day that `line` (in lower case) names, reckoned from the attempt's today; None for what names none.

    Raises `AnswerError` for a day that the calendar lacks.
    """
    line = _without_weekday(line)
    if (ahead := DAYS_AHEAD.get(_AHEAD.sub("", line))) is not None:
        return attempt.today + timedelta(days=ahead)
    if found := _IN_DAYS.fullmatch(line):
        return attempt.today + timedelta(days=int(found["days"]))
    if found := _WEEKDAY.fullmatch(line):
        return _next_weekday(attempt.today, found["word"], following=bool(found["next"]))
    if (parts := parts_of(line)) is not None:
        year = int(parts.year) if len(parts.year) > 2 else _CENTURY + int(parts.year)
        return _real(attempt, year, parts.month, parts.day)
    if found := _DAY_OF_YEAR.fullmatch(line):
        month = int(found["month"]) if found["month"] else month_named(found["word"])
        return None if month is None else _nearest(attempt, month, int(found["day"]))
    return None


def _without_weekday(line: str) -> str:
    """«сб, 13 декабря» names the same day twice."""
    first, comma, rest = line.partition(",")
    return rest.strip() if comma and first.strip(" .") in WEEKDAYS else line.strip(" ,")


def _next_weekday(today: date, word: str, *, following: bool) -> date | None:
    """After today; «следующий» is the one of the next week."""
    if word not in WEEKDAYS:
        return None
    ahead = (WEEKDAYS[word] - today.weekday() - 1) % 7 + 1
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=WEEKDAYS[word]) if following else today + timedelta(days=ahead)


def _nearest(attempt: Attempt, month: int, day: int) -> date:
    """29 February without a year is that of the next leap year."""
    for year in range(attempt.today.year, attempt.today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= attempt.today - JUST_PAST:
            return found
    raise attempt.refusal("answer-date-unreal")


def _real(attempt: Attempt, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise attempt.refusal("answer-date-unreal") from None
