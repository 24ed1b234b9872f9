"""Records of practice: written by the result of an internship, or typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, Event, Organisation, Person, PracticeRecord
from services import audit
from services.actor import Actor
from services.answers.cleaning import clean, one_line, paragraphs
from services.errors import ServiceError
from services.paging import Page, fetch_page

TITLE, ORGANISATION, RESULT = 200, 200, 2000
"""Characters."""
MOST = 200
"""Records of one person."""


class Kind(StrEnum):
    INTERNSHIP = "internship"
    REPLACEMENT = "replacement"
    CERTIFICATE = "certificate"


TYPED = (Kind.REPLACEMENT, Kind.CERTIFICATE)
"""What people enter themselves; an internship is entered by its result."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record is made of; `ends_on` is the last day, `result` the reason of a replacement or what came of it."""

    kind: Kind
    title: str
    organisation: str | None
    starts_on: date
    ends_on: date | None
    hours: int | None
    result: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Records that count, and how many of them only the person vouches for."""

    standing: int
    unconfirmed: int


def records(person_id: int) -> Select[PracticeRecord]:
    """The newest first; what was entered by mistake comes after what counts."""
    wanted = select(PracticeRecord).where(PracticeRecord.person_id == person_id)
    mistaken = case((PracticeRecord.mistaken_at.is_(None), 0), else_=1)
    return wanted.order_by(mistaken, PracticeRecord.starts_on.desc(), PracticeRecord.id.desc())


async def records_of(session: AsyncSession, person_id: int) -> list[PracticeRecord]:
    """All of the person in the order of `records`, mistakes among them."""
    return list((await session.execute(records(person_id))).scalars())


async def fetch(session: AsyncSession, *, person_id: int, number: int) -> Page[PracticeRecord]:
    return await fetch_page(session, records(person_id), number=number)


async def count(session: AsyncSession, person_id: int) -> Counts:
    """What was entered by mistake counts nowhere."""
    unconfirmed = case((PracticeRecord.confirmed_at.is_(None), 1), else_=0)
    wanted = select(func.count(PracticeRecord.id), func.coalesce(func.sum(unconfirmed), 0)).where(
        PracticeRecord.person_id == person_id, PracticeRecord.mistaken_at.is_(None)
    )
    standing, waiting = (await session.execute(wanted)).one()
    return Counts(standing, waiting)


async def add(
    session: AsyncSession, *, actor: Actor, person: Person, cycle: Cycle, facts: Facts, now: datetime
) -> PracticeRecord:
    """Write a record; by anybody but the person it is audited and counts as confirmed. The very same is not written
    twice.

    Whose right it is, the caller checks. Raises `ServiceError` for days ahead, an end before the start, or a
    replacement without its reason.
    """
    facts = checked(actor, facts, now)
    # Two sendings of one form take turns at the person's row.
    await session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    known = await records_of(session, person.id)
    same = next((item for item in known if item.mistaken_at is None and facts_of(item) == facts), None)
    if same is not None:
        return same
    if len(known) >= MOST:
        raise ServiceError("practice-many", limit=MOST)
    made = PracticeRecord(
        person_id=person.id, cycle_id=cycle.id, recorded_by_id=actor.person.id, created_at=now, **columns_of(facts)
    )
    session.add(made)
    if actor.person.id != person.id:
        made.confirmed_at, made.confirmed_by_id = now, actor.person.id
    await session.flush()
    if actor.person.id != person.id:
        details = {"kind": facts.kind.value, "title": facts.title}
        place = person.municipality_id
        audit.record(session, actor, "practice.add", "person", person.id, now=now, municipality_id=place, **details)
    return made


def checked(actor: Actor, facts: Facts, now: datetime) -> Facts:
    """The facts as they are stored; raises `ServiceError` as `add` does."""
    today = now.astimezone(actor.zone).date()
    if facts.kind not in TYPED:
        raise ServiceError("practice-kind")
    if facts.starts_on > today:
        raise ServiceError("practice-ahead", day=facts.starts_on)
    if facts.ends_on is not None and facts.ends_on < facts.starts_on:
        raise ServiceError("practice-order", starts=facts.starts_on, ends=facts.ends_on)
    title = one_line(clean(facts.title))[:TITLE]
    if not title:
        raise ServiceError("practice-nameless")
    organisation = one_line(clean(facts.organisation or ""))[:ORGANISATION] or None
    result = paragraphs(clean(facts.result or ""))[:RESULT] or None
    if facts.kind is Kind.REPLACEMENT and result is None:
        # Dates, school and reason are what the department reports of a replacement.
        raise ServiceError("practice-reason-missing")
    return Facts(facts.kind, title, organisation, facts.starts_on, facts.ends_on, facts.hours, result)


def columns_of(facts: Facts) -> dict[str, object]:
    return {
        "kind": facts.kind.value,
        "title": facts.title,
        "organisation": facts.organisation,
        "starts_on": facts.starts_on,
        "ends_on": facts.ends_on,
        "hours": facts.hours,
        "result": facts.result,
    }


def facts_of(item: PracticeRecord) -> Facts:
    return Facts(Kind(item.kind), item.title, item.organisation, item.starts_on, item.ends_on, item.hours, item.result)


async def keep_internship(
    session: AsyncSession,
    *,
    actor: Actor,
    event: Event,
    person_id: int,
    result: str,
    hours: int | None,
    now: datetime,
) -> bool:
    """Put a completed internship among the practice, or bring the one there up to date; whether anything changed.

    The event's row is locked by the caller.
    """
    zone = ZoneInfo(event.timezone)
    host = None if event.host_id is None else await session.get(Organisation, event.host_id)
    wanted = select(PracticeRecord).where(PracticeRecord.event_id == event.id, PracticeRecord.person_id == person_id)
    facts = Facts(
        Kind.INTERNSHIP,
        event.title,
        ((event.place or "") if host is None else host.title)[:ORGANISATION] or None,
        event.starts_at.astimezone(zone).date(),
        event.ends_at.astimezone(zone).date(),
        hours,
        result,
    )
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is not None and found.mistaken_at is None and facts_of(found) == facts:
        return False
    if found is None:
        found = PracticeRecord(
            person_id=person_id, cycle_id=event.cycle_id, event_id=event.id, created_at=now, **columns_of(facts)
        )
        session.add(found)
    for name, value in columns_of(facts).items():
        setattr(found, name, value)
    found.recorded_by_id = found.confirmed_by_id = actor.person.id
    found.confirmed_at, found.mistaken_at, found.mistaken_by_id = now, None, None
    await session.flush()
    return True


async def drop_internship(session: AsyncSession, *, actor: Actor, event_id: int, person_id: int, now: datetime) -> bool:
    """An internship that was not completed after all counts no more; False when it did not count before."""
    wanted = select(PracticeRecord).where(
        PracticeRecord.event_id == event_id, PracticeRecord.person_id == person_id, PracticeRecord.mistaken_at.is_(None)
    )
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        return False
    found.mistaken_at, found.mistaken_by_id = now, actor.person.id
    await session.flush()
    return True
