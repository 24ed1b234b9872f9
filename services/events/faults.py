"""What is wrong with the facts of an event, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from locales.text import Text
from programmes.calendar import EventKind
from programmes.schema import Programme, zones
from services.errors import ServiceError
from services.events.facts import EventFacts
from services.segments import read_segment

LONGEST = {
    "title": 200,
    "description": 3000,
    "place": 300,
    "link": 500,
    "contact": 200,
    "certificate": 2000,
}
"""Characters: columns of the table, and what fits one message beside the rest of the card."""
LIMITS = {"capacity": (1, 100_000), "target_share": (1, 100), "points": (0, 1000), "confirm_hours": (1, 240)}
MOST_MATERIALS = 10
LONGEST_EVENT = timedelta(days=400)
"""A course of a school year fits; more is a slip in the year."""
FARTHEST = timedelta(days=365 * 5)
ABOUT_TIME = frozenset({"starts_at", "ends_at", "signup_opens_at", "signup_closes_at"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; `field` is a name of `EventFacts`, or `stages` or `municipalities` of its audience."""

    field: str
    reason: Text


def faults(programme: Programme, facts: EventFacts, now: datetime, *, before: EventFacts | None = None) -> list[Fault]:
    """Everything wrong with `facts`, at most one fault a field.

    `before` are the facts of an event being changed: a moment that has passed stands as long as it is not touched.
    """
    found: dict[str, Fault] = {}
    for checks in (_words, _numbers, _keys, _times, _window):
        for fault in checks(programme, facts):
            found.setdefault(fault.field, fault)
    for fault in _past(facts, now, before):
        found.setdefault(fault.field, fault)
    return list(found.values())


def check(programme: Programme, facts: EventFacts, now: datetime, *, before: EventFacts | None = None) -> None:
    """Raises `ServiceError` naming the field and the reason of the first fault."""
    for fault in faults(programme, facts, now, before=before):
        raise ServiceError("event-fault", field=field_title(fault.field), reason=fault.reason)


def field_title(name: str) -> Text:
    """What the field is called on the screen and in Excel."""
    return Text(f"event-{TITLES.get(name, name)}-title")


TITLES = {"municipality_id": "owner", "host_id": "host", "audience": "people"}
"""Fields that a coordinator fills in by another question."""


def _words(_: Programme, facts: EventFacts) -> Iterator[Fault]:
    if not facts.title.strip():
        yield Fault("title", Text("event-fault-empty"))
    for name, limit in LONGEST.items():
        count = len(getattr(facts, name) or "")
        if count > limit:
            yield Fault(name, Text("event-fault-long", {"count": count, "limit": limit}))
    if facts.link and urlsplit(facts.link).scheme not in ("http", "https"):
        yield Fault("link", Text("event-fault-link"))
    if len(facts.materials) > MOST_MATERIALS:
        yield Fault("materials", Text("event-fault-many", {"limit": MOST_MATERIALS}))


def _numbers(_: Programme, facts: EventFacts) -> Iterator[Fault]:
    for name, (low, high) in LIMITS.items():
        value = getattr(facts, name)
        if value is not None and not low <= value <= high:
            yield Fault(name, Text("event-fault-range", {"low": low, "high": high}))


def _keys(programme: Programme, facts: EventFacts) -> Iterator[Fault]:
    if facts.kind not in set(EventKind):
        yield Fault("kind", Text("event-fault-kind", {"value": facts.kind}))
    if facts.timezone not in zones():
        yield Fault("timezone", Text("event-fault-zone", {"value": facts.timezone}))
    known = {track.key for track in programme.tracks}
    if gone := [key for key in facts.tracks if key not in known]:
        yield Fault("tracks", Text("event-fault-track", {"value": gone[0]}))
    for name in facts.audience:
        try:
            read_segment({name: facts.audience[name]}, programme=programme)
        except ServiceError as refusal:
            yield Fault(name if name in ("stages", "municipalities") else "audience", refusal.text)


def _times(_: Programme, facts: EventFacts) -> Iterator[Fault]:
    if facts.ends_at < facts.starts_at:
        yield Fault("ends_at", Text("event-fault-order"))
    elif facts.ends_at == facts.starts_at and facts.kind != EventKind.DEADLINE:
        yield Fault("ends_at", Text("event-fault-instant"))
    elif facts.ends_at - facts.starts_at > LONGEST_EVENT:
        yield Fault("ends_at", Text("event-fault-length", {"days": LONGEST_EVENT.days}))


def _window(_: Programme, facts: EventFacts) -> Iterator[Fault]:
    opens, closes = facts.signup_opens_at, facts.signup_closes_at
    # A contest runs for months: whoever comes after its first stage may still enter the next.
    is_contest = facts.kind == EventKind.CONTEST
    if closes is not None and closes > (facts.ends_at if is_contest else facts.starts_at):
        yield Fault("signup_closes_at", Text("event-fault-closes-after" if is_contest else "event-fault-closes-late"))
    if opens is not None and opens >= facts.starts_at:
        yield Fault("signup_opens_at", Text("event-fault-opens-late"))
    elif opens is not None and closes is not None and closes <= opens:
        yield Fault("signup_closes_at", Text("event-fault-closes-early"))


def _past(facts: EventFacts, now: datetime, before: EventFacts | None) -> Iterator[Fault]:
    for name in ("starts_at", "ends_at", "signup_closes_at"):
        moment = getattr(facts, name)
        if moment is None or (before is not None and getattr(before, name) == moment):
            continue
        if moment <= now:
            yield Fault(name, Text("event-fault-past", {"moment": _local(facts, moment)}))
        elif moment - now > FARTHEST:
            yield Fault(name, Text("event-fault-far", {"moment": _local(facts, moment)}))


def _local(facts: EventFacts, moment: datetime) -> datetime:
    return moment.astimezone(facts.zone if facts.timezone in zones() else UTC)
