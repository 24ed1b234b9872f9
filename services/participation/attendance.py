"""Who was there: a code on the screen of the event, or a list the host ticks."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, Participation
from programmes.schema import Programme
from services import audit
from services.actor import Actor
from services.answers.cleaning import clean, one_line
from services.errors import NotFound, ServiceError
from services.events.finding import find as find_event
from services.events.finding import lock
from services.participation import reading, signing
from services.participation.states import ABSENT, ATTENDED, CANCELLED, SIGNED_UP, STANDING

ALPHABET = "ACEHKMPTXY3456789"
"""Letters that Russian and Latin keyboards share in looks, and digits that look like no letter."""
CODE_LENGTH = 8
"""17⁸ ≈ 7·10⁹ for a window of hours: nobody guesses it by typing."""
BEFORE = timedelta(minutes=30)
AFTER = timedelta(hours=3)
_LATIN = str.maketrans("АСЕНКМРТХУЗ", "ACEHKMPTXY3")
LONGEST_REASON = 300
LINK_PREFIX = "at_"
"""Of what a link brings to /start; an invitation may begin so too, but is longer."""


def window(event: Event) -> tuple[datetime, datetime]:
    """From when until when the code is good."""
    return event.starts_at - BEFORE, event.ends_at + AFTER


def is_running(event: Event, now: datetime) -> bool:
    opens, closes = window(event)
    return event.state != CANCELLED and opens <= now < closes


def read_code(typed: str) -> str:
    """As it is stored: Latin capitals without spaces and dashes, whatever keyboard it was typed on."""
    return "".join(sign for sign in typed.upper().translate(_LATIN) if sign.isalnum())[:40]


def spoken(code: str) -> str:
    """In two halves, as it stands on the screen."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def deep_link(bot_name: str, code: str) -> str:
    return f"https://t.me/{bot_name}?start={LINK_PREFIX}{code}"


def code_of_link(argument: str) -> str | None:
    """The code that a link brought; None for anything else, such as an invitation."""
    code = argument.strip().removeprefix(LINK_PREFIX)
    return code if argument.strip().startswith(LINK_PREFIX) and len(code) <= 2 * CODE_LENGTH else None


