"""Practice that counts: internships done, replacements of a head, certificates of courses."""

from __future__ import annotations

from services.practice.records import add, count, fetch, records_of

__all__ = ["add", "count", "fetch", "records_of"]
