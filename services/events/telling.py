"""What those who take part are told of changes, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Event, Municipality, Notification, Organisation, Participation, Person
from services import notifications
from services.events.facts import MOMENTS, EventFacts
from services.events.faults import field_title
from services.participation import presses
from services.participation.states import CANCELLED, STANDING

Hosts = Mapping[int | None, str]
"""Titles of organisations by id."""
TOLD = ("kind", "title", "starts_at", "ends_at", "place", "link", "host_id", "contact", "description", "materials")
"""What matters to whoever comes; the rest (capacity, points, audience) changes in silence."""
WITHOUT_VALUES = ("description", "materials")
"""Too long to be told whole: that they are new is said, the card shows them."""
LONGEST_VALUE = 300
"""Characters: all the lines of a change fit one message."""
MATERIALS = "materials"
SETTLING = timedelta(minutes=10)
"""Files are sent one after another: whoever comes is told of them once, when no further one has followed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An event that has been changed, and how."""

    event: Event
    before: EventFacts
    after: EventFacts
    fields: tuple[str, ...]
    """Names of `EventFacts` that differ."""

    @property
    def told(self) -> list[str]:
        """Those of them that people are told of; a material that is taken away is no news."""
        fresh = any(item not in self.before.materials for item in self.after.materials)
        return [name for name in TOLD if name in self.fields and (name != MATERIALS or fresh)]


async def count_told(session: AsyncSession, event_ids: Sequence[int]) -> int:
    """How many people stand by one of the events or several: signed up, waiting, or offered a place."""
    people = func.count(Participation.person_id.distinct())
    wanted = select(people).where(Participation.event_id.in_(event_ids), Participation.state.in_(STANDING))
    return (await session.execute(wanted)).scalar_one()


async def count_out_of_reach(session: AsyncSession, event_ids: Sequence[int]) -> int:
    """How many of those the bot cannot write to: they have blocked it, or never opened it."""
    people = select(func.count(Participation.person_id.distinct())).join(Person, Participation.person_id == Person.id)
    wanted = people.where(
        Participation.event_id.in_(event_ids),
        Participation.state.in_(STANDING),
        or_(Person.telegram_id.is_(None), Person.unreachable_since.is_not(None)),
    )
    return (await session.execute(wanted)).scalar_one()


async def tell_change(session: AsyncSession, *, difference: Difference, now: datetime) -> int:
    """Tell everybody who stands by the event what is new, old → new, moments in their own zones; returns how many."""
    told, event = difference.told, difference.event
    if not told:
        return 0
    hosts = await hosts_of(session, [difference])
    what, due_at = "changed", now
    if told == [MATERIALS]:
        what, due_at = MATERIALS, now + SETTLING
        begins = f"event:{event.id}:{MATERIALS}:"
        await notifications.cancel_alike(session, event_id=event.id, begins=begins, now=now)
    key = f"{what}:{event.revision}"
    return await tell(session, event, key, lambda zone: words(difference, zone, hosts), now, due_at)


def words(difference: Difference, zone: ZoneInfo, hosts: Hosts) -> Text:
    """One event's change."""
    lines = [line(name, difference, zone, hosts) for name in difference.told]
    return Text("event-told-changed", {"title": difference.before.title, "lines": joined(lines)})


async def tell_cancelled(session: AsyncSession, *, event: Event, now: datetime) -> int:
    """Tell everybody who stands by the event that it will not be, and why; returns how many."""
    return await tell(session, event, CANCELLED, lambda zone: words_of_end(event, zone), now, now)


def words_of_end(event: Event, zone: ZoneInfo) -> Text:
    """One event's cancellation."""
    start, reason = event.starts_at.astimezone(zone), event.cancel_reason or ""
    return Text("event-told-cancelled", {"title": event.title, "start": start, "reason": reason})


async def tell(
    session: AsyncSession,
    event: Event,
    what: str,
    said: Callable[[ZoneInfo], Text],
    now: datetime,
    due_at: datetime,
) -> int:
    """Tell everybody who stands by the event; returns how many. `what` is the rest of the key.

    One statement a zone, however many people: nobody else waits while hundreds are told.
    """
    count = await count_told(session, [event.id])
    zones = (await session.execute(standing([event.id], home_zone()).distinct())).scalars().all() if count else ()
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    for zone in zones:
        values = _values(event, what, said(ZoneInfo(zone)), now, due_at)
        chosen = standing([event.id], *values.values()).where(home_zone() == zone)
        rows = insert(Notification).from_select(list(values), chosen)
        await session.execute(rows.on_conflict_do_nothing(index_elements=[Notification.key]))
    return count


def standing(event_ids: Sequence[int], *columns: ColumnElement[Any]) -> Select[Any]:
    """Of each person who stands by each of the events."""
    return (
        select(*columns)
        .select_from(Participation)
        .join(Event, Participation.event_id == Event.id)
        .join(Person, Participation.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(Participation.event_id.in_(event_ids), Participation.state.in_(STANDING))
    )


def home_zone() -> ColumnElement[str]:
    """Where the person lives; where that is not known, the zone in which the event is meant."""
    return func.coalesce(Person.timezone, Municipality.timezone, Event.timezone)


def _values(event: Event, what: str, text: Text, now: datetime, due_at: datetime) -> dict[str, ColumnElement[Any]]:
    """Columns of a notification; whatever has a default of its own gets that."""
    given: dict[str, Any] = {
        "text": text.to_json(),
        "buttons": packed([presses.open_row(event.id), presses.calendar_row(event.id)]),
        "kind": "news",
        "event_id": event.id,
        "due_at": due_at,
        "created_at": now,
    }
    plain = {name: literal(value, Notification.__table__.c[name].type) for name, value in given.items()}
    key = literal(f"event:{event.id}:{what}:", String) + cast(Participation.person_id, String)
    return {"key": key, "person_id": Participation.person_id.expression, **plain}


def packed(rows: Sequence[presses.Row]) -> list[Any]:
    """Rows of buttons as they are stored."""
    return [[[label.to_json(), data] for label, data in row] for row in rows]


async def hosts_of(session: AsyncSession, differences: Sequence[Difference]) -> Hosts:
    """Titles of the hosts that have changed, by id."""
    both = [facts for item in differences if "host_id" in item.fields for facts in (item.before, item.after)]
    ids = {facts.host_id for facts in both if facts.host_id is not None}
    if not ids:
        return {}
    wanted = select(Organisation.id, Organisation.title).where(Organisation.id.in_(ids))
    return {row[0]: row[1] for row in await session.execute(wanted)}


def line(name: str, difference: Difference, zone: ZoneInfo, hosts: Hosts) -> Text:
    """«Место: школа № 5 → школа № 7»."""
    title = field_title(name)
    if name in WITHOUT_VALUES:
        return Text("event-told-new", {"field": title})
    both = (difference.before, difference.after)
    old, new = (value_of(name, getattr(facts, name), zone, hosts) for facts in both)
    return Text("event-told-line", {"field": title, "old": old, "new": new})


def value_of(name: str, value: Any, zone: ZoneInfo, hosts: Hosts) -> Arg:
    """One value as people read it."""
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
    for first in reversed(lines[:-1]):
        whole = Text("event-told-lines", {"first": first, "rest": whole})
    return whole
