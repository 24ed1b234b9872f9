"""A person's applications: sent, seen, corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from locales.text import Text
from models import Application, Cycle, Person, StageChange
from programmes.schema import Programme, Role, StageKind, Track
from services import audit, drafts, eligibility, notifications, registration
from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.reach import coordinators_of

LIST_OF_APPLICATIONS = "apps1:unread"
"""Callback data of the button under a coordinator's notice (handlers/coordinator/calls.py)."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a sent form."""

    application: Application
    is_new: bool
    """False when there was an application for this track and cycle before."""


@dataclass(frozen=True, slots=True)
class Way:
    """An application and every movement of it, the oldest first."""

    application: Application
    changes: Sequence[StageChange]


async def submit(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    cycle: Cycle,
    track: Track,
    answers: Mapping[str, Any],
    now: datetime,
) -> Sent:
    """Make the application: common answers to the person, own ones to it, its first movement, word to coordinators.

    A second one for the same track and cycle changes nothing. Whom the rules refuse is taken too, with the reason, for
    a coordinator to decide.
    """
    person = await _locked(session, actor.person)
    wanted = select(Application).where(
        Application.person_id == person.id, Application.cycle_id == cycle.id, Application.track == track.key
    )
    if (earlier := (await session.execute(wanted)).scalar_one_or_none()) is not None:
        return Sent(earlier, is_new=False)
    form = registration.form_of(programme, f"{drafts.REGISTRATION}:{track.key}")
    await registration.store_common(session, person=person, programme=programme, form=form, answers=answers)
    application = _application(person, cycle, track, answers, now=now, actor=actor)
    session.add(application)
    await session.flush()
    session.add(
        StageChange(application_id=application.id, from_stage=None, to_stage=track.entry.key, by_id=person.id, at=now)
    )
    await _tell_coordinators(session, person=person, now=now)
    return Sent(application, is_new=True)


async def _locked(session: AsyncSession, person: Person) -> Person:
    """The person's row, held until the transaction ends: two sendings of one person take turns."""
    wanted = select(Person).where(Person.id == person.id).with_for_update()
    return (await session.execute(wanted)).scalar_one()


def _application(
    person: Person, cycle: Cycle, track: Track, answers: Mapping[str, Any], *, now: datetime, actor: Actor
) -> Application:
    reason = eligibility.refusal(track.eligibility, answers, today=now.astimezone(actor.zone).date())
    return Application(
        person_id=person.id,
        cycle_id=cycle.id,
        track=track.key,
        stage=track.entry.key,
        answers={field.key: answers.get(field.key) for field in track.form if field.common is None},
        submitted_at=now,
        refusal=None if reason is None else reason.to_json(),
    )


async def _tell_coordinators(session: AsyncSession, *, person: Person, now: datetime) -> None:
    """One message a day to each: their list shows the rest, unread first."""
    for coordinator_id in await coordinators_of(session, person.municipality_id):
        await notifications.notify(
            session,
            key=f"new-applications:{coordinator_id}:{now:%Y-%m-%d}",
            person_id=coordinator_id,
            text=Text("registration-notice"),
            now=now,
            expires_at=now + timedelta(days=1),
            buttons=[[(Text("registration-notice-button"), LIST_OF_APPLICATIONS)]],
        )


async def mine(session: AsyncSession, *, person: Person) -> Sequence[Application]:
    """With their cycles, the newest first."""
    wanted = select(Application).where(Application.person_id == person.id).options(selectinload(Application.cycle))
    newest = Application.submitted_at.desc(), Application.id.desc()
    return (await session.execute(wanted.order_by(*newest))).scalars().all()


async def applied_tracks(session: AsyncSession, *, person: Person, cycle: Cycle) -> frozenset[str]:
    wanted = select(Application.track).where(Application.person_id == person.id, Application.cycle_id == cycle.id)
    return frozenset((await session.execute(wanted)).scalars())


async def own(session: AsyncSession, *, actor: Actor, application_id: int, lock: bool = False) -> Application:
    """The actor's application; raises NotFound for one that is not there or is somebody else's."""
    wanted = select(Application).where(Application.id == application_id, Application.person_id == actor.person.id)
    found = (await session.execute(wanted.with_for_update() if lock else wanted)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


async def way(session: AsyncSession, *, actor: Actor, application_id: int) -> Way:
    application = await own(session, actor=actor, application_id=application_id)
    wanted = select(StageChange).where(StageChange.application_id == application.id).order_by(StageChange.id)
    return Way(application, (await session.execute(wanted)).scalars().all())


def is_ended(programme: Programme, application: Application) -> bool:
    """Off the way; a track or stage that has left the programme counts as ended: nothing can be done there."""
    track = next((item for item in programme.tracks if item.key == application.track), None)
    stage = next((item for item in track.stages if item.key == application.stage), None) if track else None
    return stage is None or stage.kind is StageKind.ENDED


def candidate_moves(programme: Programme, application: Application) -> list[str]:
    """The stages a candidate may go to by himself."""
    track = registration.track_of(programme, application.track)
    stage = next((item for item in track.stages if item.key == application.stage), None)
    return [move.to for move in stage.moves if Role.CANDIDATE in move.by] if stage else []


async def correct(
    session: AsyncSession, *, actor: Actor, programme: Programme, walk: drafts.Walk, now: datetime
) -> list[str]:
    """Write corrected data to the person; returns the keys that changed.

    Applications on their way become unread and are measured by the rules anew, as of the day they were sent.
    Raises ServiceError while a required answer is missing.
    """
    if walk.first_open is not None:
        raise ServiceError("form-unfinished")
    person, answers = await _locked(session, actor.person), walk.counting_answers()
    changed = await registration.store_common(
        session, person=person, programme=programme, form=walk.form, answers=answers
    )
    applications = [item for item in await mine(session, person=person) if not is_ended(programme, item)]
    if not changed or not applications:
        return changed
    for application in applications:
        _measure_again(programme, application, answers, actor)
    place = person.municipality_id
    audit.record(session, actor, "person.correct", "person", person.id, now=now, municipality_id=place, fields=changed)
    return changed


def _measure_again(programme: Programme, application: Application, answers: Mapping[str, Any], actor: Actor) -> None:
    application.unread = True
    rules = registration.track_of(programme, application.track).eligibility
    day = application.submitted_at.astimezone(actor.zone).date()
    reason = eligibility.refusal(rules, answers, today=day)
    application.refusal = None if reason is None else reason.to_json()
