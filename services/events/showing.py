"""A fact of an event for whoever changes it."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Municipality, Organisation
from programmes.schema import Programme
from services import segments
from services.events.facts import MOMENTS, EventFacts
from services.stages import track_title


async def shown_value(session: AsyncSession, *, name: str, facts: EventFacts, programme: Programme) -> Arg:
    """The value of that field of `EventFacts` as an argument of a text, moments by the clock of the event."""
    value = getattr(facts, name)
    if name == "audience" and not facts.audience:
        return Text("event-everybody")
    if name == "audience":
        names = await segments.load_names(session, [dict(facts.audience)])
        return _listed(segments.describe(dict(facts.audience), programme, names))
    if value in (None, "", (), []):
        return Text("common-nothing")
    if name in MOMENTS:
        return facts.local(value)
    match name:
        case "kind":
            return Text(f"event-kind-{value}")
        case "tracks":
            return "; ".join(track_title(programme, key) for key in value)
        case "materials":
            return "; ".join(str(item.get("title")) for item in value)
        case "host_id":
            found = await session.get(Organisation, value)
            return found.title if found is not None else str(value)
        case "municipality_id":
            place = await session.get(Municipality, value)
            return place.title if place is not None else str(value)
    return str(value)


def _listed(lines: list[Text]) -> Text:
    whole = lines[0]
    for line in lines[1:]:
        whole = Text("event-both", {"first": whole, "second": line})
    return whole
