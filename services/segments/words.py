"""A segment as people say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Event, Organisation
from programmes.schema import Programme
from services.roles import role_text
from services.segments.criteria import Segment
from services.stages import stages_of, track_title

SHOWN = 5
"""Names in one line; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Names:
    """Titles of what segments know by id."""

    events: Mapping[int, str] = field(default_factory=dict)
    organisations: Mapping[int, str] = field(default_factory=dict)


async def load_names(session: AsyncSession, segments: Iterable[Segment]) -> Names:
    """Two queries for all of them; what is not there any more has no name."""
    events: set[int] = set()
    organisations: set[int] = set()
    for segment in segments:
        events |= {value["id"] if isinstance(value, dict) else value for value in segment.get("events", ())}
        events |= set(segment.get("events_without", ()))
        organisations |= set(segment.get("organisations", ()))
    titles = select(Event.id, Event.title).where(Event.id.in_(events))
    names = select(Organisation.id, Organisation.title).where(Organisation.id.in_(organisations))
    return Names(
        {row.id: row.title for row in await session.execute(titles)},
        {row.id: row.title for row in await session.execute(names)},
    )


def describe(segment: Segment, programme: Programme, names: Names | None = None) -> list[Text]:
    """A line a criterion; ids stand for what `names` does not know."""
    known = names or Names()
    made = [_line(name, values, programme, known) for name, values in segment.items()]
    return made or [Text("segment-everybody")]


def _line(name: str, values: Sequence[Any], programme: Programme, names: Names) -> Text:
    if name == "people":
        return Text("segment-people", {"count": len(values)})
    texts = [_value(name, value, programme, names) for value in values]
    return Text(f"segment-{name}", {"names": _joined(texts), "count": len(texts)})


def _value(name: str, value: Any, programme: Programme, names: Names) -> Text:
    match name:
        case "tracks":
            return _named(track_title(programme, value))
        case "stages":
            return _named(next((item.title for item in stages_of(programme, None) if item.key == value), value))
        case "municipalities":
            return _named(next((item.title for item in programme.municipalities if item.key == value), value))
        case "roles" | "without_roles":
            return role_text(value, programme)
        case "organisations":
            return _named(names.organisations.get(value) or f"№ {value}")
        case "events_without":
            return _named(names.events.get(value) or f"№ {value}")
        case "events":
            states = _joined([Text(f"segment-state-{state}") for state in value["states"]])
            title = names.events.get(value["id"]) or f"№ {value['id']}"
            return Text("segment-event", {"title": title, "states": states})
        case "broadcasts":
            states = _joined([Text(f"segment-state-{state}") for state in value["states"]])
            return Text("segment-broadcast", {"id": str(value["id"]), "states": states})
    return _named(str(value))


def _named(name: str) -> Text:
    return Text("segment-name", {"name": name})


def _joined(texts: Sequence[Text]) -> Text:
    """«а, б, в и ещё 4»."""
    if not texts:
        return Text("common-nothing")
    whole = texts[0]
    for text in texts[1:SHOWN]:
        whole = Text("segment-both", {"first": whole, "second": text})
    more = len(texts) - SHOWN
    return whole if more <= 0 else Text("segment-more", {"names": whole, "count": more})
