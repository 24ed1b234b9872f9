"""Times of interviews as a coordinator types them: «10:00–13:00 по 20 минут»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes.fields import FieldKind, FormField
from services.answers import read_answer
from services.answers.cleaning import clean, one_line
from services.errors import AnswerError, ServiceError

SHORTEST, LONGEST = 5, 240
"""Minutes of one interview."""
LONGEST_PAUSE = 120
"""Minutes."""
MOST_ROOMS = 10
MOST_SLOTS = 150
"""At once: more is a slip of the finger."""
ROOM_LENGTH = 60

_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?"
_MINUTES = r"\s*(?:мин\w*|min\w*)?\.?"
_SPAN = re.compile(rf"(?i)(?<![\d.:-])(?:(?:с|from)\s+)?{_CLOCK}\s*(?:[-–—]|до|to|till|until)\s*{_CLOCK}(?![\d:])")
_TIME = re.compile(r"(?i)(?<![\d.:-])(?:(?:в|на|at)\s+)?(\d{1,2})[:.](\d\d)(?![\d.:])")
_PAUSE = re.compile(
    rf"(?i)[,;]?\s*(?:с\s+|with\s+)?(?:a\s+)?(?:перерыв\w*|пауз\w*|break|pause)\s*(?:по|of)?\s*(\d{{1,3}}){_MINUTES}"
)
_EACH = re.compile(
    r"(?i)[,;]?\s*(?:по|кажд\w+|every|each|by|of)\s+(\d{1,3})\s*(час\w*|ч\b|hour\w*|h\b|мин\w*|min\w*)?\.?"
)
_ROOMS = re.compile(
    r"(?i)[,;]?\s*(?:в\s+|in\s+)?(кабинет\w*|каб\b\.?|аудитори\w*|ауд\b\.?|комнат\w*|rooms?\b)\s*[:№]?\s*(.+)$"
)
_ROOM_WORDS = {"каб": "каб.", "ауд": "ауд.", "ком": "комн.", "roo": "room"}
"""A room is stored in the coordinator's own word, shortened; by the first three letters of what was typed."""
_BETWEEN_ROOMS = re.compile(r"(?i)\s*[,;]\s*|\s+(?:и|and)\s+")
_AROUND_DAY = re.compile(r"(?i)^(?:в|на|on)\s+|\s+(?:в|на|с|at|from)$")
_YEAR = re.compile(r"\b\d{4}\b")
_DAY = FormField(key="day", kind=FieldKind.DATE, title="day", question="day")


