"""Days with a time of day, as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from services.answers.attempt import Attempt
from services.answers.dates import EARLIEST, LATEST
from services.answers.days import read_day
from services.answers.durations import after
from services.answers.words import PARTS_OF_DAY

_SPOKEN = r"(?:в|во|at|@)"
_OFFSET = re.compile(r"(?P<rest>.*\d)\s*(?:utc|gmt|мск|msk)?\s*(?P<sign>[+−-])(?P<h>\d\d?)(?::?(?P<m>\d\d))?")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)t(\d)")
_HOURS = r"(?:ч|час|часа|часов|h|o'clock)\.?"
_CLOCK = (
    re.compile(rf"(?P<day>.*?)[,\s]*\b{_SPOKEN}?\s*(?P<h>\d{{1,2}})\s*:\s*(?P<m>\d\d)(?::\d\d)?(?:\s*{_HOURS})?"),
    re.compile(rf"(?P<day>.*?)(?:[,\s]+|^)(?:{_SPOKEN}\s*)?(?P<h>\d{{1,2}})[.-](?P<m>\d\d)(?:\s*{_HOURS})?"),
    re.compile(rf"(?P<day>.*?)[,\s]*\b{_SPOKEN}\s*(?P<h>\d{{1,2}})(?:\s*{_HOURS})?(?:\s+(?P<part>[а-яa-z]+))?"),
    re.compile(rf"(?P<day>.*?)[,\s]+(?P<h>\d{{1,2}})\s*{_HOURS}"),
    re.compile(r"(?P<day>.*?)[,\s]*\b(?P<h>\d{1,2})\s+(?P<part>утра|дня|вечера|ночи|am|pm)"),
)
_UNTIL = re.compile(r"(?:до|по|until|till)\s+")
_HALF_DAY = 12


def read_moment(attempt: Attempt) -> str:
    """The moment in ISO form with its offset from UTC.

    Refuses what is no day with a time, and a time that the clock of the zone skips; one that it shows twice is
    refused unless the offset was typed with it.
    """
    line = _ISO.sub(r"\1 \2", " ".join(attempt.typed.casefold().replace("ё", "е").split()))
    if attempt.since is not None and (later := after(attempt.since, line, attempt.zone)) is not None:
        return later.isoformat()
    line, offset = _split_offset(line)
    day, at = _split(attempt, line)
    wall = datetime.combine(day, at)
    return _placed(attempt, wall, offset).isoformat()


def _split_offset(line: str) -> tuple[str, timedelta | None]:
    """An offset counts only after minutes: «12-13» alone is something else."""
    found = _OFFSET.fullmatch(line)
    if found is None or not re.search(r"\d:\d\d(:\d\d)?$", found["rest"]):
        return line, None
    span = timedelta(hours=int(found["h"]), minutes=int(found["m"] or 0))
    return found["rest"], span if found["sign"] == "+" else -span


def _split(attempt: Attempt, line: str) -> tuple[date, time]:
    line = _UNTIL.sub("", line) if attempt.since is not None else line
    for form in _CLOCK:
        found = form.fullmatch(line)
        if found is None:
            continue
        part = found.groupdict().get("part")
        spelled = found["day"].strip(" ,")
        day = attempt.since.date() if not spelled and attempt.since else read_day(attempt, spelled)
        if day is None:
            continue
        return day, _time(attempt, int(found["h"]), int(found.groupdict().get("m") or 0), part)
    if read_day(attempt, line) is not None:
        raise attempt.refusal("answer-moment-time")
    raise attempt.refusal("answer-moment")


def _time(attempt: Attempt, hour: int, minute: int, part: str | None) -> time:
    if part is not None:
        if part not in PARTS_OF_DAY or not 1 <= hour <= _HALF_DAY:
            raise attempt.refusal("answer-moment")
        hour = hour % _HALF_DAY + (_HALF_DAY if part in ("дня", "вечера", "pm") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise attempt.refusal("answer-moment-clock") from None


def _placed(attempt: Attempt, wall: datetime, offset: timedelta | None) -> datetime:
    if not EARLIEST <= wall.year < LATEST:
        raise attempt.refusal("answer-date-far", earliest=str(EARLIEST), latest=str(LATEST))
    first, second = (wall.replace(tzinfo=attempt.zone, fold=fold) for fold in (0, 1))
    if offset is not None:
        return _with_offset(attempt, wall, offset)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(attempt.zone).replace(tzinfo=None, fold=0) != wall:
        after_gap = first.astimezone(UTC).astimezone(attempt.zone)
        raise attempt.refusal("answer-moment-skipped", instead=f"{after_gap:%d.%m.%Y %H:%M}")
    raise attempt.refusal("answer-moment-twice", earlier=_written(first), later=_written(second))


def _with_offset(attempt: Attempt, wall: datetime, offset: timedelta) -> datetime:
    if abs(offset) >= timedelta(hours=15):
        raise attempt.refusal("answer-moment")
    return wall.replace(tzinfo=timezone(offset)).astimezone(attempt.zone)


def _written(moment: datetime) -> str:
    """As `read_moment` reads it without doubt: «25.10.2026 02:30 +02:00»."""
    offset = f"{moment:%z}"
    return f"{moment:%d.%m.%Y %H:%M} {offset[:3]}:{offset[3:5]}"
