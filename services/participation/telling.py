"""What participants are told by messages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Event, Participation
from services.notifications import notify
from services.participation import presses
from services.participation.states import SIGNED_UP
from services.whereabouts import zone_of


async def offered(session: AsyncSession, event: Event, item: Participation, zone: ZoneInfo, now: datetime) -> None:
    """A place has become free for this person, until `offered_until`; `zone` is that of the person."""
    until = item.offered_until or event.starts_at
    words = Text(
        "participation-told-offer",
        {"title": event.title, "start": event.starts_at.astimezone(zone), "until": until.astimezone(zone)},
    )
    await notify(
        session,
        key=_key(item, "offer"),
        person_id=item.person_id,
        text=words,
        now=now,
        expires_at=until,
        buttons=presses.offer_rows(event.id),
        event_id=event.id,
    )


async def lapsed(session: AsyncSession, event: Event, item: Participation, now: datetime) -> None:
    """The offered place has gone on."""
    words = Text("participation-told-lapsed", {"title": event.title})
    rows = [presses.open_row(event.id)]
    key = _key(item, "lapsed")
    await notify(session, key=key, person_id=item.person_id, text=words, now=now, buttons=rows, event_id=event.id)


async def added(session: AsyncSession, event: Event, item: Participation, now: datetime) -> None:
    """Staff have put the person on the list, or into the queue."""
    await _of_list(session, event, item, "added", now)


async def removed(session: AsyncSession, event: Event, item: Participation, now: datetime) -> None:
    """Staff have taken the person off the list."""
    await _of_list(session, event, item, "removed", now)


async def _of_list(session: AsyncSession, event: Event, item: Participation, what: str, now: datetime) -> None:
    zone = await zone_of(session, person_id=item.person_id, otherwise=event.timezone)
    start, contact = event.starts_at.astimezone(zone), event.contact or ""
    given: dict[str, Arg] = {"title": event.title, "start": start, "state": item.state, "contact": contact}
    words = Text(f"participation-told-{what}", {**given, "has_contact": bool(contact)})
    file = [presses.calendar_row(event.id)] if item.state == SIGNED_UP else []
    await notify(
        session,
        key=_key(item, f"{what}:{item.state}:{int(now.timestamp())}"),
        person_id=item.person_id,
        text=words,
        now=now,
        expires_at=event.ends_at,
        buttons=[presses.open_row(event.id), *file],
        event_id=event.id,
    )


def _key(item: Participation, what: str) -> str:
    """Another one each time the person queues anew."""
    return f"event:{item.event_id}:{what}:{item.person_id}:{int(item.queued_at.timestamp())}"
