"""What is remembered of every event, whatever its details."""

from __future__ import annotations

from functools import partial

from locales.text import Arg, Text
from models import Event
from programmes.calendar import Occasion
from programmes.schema import Programme
from services.participation import presses
from services.reminders import audience
from services.reminders.facts import Fact, offsets_for


def start(event: Event, programme: Programme) -> Fact:
    return Fact(
        key=f"event:{event.id}:start",
        moment=event.starts_at,
        kind="event",
        offsets=offsets_for(programme.reminders, Occasion.START, event.kind),
        who=partial(audience.coming, event.id, programme),
        text="reminder-start",
        args=where(event.title, event.place, event.link),
        rows=[presses.open_row(event.id)],
        event_id=event.id,
        zone=event.timezone,
    )


def where(title: str, place: str | None, link: str | None) -> dict[str, Arg]:
    """What a reminder of a start says besides the time: whoever takes part from afar needs the link at hand."""
    found: dict[str, Arg] = {"title": title, "has_place": bool(place), "place": place or ""}
    return {**found, "has_link": bool(link), "link": link or ""}


def signup(event: Event, programme: Programme) -> Fact:
    return Fact(
        key=f"event:{event.id}:signup",
        moment=event.signup_closes_at or event.starts_at,
        kind="signup",
        offsets=offsets_for(programme.reminders, Occasion.SIGNUP, event.kind),
        who=partial(audience.not_answered, event, programme),
        text="reminder-signup",
        args={"title": event.title},
        rows=[[(Text("reminder-open-signup"), presses.open_event(event.id))]],
        event_id=event.id,
        zone=event.timezone,
        opens_at=event.signup_opens_at,
    )


def deadline(event: Event, programme: Programme) -> Fact:
    return Fact(
        key=f"event:{event.id}:deadline",
        moment=event.ends_at,
        kind="deadline",
        offsets=offsets_for(programme.reminders, Occasion.DEADLINE, event.kind),
        who=partial(audience.not_done, event, programme),
        text="reminder-deadline",
        args={"title": event.title},
        rows=[presses.open_row(event.id)],
        event_id=event.id,
        zone=event.timezone,
    )


def diary(event: Event, programme: Programme) -> Fact:
    return Fact(
        key=f"event:{event.id}:diary",
        moment=event.ends_at,
        kind="deadline",
        offsets=offsets_for(programme.reminders, Occasion.DIARY, event.kind),
        who=partial(audience.without_diary, event.id, programme),
        text="reminder-diary",
        args={"title": event.title},
        rows=[[(Text("reminder-open-diary"), presses.open_event(event.id))]],
        event_id=event.id,
        zone=event.timezone,
        opens_at=event.starts_at,
    )
