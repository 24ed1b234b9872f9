"""The list of applications: what a coordinator filters, counts and finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Cycle, Person
from programmes.schema import Programme
from services import cycles
from services.actor import Actor
from services.paging import PAGE_SIZE, Page, bounded, count_pages, offset
from services.roles import READERS
from services.search import found_by

LONGEST_SEARCH = 100
"""Characters of a search that are looked at."""
_BEGINNING_OF_PHONE = re.compile(r"\s*8[\d\s()\-]{2,}")
_NUMBER_OF_SCHOOL = re.compile(r"[0-9]{1,2}")
_REFUSED = and_(Application.refusal.is_not(None), Application.exception_at.is_(None))


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown; None, False and an empty search limit nothing."""

    stage: str | None = None
    track: str | None = None
    municipality_id: int | None = None
    unread: bool = False
    refused: bool = False
    typed: str = ""

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Line:
    """One application as a line of the list."""

    id: int
    surname: str | None
    name: str | None
    track: str
    stage: str
    unread: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many applications are alike in all that one can filter by."""

    stage: str
    track: str
    municipality_id: int | None
    unread: bool
    refused: bool
    number: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers on the filter buttons."""

    tallies: tuple[Tally, ...]

    def number(self, filters: Filters) -> int:
        """Applications that `filters` leave; what is typed was taken into account by `counts`."""
        return sum(tally.number for tally in self.tallies if _fits(tally, filters))

    def with_(self, filters: Filters, **changed: str | int | bool | None) -> int:
        """As many as there would be after pressing a button that changes `filters` so."""
        return self.number(replace(filters, **changed))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class HomeCounts:
    """What waits for a coordinator."""

    applications: int
    unread: int
    refused: int


async def this_cycle(session: AsyncSession, programme: Programme, now: datetime) -> Cycle:
    today = now.astimezone(ZoneInfo(programme.timezone)).date()
    return await cycles.current(session, programme=programme, today=today)


async def fetch_list(
    session: AsyncSession, *, actor: Actor, programme: Programme, filters: Filters, number: int, now: datetime
) -> Page[Line]:
    """Page `number` of the current cycle, newest first, as far as the actor's rights reach.

    Raises `Denied` for somebody who may not read applications, and for a municipality out of reach.
    """
    conditions = await _conditions(session, actor, programme, filters, now)
    total = (await session.execute(select(func.count()).select_from(Application).where(*conditions))).scalar_one()
    page = bounded(number, total)
    newest = (Application.submitted_at.desc(), Application.id.desc())
    # The ids first: only eight rows are fetched whole, however deep the page lies.
    ids = select(Application.id).where(*conditions).order_by(*newest).offset(offset(page)).limit(PAGE_SIZE)
    statement = (
        select(
            Application.id,
            Person.surname,
            Person.name,
            Application.track,
            Application.stage,
            Application.unread,
            _REFUSED.label("refused"),
        )
        .join(Person, Application.person_id == Person.id)
        .where(Application.id.in_(select(ids.subquery().c.id)))
        .order_by(*newest)
    )
    lines = [Line(*row[:-1], refused=bool(row.refused)) for row in (await session.execute(statement)).all()]
    return Page(lines, page, count_pages(total), total)


async def fetch_ids(
    session: AsyncSession, *, actor: Actor, programme: Programme, filters: Filters, limit: int, now: datetime
) -> list[int]:
    """At most `limit` applications of the list, newest first; raises as `fetch_list` does."""
    conditions = await _conditions(session, actor, programme, filters, now)
    newest = (Application.submitted_at.desc(), Application.id.desc())
    statement = select(Application.id).where(*conditions).order_by(*newest).limit(limit)
    return list((await session.execute(statement)).scalars())


