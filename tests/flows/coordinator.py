"""A department in a database: districts, staff and applications, all made up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, AuditEntry, Municipality, Notification, Organisation, Person, RoleGrant, StageChange
from models.database import Database
from programmes.schema import Role
from services import cycles, people
from services.actor import Actor, Grant
from tests.kit import START, Stage, Talker, the_programme

ZONE = ZoneInfo("Europe/Moscow")
BOSS, SECRETARY = 900, 901
"""Telegram ids of the coordinator of the region and the secretary."""


async def district(session: AsyncSession, key: str) -> Municipality:
    """By its key; made when the programme has no such district."""
    found = (await session.execute(select(Municipality).where(Municipality.key == key))).scalar_one_or_none()
    if found is None:
        found = Municipality(key=key, title=f"Район {key}", timezone="Europe/Moscow")
        session.add(found)
        await session.flush()
    return found


async def school(session: AsyncSession, place: Municipality, title: str) -> Organisation:
    wanted = select(Organisation).where(Organisation.municipality_id == place.id, Organisation.title == title)
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None:
        found = Organisation(municipality_id=place.id, title=title, search_text=title.lower())
        session.add(found)
        await session.flush()
    return found


async def _settle(session: AsyncSession, person: Person, place: Municipality, organisation: str) -> None:
    person.language, person.created_at, person.municipality_id = "ru", START, place.id
    person.organisation_id = (await school(session, place, organisation)).id
    session.add(person)
    await session.flush()
    await people.refresh_search(session, person)


async def applicant(
    session: AsyncSession,
    number: int,
    *,
    surname: str = "Соколова",
    name: str = "Анна",
    phone: str = "+79141234567",
    place: str = "ketchenery",
    organisation: str = "Средняя школа № 5",
    programme: str = "ketchenery",
    stage: str | None = None,
    **columns: Any,
) -> Application:
    """A person with an application, submitted `number` minutes after the start; telegram id 2000 + number."""
    definition = the_programme(programme)
    person = Person(telegram_id=2000 + number, surname=surname, name=name, phone=phone)
    await _settle(session, person, await district(session, place), organisation)
    cycle = await cycles.current(session, programme=definition, today=START.date())
    track = columns.pop("track", definition.tracks[0].key)
    at = START + timedelta(minutes=number)
    made = Application(
        person_id=person.id,
        cycle_id=cycle.id,
        track=track,
        stage=stage or definition.track(track).entry.key,
        answers=columns.pop("answers", {}),
        submitted_at=at,
        **columns,
    )
    session.add(made)
    await session.flush()
    session.add(StageChange(application_id=made.id, to_stage=made.stage, by_id=person.id, at=at))
    await session.flush()
    return made


async def member(session: AsyncSession, telegram_id: int, *grants: tuple[Role, int | None], name: str = "") -> Actor:
    """A member of staff as an actor, with the grants in the database too."""
    person = await people.welcome(session, telegram_id=telegram_id, now=START)
    person.language, person.surname = "ru", name or None
    await people.refresh_search(session, person)
    for role, place in grants:
        session.add(RoleGrant(person_id=person.id, role=role.value, municipality_id=place, granted_at=START))
    await session.flush()
    return Actor(person, tuple(Grant(role, place) for role, place in grants), ZONE)


async def head_of(session: AsyncSession, telegram_id: int, school: Organisation, *, name: str = "") -> Actor:
    """The head of that school, as a coordinator has named it."""
    person = await people.welcome(session, telegram_id=telegram_id, now=START)
    person.language, person.surname = "ru", name or None
    await people.refresh_search(session, person)
    place = school.municipality_id
    granted = {"role": Role.HEAD.value, "municipality_id": place, "organisation_id": school.id, "granted_at": START}
    session.add(RoleGrant(person_id=person.id, **granted))
    await session.flush()
    return Actor(person, (Grant(Role.HEAD, place, school.id),), ZONE)


async def boss(session: AsyncSession) -> Actor:
    return await member(session, BOSS, (Role.REGION_COORDINATOR, None), name="Иванова")


async def chief(stage: Stage) -> Talker:
    """The coordinator of the region, ready to talk."""
    async with stage.database.write() as session:
        await boss(session)
    return stage.person(BOSS)


async def audited(database: Database) -> list[str]:
    async with database.read() as session:
        return list((await session.execute(select(AuditEntry.action).order_by(AuditEntry.id))).scalars())


async def planned(database: Database) -> list[tuple[str, str, str]]:
    """Key of the notification, key of its text, state."""
    async with database.read() as session:
        rows = (await session.execute(select(Notification).order_by(Notification.id))).scalars()
        return [(row.key, row.text["key"], row.state) for row in rows]


def shown(person: Talker) -> str:
    """The newest text of the chat."""
    return person.last.text or ""
