"""The hours in which nobody is written to."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(21, 0)
MORNING = time(8, 0)


def allowed_from(moment: datetime, zone: ZoneInfo) -> datetime:
    """`moment` itself by day; in the night of `zone`, the morning after it. Aware in, aware out."""
    local = moment.astimezone(zone)
    if MORNING <= local.time() < EVENING:
        return moment
    day = local.date() + timedelta(days=1) if local.time() >= EVENING else local.date()
    return datetime.combine(day, MORNING, tzinfo=zone)
