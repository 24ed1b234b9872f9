"""How one stands to an event, and whether the event takes people at that moment."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from models import Event
from programmes.calendar import EventKind

SIGNED_UP, WAITING, OFFERED, WITHDRAWN = "signed_up", "waiting", "offered", "withdrawn"
ATTENDED, ABSENT = "attended", "absent"
HOLDING = (SIGNED_UP, OFFERED)
"""Each of these holds a place."""
STANDING = (SIGNED_UP, OFFERED, WAITING)
PLANNED, CANCELLED = "planned", "cancelled"


class SignUp(StrEnum):
    """Whether an event takes people, and why not; each is a text of its own."""

    OPEN = "open"
    EARLY = "early"
    CLOSED = "closed"
    OVER = "over"
    CANCELLED = "cancelled"
    NONE = "none"
    """A deadline is nothing one comes to."""


def sign_up_state(event: Event, now: datetime) -> SignUp:
    if event.kind == EventKind.DEADLINE:
        return SignUp.NONE
    if event.state == CANCELLED:
        return SignUp.CANCELLED
    if event.ends_at <= now:
        return SignUp.OVER
    if closes_at(event) <= now:
        return SignUp.CLOSED
    if event.signup_opens_at is not None and now < event.signup_opens_at:
        return SignUp.EARLY
    return SignUp.OPEN


def closes_at(event: Event) -> datetime:
    """The end of the sign-up window: the start, where none is set."""
    return event.signup_closes_at or event.starts_at


def leaves_until(event: Event) -> datetime:
    """Until when one may give up: a contest or an internship also while it runs, for it takes weeks."""
    return event.ends_at if event.kind in (EventKind.CONTEST, EventKind.INTERNSHIP) else event.starts_at


def gives_places(event: Event, now: datetime) -> bool:
    """Whether a place that has become free is still worth offering."""
    return event.state == PLANNED and now < event.starts_at
