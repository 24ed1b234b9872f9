"""What the person is told about a booked time that somebody else has changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Arg, Text
from models import Event
from services.notifications import notify
from services.participation import presses
from services.quiet_hours import TOO_LATE, allowed_from
from services.whereabouts import zone_of


async def tell(
    session: AsyncSession,
    *,
    event: Event,
    person_id: int,
    key: str,
    what: str,
    moment: datetime,
    now: datetime,
    reason: Arg = "",
    before: datetime | None = None,
) -> None:
    """With ways to another time, to the calendar file and to the event; moments as the person's clock shows them.

    It waits for the morning unless one of the times is too near then: nobody shall come for nothing, or too late.
    """
    zone = await zone_of(session, person_id=person_id, otherwise=event.timezone)
    told: dict[str, Arg] = {"title": event.title, "reason": reason, "moment": moment.astimezone(zone)}
    if before is not None:
        told["before"] = before.astimezone(zone)
    soonest = min(moment, before or moment)
    other = [(Text("interview-times-button"), f"kit:{event.id}:0:1:1")]
    await notify(
        session,
        key=key,
        person_id=person_id,
        text=Text(what, told),
        now=now,
        event_id=event.id,
        buttons=[other, presses.calendar_row(event.id), presses.open_row(event.id)],
        urgent=soonest - allowed_from(now, zone) < TOO_LATE,
    )
