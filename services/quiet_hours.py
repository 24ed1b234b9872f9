"""The hours in which nobody is written to."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(21, 0)
MORNING = time(8, 0)
LAST_CALL = time(20, 30)
"""A reminder that cannot wait for the morning comes by then."""
TOO_LATE = timedelta(hours=1)
"""A reminder nearer to the moment than this helps nobody any more."""


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    return not MORNING <= moment.astimezone(zone).time() < EVENING


def allowed_from(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` itself by day; in the night of `zone`, the morning after it. Aware in, aware out."""
    if not is_night(moment, zone):
        return moment
    local = moment.astimezone(zone)
    day = local.date() + timedelta(days=1) if local.time() >= EVENING else local.date()
    return datetime.combine(day, MORNING, tzinfo=zone)


def reminder_at(moment: datetime, until: datetime, zone: ZoneInfo) -> datetime:
    """When a reminder meant for `moment` comes: not at night.

    In the morning after, if more than an hour is left then until `until`; else on the evening before.
    """
    if not is_night(moment, zone):
        return moment
    morning = allowed_from(moment, zone)
    if until - morning >= TOO_LATE:
        return morning
    local = moment.astimezone(zone)
    day = local.date() if local.time() >= EVENING else local.date() - timedelta(days=1)
    return datetime.combine(day, LAST_CALL, tzinfo=zone)
