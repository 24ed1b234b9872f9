"""When a reminder comes, by the clock of whoever is reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from services.quiet_hours import reminder_at

Moment = datetime | date
"""An instant; or a day, which ends for each when it ends where they live."""

LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Ahead:
    """How long before: whole days by the calendar, or exact hours."""

    days: int = 0
    hours: int = 0

    @property
    def within_week(self) -> bool:
        """Days near enough for the digest to speak of."""
        return 0 < self.days <= 7


@lru_cache(maxsize=64)
def read_offset(offset: str) -> Ahead:
    """Of `7d` or `2h`, as definitions write it."""
    number = int(offset[:-1])
    return Ahead(days=number) if offset.endswith("d") else Ahead(hours=number)


def instant(moment: Moment, zone: ZoneInfo) -> datetime:
    """`moment` in UTC; a day ends at its last minute in `zone`."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime.combine(moment, LAST_MINUTE, tzinfo=zone).astimezone(UTC)


def due_at(moment: Moment, ahead: Ahead, zone: ZoneInfo, hour: int) -> datetime:
    """When the reminder is due, in UTC.

    Days are counted back from the day of the moment in `zone` and come at `hour` of its clock, whatever the clocks
    did in between; hours are exact, but never lead into the night.
    """
    at = instant(moment, zone)
    if ahead.days:
        day = at.astimezone(zone).date() - timedelta(days=ahead.days)
        return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    return reminder_at(at - timedelta(hours=ahead.hours), at, zone).astimezone(UTC)


def stamp(moment: Moment) -> str:
    """`moment` within a key: another moment is another reminder, the same one again is the same."""
    if isinstance(moment, datetime):
        return str(int(moment.timestamp()) // 60)
    return moment.isoformat()


def next_digest(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """The first `hour` of the clock of `zone` after `now`, in UTC."""
    day = now.astimezone(zone).date()
    today = datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
    if today > now:
        return today
    return datetime.combine(day + timedelta(days=1), time(hour), tzinfo=zone).astimezone(UTC)


def digest_after_move(planned: datetime, hour: int, before: ZoneInfo, after: ZoneInfo, now: datetime) -> datetime:
    """When the digest planned for a clock of `before` comes by that of `after`, in UTC.

    At once where the way has led over the hour of a day whose digest was still to come; else at the next such hour.
    """
    if planned <= now:
        return planned
    today = now.astimezone(after).date()
    passed = datetime.combine(today, time(hour), tzinfo=after) <= now
    if passed and planned.astimezone(before).date() == today:
        return now
    return next_digest(now, hour, after)
