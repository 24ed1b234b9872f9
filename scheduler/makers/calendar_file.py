"""`event.ics`: one event, or everything the person has signed up for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from exports.calendar_file import Entry, calendar_file
from locales.text import Text
from models import Event, ExportRequest, InterviewSlot, Participation
from programmes.calendar import EventKind
from scheduler.makers.frame import Made, MakerContext
from services.event_list import may_see
from services.events.finding import find
from services.interviews.booking import slot_of
from services.participation import mine, reading
from services.participation.states import CANCELLED, SIGNED_UP, WITHDRAWN

FILE_NAME = "event.ics"


async def make(context: MakerContext, request: ExportRequest) -> Made | None:
    """Raises `NotFound` for an event the person may not see any more; None when there is nothing to give."""
    number = (request.params or {}).get("event")
    async with context.database.read() as session:
        if number is None:
            entries = await _of_mine(session, context)
        else:
            event = await find(session, event_id=int(number))
            if not await may_see(session, actor=context.actor, programme=context.programme, event=event):
                return None
            entries = [await entry_of(session, event, context)]
    if not entries:
        return None
    content = await context.work(calendar_file, entries, name=context.programme.title, now=context.now)
    return Made(FILE_NAME, content, _caption(entries))


def _caption(entries: list[Entry]) -> Text:
    if len(entries) > 1:
        return Text("participation-ics-several", {"count": len(entries)})
    [entry] = entries
    return Text("participation-ics", {"title": entry.title, "cancelled": entry.cancelled})


async def _of_mine(session: AsyncSession, context: MakerContext) -> list[Entry]:
    """What lies ahead; what was cancelled too, so that phones take it away."""
    wanted = mine(context.person.id).where(Event.ends_at > context.now)
    found = (await session.execute(wanted.options(joinedload(Participation.event, Event.host)))).scalars().all()
    return [await entry_of(session, item.event, context) for item in found]


async def entry_of(session: AsyncSession, event: Event, context: MakerContext) -> Entry:
    """The event as this person's calendar has it: of an interview, the time that was booked."""
    participation = await reading.find(session, event_id=event.id, person_id=context.person.id)
    booked = await slot_of(session, event_id=event.id, person_id=context.person.id)
    start, end = (event.starts_at, event.ends_at) if booked is None else (booked.starts_at, booked.ends_at)
    return Entry(
        uid=f"event-{event.id}@{context.bot_name}",
        sequence=event.revision + _rebooked(event, booked),
        title=event.title,
        start=end if event.kind == EventKind.DEADLINE else start,
        end=end,
        changed_at=event.changed_at if participation is None else max(event.changed_at, participation.changed_at),
        description=_description(event),
        place=(booked.place if booked is not None else None) or event.place or "",
        url=event.link or "",
        contact=event.contact or "",
        organiser=event.host.title if event.host is not None else context.programme.department,
        # Whoever has withdrawn takes the entry out of the phone by it.
        cancelled=event.state == CANCELLED or (participation is not None and participation.state == WITHDRAWN),
        tentative=participation is None or participation.state != SIGNED_UP,
    )


def _rebooked(event: Event, booked: InterviewSlot | None) -> int:
    """Minutes from the making of the event to the booking: another time chosen is a later version of the entry."""
    at: datetime | None = None if booked is None else booked.booked_at
    return 0 if at is None else max(0, int((at - event.created_at).total_seconds() // 60))


def _description(event: Event) -> str:
    found: list[Any] = [item for item in event.materials or [] if isinstance(item, dict)]
    links = [f"{item.get('title', '')}: {item['url']}" for item in found if item.get("url")]
    return "\n".join(part for part in (event.description or "", event.link or "", *links, event.contact or "") if part)
