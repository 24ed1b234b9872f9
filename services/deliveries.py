"""What was sent to a person, for whoever sees the person's application."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Notification
from services import audit
from services.actor import Actor
from services.application_card import find_application
from services.notifications import history
from services.paging import Page
from services.roles import READERS


async def fetch_deliveries(
    session: AsyncSession, *, actor: Actor, application_id: int, number: int, now: datetime
) -> tuple[Application, Page[Notification]]:
    """Page `number` of the messages to the application's person, newest first, audited.

    Raises `NotFound`, and `Denied` out of reach.
    """
    application = await find_application(session, actor, application_id, "application.view", *READERS)
    place = application.person.municipality_id
    audit.record(session, actor, "application.view", "application", application.id, now=now, municipality_id=place)
    return application, await history(session, person_id=application.person_id, number=number)
