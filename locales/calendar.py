"""Dates as people say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from locales.text import Arg

_RELATIVE_WITHIN_DAYS = 60
"""Beyond two months a count of days says less than the date itself."""

_MOSCOW = ZoneInfo("Europe/Moscow")
_NEAR = {-1: "common-yesterday", 0: "common-today", 1: "common-tomorrow"}


class PlainTexts(Protocol):
    def plain(self, key: str, /, **args: Arg) -> str: ...


def date_in_full(texts: PlainTexts, day: date) -> str:
    return texts.plain("common-date", day=str(day.day), month=_month(texts, day), year=str(day.year))


def datetime_in_full(texts: PlainTexts, moment: datetime) -> str:
    return texts.plain("common-moment", day=date_in_full(texts, moment), time=f"{moment:%H:%M}")


def day_for_people(texts: PlainTexts, day: date, today: date) -> str:
    return _with_distance(texts, _day_with_weekday(texts, day, today), (day - today).days)


def moment_for_people(texts: PlainTexts, moment: datetime, now: datetime, zone: tzinfo) -> str:
    if moment.tzinfo is None or now.tzinfo is None:
        raise ValueError("a time without its zone cannot be shown")
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    day = _day_with_weekday(texts, local.date(), today)
    shown = texts.plain("common-moment", day=day, time=f"{local:%H:%M}")
    return _with_distance(texts, shown, (local.date() - today).days)


def span_for_people(texts: PlainTexts, start: datetime, end: datetime, now: datetime, zone: tzinfo) -> str:
    if start.tzinfo is None or end.tzinfo is None or now.tzinfo is None:
        raise ValueError("a time without its zone cannot be shown")
    first, last, today = start.astimezone(zone), end.astimezone(zone), now.astimezone(zone).date()
    day = _day_with_weekday(texts, first.date(), today)
    if whole_days(first, last):
        until = _day_with_weekday(texts, last.date(), today)
        shown = day if first.date() == last.date() else texts.plain("common-span", start=day, end=until)
    elif first.date() == last.date():
        hours = texts.plain("common-hours", start=f"{first:%H:%M}", end=f"{last:%H:%M}")
        shown = texts.plain("common-moment", day=day, time=f"{first:%H:%M}" if first == last else hours)
    else:
        begins = texts.plain("common-moment", day=day, time=f"{first:%H:%M}")
        ends = texts.plain("common-moment", day=_day_with_weekday(texts, last.date(), today), time=f"{last:%H:%M}")
        shown = texts.plain("common-span", start=begins, end=ends)
    return _with_distance(texts, shown, (first.date() - today).days)


def whole_days(first: datetime, last: datetime) -> bool:
    """Whether it lasts from midnight to the last minute of a day by that clock: then hours say nothing."""
    return (first.hour, first.minute) == (0, 0) and (last.hour, last.minute) == (23, 59)


def days_for_people(texts: PlainTexts, first: date, last: date) -> str:
    if first == last:
        return date_in_full(texts, first)
    if (first.year, first.month) == (last.year, last.month):
        days = {"first": str(first.day), "last": str(last.day), "month": _month(texts, first), "year": str(first.year)}
        return texts.plain("common-days-of-month", **days)
    shown = date_in_full(texts, first)
    if first.year == last.year:
        shown = texts.plain("common-day-of-month", day=str(first.day), month=_month(texts, first))
    return texts.plain("common-span", start=shown, end=date_in_full(texts, last))


def zone_for_people(texts: PlainTexts, zone: tzinfo, moment: datetime) -> str:
    """By the distance from Moscow, as people in Russia count; `moment` decides where clocks change."""
    away = moment.astimezone(zone).utcoffset() or timedelta()
    ahead = away - (moment.astimezone(_MOSCOW).utcoffset() or timedelta())
    return texts.plain("common-zone", ahead="none" if not ahead else _hours(ahead), utc=_hours(away))


def _hours(difference: timedelta) -> str:
    sign = "+" if difference >= timedelta() else "−"
    hours, rest = divmod(abs(difference), timedelta(hours=1))
    return f"{sign}{hours}" + (f":{rest // timedelta(minutes=1):02}" if rest else "")


def _day_with_weekday(texts: PlainTexts, day: date, today: date) -> str:
    weekday = texts.plain(f"common-weekday-{day.isoweekday()}")
    if day.year != today.year:
        return texts.plain("common-weekday-date", weekday=weekday, date=date_in_full(texts, day))
    return texts.plain("common-weekday-day", weekday=weekday, day=str(day.day), month=_month(texts, day))


def _with_distance(texts: PlainTexts, shown: str, days: int) -> str:
    if abs(days) > _RELATIVE_WITHIN_DAYS:
        return shown
    if days in _NEAR:
        distance = texts.plain(_NEAR[days])
    else:
        distance = texts.plain("common-in-days" if days > 0 else "common-days-ago", days=abs(days))
    return texts.plain("common-with-distance", shown=shown, distance=distance)


def _month(texts: PlainTexts, day: date) -> str:
    return texts.plain(f"common-month-{day.month}")
