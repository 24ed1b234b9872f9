"""What waits for a person at home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Cycle
from programmes.schema import Programme
from services import application_list, applications, calendar, drafts, registration, submissions
from services.actor import Actor
from services.application_list import HomeCounts
from services.drafts import Walk
from services.internships import hosting
from services.participation.waiting import Waiting, waiting
from services.roles import READERS


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be handed in and has not been yet, or not in a way that can be read."""

    application_id: int
    kind: str
    title: str
    until: date | None
    """The last day on which the calendar takes it."""


@dataclass(frozen=True, slots=True)
class Home:
    """The facts of the home screen."""

    unfinished: Walk | None
    applications: Sequence[Application]
    works: Sequence[Work]
    counts: HomeCounts | None
    """None for whoever is no staff."""
    events: Waiting | None
    """None before consent."""
    interns: int
    """Of the school one is head of, or that one looks after."""


async def home(session: AsyncSession, *, actor: Actor, programme: Programme, now: datetime) -> Home:
    found = await applications.mine(session, person=actor.person)
    today = now.astimezone(actor.zone).date()
    counts = None
    if actor.has(*READERS):
        counts = await application_list.coordinator_home(session, actor, programme, now)
    return Home(
        unfinished=await _unfinished(session, actor, programme),
        applications=found,
        works=[work for item in found for work in await _works(session, programme, item, today)],
        counts=counts,
        events=await _events(session, actor, programme, now),
        interns=await hosting.count(session, actor=actor, now=now),
    )


async def _events(session: AsyncSession, actor: Actor, programme: Programme, now: datetime) -> Waiting | None:
    if not actor.consented and not actor.is_colleague:
        return None
    return await waiting(session, person_id=actor.person.id, programme=programme, now=now)


async def _unfinished(session: AsyncSession, actor: Actor, programme: Programme) -> Walk | None:
    walks = [registration.walk_of(programme, draft) for draft in await drafts.unfinished(session, person=actor.person)]
    return next((walk for walk in walks if walk is not None), None)


async def _works(session: AsyncSession, programme: Programme, application: Application, today: date) -> list[Work]:
    """Of works that belong to the stage; those that are always taken do not wait for anybody."""
    taken = [kind for kind in submissions.taken_now(programme, application) if kind.stages]
    if not taken:
        return []
    latest = await submissions.latest(session, application=application)
    handed_in = {key for key, work in latest.items() if not work.is_broken}
    waiting_for = [kind for kind in taken if kind.key not in handed_in]
    if not waiting_for:
        return []
    cycle = await session.get_one(Cycle, application.cycle_id)
    days = await calendar.last_days(session, programme=programme, cycle=cycle, track=application.track, today=today)
    return [Work(application.id, kind.key, kind.title, days.get(kind.key)) for kind in waiting_for]
