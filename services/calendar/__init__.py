"""The cyclogram: the windows of the programme's calendar as dated entries of a cycle."""

from __future__ import annotations

from services.calendar.due import Deadline, deadlines, last_days
from services.calendar.listing import Entry, NowAndNext, count_concerned, entries, find_entry, now_and_next, tracks_of
from services.calendar.months import MonthPage, month_pages, page_on
from services.calendar.moving import Moved, check_move, move, read_move_reason, restore
from services.calendar.spans import read_span
from services.calendar.syncing import sync_calendar
from services.calendar.telling import count_told, told_of

__all__ = [
    "Deadline",
    "Entry",
    "MonthPage",
    "Moved",
    "NowAndNext",
    "check_move",
    "count_concerned",
    "count_told",
    "deadlines",
    "entries",
    "find_entry",
    "last_days",
    "month_pages",
    "move",
    "now_and_next",
    "page_on",
    "read_move_reason",
    "read_span",
    "restore",
    "sync_calendar",
    "told_of",
    "tracks_of",
]
