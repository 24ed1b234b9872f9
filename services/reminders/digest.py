"""«Что у меня сегодня и на неделе»: one message a day for whoever wants it, instead of several reminders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Event, Municipality, Participation, Person, ReminderSettings
from programmes.schema import Programme
from services.quiet_hours import EVENING, is_night
from services.reminders.audience import has_not_left
from services.reminders.facts import Fact
from services.reminders.moments import instant, next_digest
from services.reminders.places import Place
from services.reminders.wording import when_text
from services.reminders.zones import zone_of_person

AHEAD = timedelta(days=7)
MOST_LINES = 10
"""More do not fit a phone's screen; what is left is counted."""
FEEDBACK_WANTED = timedelta(days=14)
"""After an event; later nobody remembers."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose digest is due."""

    person_id: int
    zone: ZoneInfo
    hour: int
    kinds_off: frozenset[str]
    paused: bool

    def today_at(self, now: datetime) -> datetime:
        """The moment of this day's digest, whether ahead or past."""
        return datetime.combine(now.astimezone(self.zone).date(), time(self.hour), tzinfo=self.zone).astimezone(UTC)

    def wants_now(self, now: datetime) -> bool:
        return not self.paused and self.today_at(now) <= now and not is_night(now, self.zone)

    def next_at(self, now: datetime) -> datetime:
        return next_digest(now, self.hour, self.zone)

    def key(self, now: datetime) -> str:
        """One a day of the person's calendar, wherever they have moved."""
        return f"digest:{self.person_id}:{now.astimezone(self.zone).date().isoformat()}"

    def expires_at(self, now: datetime) -> datetime:
        return datetime.combine(now.astimezone(self.zone).date(), EVENING, tzinfo=self.zone).astimezone(UTC)


async def readers(session: AsyncSession, *, default_zone: str, now: datetime) -> list[Reader]:
    """Whose digest is due, in the order of their ids."""
    wanted = (
        select(
            ReminderSettings.person_id,
            zone_of_person(default_zone).label("zone"),
            ReminderSettings.digest_hour,
            ReminderSettings.kinds_off,
            ReminderSettings.paused_until,
        )
        .join(Person, Person.id == ReminderSettings.person_id)
        .outerjoin(Municipality, Municipality.id == Person.municipality_id)
        .where(ReminderSettings.digest_next_at <= now, ReminderSettings.digest_hour.is_not(None))
        .order_by(ReminderSettings.person_id)
    )
    return [
        Reader(
            row.person_id,
            ZoneInfo(row.zone),
            row.digest_hour,
            frozenset(row.kinds_off),
            row.paused_until is not None and row.paused_until > now,
        )
        for row in await session.execute(wanted)
    ]


def coming(facts: Iterable[Fact], zone: ZoneInfo, now: datetime) -> list[Fact]:
    """What lies within the week by the calendar of `zone` and can be done already, nearest first."""
    last = now.astimezone(zone).date() + AHEAD
    found = [
        fact
        for fact in facts
        if (at := instant(fact.moment, zone)) > now
        and at.astimezone(zone).date() <= last
        and (fact.opens_at is None or fact.opens_at <= now)
    ]
    return sorted(found, key=lambda fact: (instant(fact.moment, zone), fact.key))


def concerned(fact: Fact, place: Place, *, now: datetime) -> Select[Any]:
    """Ids of whoever's digest is due in `place` and whom the fact concerns."""
    who = fact.who(place).subquery()
    return (
        select(Person.id)
        .join(who, who.c[0] == Person.id)
        .join(ReminderSettings, ReminderSettings.person_id == Person.id)
        .where(ReminderSettings.digest_next_at <= now, place.holds())
        .params(due=now)
    )


async def feedback_owed(session: AsyncSession, programme: Programme, *, now: datetime) -> dict[int, list[str]]:
    """Titles of events that readers of a digest have attended and not yet spoken about, by person."""
    wanted = (
        select(Participation.person_id, Event.title)
        .join(Event, Event.id == Participation.event_id)
        .join(ReminderSettings, ReminderSettings.person_id == Participation.person_id)
        .where(
            ReminderSettings.digest_next_at <= now,
            Event.state == "planned",
            Event.ends_at.between(now - FEEDBACK_WANTED, now),
            Participation.attendance == "attended",
            Participation.feedback_at.is_(None),
            has_not_left(Participation.person_id, programme),
        )
        .order_by(Event.ends_at, Event.id)
    )
    owed: dict[int, list[str]] = {}
    for person_id, title in await session.execute(wanted):
        owed.setdefault(person_id, []).append(title)
    return owed


def digest_text(found: Sequence[Fact], owed: Sequence[str], zone: ZoneInfo, now: datetime) -> Text | None:
    """The message, or None when there is nothing to say."""
    today = now.astimezone(zone).date()
    near = sum(instant(fact.moment, zone).astimezone(zone).date() == today for fact in found)
    lines = [_line(fact, zone, now) for fact in found]
    lines += [Text("reminder-line-feedback", {"title": title}) for title in owed]
    if not lines:
        return None
    shown, left = lines[:MOST_LINES], len(lines) - MOST_LINES
    more = [Text("reminder-digest-more", {"count": left})] if left > 0 else []
    opening = Text("reminder-digest", {"today": near, "week": len(found) - near})
    return _joined([opening, *shown, *more])


def _line(fact: Fact, zone: ZoneInfo, now: datetime) -> Text:
    return Text(
        f"reminder-line-{fact.text.removeprefix('reminder-')}",
        {"title": fact.args["title"], "when": when_text(fact, zone, now)},
    )


def _joined(lines: Sequence[Text]) -> Text:
    """One text of many, each in the language of whoever reads it."""
    text = lines[-1]
    for line in reversed(lines[:-1]):
        text = Text("reminder-lines", {"first": line, "rest": text})
    return text