async def counts(
    session: AsyncSession, *, actor: Actor, programme: Programme, now: datetime, typed: str = ""
) -> Counts:
    """Everything the filter buttons count; raises `Denied` as `fetch_list` does.

    Two narrow queries: what is refused has an index of its own, the rest never opens the wide rows.
    """
    conditions = await _conditions(session, actor, programme, Filters(typed=typed), now)
    alike = (Application.stage, Application.track, Person.municipality_id, Application.unread)
    statement = (
        select(*alike, func.count().label("number"))
        .select_from(Application)
        .join(Person, Application.person_id == Person.id)
        .where(*conditions)
        .group_by(*alike)
    )
    everything = (await session.execute(statement)).all()
    refused = {row[:4]: row.number for row in (await session.execute(statement.where(_REFUSED))).all()}
    return Counts(
        tuple(
            Tally(row.stage, row.track, row.municipality_id, bool(row.unread), is_refused, number)
            for row in everything
            for is_refused, number in _split(row.number, refused.get(row[:4], 0))
        )
    )


async def coordinator_home(session: AsyncSession, actor: Actor, programme: Programme, now: datetime) -> HomeCounts:
    """Raises `Denied` as `fetch_list` does."""
    numbers = []
    for filters in (Filters(), Filters(unread=True), Filters(refused=True)):
        conditions = await _conditions(session, actor, programme, filters, now)
        counted = select(func.count()).select_from(Application).where(*conditions)
        numbers.append((await session.execute(counted)).scalar_one())
    return HomeCounts(*numbers)


def _split(total: int, refused: int) -> list[tuple[bool, int]]:
    return [item for item in ((False, total - refused), (True, refused)) if item[1]]


def _fits(tally: Tally, filters: Filters) -> bool:
    return (
        filters.stage in (None, tally.stage)
        and filters.track in (None, tally.track)
        and filters.municipality_id in (None, tally.municipality_id)
        and (tally.unread or not filters.unread)
        and (tally.refused or not filters.refused)
    )


async def _conditions(
    session: AsyncSession, actor: Actor, programme: Programme, filters: Filters, now: datetime
) -> list[ColumnElement[bool]]:
    actor.require("application.list", "application", *READERS)
    cycle = await this_cycle(session, programme, now)
    return [Application.cycle_id == cycle.id, *_of_application(filters), *_of_person(actor, filters)]


def _of_application(filters: Filters) -> Iterable[ColumnElement[bool]]:
    if filters.stage is not None:
        yield Application.stage == filters.stage
    if filters.track is not None:
        yield Application.track == filters.track
    if filters.unread:
        yield Application.unread.is_(True)
    if filters.refused:
        yield _REFUSED


def _of_person(actor: Actor, filters: Filters) -> list[ColumnElement[bool]]:
    """Looked up among people, not joined: their indices are narrower than the rows."""
    limits: list[ColumnElement[bool]] = []
    wanted, scope = filters.municipality_id, actor.scope(*READERS)
    if wanted is not None:
        actor.require_within("application.list", f"municipality:{wanted}", wanted, *READERS)
        limits.append(Person.municipality_id == wanted)
    elif scope is not None:
        limits.append(Person.municipality_id.in_(scope))
    if filters.typed.strip():
        limits.append(_matching(filters.typed[:LONGEST_SEARCH]))
    return [Application.person_id.in_(select(Person.id).where(true(), *limits))] if limits else []


def _matching(typed: str) -> ColumnElement[bool]:
    """By any part; a phone begun with 8 is found by +7 as well, however little of it is typed.

    Beside words, one or two digits are the number of a school: inside of a phone they would find half of the people.
    """
    query = typed.strip().rstrip(".…")
    if _BEGINNING_OF_PHONE.fullmatch(query):
        digits = re.sub(r"\D", "", query)
        return or_(found_by(Person.search_text, digits), found_by(Person.search_text, f"7{digits[1:]}"))
    words = query.split()
    numbers = [word for word in words if _NUMBER_OF_SCHOOL.fullmatch(word)]
    if not numbers or not any(letter.isalpha() for letter in query):
        return found_by(Person.search_text, query)
    others = found_by(Person.search_text, " ".join(word for word in words if word not in numbers))
    return and_(others, *(_begins_word(number) for number in numbers))


def _begins_word(number: str) -> ColumnElement[bool]:
    return or_(*(Person.search_text.like(f"%{before}{number}%") for before in (" ", "№")))
