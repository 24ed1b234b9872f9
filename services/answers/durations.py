"""How long something takes, as people type it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

from services.answers.words import HALVES

_LONGEST_DAYS = 400
_HOURS = " часа"
_HOURS_AND_MINUTES = re.compile(
    r"(?:(?P<h>\d{1,3}(?:[.,]\d)?)\s*(?:ч|час|часа|часов|h|hour|hours)\.?)?"
    r"(?:\s*(?:и\s+|and\s+)?(?P<m>\d{1,4})\s*(?:м|мин|минут|минута|минуты|min|minutes?)\.?)?"
)
_DAYS = re.compile(r"(?P<d>\d{1,3})\s*(?:д|дн|день|дня|дней|сутки|суток|days?)\.?")


def after(start: datetime, line: str, zone: tzinfo) -> datetime | None:
    """The moment `line` («2 часа», «1,5 ч», «90 минут», «3 дня») after `start`; None for what is no duration.

    Hours pass as on a stopwatch; days keep the time of day, as people mean them.
    """
    if (span := HALVES.get(line.removesuffix(_HOURS))) is not None:
        return _elapsed(start, timedelta(minutes=span), zone)
    if found := _DAYS.fullmatch(line):
        wall = start.astimezone(zone).replace(tzinfo=None) + timedelta(days=min(int(found["d"]), _LONGEST_DAYS))
        return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    found = _HOURS_AND_MINUTES.fullmatch(line)
    if found is None or not (found["h"] or found["m"]):
        return None
    hours = float((found["h"] or "0").replace(",", "."))
    return _elapsed(start, timedelta(hours=hours, minutes=int(found["m"] or 0)), zone)


def _elapsed(start: datetime, span: timedelta, zone: tzinfo) -> datetime:
    return (start.astimezone(UTC) + span).astimezone(zone)
