"""Practice that counts: internships done, replacements of a head, certificates of courses."""

from __future__ import annotations

from services.practice.correcting import change, confirm, mark_mistaken, restore
from services.practice.records import add, count, fetch, records_of

__all__ = ["add", "change", "confirm", "count", "fetch", "mark_mistaken", "records_of", "restore"]
