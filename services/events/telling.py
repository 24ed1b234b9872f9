"""What those who take part are told of changes, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Event, Municipality, Organisation, Participation, Person
from services.events.facts import MOMENTS, EventFacts
from services.events.faults import field_title
from services.notifications import notify
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


async def _tell(session: AsyncSession, event: Event, what: str, words: Any, now: datetime) -> int:
    people = await _people(session, event)
    by_zone = {zone: words(ZoneInfo(zone)) for zone in set(people.values())}
    for person_id, zone in people.items():
        await notify(
            session,
            key=f"event:{event.id}:{what}:{person_id}",
            person_id=person_id,
            text=by_zone[zone],
            now=now,
            buttons=[presses.open_row(event.id), presses.calendar_row(event.id)],
            event_id=event.id,
        )
    return len(people)


async def _people(session: AsyncSession, event: Event) -> dict[int, str]:
    """Ids of those who stand by the event, with their zones."""
    wanted = (
        select(Participation.person_id, func.coalesce(Person.timezone, Municipality.timezone, event.timezone))
        .join(Person, Participation.person_id == Person.id)
        .outerjoin(Municipality, Person.municipality_id == Municipality.id)
        .where(Participation.event_id == event.id, Participation.state.in_(STANDING))
        .order_by(Participation.person_id)
    )
    return {row[0]: row[1] for row in await session.execute(wanted)}


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
