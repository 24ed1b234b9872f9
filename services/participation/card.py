"""The facts of an event's card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, Participation
from programmes.calendar import EventKind
from programmes.schema import Programme
from services.actor import Actor
from services.participation import queue
from services.participation.attendance import is_running
from services.participation.reading import find, is_host
from services.participation.signing import is_invited
from services.participation.states import (
    ABSENT,
    ATTENDED,
    CANCELLED,
    STANDING,
    WAITING,
    SignUp,
    leaves_until,
    sign_up_state,
)

FEEDBACK_WITHIN = timedelta(days=14)
"""After the end; later nobody remembers."""


@dataclass(frozen=True, slots=True)
class Card:
    """An event and how the reader stands to it."""

    event: Event
    mine: Participation | None
    sign_up: SignUp
    free: int | None
    """Places left; None without limit."""
    invited: bool
    hosts: bool
    place: int | None
    """In the waiting list, from 1."""
    may_check_in: bool
    """The window of the code is open, and the person may still use it."""
    may_leave: bool
    owes_feedback: bool
    has_certificate: bool
    owes_reason: bool

    @property
    def state(self) -> str | None:
        return None if self.mine is None or self.mine.state not in STANDING else self.mine.state

    @property
    def may_sign_up(self) -> bool:
        return self.invited and self.state is None and self.sign_up is SignUp.OPEN


async def fetch_card(session: AsyncSession, *, actor: Actor, programme: Programme, event: Event, now: datetime) -> Card:
    mine = await find(session, event_id=event.id, person_id=actor.person.id)
    state = None if mine is None or mine.state not in STANDING else mine.state
    invited = await is_invited(session, event, person_id=actor.person.id, programme=programme)
    free = await queue.free_places(session, event)
    attended, absent = (mine is not None and mine.attendance == item for item in (ATTENDED, ABSENT))
    noted = attended or absent or (mine is not None and mine.result is not None)
    return Card(
        event=event,
        mine=mine,
        sign_up=sign_up_state(event, now),
        free=None if free is None else max(0, free),
        invited=invited,
        hosts=is_host(actor, event),
        place=await queue.place_in_queue(session, mine) if mine is not None and state == WAITING else None,
        may_check_in=(invited or state is not None) and not attended and is_running(event, now),
        may_leave=state in STANDING and not noted and now < leaves_until(event) and event.state != CANCELLED,
        owes_feedback=attended and may_give_feedback(event, mine, now),
        has_certificate=attended and event.certificate is not None,
        owes_reason=absent and mine is not None and mine.absence_reason is None,
    )


def may_give_feedback(event: Event, mine: Participation | None, now: datetime) -> bool:
    """Whether one who was there may still say how it was."""
    if mine is None or mine.feedback_at is not None or event.kind == EventKind.DEADLINE:
        return False
    return event.state != CANCELLED and event.ends_at <= now < event.ends_at + FEEDBACK_WITHIN
