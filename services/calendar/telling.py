"""What people are told of an entry that was moved, in the transaction of the move."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, literal, select, true, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession

from locales.spans import span_text
from locales.text import Arg, Text
from models import CalendarEntry, Consent, Notification, Person
from programmes.calendar import CalendarWindow
from programmes.occurrences import Span
from programmes.schema import Programme
from services.calendar.listing import Entry, concerned
from services.consents import document_key
from services.notifications import NOT_DELIVERED

CALENDAR = "go:calendar:1"
"""Where the button below leads: the calendar, as a message of its own."""
STALE = timedelta(days=2)
"""After the new last day nobody needs to learn of it; zones differ by a day."""


async def count_told(session: AsyncSession, *, programme: Programme, cycle_id: int, entry: Entry, to: Span) -> int:
    """How many people a message about the move to these days would go to."""
    wanted = _listeners(programme, cycle_id, entry.id, entry.window, to)
    return (await session.execute(wanted.with_only_columns(func.count(Person.id)))).scalar_one()


async def tell_move(
    session: AsyncSession,
    *,
    programme: Programme,
    window: CalendarWindow,
    row: CalendarEntry,
    before: Span,
    reason: str | None,
    now: datetime,
) -> int:
    """Tell everybody whom the entry concerns, old → new; returns how many.

    Whoever has not heard yet that it had left the days it is back on hears nothing: for them nothing has changed.
    """
    to = (row.starts_on, row.ends_on)
    values = _values(row, window, before, to, reason, now)
    chosen = _listeners(programme, row.cycle_id, row.id, window, to).with_only_columns(*values.values())
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    rows = insert(Notification).from_select(list(values), chosen)
    made = await session.execute(rows.on_conflict_do_nothing(index_elements=[Notification.key]))
    written: int = made.rowcount  # type: ignore[attr-defined]
    return max(0, written)


async def take_back(session: AsyncSession, *, row: CalendarEntry, now: datetime, but: str = "") -> None:
    """What has not arrived yet speaks of days that hold no longer: news of earlier moves, and reminders of the work.

    News whose key begins with `but` stay.
    """
    outdated = Notification.key.startswith(f"calendar:{row.id}:") | Notification.key.startswith(f"window:{row.id}:")
    kept = ~Notification.key.startswith(but) if but else true()
    await session.execute(
        update(Notification)
        .where(Notification.state.in_(NOT_DELIVERED), outdated, kept)
        .values(state="cancelled", finished_at=now)
        .execution_options(synchronize_session=False)
    )


async def told_of(session: AsyncSession, *, entry: Entry) -> int:
    """How many people were told of the move by which the entry stands where it does; 0 for one that is not moved."""
    if entry.moved_at is None:
        return 0
    wanted = select(func.count()).where(Notification.key.startswith(news_of(entry.id, entry.moved_at)))
    return (await session.execute(wanted)).scalar_one()


def news_of(entry_id: int, moved_at: datetime, before: Span | None = None) -> str:
    """How the keys of the messages about one move begin; `before` are the days that it moved away from."""
    moment = f"calendar:{entry_id}:{int(moved_at.timestamp())}:"
    return moment if before is None else f"{moment}{_spelled(before)}:"


def _listeners(programme: Programme, cycle_id: int, entry_id: int, window: CalendarWindow, to: Span) -> Select[int]:
    """People whom it concerns, who have Telegram and a consent that stands, and for whom it is news."""
    consent = exists().where(
        Consent.person_id == Person.id, Consent.document == document_key(programme), Consent.withdrawn_at.is_(None)
    )
    unheard = exists().where(
        Notification.person_id == Person.id,
        Notification.key.like(f"calendar:{entry_id}:%:{_spelled(to)}:%"),
        Notification.state.in_(NOT_DELIVERED),
    )
    return select(Person.id).where(
        Person.id.in_(concerned(programme, cycle_id, window)), Person.telegram_id.is_not(None), consent, ~unheard
    )


def _values(
    row: CalendarEntry, window: CalendarWindow, before: Span, to: Span, reason: str | None, now: datetime
) -> dict[str, ColumnElement[Any]]:
    """Columns of a notification; whatever has a default of its own gets that. The key ends with the days before."""
    args: dict[str, Arg] = {"title": window.title, "before": span_text(before), "after": span_text(to)}
    text = Text("calendar-told-restored", args) if reason is None else Text("calendar-told", {**args, "reason": reason})
    over = datetime.combine(to[1], time(), tzinfo=UTC) + STALE
    given: dict[str, Any] = {
        "text": text.to_json(),
        "buttons": [[[Text("calendar-told-open").to_json(), CALENDAR]]],
        "kind": "news",
        "due_at": now,
        # A correction of days long past is told all the same.
        "expires_at": over if over > now else None,
        "created_at": now,
    }
    plain = {name: literal(value, Notification.__table__.c[name].type) for name, value in given.items()}
    begins = literal(news_of(row.id, now, before), String)
    return {"key": begins + cast(Person.id, String), "person_id": Person.id.expression, **plain}


def _spelled(span: Span) -> str:
    return f"{span[0].isoformat()}:{span[1].isoformat()}"
