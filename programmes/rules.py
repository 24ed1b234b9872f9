"""What the schema cannot say: how the parts of a definition must fit together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from programmes import messages
from programmes.calendar import DAY_OF_YEAR_PATTERN
from programmes.calendar_rules import check_calendar
from programmes.document import Document
from programmes.form_rules import check_form
from programmes.problems import Complaint, Problem, Steps
from programmes.spots import Spot
from programmes.stage_rules import check_stages, check_submissions

Finding = tuple[Steps, Complaint]


def check_rules(document: Document) -> list[Problem]:
    """Tries every rule on whatever parts are there, so that all mistakes are told at once."""
    return [document.problem(steps, complaint) for steps, complaint in _findings(Spot(document.data))]


def _findings(programme: Spot) -> Iterator[Finding]:
    yield from _keys_once(programme["municipalities"])
    yield from _keys_once(programme["tracks"])
    yield from _keys_once(programme["calendar"])
    yield from _keys_once(programme["events"])
    yield from _first_day(programme["cycle"]["starts"])
    yield from check_calendar(programme)
    for municipality in programme["municipalities"]:
        yield from _once(municipality["organisations"])
    for track in programme["tracks"]:
        yield from _keys_once(track["stages"])
        yield from _keys_once(track["submissions"])
        yield from check_stages(track)
        yield from check_submissions(track)
        yield from check_form(programme, track)


def _keys_once(items: Spot) -> Iterator[Finding]:
    return _once(item["key"] for item in items)


def _once(spots: Iterable[Spot]) -> Iterator[Finding]:
    seen: set[str] = set()
    for spot in spots:
        if spot.text and spot.text in seen:
            yield spot.steps, messages.value_twice(spot.text)
        seen.add(spot.text)


def _first_day(starts: Spot) -> Iterator[Finding]:
    if not re.match(DAY_OF_YEAR_PATTERN, starts.text):
        return
    try:
        # A year without 29 February: a cycle must be able to begin in any year.
        date.fromisoformat(f"2023-{starts.text}")
    except ValueError:
        yield starts.steps, messages.no_such_day(starts.text)