@dataclass(frozen=True, slots=True)
class Window:
    """One interview: when and where; moments in UTC."""

    starts_at: datetime
    ends_at: datetime
    place: str | None

    def meets(self, other: Window) -> bool:
        """Both need the same place at the same time."""
        return self.place == other.place and self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Plan:
    """Interviews one after another on one day, side by side in every room."""

    day: date
    begins: time
    ends: time
    minutes: int
    pause: int
    rooms: tuple[str, ...]
    """Empty: where the event takes place."""

    def windows(self, zone: ZoneInfo) -> list[Window]:
        """Every interview that fits whole, in order; raises `ServiceError` for an hour that the clock skips."""
        begin, end = at(self.day, self.begins, zone), at(self.day, self.ends, zone)
        length, step = timedelta(minutes=self.minutes), timedelta(minutes=self.minutes + self.pause)
        found: list[Window] = []
        while begin + length <= end and len(found) <= MOST_SLOTS:
            found += [Window(begin, begin + length, room) for room in self.rooms or (None,)]
            begin += step
        return found


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """That wall time in UTC; of a doubled hour the first. Raises `ServiceError` where the clock has no such time."""
    local = datetime.combine(day, clock, zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ServiceError("interview-no-such-hour", time=f"{clock:%H:%M}", day=day)
    return moment


def read_plan(typed: str, *, first_day: date, last_day: date) -> Plan:
    """The plan in `typed`; the day may be left out where the event has only one.

    Raises `ServiceError` naming what is missing or cannot be.
    """
    line = one_line(clean(typed))
    span, pause, each = _SPAN.search(line), *_lengths(line)
    if span is None or each is None:
        raise ServiceError("interview-plan-unclear", typed=line[:80])
    rest = line
    for found in (span, each, pause):
        rest = rest if found is None else rest.replace(found[0], " ", 1)
    rooms = _ROOMS.search(rest)
    plan = Plan(
        day=_day(rest[: rooms.start()] if rooms else rest, first_day, last_day),
        begins=_clock(span[1], span[2]),
        ends=_clock(span[3], span[4]),
        minutes=_minutes(each),
        pause=0 if pause is None else int(pause[1]),
        rooms=_rooms(rooms[1], rooms[2]) if rooms else (),
    )
    _check(plan)
    return plan


def _lengths(line: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The pause, and the length of one interview, which is not that of the pause."""
    pause = _PAUSE.search(line)
    taken = range(pause.start(), pause.end()) if pause else ()
    return pause, next((found for found in _EACH.finditer(line) if found.start(1) not in taken), None)


def read_start(typed: str, *, first_day: date, last_day: date) -> tuple[date, time]:
    """Another beginning for one interview: «12:30» or «17 сентября 12:30»; raises `ServiceError`."""
    line = one_line(clean(typed))
    found = _TIME.search(line)
    if found is None:
        raise ServiceError("interview-start-unclear", typed=line[:80])
    return _day(line.replace(found[0], " ", 1), first_day, last_day), _clock(found[1], found[2])


def _minutes(each: re.Match[str]) -> int:
    unit = (each[2] or "").casefold()
    minutes = int(each[1]) * (60 if unit[:1] in ("ч", "h") else 1)
    if not SHORTEST <= minutes <= LONGEST:
        raise ServiceError("interview-plan-length", minutes=minutes, shortest=SHORTEST, longest=LONGEST)
    return minutes


def _clock(hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise ServiceError("interview-no-such-time", typed=f"{hour}:{minute or '00'}") from None


def _day(typed: str, first_day: date, last_day: date) -> date:
    """The day named in what is left of the line, within the days of the event."""
    words = _AROUND_DAY.sub("", typed.strip(" ,;.:")).strip(" ,;.:")
    if not words:
        if first_day != last_day:
            raise ServiceError("interview-plan-day", first=first_day, last=last_day)
        return first_day
    years = [""] if _YEAR.search(words) else [f" {year}" for year in range(first_day.year, last_day.year + 1)]
    days = [day for year in years if (day := _read_day(words + year, first_day)) is not None]
    if not days:
        raise ServiceError("interview-plan-day-unclear", typed=words[:40])
    fitting = [day for day in days if first_day <= day <= last_day]
    if not fitting:
        raise ServiceError("interview-plan-outside-days", day=days[0], first=first_day, last=last_day)
    return fitting[0]


def _read_day(typed: str, today: date) -> date | None:
    try:
        return date.fromisoformat(str(read_answer(_DAY, typed, today=today)))
    except AnswerError:
        return None


def _rooms(word: str, typed: str) -> tuple[str, ...]:
    named = _ROOM_WORDS[word[:3].casefold()]
    rooms = [room.strip(" .:№") for room in _BETWEEN_ROOMS.split(typed)]
    found = tuple(dict.fromkeys(f"{named} {room}"[:ROOM_LENGTH] for room in rooms if room))
    if len(found) > MOST_ROOMS:
        raise ServiceError("interview-plan-rooms", count=len(found), limit=MOST_ROOMS)
    return found


def _check(plan: Plan) -> None:
    if plan.ends <= plan.begins:
        raise ServiceError("interview-plan-order", begins=f"{plan.begins:%H:%M}", ends=f"{plan.ends:%H:%M}")
    if plan.pause > LONGEST_PAUSE:
        raise ServiceError("interview-plan-pause", minutes=plan.pause, limit=LONGEST_PAUSE)
    minutes = (plan.ends.hour - plan.begins.hour) * 60 + plan.ends.minute - plan.begins.minute
    if minutes < plan.minutes:
        raise ServiceError("interview-plan-none", minutes=plan.minutes)
    if (minutes // (plan.minutes + plan.pause)) * max(1, len(plan.rooms)) > MOST_SLOTS:
        raise ServiceError("interview-plan-many", limit=MOST_SLOTS)
