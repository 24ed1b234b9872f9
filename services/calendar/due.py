"""What has to be done by a day of the calendar: the facts reminders are planned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle
from programmes.calendar import EventKind
from programmes.schema import Programme
from services.calendar.listing import entries
from services.calendar.moving import LEEWAY


@dataclass(frozen=True, slots=True)
class Deadline:
    entry_id: int
    key: str
    """Of the window."""
    title: str
    ends_on: date
    """The last day on which it can be done."""
    tracks: tuple[str, ...]
    """Empty: every track."""
    work: str | None
    """The submission to be handed in; None where there is nothing to hand in to the bot."""


async def deadlines(
    session: AsyncSession, programme: Programme, cycle: Cycle, between: tuple[date, date]
) -> list[Deadline]:
    """Windows with a work and those of the kind `deadline` that end within `between`, both days included."""
    first, last = between
    found = await entries(session, programme=programme, cycle=cycle)
    return [
        Deadline(entry.id, entry.window.key, entry.window.title, entry.ends_on, entry.window.tracks, entry.window.work)
        for entry in found
        if (entry.window.work is not None or entry.window.kind is EventKind.DEADLINE) and first <= entry.ends_on <= last
    ]


async def last_days(
    session: AsyncSession, *, programme: Programme, cycle: Cycle, track: str, today: date
) -> dict[str, date]:
    """Until when the works of `track` can be handed in, by their keys: the nearest day that has not passed."""
    found = await deadlines(session, programme, cycle, (today, cycle.ends_on + LEEWAY))
    concerned = [one for one in found if one.work is not None and (not one.tracks or track in one.tracks)]
    concerned.sort(key=lambda one: one.ends_on, reverse=True)
    return {str(one.work): one.ends_on for one in concerned}
