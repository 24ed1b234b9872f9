"""What a card of an event shows besides, by the kind of the event."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton

from handlers.events.kinds import contest, contest_staff, internship, internship_staff, interview, interview_staff
from handlers.turn import Turn
from models import Event, Participation
from programmes.calendar import EventKind

Rows = list[list[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Extras:
    """Of one kind: lines (HTML) and rows for who takes part, rows for staff who may change the event."""

    lines: Callable[[Turn, Event, Participation | None], Awaitable[list[str]]]
    buttons: Callable[[Turn, Event, Participation | None], Awaitable[Rows]]
    staff: Callable[[Turn, Event], Awaitable[Rows]]


KINDS: Mapping[str, Extras] = {
    EventKind.INTERVIEW: Extras(interview.lines, interview.buttons, interview_staff.staff_rows),
    EventKind.CONTEST: Extras(contest.lines, contest.buttons, contest_staff.staff_rows),
    EventKind.INTERNSHIP: Extras(internship.lines, internship.buttons, internship_staff.staff_rows),
}
"""By `Event.kind`; a kind that is not here has nothing besides."""


async def extra_lines(turn: Turn, event: Event, participation: Participation | None) -> list[str]:
    """Lines for the card that a participant sees."""
    kind = KINDS.get(event.kind)
    return [] if kind is None else await kind.lines(turn, event, participation)


async def extra_buttons(turn: Turn, event: Event, participation: Participation | None) -> Rows:
    """Rows for the card that a participant sees."""
    kind = KINDS.get(event.kind)
    return [] if kind is None else await kind.buttons(turn, event, participation)


async def staff_extras(turn: Turn, event: Event) -> Rows:
    """Rows for the card that a coordinator sees."""
    kind = KINDS.get(event.kind)
    return [] if kind is None else await kind.staff(turn, event)
