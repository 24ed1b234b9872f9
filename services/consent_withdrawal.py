"""Taking consent back: the applications end, coordinators learn what the law asks of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import Application, Person
from programmes.schema import Programme, StageKind
from services import applications, audit, consents, notifications, registration, stage_moves
from services.actor import Actor
from services.errors import ServiceError
from services.participation import signing
from services.reach import coordinators_of

TERM = timedelta(days=30)
"""Within which the operator destroys the data after a withdrawal: 152-FZ, article 21, part 5."""

HOME = [[(Text("common-home"), "go:home:1")]]
"""Below the notice, which stays in the chat; handlers/links.py reads it."""


async def withdraw(session: AsyncSession, *, actor: Actor, programme: Programme, now: datetime) -> None:
    """End the standing consent, every application that its candidate may end and every place at events ahead.

    Coordinators are told; audited.

    Raises `ServiceError` when there is no consent to take back.
    """
    consent_id = await consents.take_back(session, person=actor.person, programme=programme, now=now)
    if consent_id is None:
        raise ServiceError("consent-none")
    for application in await applications.mine(session, person=actor.person):
        if not applications.is_ended(programme, application):
            await _end(session, actor, programme, application, now)
    await signing.withdraw_everywhere(session, actor=actor, now=now)
    if not actor.is_colleague:
        # Colleagues are written to by their role.
        await notifications.cancel_broadcasts(session, person_id=actor.person.id, now=now)
    place = actor.person.municipality_id
    audit.record(session, actor, "consent.withdraw", "person", actor.person.id, now=now, municipality_id=place)
    await _tell_coordinators(session, actor.person, consent_id, now, actor.zone)


async def _end(
    session: AsyncSession, actor: Actor, programme: Programme, application: Application, now: datetime
) -> None:
    ways = applications.candidate_moves(programme, application)
    track = registration.track_of(programme, application.track)
    ends = [key for key in ways if track.stage(key).kind is StageKind.ENDED]
    if not ends:
        return
    await stage_moves.move(
        session,
        actor=actor,
        application_id=application.id,
        to_stage=ends[0],
        expected_stage=None,
        reason=programme.consent.title,
        programme=programme,
        now=now,
    )


async def _tell_coordinators(
    session: AsyncSession, person: Person, consent_id: int, now: datetime, zone: ZoneInfo
) -> None:
    until = (now + TERM).astimezone(zone).date()
    words = Text("consent-withdrawn-notice", {"name": person.full_name or str(person.id), "until": until})
    for coordinator_id in await coordinators_of(session, person.municipality_id):
        key = f"consent-withdrawn:{consent_id}:{coordinator_id}"
        await notifications.notify(session, key=key, person_id=coordinator_id, text=words, now=now, buttons=HOME)
