"""The questions about an event, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programmes.calendar import EventKind
from programmes.fields import AskedField, FieldKind, Option
from programmes.schema import Programme
from services.events.faults import LIMITS, LONGEST
from services.forms import asked
from services.stages import stages_of

LONGEST_LIST = 4000
"""Characters of a list that is typed or pasted: names or links, one a line."""
LONGEST_ZONE = 60
DURATIONS = ("h1", "h1_5", "h2", "h3", "h4", "h6")


def event_fields(programme: Programme, *, owned: bool, zones: tuple[str, ...]) -> tuple[AskedField, ...]:
    """Four required questions, then what may be added; `owned` where whose event it is needs no asking."""
    return (*required_fields(), *_optional(programme, owned=owned, zones=zones))


def required_fields() -> tuple[AskedField, ...]:
    return (
        asked("event", "kind", FieldKind.CHOICE, choices=[kind.value for kind in EventKind]),
        asked("event", "title", FieldKind.TEXT, min_length=3, max_length=LONGEST["title"]),
        *moment_fields(),
    )


def moment_fields() -> tuple[AskedField, AskedField]:
    """Start and end; a duration will do for the end."""
    return (
        asked("event", "starts_at", FieldKind.MOMENT),
        asked("event", "ends_at", FieldKind.MOMENT, after="starts_at", likely=DURATIONS),
    )


def _optional(programme: Programme, *, owned: bool, zones: tuple[str, ...]) -> Iterator[AskedField]:
    yield _words("description", long=True)
    yield _words("place")
    yield asked("event", "link", FieldKind.LINK, required=False, max_length=LONGEST["link"])
    yield _number("capacity")
    yield _number("confirm_hours")
    yield from _audience(programme, owned=owned)
    yield asked("event", "host", FieldKind.ORGANISATION, required=False, max_length=200)
    yield asked("event", "contact", FieldKind.TEXT, required=False, max_length=LONGEST["contact"])
    yield asked("event", "materials", FieldKind.LONG_TEXT, required=False, max_length=LONGEST_LIST)
    yield asked("event", "signup_opens_at", FieldKind.MOMENT, required=False)
    yield asked("event", "signup_closes_at", FieldKind.MOMENT, required=False)
    yield _number("target_share")
    yield _number("points")
    yield _words("certificate", long=True)
    if len(zones) > 1:
        options = [Option(key=zone_key(zone), title=_whose(programme, zone)) for zone in zones]
        yield asked("event", "timezone", FieldKind.CHOICE, options=options, required=False)


def _audience(programme: Programme, *, owned: bool) -> Iterator[AskedField]:
    """Whom it is for: the tracks, the stages, the municipalities, a list of names."""
    yield from _choices("tracks", ((track.key, track.title) for track in programme.tracks))
    yield from _choices("stages", ((stage.key, stage.title) for stage in stages_of(programme, None)))
    if not owned:
        places = [(item.key, item.title) for item in programme.municipalities]
        yield from _choices("municipalities", places)
        if len(places) > 1:
            options = [Option(key=key, title=title) for key, title in places]
            yield asked("event", "owner", FieldKind.CHOICE, options=options, required=False)
    yield asked("event", "people", FieldKind.LONG_TEXT, required=False, max_length=LONGEST_LIST)


def _choices(key: str, items: Iterable[tuple[str, str]]) -> Iterator[AskedField]:
    """Nothing where there is nothing to choose."""
    options = [Option(key=name, title=title) for name, title in items]
    if len(options) > 1:
        yield asked("event", key, FieldKind.CHOICES, options=options, required=False)


def _words(key: str, *, long: bool = False) -> AskedField:
    kind = FieldKind.LONG_TEXT if long else FieldKind.TEXT
    return asked("event", key, kind, required=False, max_length=LONGEST[key])


def _number(key: str) -> AskedField:
    low, high = LIMITS[key]
    return asked("event", key, FieldKind.NUMBER, required=False, minimum=low, maximum=high)


def _whose(programme: Programme, zone: str) -> str:
    """A zone as people know it: by whose it is."""
    titles = [item.title for item in programme.municipalities if (item.timezone or programme.timezone) == zone]
    return ", ".join(titles)[:LONGEST_ZONE] or zone


def zone_key(zone: str) -> str:
    """An IANA name as the key of an option."""
    return zone.lower().replace("/", "_").replace("-", "_").replace("+", "p")[:24]


def zones_of(programme: Programme) -> tuple[str, ...]:
    """The programme's own zone first, then those of its municipalities."""
    return tuple(
        dict.fromkeys([programme.timezone, *(item.timezone or programme.timezone for item in programme.municipalities)])
    )
