"""What came of an internship; one that is completed counts as practice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Event, Participation
from services.actor import STAFF, Actor
from services.answers.cleaning import clean, paragraphs
from services.errors import ServiceError
from services.events.finding import lock
from services.internships.finding import of_staff, record
from services.notifications import notify
from services.participation import presses
from services.practice.records import drop_internship, keep_internship

LONGEST_RESULT = 3000
"""Characters: it is told in one message."""


async def note_result(
    session: AsyncSession,
    *,
    actor: Actor,
    participation_id: int,
    completed: bool,
    result: str,
    hours: int | None,
    now: datetime,
) -> Participation:
    """Write what the mentor on site or the coordinator says, audited; the intern is told.

    A completed internship is put among the person's practice, once, and stays right when the result is corrected; one
    that is not completed after all is taken out of it. Raises `ServiceError` before the start, and for nobody's.
    """
    found, event = await of_staff(session, actor=actor, participation_id=participation_id, roles=STAFF)
    await lock(session, event_id=event.id)
    await session.refresh(found, ["state", "result", "attendance"])
    words = _checked(found, event, result, now)
    changed = await _keep(session, actor, found, event, completed, words, hours, now)
    if found.result == words and not changed:
        return found
    found.result, found.result_at, found.result_by_id, found.changed_at = words, now, actor.person.id, now
    if completed:
        found.attendance, found.attendance_at, found.attendance_by_id = "attended", now, actor.person.id
    record(session, actor, "internship.result", event, found, now, completed=completed)
    told = Text("internship-told-result", {"title": event.title, "result": words, "completed": completed})
    key = f"internship-result:{found.id}:{now.timestamp():.0f}"
    rows = [presses.open_row(event.id)]
    await notify(session, key=key, person_id=found.person_id, text=told, now=now, event_id=event.id, buttons=rows)
    await session.flush()
    return found


def _checked(found: Participation, event: Event, result: str, now: datetime) -> str:
    if found.state != "signed_up" or event.state != "planned":
        raise ServiceError("internship-withdrawn")
    if event.starts_at > now:
        raise ServiceError("internship-not-yet")
    words = paragraphs(clean(result))
    if not words:
        raise ServiceError("internship-result-empty")
    if len(words) > LONGEST_RESULT:
        raise ServiceError("internship-result-long", count=len(words), limit=LONGEST_RESULT)
    return words


async def _keep(
    session: AsyncSession,
    actor: Actor,
    found: Participation,
    event: Event,
    completed: bool,
    words: str,
    hours: int | None,
    now: datetime,
) -> bool:
    if not completed:
        return await drop_internship(session, actor=actor, event_id=event.id, person_id=found.person_id, now=now)
    return await keep_internship(
        session, actor=actor, event=event, person_id=found.person_id, result=words, hours=hours, now=now
    )
