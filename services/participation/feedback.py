"""What people say afterwards: how it was, or why they were absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Event, Notification, Participation
from programmes.calendar import EventKind
from programmes.fields import FieldKind
from programmes.schema import Programme
from services import forms
from services.actor import Actor
from services.drafts import Form
from services.errors import NotFound, ServiceError
from services.notifications import notify
from services.participation import presses
from services.participation.card import FEEDBACK_WITHIN, may_give_feedback
from services.participation.reading import own
from services.participation.states import ABSENT, ATTENDED, CANCELLED

FEEDBACK = "feedback"
"""The kind of the form; its subject is the id of the participation."""
ASKED_WITHIN = timedelta(days=7)
"""After the end: a list ticked later asks nobody any more."""
RATINGS = 5
BATCH = 500


async def build(session: AsyncSession, _programme: Programme, key: str) -> Form:
    """Rating, what was useful, what should change; raises `NotFound` when the participation is not there."""
    number = key.partition(":")[2]
    found = await session.get(Participation, int(number)) if number.isdecimal() else None
    if found is None:
        raise NotFound("participation-gone")
    ratings = [f"r{rating}" for rating in range(RATINGS, 0, -1)]
    return Form(
        key,
        (
            forms.asked("feedback", "rating", FieldKind.CHOICE, choices=ratings),
            forms.asked("feedback", "useful", FieldKind.LONG_TEXT, required=False, max_length=2000),
            forms.asked("feedback", "wish", FieldKind.LONG_TEXT, required=False, max_length=2000),
        ),
    )


async def require_owed(session: AsyncSession, *, actor: Actor, participation_id: int, now: datetime) -> Participation:
    """The actor's own that may still be spoken about; raises `ServiceError` with the reason where it may not."""
    found = await own(session, actor=actor, participation_id=participation_id)
    if found.feedback_at is not None:
        raise ServiceError("participation-feedback-given", title=found.event.title)
    if found.attendance != ATTENDED:
        raise ServiceError("participation-feedback-absent", title=found.event.title)
    if not may_give_feedback(found.event, found, now):
        raise ServiceError("participation-feedback-closed", title=found.event.title)
    return found


async def keep(
    session: AsyncSession, *, actor: Actor, participation_id: int, answers: Mapping[str, Any], now: datetime
) -> Event:
    """Keep what was said, once; raises as `require_owed` does."""
    found = await require_owed(session, actor=actor, participation_id=participation_id, now=now)
    found.feedback_rating = int(str(answers["rating"]).removeprefix("r"))
    found.feedback_text = answers.get("useful") or None
    found.feedback_wish = answers.get("wish") or None
    found.feedback_at = found.changed_at = now
    await session.flush()
    return found.event


async def feedback_due(session: AsyncSession, now: datetime) -> int:
    """Ask who was there how it was, and who was not why, once each, when it is over; returns how many were asked."""
    asked = 0
    for found, title, certified in await _unasked(session, now):
        attended = found.attendance == ATTENDED
        rows = [presses.feedback_row(found.id) if attended else presses.absence_row(found.id)]
        rows += [presses.certificate_row(found.id)] if attended and certified else []
        key = "participation-told-feedback" if attended else "participation-told-absence"
        new = await notify(
            session,
            key=_key(found.id, found.attendance or ""),
            person_id=found.person_id,
            text=Text(key, {"title": title}),
            now=now,
            expires_at=now + FEEDBACK_WITHIN,
            buttons=[*rows, presses.open_row(found.event_id)],
            kind="event",
            event_id=found.event_id,
        )
        asked += new
    return asked


async def is_due(session: AsyncSession, now: datetime) -> bool:
    """Whether there is anybody to ask: a look that holds up no writer."""
    return bool(await _unasked(session, now, most=1))


def _key(participation_id: int, attendance: str) -> str:
    return f"participation:{participation_id}:{attendance}"


async def _unasked(session: AsyncSession, now: datetime, most: int = BATCH) -> list[tuple[Participation, str, bool]]:
    told = exists().where(Notification.key == _key_in_sql())
    wanted = (
        select(Participation, Event.title, Event.certificate.is_not(None))
        .join(Event, Participation.event_id == Event.id)
        .where(
            Event.ends_at <= now,
            Event.ends_at > now - ASKED_WITHIN,
            Event.state != CANCELLED,
            Event.kind != EventKind.DEADLINE.value,
            Participation.attendance.in_((ATTENDED, ABSENT)),
            Participation.feedback_at.is_(None),
            Participation.absence_reason.is_(None),
            ~told,
        )
        .order_by(Participation.id)
        .limit(most)
    )
    return [(row[0], row[1], bool(row[2])) for row in (await session.execute(wanted)).all()]


def _key_in_sql() -> ColumnElement[str]:
    number = cast(Participation.id, String)
    return literal("participation:") + number + literal(":") + Participation.attendance
