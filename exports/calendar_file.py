"""Calendar files (RFC 5545) that phones accept, and by which they update an earlier entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from services.answers.cleaning import clean, one_line

ALARM = timedelta(hours=-2)
PRODUCT = "-//rezerv//events//RU"
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a calendar shows it; `start` and `end` are aware."""

    uid: str
    """The same for the same event for ever: by it the earlier entry is found."""
    sequence: int
    """Grows with every change: a lower one is ignored by phones."""
    title: str
    start: datetime
    end: datetime
    changed_at: datetime
    description: str = ""
    place: str = ""
    url: str = ""
    contact: str = ""
    organiser: str = ""
    cancelled: bool = False
    tentative: bool = False


def calendar_file(entries: Sequence[Entry], *, name: str, now: datetime) -> bytes:
    """All of `entries` in one file called `name` in the phone's calendar.

    Times are in UTC, which every phone shows by its own clock.
    """
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _line(name))
    for entry in entries:
        made.add_component(_event(entry, now))
    return bytes(made.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    made = Event()
    made.add("uid", entry.uid)
    made.add("sequence", entry.sequence)
    made.add("dtstamp", _utc(now))
    made.add("last-modified", _utc(entry.changed_at))
    made.add("summary", _line(entry.title))
    made.add("dtstart", _utc(entry.start))
    if _utc(entry.end) > _utc(entry.start):
        made.add("dtend", _utc(entry.end))
    made.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.tentative else "CONFIRMED")
    for field, text in (("location", _line(entry.place)), ("contact", _line(entry.contact))):
        if text:
            made.add(field, text)
    if description := clean(entry.description).strip():
        made.add("description", description)
    if entry.url.isascii() and entry.url.startswith(("https://", "http://")):
        made.add("url", entry.url)
    _organise(made, entry)
    if not entry.cancelled:
        made.add_component(_alarm(entry))
    return made


def _organise(made: Event, entry: Entry) -> None:
    """An organiser needs an address; a contact without one stays a contact."""
    if found := _EMAIL.search(entry.contact):
        organiser = vCalAddress(f"mailto:{found[0]}")
        organiser.params["CN"] = vText(_line(entry.organiser).replace('"', "'") or found[0])
        made.add("organizer", organiser, encode=False)


def _alarm(entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(entry.title))
    alarm.add("trigger", ALARM)
    return alarm


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _line(text: str) -> str:
    return one_line(clean(text))
