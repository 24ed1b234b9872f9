"""The diary of an internship: days in the intern's words."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import DiaryEntry, Event, Participation
from services.actor import Actor
from services.answers.cleaning import clean, paragraphs
from services.errors import NotFound, ServiceError
from services.events.finding import lock
from services.internships.finding import AROUND, count_days, days_of, mine, of_staff, own, record

LONGEST_ENTRY = 6000
"""Characters of one day."""
MOST_ENTRIES = 500


async def write(
    session: AsyncSession, *, actor: Actor, participation_id: int, day: date, text: str, now: datetime
) -> DiaryEntry:
    """Add an entry; raises `ServiceError` for a day ahead, or further than a week from the internship."""
    found, event = await own(session, actor=actor, participation_id=participation_id)
    words = _checked(actor, event, day, text, now)
    await lock(session, event_id=event.id)
    if await count_days(session, found.id) >= MOST_ENTRIES:
        raise ServiceError("internship-diary-full", limit=MOST_ENTRIES)
    entry = DiaryEntry(participation_id=found.id, day=day, text=words, created_at=now)
    session.add(entry)
    await session.flush()
    return entry


async def rewrite(
    session: AsyncSession, *, actor: Actor, entry_id: int, day: date, text: str, now: datetime
) -> DiaryEntry:
    """Correct an entry on the day it was written; later it stands. Raises as `write` does."""
    entry, found, event = await own_entry(session, actor=actor, entry_id=entry_id)
    await own(session, actor=actor, participation_id=found.id)
    words = _checked(actor, event, day, text, now)
    if not may_rewrite(actor, entry, now):
        raise ServiceError("internship-entry-stands")
    entry.day, entry.text = day, words
    await session.flush()
    return entry


def may_rewrite(actor: Actor, entry: DiaryEntry, now: datetime) -> bool:
    """Whether it was written on this very day of the person."""
    return entry.created_at.astimezone(actor.zone).date() == now.astimezone(actor.zone).date()


def is_time(actor: Actor, event: Event, now: datetime) -> bool:
    """Whether there is a day, today or before, that may be written of."""
    return now.astimezone(actor.zone).date() >= days_of(event)[0] - AROUND


def likely_day(actor: Actor, event: Event, now: datetime) -> date:
    """Today; after the time for the diary its last day."""
    return min(now.astimezone(actor.zone).date(), days_of(event)[1] + AROUND)


def _checked(actor: Actor, event: Event, day: date, text: str, now: datetime) -> str:
    first, last = days_of(event)
    if day > now.astimezone(actor.zone).date():
        raise ServiceError("internship-day-ahead", day=day)
    if not first - AROUND <= day <= last + AROUND:
        raise ServiceError("internship-day-outside", day=day, first=first, last=last)
    words = paragraphs(clean(text))
    if not words:
        raise ServiceError("internship-entry-empty")
    if len(words) > LONGEST_ENTRY:
        raise ServiceError("internship-entry-long", count=len(words), limit=LONGEST_ENTRY)
    return words


async def own_entry(session: AsyncSession, *, actor: Actor, entry_id: int) -> tuple[DiaryEntry, Participation, Event]:
    """An entry of the actor's own diary, of an internship given up too; raises `NotFound` for any other."""
    entry = await session.get(DiaryEntry, entry_id)
    if entry is None:
        raise NotFound("internship-entry-gone")
    found, event = await mine(session, actor=actor, participation_id=entry.participation_id)
    return entry, found, event


async def staff_entry(session: AsyncSession, *, actor: Actor, entry_id: int, now: datetime) -> DiaryEntry:
    """An entry of a diary in reach, audited; raises `NotFound` or `Denied`."""
    entry = await session.get(DiaryEntry, entry_id)
    if entry is None:
        raise NotFound("internship-entry-gone")
    found, event = await of_staff(session, actor=actor, participation_id=entry.participation_id)
    record(session, actor, "internship.view", event, found, now)
    return entry
