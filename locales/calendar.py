"""Dates as people say them."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import Protocol

from locales.text import Arg

_RELATIVE_WITHIN_DAYS = 60
"""Beyond two months a count of days says less than the date itself."""

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
