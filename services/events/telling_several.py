"""Several events changed or cancelled at once, such as a series: each person is told once, of all of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Event, Notification, Participation
from services.events import telling
from services.events.faults import field_title
from services.events.telling import Difference, Hosts
from services.participation import presses
from services.participation.states import CANCELLED

SHOWN = 5
"""Events that are written out; of the rest the number."""
IN_ONE_QUERY = 500
"""Events; SQLite takes 32,766 parameters."""
ALL_OF_MINE = 0
"""Asked for by this id, the calendar file has everything one comes to."""

Words = Callable[[ZoneInfo, Sequence[int]], Text]
"""Of a zone and the ids of one's events."""


async def tell_changes(session: AsyncSession, *, differences: Sequence[Difference], now: datetime) -> int:
    """Tell everybody who stands by one of the events what is new, in one message a person; returns how many."""
    told = {item.event.id: item for item in differences if item.told}
    if len(told) < 2:
        return sum([await telling.tell_change(session, difference=item, now=now) for item in told.values()])
    hosts = await telling.hosts_of(session, list(told.values()))

    def words(zone: ZoneInfo, ids: Sequence[int]) -> Text:
        mine = [told[number] for number in ids]
        return telling.words(mine[0], zone, hosts) if len(mine) == 1 else _changes(mine, zone, hosts)

    events = [item.event for item in told.values()]
    return await _tell(session, events, lambda event: f"changed:{event.revision}", words, now)


async def tell_all_cancelled(session: AsyncSession, *, events: Sequence[Event], now: datetime) -> int:
    """Tell everybody who stands by one of the events that they will not be, in one message a person; how many."""
    if len(events) < 2:
        return sum([await telling.tell_cancelled(session, event=event, now=now) for event in events])
    cancelled = {event.id: event for event in events}

    def words(zone: ZoneInfo, ids: Sequence[int]) -> Text:
        mine = [cancelled[number] for number in ids]
        return telling.words_of_end(mine[0], zone) if len(mine) == 1 else _ends(mine, zone)

    return await _tell(session, events, lambda _: CANCELLED, words, now)


async def _tell(
    session: AsyncSession, events: Sequence[Event], what: Callable[[Event], str], words: Words, now: datetime
) -> int:
    """A row a person, keyed by the first of the person's events; the words are made once for all who have the same."""
    known = {event.id: event for event in events}
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    said: dict[tuple[str, tuple[int, ...]], dict[str, Any]] = {}
    rows = []
    for person_id, (zone, ids) in (await _everybody(session, events)).items():
        about = said.get((zone, ids))
        if about is None:
            about = said[zone, ids] = _about(known[ids[0]], len(ids), words(ZoneInfo(zone), ids), now)
        key = f"event:{ids[0]}:{what(known[ids[0]])}:{person_id}"
        rows.append({"key": key, "person_id": person_id, **about})
    if rows:
        statement = insert(Notification).on_conflict_do_nothing(index_elements=[Notification.key])
        await session.execute(statement, rows)
    return len(rows)


async def _everybody(session: AsyncSession, events: Sequence[Event]) -> dict[int, tuple[str, tuple[int, ...]]]:
    """By person: the zone, and which of the events are theirs, the next first."""
    order = [event.id for event in sorted(events, key=lambda event: (event.starts_at, event.id))]
    places = {event_id: place for place, event_id in enumerate(order)}
    columns: tuple[ColumnElement[Any], ...] = (
        Participation.person_id.expression,
        telling.home_zone(),
        Participation.event_id.expression,
    )
    zones: dict[int, str] = {}
    theirs: dict[int, set[int]] = {}
    for start in range(0, len(order), IN_ONE_QUERY):
        wanted = telling.standing(order[start : start + IN_ONE_QUERY], *columns)
        for person_id, zone, event_id in await session.execute(wanted.order_by(Participation.event_id)):
            zones.setdefault(person_id, zone)
            theirs.setdefault(person_id, set()).add(event_id)
    return {person: (zones[person], tuple(sorted(ids, key=places.__getitem__))) for person, ids in theirs.items()}


def _about(event: Event, count: int, text: Text, now: datetime) -> dict[str, Any]:
    file = presses.calendar_row(event.id if count == 1 else ALL_OF_MINE)
    return {
        "text": text.to_json(),
        "buttons": telling.packed([presses.open_row(event.id), file]),
        "kind": "news",
        "event_id": event.id,
        "due_at": now,
        "created_at": now,
    }


def _changes(mine: Sequence[Difference], zone: ZoneInfo, hosts: Hosts) -> Text:
    """Of one series what has changed in all of it; of events that have little in common a line each."""
    alike = len({(item.before.title, *item.told) for item in mine}) == 1
    lines = list(_of_series(mine, zone, hosts) if alike else _of_plan(mine, zone))
    args: dict[str, Arg] = {"title": mine[0].before.title, "count": len(mine), "lines": telling.joined(lines)}
    return Text("event-told-series-changed" if alike else "event-told-several-changed", args)


def _of_series(mine: Sequence[Difference], zone: ZoneInfo, hosts: Hosts) -> Iterator[Text]:
    """What is the same for all of them first, then the times, one under the other."""
    told = mine[0].told
    for name in told:
        if name in ("starts_at", "ends_at"):
            continue
        values = {repr(getattr(item.after, name)) for item in mine}
        if name in telling.WITHOUT_VALUES or len(values) > 1:
            yield Text("event-told-new", {"field": field_title(name)})
        else:
            new = telling.value_of(name, getattr(mine[0].after, name), zone, hosts)
            yield Text("event-told-now", {"field": field_title(name), "new": new})
    for name in _times(mine, told):
        yield Text("event-told-times", {"field": field_title(name)})
        moments = [
            {side: getattr(facts, name).astimezone(zone) for side, facts in (("old", item.before), ("new", item.after))}
            for item in mine
        ]
        yield from _shortened(Text("event-told-moved", moment) for moment in moments)


def _times(mine: Sequence[Difference], told: Sequence[str]) -> list[str]:
    """An end that has only gone along with its start says nothing new."""
    along = all(_length(item.before) == _length(item.after) for item in mine)
    return [name for name in ("starts_at", "ends_at") if name in told and not (name == "ends_at" and along)]


def _length(facts: Any) -> Any:
    return facts.ends_at - facts.starts_at


def _of_plan(mine: Sequence[Difference], zone: ZoneInfo) -> Iterator[Text]:
    return _shortened(
        Text(
            "event-told-one-of-several",
            {"title": item.after.title, "start": item.after.starts_at.astimezone(zone), "fields": _fields(item)},
        )
        for item in mine
    )


def _fields(item: Difference) -> Text:
    whole = field_title(item.told[0])
    for name in item.told[1:]:
        whole = Text("event-told-fields", {"first": whole, "rest": field_title(name)})
    return whole


def _ends(mine: Sequence[Event], zone: ZoneInfo) -> Text:
    lines = _shortened(Text("event-told-date", {"start": event.starts_at.astimezone(zone)}) for event in mine)
    args: dict[str, Arg] = {
        "title": mine[0].title,
        "count": len(mine),
        "lines": telling.joined(list(lines)),
        "reason": mine[0].cancel_reason or "",
    }
    return Text("event-told-series-cancelled", args)


def _shortened(lines: Iterable[Text]) -> Iterator[Text]:
    """All of them where they are few; else the first ones, and how many more."""
    every = list(lines)
    yield from every if len(every) <= SHOWN + 1 else every[:SHOWN]
    if len(every) > SHOWN + 1:
        yield Text("event-told-more", {"count": len(every) - SHOWN})
