"""The calendar must lie in the cycle, and name only tracks, stages and works that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ValidationError

from programmes import messages
from programmes.calendar import DAY_OF_YEAR_PATTERN, CalendarWindow
from programmes.occurrences import exists, occurrences, years_of
from programmes.problems import Complaint, Steps
from programmes.schema import CycleRule
from programmes.spots import Spot

Finding = tuple[Steps, Complaint]
Part = TypeVar("Part", bound=BaseModel)


def check_calendar(programme: Spot) -> Iterator[Finding]:
    """Complaints about windows, templates of events and reminders."""
    for window in programme["calendar"]:
        yield from _tracks(window, programme)
        yield from _work(window, programme)
        yield from _days(window)
        yield from _in_cycle(window, programme)
    windows = [window["key"].text for window in programme["calendar"] if window["key"].text]
    for template in programme["events"]:
        yield from _tracks(template, programme)
        yield from _stages(template, programme)
        if template["window"].text and template["window"].text not in windows:
            yield template["window"].steps, messages.no_such_window(template["window"].text, windows)
    for rule in programme["reminders"]["rules"]:
        yield from _offsets(rule)


def _tracks(part: Spot, programme: Spot) -> Iterator[Finding]:
    known = [track["key"].text for track in programme["tracks"] if track["key"].text]
    seen: set[str] = set()
    for track in part["tracks"]:
        if known and track.text and track.text not in known:
            yield track.steps, messages.no_such_track(track.text, known)
        elif track.text and track.text in seen:
            yield track.steps, messages.value_twice(track.text)
        seen.add(track.text)


def _concerned(part: Spot, programme: Spot) -> list[Spot]:
    """The tracks a part is for: all of them where it names none."""
    named = part["tracks"].texts()
    return [track for track in programme["tracks"] if not named or track["key"].text in named]


def _work(window: Spot, programme: Spot) -> Iterator[Finding]:
    known = [work["key"].text for track in _concerned(window, programme) for work in track["submissions"]]
    word = window["work"].text
    if word and word not in known:
        yield window["work"].steps, messages.no_such_work(word, dict.fromkeys(known))


def _stages(template: Spot, programme: Spot) -> Iterator[Finding]:
    known = [stage["key"].text for track in _concerned(template, programme) for stage in track["stages"]]
    for stage in template["stages"]:
        if known and stage.text and stage.text not in known:
            yield stage.steps, messages.no_such_stage(stage.text, dict.fromkeys(known))


def _days(window: Spot) -> Iterator[Finding]:
    for name in ("starts", "ends"):
        day = window[name]
        if re.match(DAY_OF_YEAR_PATTERN, day.text) and not exists(day.text):
            yield day.steps, messages.impossible_day(day.text)


def _in_cycle(window: Spot, programme: Spot) -> Iterator[Finding]:
    """Tried only on what has the right shape; what has not is told elsewhere."""
    rule, made = _read(CycleRule, programme["cycle"]), _read(CalendarWindow, window)
    if made is not None and not all(exists(day) for day in (made.starts, made.ends) if day is not None):
        return
    first = None if rule is None else _first_day(rule)
    if rule is None or made is None or first is None:
        return
    end = first + relativedelta(months=rule.months)
    years = years_of(first, end)
    for name in ("year", "ends_year"):
        if (window[name].number or 1) > years:
            yield window[name].steps, messages.no_such_year(int(window[name].number or 1), years)
            return
    if made.until is not None:
        if made.until < first:
            yield window["until"].steps, messages.window_before(made.until, first)
        return
    spans = occurrences(made, first, end)
    if any(last >= end for _, last in spans):
        yield window["ends"].steps, messages.window_beyond(max(span[1] for span in spans), end - timedelta(days=1))
    elif not spans:
        yield window["starts"].steps, messages.window_outside(first, end - timedelta(days=1))


def _first_day(rule: CycleRule) -> date | None:
    try:
        return date.fromisoformat(f"{rule.first_year}-{rule.starts}")
    except ValueError:
        return None


def _read(model: type[Part], spot: Spot) -> Part | None:
    try:
        return model.model_validate(spot.value)
    except ValidationError:
        return None


def _offsets(rule: Spot) -> Iterator[Finding]:
    for name in ("kinds", "offsets"):
        seen: set[str] = set()
        for item in rule[name]:
            if item.text and item.text in seen:
                yield item.steps, messages.value_twice(item.text)
            seen.add(item.text)
