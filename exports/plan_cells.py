"""One row of a plan: what its cells mean, and what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from exports.plan_columns import PlanColumn, Vocabulary, heading
from exports.plan_dates import NotUnderstood, Season, Span, read_hours, read_span, shown
from locales.text import Text, text
from programmes.calendar import EventKind
from programmes.schema import zones

CLEARED = frozenset({"-", "–", "—", "−"})
"""Typed into a cell to take a value away; an empty cell leaves it."""
LIMITS: Mapping[PlanColumn, int] = {
    PlanColumn.CODE: 60,
    PlanColumn.TITLE: 200,
    PlanColumn.PLACE: 300,
    PlanColumn.LINK: 500,
    PlanColumn.HOST: 200,
    PlanColumn.DESCRIPTION: 3000,
    PlanColumn.CONTACT: 200,
}
"""Characters; of the columns of the database, and of what one message of Telegram holds."""
WHOLE_DAYS = (EventKind.COURSE, EventKind.INTERNSHIP, EventKind.CONTEST, EventKind.DEADLINE)
"""What may last for days: without an hour it takes them whole."""
USUAL = timedelta(hours=2)
"""How long an event lasts whose end is not named, as in a programme's own templates."""
LAST_MINUTE = time(23, 59)
_BETWEEN = re.compile(r"[;\n]+")
_LARGEST = 2**31 - 1

Cells = Mapping[PlanColumn, Any]


