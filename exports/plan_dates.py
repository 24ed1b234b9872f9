"""Days and hours as they stand in plans: real ones, numbers, and what people type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from locales.text import Text, text
from services.answers.dates import month_named, parts_of

_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""Excel's numbers of 2000 and 2099: a date whose cell has lost its format."""
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel has no zones
_DASH = r"\s*(?:-|–|—|−|\bпо\b|\bдо\b)\s*"
_HOUR = r"(\d{1,2})(?:\s*[:.]\s*(\d{2})(?::\d{2})?|-(00|[3-5]\d)|\s*(?:ч|час|часов|часа|h)\b\.?)"
"""«10-15» may be a quarter past or five hours, so it is asked about."""
_HOURS = re.compile(rf"(?:с|в|from|at)?\s*{_HOUR}(?:{_DASH}{_HOUR})?", re.IGNORECASE)
_BARE_HOUR = re.compile(r"(?:в\s*)?(\d{1,2})", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[.,\s]+")
_TAIL = re.compile(r"[,;]?\s+(?:(?:в|с)\s+)?(\d{1,2}[:.]\d{2}(?![.\d]).*)$")
"""The hours behind a date: «12.10.2026 10:00», «12 октября 2026 в 10.00–12.00»."""
_SAME_MONTH = re.compile(rf"(?:с\s+)?(\d{{1,2}}){_DASH}(\d{{1,2}})((?:[./]|\s).+)")
"""«12–14 октября 2026», «12-14.10.2026»."""
_TWO_DAYS = re.compile(r"(?:с\s+)?(.+?\S)(?:\s+(?:-|–|—|по|до)\s+|\s*[–—]\s*)(\S.+)")
_MONTH_ONLY = re.compile(r"([а-яёa-z]{3,10})\s*(?:(\d{4})\s*(?:г|года|год)?\.?)?")
_NO_YEAR = re.compile(r"\d{1,2}\s*(?:[./]\s*\d{1,2}\.?|\s[а-яёa-z]{3,10}\.?)")
_SHORT_YEAR = 2000
"""A plan is about this century."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days of an event; `last` is None where one day is named. Hours where they stand beside the day."""

    first: date
    last: date | None = None
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """The days of the cycle: they tell the year of «12 октября». `end` lies outside."""

    start: date
    end: date


class NotUnderstood(Exception):
    """What is wrong with a cell."""

    def __init__(self, fault: Text) -> None:
        super().__init__(fault.key)
        self.fault = fault


def shown(value: object) -> str:
    """What stands in the cell, short enough for a comment."""
    line = " ".join(str(value).split())
    return line if len(line) <= 60 else line[:59] + "…"


def read_span(value: object, season: Season) -> Span:
    """A day, days, or a moment. Raises `NotUnderstood`."""
    if isinstance(value, datetime):
        hour = value.time().replace(second=0, microsecond=0)
        return Span(value.date(), starts=hour if hour != time() else None)
    if isinstance(value, date):
        return Span(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
            raise NotUnderstood(text("plan-fault-day", value=shown(value)))
        return read_span(_EPOCH + timedelta(minutes=round(value * 1440)), season)
    return _typed_span(str(value), season)


def _typed_span(value: str, season: Season) -> Span:
    line = _WEEKDAY.sub("", " ".join(value.casefold().replace("\u00a0", " ").split())).strip(" .;")
    starts = ends = None
    if tail := _TAIL.search(line):
        starts, ends = read_hours(tail[1])
        line = line[: tail.start()].strip(" ,")
    if (day := _day(line, value, season)) is not None:
        return Span(day, None, starts, ends)
    if (same := _SAME_MONTH.fullmatch(line)) and (last := _day(same[2] + same[3], value, season)) is not None:
        return Span(_real(last.year, last.month, int(same[1]), value), last, starts, ends)
    if pair := _TWO_DAYS.fullmatch(line):
        last = _day(pair[2], value, season)
        # «28 сентября – 2 октября 2026»: the year stands once.
        first = _day(pair[1], value, season) or (last and _day(f"{pair[1]} {last.year}", value, season))
        if first is not None and last is not None:
            return Span(first, last, starts, ends)
    if (month := _MONTH_ONLY.fullmatch(line)) and month_named(month[1]) is not None:
        raise NotUnderstood(text("plan-fault-day-month", value=shown(value)))
    raise NotUnderstood(text("plan-fault-day", value=shown(value)))


def _day(line: str, value: str, season: Season) -> date | None:
    """One day; None for what is none. Raises `NotUnderstood` for a day that does not exist."""
    if (parts := parts_of(line)) is not None:
        year = int(parts.year) + (_SHORT_YEAR if len(parts.year) == 2 else 0)
        return _real(year, parts.month, parts.day, value)
    if _NO_YEAR.fullmatch(line) is None:
        return None
    years = range(season.start.year, season.end.year + 1)
    guesses = [parts_of(f"{line.rstrip('.')}{'.' if line[-1] in '.0123456789' else ' '}{year}") for year in years]
    found = [_real(int(guess.year), guess.month, guess.day, value) for guess in guesses if guess is not None]
    within = [day for day in found if season.start <= day < season.end]
    if len(within) == 1:
        return within[0]
    if found:
        raise NotUnderstood(text("plan-fault-day-year", value=shown(value)))
    return None


def _real(year: int, month: int, day: int, value: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotUnderstood(text("plan-fault-day-unreal", value=shown(value))) from None


def read_hours(value: object) -> tuple[time, time | None]:
    """An hour, or the first and the last. Raises `NotUnderstood`."""
    if isinstance(value, datetime):
        return value.time().replace(second=0, microsecond=0), None
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0), None
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(float(value), value), None
    line = " ".join(str(value).casefold().replace("\u00a0", " ").split()).strip(" .;")
    if bare := _BARE_HOUR.fullmatch(line):
        return _hour(bare[1], None, value), None
    found = _HOURS.fullmatch(line)
    if found is None:
        raise NotUnderstood(text("plan-fault-time", value=shown(value)))
    last = _hour(found[4], found[5] or found[6], value) if found[4] else None
    return _hour(found[1], found[2] or found[3], value), last


def _from_number(number: float, value: object) -> time:
    """A part of a day, as Excel keeps hours, or the hour itself: 0.4375 and 10."""
    if 0 <= number < 1:
        minutes = round(number * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    if number.is_integer():
        return _hour(str(int(number)), None, value)
    # «10.30» that Excel took for a number.
    whole, _, part = f"{number:.2f}".partition(".")
    return _hour(whole, part, value)


def _hour(hour: str, minute: str | None, value: object) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise NotUnderstood(text("plan-fault-time", value=shown(value))) from None
