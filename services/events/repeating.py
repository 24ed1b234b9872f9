"""When a series takes place: rules of repetition, kept by the clock on the wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from services.errors import ServiceError
from services.events.facts import MOMENTS, EventFacts

MOST = 60
"""Events of one series: a year of weeks, and no list that nobody looks through."""
FEWEST = 2
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 7
_LAST = 5
"""A fifth weekday is not in every month: the last one is meant."""


class Repeat(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    """On the same weekday of the month: the second Tuesday, the last Friday."""


def ordinal(day: datetime) -> int:
    """Which such weekday of its month it is, from 1; -1 for the fifth, which is the last."""
    number = (day.day - 1) // _WEEK + 1
    return -1 if number == _LAST else number


def rule_of(repeat: Repeat, start: datetime, *, count: int | None = None, until: date | None = None) -> str:
    """The rule as RFC 5545 writes it; `count` includes the first, `until` the whole of its day.

    Raises `ServiceError` for a count out of bounds.
    """
    if count is not None and not FEWEST <= count <= MOST:
        raise ServiceError("event-series-count", low=FEWEST, high=MOST)
    parts = {
        Repeat.WEEKLY: "FREQ=WEEKLY",
        Repeat.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
        Repeat.MONTHLY: f"FREQ=MONTHLY;BYDAY={ordinal(start)}{_DAYS[start.weekday()]}",
    }
    ends = f"COUNT={count}" if until is None else f"UNTIL={until:%Y%m%d}T235959"
    return f"{parts[repeat]};{ends}"


def starts_of(rule: str, start: datetime, zone: ZoneInfo) -> list[datetime]:
    """Every start by the rule, `start` the first, at the same time on the wall of `zone` over changes of the clocks.

    Raises `ServiceError` where the rule gives none after the first, or more than fit a series.
    """
    first = _wall(start, zone).replace(microsecond=0)
    walls = rrulestr(rule, dtstart=first).xafter(first, count=MOST + 1, inc=True)
    found = [_placed(wall, zone) for wall in walls]
    if len(found) < FEWEST:
        raise ServiceError("event-series-short")
    if len(found) > MOST:
        raise ServiceError("event-series-long", limit=MOST)
    return found


def moved_to(facts: EventFacts, start: datetime) -> EventFacts:
    """The same event from `start` on: end and sign-up go along, by the clock on the wall."""
    return shifted(facts, _wall(start, facts.zone) - _wall(facts.starts_at, facts.zone))


def shifted(facts: EventFacts, by: timedelta) -> EventFacts:
    """Every moment moved by the clock on the wall."""
    moments = {name: getattr(facts, name) for name in MOMENTS}
    moved: dict[str, Any] = {
        name: _placed(_wall(moment, facts.zone) + by, facts.zone)
        for name, moment in moments.items()
        if moment is not None
    }
    return replace(facts, **moved)


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _placed(wall: datetime, zone: ZoneInfo) -> datetime:
    """A time that the clock skips becomes the one it jumps to; of one shown twice, the first."""
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
