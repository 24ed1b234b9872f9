"""The hours in which nobody is written to, for whoever sends; the rule itself is a service's."""

from __future__ import annotations

from services.quiet_hours import EVENING, MORNING, allowed_from, is_night

__all__ = ["EVENING", "MORNING", "allowed_from", "is_night"]
