"""An internship of one person, for the intern and for who runs it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from models import DiaryEntry, Event, Participation, Person
from programmes.calendar import EventKind
from programmes.schema import Role
from services import audit
from services.actor import Actor
from services.answers.cleaning import clean, one_line
from services.errors import NotFound, ServiceError
from services.events import finding as events
from services.events.finding import lock, require_staff
from services.paging import Page, fetch_page
from services.roles import READERS

AROUND = timedelta(days=7)
"""A diary may begin before the first day and end after the last: papers, getting to know each other, a report."""
MENTOR_LENGTH = 150


async def mine(session: AsyncSession, *, actor: Actor, participation_id: int) -> tuple[Participation, Event]:
    """The actor's internship for reading, given up or not; raises `NotFound` for anybody else's."""
    found, event = await find(session, participation_id)
    if found.person_id != actor.person.id:
        raise NotFound
    return found, event


async def own(session: AsyncSession, *, actor: Actor, participation_id: int) -> tuple[Participation, Event]:
    """The actor's internship that stands; raises `NotFound` for anybody else's, `ServiceError` for one given up."""
    found, event = await mine(session, actor=actor, participation_id=participation_id)
    if found.state != "signed_up":
        raise ServiceError("internship-withdrawn")
    if event.state != "planned":
        raise ServiceError("internship-cancelled")
    return found, event


async def of_staff(
    session: AsyncSession, *, actor: Actor, participation_id: int, roles: tuple[Role, ...] = READERS
) -> tuple[Participation, Event]:
    """One intern for staff in reach; raises `NotFound`, and `Denied` out of reach."""
    found, event = await find(session, participation_id)
    require_staff(actor, event, *roles, action="internship.view" if Role.SECRETARY in roles else "internship.change")
    return found, event


async def find(session: AsyncSession, participation_id: int) -> tuple[Participation, Event]:
    """One intern with the person, whoever asks; raises `NotFound`."""
    wanted = select(Participation).where(Participation.id == participation_id)
    found = (await session.execute(wanted.options(joinedload(Participation.person)))).scalar_one_or_none()
    if found is None:
        raise NotFound
    event = await events.find(session, event_id=found.event_id)
    if event.kind != EventKind.INTERNSHIP:
        raise NotFound
    return found, event


async def fetch_interns(
    session: AsyncSession, *, actor: Actor, event_id: int, number: int
) -> tuple[Page[Participation], dict[int, int]]:
    """A page of the interns with their people, by name, and how many days each has written of, by participation."""
    event = await events.find(session, event_id=event_id)
    require_staff(actor, event, *READERS, action="internship.view")
    wanted = (
        select(Participation)
        .join(Participation.person)
        .where(Participation.event_id == event_id, Participation.state == "signed_up")
        .options(contains_eager(Participation.person))
        .order_by(Person.search_text, Person.id)
    )
    page = await fetch_page(session, wanted, number=number)
    ids = [item.id for item in page.items]
    rows = await session.execute(
        select(DiaryEntry.participation_id, func.count())
        .where(DiaryEntry.participation_id.in_(ids))
        .group_by(DiaryEntry.participation_id)
    )
    return page, {number: count for number, count in rows}  # noqa: C416 - a Row is no pair to mypy


def diary(participation_id: int) -> Select[DiaryEntry]:
    """The newest day first."""
    wanted = select(DiaryEntry).where(DiaryEntry.participation_id == participation_id)
    return wanted.order_by(DiaryEntry.day.desc(), DiaryEntry.id.desc())


async def count_days(session: AsyncSession, participation_id: int) -> int:
    wanted = select(func.count(DiaryEntry.id)).where(DiaryEntry.participation_id == participation_id)
    return (await session.execute(wanted)).scalar_one()


def days_of(event: Event) -> tuple[date, date]:
    """The first and the last day, where the internship takes place."""
    zone = ZoneInfo(event.timezone)
    return event.starts_at.astimezone(zone).date(), event.ends_at.astimezone(zone).date()


async def name_mentor(
    session: AsyncSession, *, actor: Actor, participation_id: int, name: str, now: datetime
) -> Participation:
    """Note who looks after the intern on site, in the intern's own words.

    Raises `ServiceError` for an empty or an endless name, and once the school or a coordinator has said who it is;
    and what `own` raises.
    """
    mentor = one_line(clean(name))
    if not mentor:
        raise ServiceError("internship-mentor-empty")
    if len(mentor) > MENTOR_LENGTH:
        raise ServiceError("internship-mentor-long", count=len(mentor), limit=MENTOR_LENGTH)
    found, event = await own(session, actor=actor, participation_id=participation_id)
    await lock(session, event_id=event.id)
    await session.refresh(found, ["mentor_id", "mentor_on_site"])
    if found.mentor_id is not None:
        raise ServiceError("internship-mentor-set", name=found.mentor_on_site or "")
    if found.mentor_on_site != mentor:
        found.mentor_on_site, found.changed_at = mentor, now
    await session.flush()
    return found


def record(
    session: AsyncSession,
    actor: Actor,
    action: str,
    event: Event,
    found: Participation,
    now: datetime,
    **details: object,
) -> None:
    """A line of the journal about one intern."""
    place = event.municipality_id
    audit.record(
        session,
        actor,
        action,
        "event",
        event.id,
        now=now,
        municipality_id=place,
        person=found.person_id,
        **details,
    )
