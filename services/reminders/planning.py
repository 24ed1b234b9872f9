"""Which reminders fall due between two looks, for whom, and how they are written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Insert,
    Integer,
    Select,
    String,
    cast,
    column,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from models import Notification, Person, ReminderSettings
from models.base import UtcDateTime
from services.quiet_hours import allowed_from
from services.reminders.facts import Fact
from services.reminders.moments import due_at, instant, read_offset, stamp
from services.reminders.places import Place
from services.reminders.wording import buttons, words

CHUNK_ON_SQLITE, CHUNK = 2_000, 20_000
"""Rows of one transaction: SQLite's writer works on the event loop, which answers people meanwhile."""


@dataclass(frozen=True, slots=True)
class Firing:
    """One reminder of one fact for everybody of one zone."""

    fact: Fact
    offset: str
    place: Place
    due: datetime
    expires_at: datetime
    """In the past for what comes too late: it is noted as expired and not sent."""

    @property
    def zone(self) -> ZoneInfo:
        return self.place.zone

    @property
    def key(self) -> str:
        """Of the notification, but for the person at its end."""
        return f"{self.fact.key}:{self.offset}:{stamp(self.fact.moment)}:person:"


def firings(
    facts: Iterable[Fact], places: Sequence[Place], *, since: datetime, now: datetime, hour: int
) -> list[Firing]:
    """What fell due after `since` and until `now`, oldest first.

    Of several reminders of one fact missed together only the nearest is sent; none is, whose moment has passed.
    """
    found = [
        firing
        for fact in facts
        for place in places
        for firing in _of_fact(fact, place, since=since, now=now, hour=hour)
    ]
    return sorted(found, key=lambda firing: (firing.due, firing.key))


def _of_fact(fact: Fact, place: Place, *, since: datetime, now: datetime, hour: int) -> Iterator[Firing]:
    zone = place.zone
    at = instant(fact.moment, zone)
    missed = [
        (due, offset)
        for offset in fact.offsets
        if since < (due := due_at(fact.moment, read_offset(offset), zone, hour)) <= now
        and (fact.opens_at is None or fact.opens_at <= due)
    ]
    last = max(missed, default=None)
    for due, offset in missed:
        in_time = (due, offset) == last
        yield Firing(fact, offset, place, due, at if in_time else min(at, max(missed)[0]))


def people(firing: Firing, *, now: datetime, person_ids: Sequence[int] = ()) -> Select[Any]:
    """Ids of whoever is reminded, in their order; `person_ids` asks of these alone."""
    who = firing.fact.who(firing.place).subquery()
    chosen = (
        select(Person.id)
        .join(who, who.c[0] == Person.id)
        .where(Person.telegram_id.is_not(None), firing.place.holds(), ~_unwanted(firing, now))
        .order_by(Person.id)
    )
    return (chosen.where(Person.id.in_(person_ids)) if person_ids else chosen).params(due=firing.due)


def _unwanted(firing: Firing, now: datetime) -> ColumnElement[bool]:
    """Over `Person`: their settings say no. Most have none, so it is asked of those that there are."""
    said_no = [
        cast(ReminderSettings.kinds_off, String).contains(f'"{firing.fact.kind}"'),
        ReminderSettings.paused_until > now,
    ]
    if read_offset(firing.offset).within_week:
        # The digest speaks of everything within the week: not two messages where one does.
        said_no.append(ReminderSettings.digest_hour.is_not(None))
    return exists().where(ReminderSettings.person_id == Person.id, or_(*said_no))


def writing(firing: Firing, ids: Sequence[int], *, now: datetime, sqlite: bool) -> Insert:
    """Notifications for these people, each named once; whoever has that one already gets no other.

    One that was taken back before it left is planned again: the person is meant once more.
    """
    said_at = allowed_from(max(now, firing.due), firing.zone)
    person_id = _given(ids, sqlite=sqlite)
    row: dict[str, Any] = {
        "key": literal(firing.key).concat(cast(person_id, String)),
        "person_id": person_id,
        "kind": literal(firing.fact.kind),
        "event_id": literal(firing.fact.event_id, Integer),
        "text": _json(words(firing.fact, firing.zone, said_at).to_json(), sqlite=sqlite),
        "buttons": _json(_stored(firing.fact), sqlite=sqlite),
        "due_at": literal(firing.due, UtcDateTime()),
        "expires_at": literal(firing.expires_at, UtcDateTime()),
        "urgent": false(),
        "state": literal("planned"),
        "fence": literal(0, Integer),
        "attempts": literal(0, Integer),
        "created_at": literal(now, UtcDateTime()),
    }
    insert = sqlite_insert if sqlite else postgresql_insert
    # SQLite takes ON CONFLICT for a join of the selection that has no WHERE.
    rows = select(*row.values()).where(true())
    return revived(insert(Notification).from_select(list(row), rows, include_defaults=False))


def revived(rows: PostgresqlInsert | SqliteInsert) -> Insert:
    """`rows` written, and planned again where they were cancelled; any other row of the same key stays as it is."""
    fresh = ("text", "buttons", "due_at", "expires_at", "created_at")
    anew = {"state": "planned", "attempts": 0, "problem": None, "finished_at": None}
    return rows.on_conflict_do_update(
        index_elements=[Notification.key],
        set_={**{name: rows.excluded[name] for name in fresh}, **anew},
        where=Notification.state == "cancelled",
    )


def _stored(fact: Fact) -> list[list[list[Any]]]:
    return [[[label.to_json(), data] for label, data in row] for row in buttons(fact)]


def _given(ids: Sequence[int], *, sqlite: bool) -> ColumnElement[int]:
    """A column of ids, any number of them in one parameter."""
    if sqlite:
        given = func.json_each(orjson.dumps(list(ids)).decode()).table_valued(column("value", Integer))
        return cast(given.c.value, Integer)
    return func.unnest(cast(list(ids), ARRAY(Integer))).column_valued("id")


def _json(value: Any, *, sqlite: bool) -> ColumnElement[Any]:
    """SQLite keeps JSON as text, and a cast to its own «JSON» would make a number of it."""
    stored = Notification.text.type
    return type_coerce(orjson.dumps(value).decode(), String) if sqlite else cast(literal(value, stored), stored)
