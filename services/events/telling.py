"""What those who take part are told of changes, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Event, Municipality, Notification, Organisation, Participation, Person
from services.events.facts import MOMENTS, EventFacts
from services.events.faults import field_title
from services.participation import presses
from services.participation.states import STANDING

TOLD = ("kind", "title", "starts_at", "ends_at", "place", "link", "host_id", "contact", "description", "materials")
"""What matters to whoever comes; the rest (capacity, points, audience) changes in silence."""
WITHOUT_VALUES = ("description", "materials")
"""Too long to be told whole: that they are new is said, the card shows them."""
LONGEST_VALUE = 300
"""Characters: all the lines of a change fit one message."""


async def count_told(session: AsyncSession, event: Event) -> int:
    """How many people stand by the event: signed up, waiting, or offered a place."""
    wanted = select(func.count()).where(Participation.event_id == event.id, Participation.state.in_(STANDING))
    return (await session.execute(wanted)).scalar_one()


async def tell_change(
    session: AsyncSession, *, event: Event, before: EventFacts, after: EventFacts, changed: Sequence[str], now: datetime
) -> int:
    """Tell everybody who stands by the event what is new, old → new, moments in their own zones; returns how many."""
    told = [name for name in TOLD if name in changed]
    if not told:
        return 0
    hosts = await _hosts(session, before, after) if "host_id" in told else {}

    def words(zone: ZoneInfo) -> Text:
        lines = [_line(name, before, after, zone, hosts) for name in told]
        return Text("event-told-changed", {"title": before.title, "lines": joined(lines)})

    return await _tell(session, event, f"changed:{event.revision}", words, now)


async def tell_cancelled(session: AsyncSession, *, event: Event, reason: str, now: datetime) -> int:
    """Tell everybody who stands by the event that it will not be, and why; returns how many."""

    def words(zone: ZoneInfo) -> Text:
        start = event.starts_at.astimezone(zone)
        return Text("event-told-cancelled", {"title": event.title, "start": start, "reason": reason})

    return await _tell(session, event, "cancelled", words, now)


async def _tell(
    session: AsyncSession, event: Event, what: str, words: Callable[[ZoneInfo], Text], now: datetime
) -> int:
    """One statement a zone, however many people: nobody else waits while hundreds are told."""
    count = await count_told(session, event)
    zones = (await session.execute(_standing(event, _zone(event)).distinct())).scalars().all() if count else ()
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    for zone in zones:
        values = _values(event, what, words(ZoneInfo(zone)), now)
        chosen = _standing(event, *values.values()).where(_zone(event) == zone)
        rows = insert(Notification).from_select(list(values), chosen)
        await session.execute(rows.on_conflict_do_nothing(index_elements=[Notification.key]))
    return count


def _standing(event: Event, *columns: ColumnElement[Any]) -> Select[Any]:
    """Of each person who stands by the event."""
    return (
        select(*columns)
        .select_from(Participation)
        .join(Person, Participation.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(Participation.event_id == event.id, Participation.state.in_(STANDING))
    )


def _zone(event: Event) -> ColumnElement[str]:
    """Where the person lives; where that is not known, the zone in which the event is meant."""
    return func.coalesce(Person.timezone, Municipality.timezone, event.timezone)


def _values(event: Event, what: str, text: Text, now: datetime) -> dict[str, ColumnElement[Any]]:
    """Columns of a notification; whatever has a default of its own gets that."""
    buttons = [presses.open_row(event.id), presses.calendar_row(event.id)]
    packed = [[[label.to_json(), data] for label, data in row] for row in buttons]
    given: dict[str, Any] = {
        "text": text.to_json(),
        "buttons": packed,
        "kind": "news",
        "event_id": event.id,
        "due_at": now,
        "created_at": now,
    }
    plain = {name: literal(value, Notification.__table__.c[name].type) for name, value in given.items()}
    key = literal(f"event:{event.id}:{what}:", String) + cast(Participation.person_id, String)
    return {"key": key, "person_id": Participation.person_id.expression, **plain}


async def _hosts(session: AsyncSession, *facts: EventFacts) -> dict[int | None, str]:
    ids = [item.host_id for item in facts if item.host_id is not None]
    wanted = select(Organisation.id, Organisation.title).where(Organisation.id.in_(ids))
    return {row[0]: row[1] for row in await session.execute(wanted)}


def _line(name: str, before: EventFacts, after: EventFacts, zone: ZoneInfo, hosts: dict[int | None, str]) -> Text:
    title = field_title(name)
    if name in WITHOUT_VALUES:
        return Text("event-told-new", {"field": title})
    old, new = (_value(name, getattr(facts, name), zone, hosts) for facts in (before, after))
    return Text("event-told-line", {"field": title, "old": old, "new": new})


def _value(name: str, value: Any, zone: ZoneInfo, hosts: dict[int | None, str]) -> Arg:
    if value is None:
        return Text("common-nothing")
    if name in MOMENTS:
        return value.astimezone(zone)  # type: ignore[no-any-return]
    if name == "kind":
        return Text(f"event-kind-{value}")
    text = hosts.get(value, "") if name == "host_id" else str(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1].rstrip() + "…"


def joined(lines: Sequence[Text]) -> Text:
    """One under the other."""
    whole = lines[-1]
    for line in reversed(lines[:-1]):
        whole = Text("event-told-lines", {"first": line, "rest": whole})
    return whole
