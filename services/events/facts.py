"""What an event is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from models import Event

CONFIRM_HOURS = 24
"""Long enough for whoever looks into the phone once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """Every field an event is made from; moments carry a zone. Judged by `services.events.faults`."""

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    timezone: str
    """In which start and end are meant."""
    description: str | None = None
    template: str | None = None
    tracks: tuple[str, ...] = ()
    audience: Mapping[str, Any] = field(default_factory=dict)
    """A segment (`services.segments`); empty: everybody of the tracks."""
    municipality_id: int | None = None
    """Whose event it is; None: the whole region's."""
    place: str | None = None
    link: str | None = None
    host_id: int | None = None
    capacity: int | None = None
    signup_opens_at: datetime | None = None
    signup_closes_at: datetime | None = None
    confirm_hours: int = CONFIRM_HOURS
    """How long a place from the waiting list is kept for whoever it is offered to."""
    materials: tuple[Mapping[str, Any], ...] = ()
    """Of {"title", "url"} or {"title", "file"}, the latter an id of `StoredFile`."""
    contact: str | None = None
    target_share: int | None = None
    points: int | None = None
    certificate: str | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def local(self, moment: datetime) -> datetime:
        """`moment` as the clock of the event's zone shows it."""
        return moment.astimezone(self.zone)


FIELDS = tuple(item.name for item in fields(EventFacts))
MOMENTS = ("starts_at", "ends_at", "signup_opens_at", "signup_closes_at")


def facts_of(event: Event) -> EventFacts:
    """The facts of an event as it stands, its moments in its own zone."""
    zone = ZoneInfo(event.timezone)
    values = {name: getattr(event, name) for name in FIELDS}
    for name in MOMENTS:
        values[name] = None if values[name] is None else values[name].astimezone(zone)
    values["tracks"] = tuple(event.tracks)
    values["materials"] = tuple(event.materials or ())
    return EventFacts(**values)


def changed_fields(before: EventFacts, after: EventFacts) -> list[str]:
    """Names of what differs, in the order of the fields; the template is history and never differs."""
    return [name for name in FIELDS if name != "template" and getattr(before, name) != getattr(after, name)]


def columns_of(facts: EventFacts) -> dict[str, Any]:
    """The facts as columns of `Event`."""
    values = {name: getattr(facts, name) for name in FIELDS}
    return values | {
        "tracks": list(facts.tracks),
        "audience": dict(facts.audience),
        "materials": [dict(item) for item in facts.materials] or None,
    }
