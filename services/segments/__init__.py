"""Who is meant: one mechanism for the audience of an event and the recipients of a broadcast.

A segment is a JSON object. Between its criteria stands AND, inside of one OR; a later part adds its own to `CRITERIA`.
"""

from __future__ import annotations

from services.segments.criteria import CRITERIA, Criterion, Ground, Segment
from services.segments.reading import read_segment
from services.segments.selecting import Counted, count, fitting, matches, of_event, select_people, still_standing
from services.segments.words import Names, describe, load_names

__all__ = [
    "CRITERIA",
    "Counted",
    "Criterion",
    "Ground",
    "Names",
    "Segment",
    "count",
    "describe",
    "fitting",
    "load_names",
    "matches",
    "of_event",
    "read_segment",
    "select_people",
    "still_standing",
]