async def show_code(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime, renew: bool = False) -> str:
    """The event's code, made if there is none; a renewed one makes the earlier worthless.

    Raises `Denied` for whoever is not the host, `ServiceError` outside of its window.
    """
    event = await lock(session, event_id=event_id)
    reading.require_host(actor, event, "attendance.code")
    if event.state == CANCELLED:
        raise ServiceError("participation-cancelled", title=event.title, reason=event.cancel_reason or "")
    if not is_running(event, now):
        opens, closes = (item.astimezone(actor.zone) for item in window(event))
        raise ServiceError("participation-code-later", opens=opens, closes=closes)
    if event.attendance_code is None or renew:
        event.attendance_code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        await session.flush()
        _record(session, actor, "attendance.code", event, now)
    return event.attendance_code


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Attendance noted by the person; `new` is False when it was noted before."""

    event: Event
    participation: Participation
    new: bool


async def check_in(session: AsyncSession, *, actor: Actor, programme: Programme, code: str, now: datetime) -> CheckedIn:
    """Note that the person is there; whoever had not signed up is signed up along with it.

    Raises `ServiceError` for a code that is unknown or renewed since, too early or too late, or of an event for others.
    """
    wanted = select(Event.id).where(Event.attendance_code == (read_code(code) or "-"))
    event_id = (await session.execute(wanted)).scalar_one_or_none()
    if event_id is None:
        raise ServiceError("participation-code-unknown", code=clean(code)[:40])
    event = await lock(session, event_id=event_id)
    if event.attendance_code != read_code(code):
        raise ServiceError("participation-code-unknown", code=clean(code)[:40])
    found = await reading.find(session, event_id=event_id, person_id=actor.person.id)
    if found is None or found.state not in STANDING:
        await signing.require_invited(session, actor, programme, event)
    if found is not None and found.attendance == ATTENDED:
        return CheckedIn(event, found, False)
    if not is_running(event, now):
        opens, closes = (item.astimezone(actor.zone) for item in window(event))
        raise ServiceError("participation-code-late", title=event.title, opens=opens, closes=closes)
    if found is None or found.state != SIGNED_UP:
        found = await signing.put(session, event, found, actor.person.id, SIGNED_UP, now)
    await _note(session, found, ATTENDED, actor.person.id, now)
    return CheckedIn(event, found, True)


async def mark(
    session: AsyncSession, *, actor: Actor, participation_id: int, attendance: str | None, now: datetime
) -> Participation:
    """Note somebody's attendance, or take the note back (None); audited, the same twice has no effect.

    Raises `Denied` for whoever is not the host, `ServiceError` before the event begins.
    """
    found = await hosted(session, actor=actor, participation_id=participation_id, action="attendance.mark")
    event = await lock(session, event_id=found.event_id)
    require_begun(event, now)
    await session.refresh(found, ["state", "attendance"])
    if found.attendance == attendance:
        return found
    if attendance == ATTENDED and found.state != SIGNED_UP:
        found.state, found.offered_until = SIGNED_UP, None
    before = found.attendance
    await _note(session, found, attendance, actor.person.id, now)
    details = {"person": found.person_id, "was": before, "becomes": attendance}
    _record(session, actor, "attendance.mark", event, now, **details)
    return found


async def mark_all(session: AsyncSession, *, actor: Actor, event_id: int, now: datetime) -> int:
    """Note everybody who signed up and is not noted yet as present; returns how many."""
    event = await lock(session, event_id=event_id)
    reading.require_host(actor, event, "attendance.mark")
    require_begun(event, now)
    waiting = (
        update(Participation)
        .where(
            Participation.event_id == event_id,
            Participation.state == SIGNED_UP,
            Participation.attendance.is_(None),
        )
        .values(attendance=ATTENDED, attendance_at=now, attendance_by_id=actor.person.id, changed_at=now)
        .returning(Participation.id)
    )
    number = len((await session.execute(waiting)).all())
    if number:
        _record(session, actor, "attendance.all", event, now, number=number)
    return number


def has_begun(event: Event, now: datetime) -> bool:
    """Whether people can be there by now."""
    return now >= event.starts_at - BEFORE


def require_begun(event: Event, now: datetime) -> None:
    """Raises `ServiceError` where nobody can have been there yet."""
    if event.state == CANCELLED:
        raise ServiceError("participation-cancelled", title=event.title, reason=event.cancel_reason or "")
    if not has_begun(event, now):
        raise ServiceError("participation-not-begun", title=event.title)


async def hosted(session: AsyncSession, *, actor: Actor, participation_id: int, action: str) -> Participation:
    """One of an event the actor is host of; raises `NotFound`, and `Denied` out of reach."""
    found = await session.get(Participation, participation_id)
    if found is None:
        raise NotFound("participation-gone")
    event = await find_event(session, event_id=found.event_id)
    reading.require_host(actor, event, action)
    return found


async def explain(session: AsyncSession, *, actor: Actor, participation_id: int, reason: str, now: datetime) -> Event:
    """Keep why somebody was absent: said by the person, or noted by the host (audited).

    Raises `ServiceError` for a reason that is empty or too long, or where nobody is noted as absent.
    """
    words = one_line(clean(reason))
    if not words or len(words) > LONGEST_REASON:
        raise ServiceError("participation-reason-length", count=len(words), limit=LONGEST_REASON)
    found = await session.get(Participation, participation_id, with_for_update=True)
    if found is None:
        raise NotFound("participation-gone")
    event = await find_event(session, event_id=found.event_id)
    if found.person_id != actor.person.id:
        reading.require_host(actor, event, "attendance.reason")
        _record(session, actor, "attendance.reason", event, now, person=found.person_id)
    if found.attendance != ABSENT:
        raise ServiceError("participation-not-absent", title=event.title)
    found.absence_reason, found.changed_at = words, now
    await session.flush()
    return event


async def _note(session: AsyncSession, found: Participation, attendance: str | None, by_id: int, now: datetime) -> None:
    found.attendance, found.changed_at = attendance, now
    found.attendance_at = None if attendance is None else now
    found.attendance_by_id = None if attendance is None else by_id
    if attendance != ABSENT:
        found.absence_reason = None
    await session.flush()


def _record(session: AsyncSession, actor: Actor, action: str, event: Event, now: datetime, **details: object) -> None:
    place = event.municipality_id
    audit.record(session, actor, action, "event", event.id, now=now, municipality_id=place, **details)