@dataclass(slots=True)
class Meant:
    """`facts` are ready for JSON; a fact that is None was taken away on purpose, one that is missing was left empty."""

    facts: dict[str, Any] = field(default_factory=dict)
    faults: list[tuple[PlanColumn, Text]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """What every row is read by."""

    words: Vocabulary
    season: Season
    zone: str
    """Of rows that name none."""
    titles: Mapping[str, str]
    """Of the columns and kinds, for faults: `tracks` to what the programme has."""


def read_row(cells: Cells, terms: Terms) -> Meant:
    """Empty cells are not in `cells`."""
    meant = Meant()
    for column, take in _TAKEN.items():
        if column in cells:
            _try(meant, column, partial(take, meant, column, cells[column], terms))
    for column in (PlanColumn.KIND, PlanColumn.TITLE, PlanColumn.STARTS_ON):
        if column not in cells:
            meant.faults.append((column, text("plan-fault-required")))
    if PlanColumn.STARTS_ON in cells:
        _times(meant, cells, terms)
    return meant


def _try(meant: Meant, column: PlanColumn, take: Callable[[], None]) -> None:
    try:
        take()
    except NotUnderstood as error:
        meant.faults.append((column, error.fault))


def _words(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:  # noqa: ARG001 - one shape for all
    line = _plain(value)
    if line in CLEARED and column is not PlanColumn.TITLE:
        meant.facts[column.value] = None
        return
    if len(line) > LIMITS[column]:
        raise NotUnderstood(text("plan-fault-long", count=len(line), limit=LIMITS[column]))
    meant.facts[column.value] = line


def _link(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:
    _words(meant, column, value, terms)
    line = meant.facts[column.value]
    if line is not None and not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", line):
        del meant.facts[column.value]
        raise NotUnderstood(text("plan-fault-link", value=shown(value)))


def _kind(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:
    found = terms.words.kinds.get(heading(value))
    if found is None:
        raise NotUnderstood(text("plan-fault-kind", value=shown(value), known=terms.titles["kind"]))
    meant.facts[column.value] = found.value


def _number(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:  # noqa: ARG001
    if _plain(value) in CLEARED:
        meant.facts[column.value] = None
        return
    number = value
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        digits = re.sub(r"\s", "", str(value)).removesuffix("%")
        number = int(digits) if digits.isdecimal() and len(digits) < 10 else None
    elif column is PlanColumn.TARGET_SHARE and 0 < value < 1:
        # «60 %» in a cell of percents is 0.6.
        number = round(value * 100)
    if number is None or number != int(number) or not 0 <= number <= _LARGEST:
        raise NotUnderstood(text("plan-fault-number", value=shown(value)))
    meant.facts[column.value] = int(number)


def _several(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:
    """Names separated by semicolons, lines or, where that gives known names, commas."""
    known: Mapping[str, str] = getattr(terms.words, column.value)
    line = str(value).strip()
    if line in CLEARED or heading(line) in terms.words.everything:
        meant.facts[column.value] = []
        return
    parts = [part.strip() for part in _BETWEEN.split(line) if part.strip()]
    if any(heading(part) not in known for part in parts):
        parts = [part.strip() for part in re.split(r"[;,\n]+", line) if part.strip()]
    strange = next((part for part in parts if heading(part) not in known), None)
    if strange is not None:
        fault = f"plan-fault-{_SINGULAR[column]}"
        raise NotUnderstood(text(fault, value=shown(strange), known=terms.titles[column.value]))
    meant.facts[column.value] = list(dict.fromkeys(known[heading(part)] for part in parts))


def _zone(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:  # noqa: ARG001
    name = str(value).strip()
    if name not in zones():
        raise NotUnderstood(text("plan-fault-zone", value=shown(value), known=terms.titles["zone"]))
    meant.facts["timezone"] = name


def _sign_up(meant: Meant, column: PlanColumn, value: Any, terms: Terms) -> None:
    name = "signup_opens_at" if column is PlanColumn.SIGNUP_OPENS else "signup_closes_at"
    if _plain(value) in CLEARED:
        meant.facts[name] = None
        return
    span = read_span(value, terms.season)
    usual = time() if column is PlanColumn.SIGNUP_OPENS else LAST_MINUTE
    meant.facts[name] = _moment(datetime.combine(span.first, span.starts or usual), _zone_of(meant, terms))


_SINGULAR = {PlanColumn.TRACKS: "track", PlanColumn.STAGES: "stage", PlanColumn.MUNICIPALITIES: "municipality"}

_TAKEN: Mapping[PlanColumn, Callable[[Meant, PlanColumn, Any, Terms], None]] = {
    PlanColumn.ZONE: _zone,
    PlanColumn.CODE: _words,
    PlanColumn.KIND: _kind,
    PlanColumn.TITLE: _words,
    PlanColumn.PLACE: _words,
    PlanColumn.LINK: _link,
    PlanColumn.HOST: _words,
    PlanColumn.CAPACITY: _number,
    PlanColumn.SIGNUP_OPENS: _sign_up,
    PlanColumn.SIGNUP_CLOSES: _sign_up,
    PlanColumn.TRACKS: _several,
    PlanColumn.STAGES: _several,
    PlanColumn.MUNICIPALITIES: _several,
    PlanColumn.DESCRIPTION: _words,
    PlanColumn.CONTACT: _words,
    PlanColumn.TARGET_SHARE: _number,
    PlanColumn.POINTS: _number,
}
"""The zone comes first: moments are read by it."""


def _times(meant: Meant, cells: Cells, terms: Terms) -> None:
    """Start and end out of the four cells that may tell them."""
    try:
        at = PlanColumn.STARTS_ON
        days = read_span(cells[at], terms.season)
        starts, ends, ends_day = days.starts, days.ends, days.last
        if PlanColumn.STARTS_TIME in cells:
            at = PlanColumn.STARTS_TIME
            starts, ends = read_hours(cells[at])
        if PlanColumn.ENDS_ON in cells:
            at = PlanColumn.ENDS_ON
            last: Span = read_span(cells[at], terms.season)
            ends_day, ends = last.last or last.first, last.starts or ends
        if PlanColumn.ENDS_TIME in cells:
            at = PlanColumn.ENDS_TIME
            ends, _ = read_hours(cells[at])
        at = PlanColumn.STARTS_TIME
        if starts is None and meant.facts.get("kind") not in WHOLE_DAYS:
            raise NotUnderstood(text("plan-fault-time-missing"))
        zone, start = _zone_of(meant, terms), datetime.combine(days.first, starts or time())
        meant.facts["starts_at"] = _moment(start, zone)
        at = PlanColumn.ENDS_TIME
        meant.facts["ends_at"] = _moment(_end(start, starts, ends_day, ends), zone)
    except NotUnderstood as error:
        meant.faults.append((at, error.fault))


def _end(start: datetime, starts: time | None, day: Any, ends: time | None) -> datetime:
    day = day or start.date()
    if ends is not None:
        return datetime.combine(day, ends)
    if starts is None:
        return datetime.combine(day, LAST_MINUTE)
    # Of several days the last is as long as the first.
    return datetime.combine(day, starts) + USUAL


def _zone_of(meant: Meant, terms: Terms) -> ZoneInfo:
    return ZoneInfo(meant.facts.get("timezone") or terms.zone)


def _moment(local: datetime, zone: ZoneInfo) -> str:
    """In ISO form with the offset. Raises `NotUnderstood` where clocks change in that hour."""
    moment = local.replace(tzinfo=zone)
    known = {"value": f"{local:%H:%M}"}
    if moment.astimezone(ZoneInfo("UTC")).astimezone(zone).replace(tzinfo=None) != local:
        raise NotUnderstood(text("plan-fault-gap", **known))
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise NotUnderstood(text("plan-fault-twice", **known))
    return moment.isoformat()


def _plain(value: Any) -> str:
    """A cell in words; 12.0 is «12»."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).replace("\u00a0", " ").split(" ")).strip()
