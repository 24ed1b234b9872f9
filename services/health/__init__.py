"""How the bot is: what waits, what went wrong, who cannot be reached."""

from __future__ import annotations

from services.health.recording import beat, note_trouble
from services.health.state import Health, fetch_health, fetch_unreachable
from services.health.watching import watch

__all__ = ["Health", "beat", "fetch_health", "fetch_unreachable", "note_trouble", "watch"]
