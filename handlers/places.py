"""What opens each place of the home menu: a feature puts its own opener here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.coordinator.health import open_health
from handlers.cyclogram.overview import open_calendar
from handlers.events.lists import open_events
from handlers.links import Place
from handlers.reminders.screen import open_reminders
from handlers.screens import Reply
from handlers.turn import Turn
from programmes.schema import Role
from services.actor import STAFF, Actor

Opener = Callable[[Turn], Awaitable[list[Reply]]]

OPENERS: dict[Place, Opener] = {
    Place.EVENTS: open_events,
    Place.CALENDAR: open_calendar,
    Place.REMINDERS: open_reminders,
    Place.HEALTH: open_health,
}
"""Modules named here import neither this one nor the menu."""

GUARDED: dict[Place, tuple[Role, ...]] = {Place.BROADCASTS: STAFF, Place.HEALTH: STAFF}
"""Places of some roles only; in all others people see what concerns them, once they have consented."""


def is_open(actor: Actor, place: Place) -> bool:
    """Whether the person may enter a place: one of some roles, or after consent one of everybody's."""
    if place in GUARDED:
        return actor.has(*GUARDED[place])
    return place not in OPENERS or actor.is_colleague or actor.consented
