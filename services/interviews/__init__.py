"""Interviews: times offered, booked, moved, and what came of each."""

from __future__ import annotations

from services.interviews.booking import Booked, book, cancel, free_days, free_slots, release, require_invited, slot_of
from services.interviews.following import follow
from services.interviews.placing import Placing, look_at, place
from services.interviews.plan import Plan, Window, read_plan, read_start
from services.interviews.protocol import OUTCOMES, note_outcome, write_protocol
from services.interviews.slots import (
    Line,
    add,
    check_plan,
    days_of,
    fetch_day,
    find_slot,
    look,
    move,
    remove,
    remove_free,
)
from services.interviews.waiting import fetch_unbooked

__all__ = [
    "OUTCOMES",
    "Booked",
    "Line",
    "Placing",
    "Plan",
    "Window",
    "add",
    "book",
    "cancel",
    "check_plan",
    "days_of",
    "fetch_day",
    "fetch_unbooked",
    "find_slot",
    "follow",
    "free_days",
    "free_slots",
    "look",
    "look_at",
    "move",
    "note_outcome",
    "place",
    "read_plan",
    "read_start",
    "release",
    "remove",
    "remove_free",
    "require_invited",
    "slot_of",
    "write_protocol",
]
