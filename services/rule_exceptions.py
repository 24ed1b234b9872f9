"""Exceptions to the rules of who may take part."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Application, Person
from services import audit
from services.actor import Actor
from services.application_card import lock_application
from services.errors import ServiceError
from services.notifications import notify
from services.stage_moves import CARD_OF_CANDIDATE, read_reason


async def grant_exception(
    session: AsyncSession, *, actor: Actor, application_id: int, reason: str, now: datetime
) -> Application:
    """Let a refused application go on like any other, audited; the candidate is told with the reason.

    Raises `Denied` for anybody but its coordinators, `ServiceError` for an application that needs no exception.
    """
    application = await lock_application(session, application_id)
    person = await session.get_one(Person, application.person_id)
    place = person.municipality_id
    actor.require_within("application.exception", f"application:{application_id}", place)
    require_refused(application)
    why = read_reason(reason, required=True) or ""
    application.exception_reason = why
    application.exception_by_id = actor.person.id
    application.exception_at = now
    await session.flush()
    audit.record(
        session,
        actor,
        "application.exception",
        "application",
        application_id,
        now=now,
        municipality_id=place,
        reason=why,
    )
    told = Text("applications-exception-told", {"reason": why})
    ways = [[(Text("move-told-open"), CARD_OF_CANDIDATE)]]
    await notify(session, key=f"exception:{application_id}", person_id=person.id, text=told, now=now, buttons=ways)
    return application


def require_refused(application: Application) -> None:
    """Raises `ServiceError` for an application that needs no exception, or has one."""
    if not application.refused:
        made = application.exception_at is not None
        raise ServiceError("applications-exception-made" if made else "applications-exception-idle")
