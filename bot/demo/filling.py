"""Puts the made-up people into an empty database, by the same verbs as real ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Foundation
from bot.demo.cast import Cast
from bot.demo.events import add_events
from bot.demo.messages import add_broadcasts, move_a_date
from models import Application, Cycle, Notification, Organisation, Person, RoleGrant
from programmes.schema import Role, StageKind, Track
from services import applications, consents, cycles, heads, organisations, people, roles, stage_moves
from services.actor import Actor, Grant
from services.search import searchable

CANDIDATES = 42
DAYS_OF_ARRIVAL = 20


async def fill(foundation: Foundation) -> int:
    """Add staff and candidates in one transaction; returns how many, 0 for a database that holds people already."""
    now = foundation.clock.now()
    async with foundation.database.write() as session:
        # The coordinators of the settings are there already, as bare Telegram ids.
        named = select(func.count(Person.id)).where(Person.surname.is_not(None))
        if (await session.execute(named)).scalar_one():
            return 0
        cast = Cast(foundation.programme, now.astimezone(foundation.zone).date())
        await _add_register(session, foundation, cast)
        staff = await _add_staff(session, cast, now)
        coordinator = Actor(staff[-1], (Grant(Role.REGION_COORDINATOR),), foundation.zone)
        school = await _name_school(session, coordinator, now)
        cycle = await cycles.current(session, programme=foundation.programme, today=cast.today)
        candidates = [
            await _add_candidate(session, foundation, cast, coordinator, cycle, number, now)
            for number in range(CANDIDATES)
        ]
        standing = _standing(candidates)
        await add_events(
            session,
            foundation,
            cycle=cycle,
            coordinator=coordinator,
            candidates=standing,
            host=school,
            now=now,
        )
        await move_a_date(session, foundation, cycle=cycle, coordinator=coordinator, now=now)
        # The cast reads no messages; and the coordinator's first morning should not begin with forty of them.
        await session.execute(update(Notification).values(state="cancelled", finished_at=now))
        readers = [each for each in standing if each.person.telegram_id is None]
        await add_broadcasts(session, cycle=cycle, coordinator=coordinator, readers=readers, now=now)
        return len(staff) + CANDIDATES


async def _add_register(session: AsyncSession, foundation: Foundation, cast: Cast) -> None:
    """Schools for the districts whose definition names none, so that the search for one can be tried."""
    for item in foundation.programme.municipalities:
        if item.organisations:
            continue
        place = await organisations.municipality(session, programme=foundation.programme, key=item.key)
        for title in cast.organisations:
            session.add(Organisation(municipality_id=place.id, title=title, search_text=searchable(title)))
    await session.flush()


async def _add_staff(session: AsyncSession, cast: Cast, now: datetime) -> list[Person]:
    added = []
    for member in cast.staff:
        person = await people.welcome(session, telegram_id=member.telegram_id, now=now)
        person.surname, person.name, person.language = member.surname, member.name, "ru"
        await people.refresh_search(session, person)
        for role in member.roles:
            await roles.grant(
                session,
                actor=None,
                person=person,
                role=Role(role),
                municipality_id=None,
                granted_by_id=None,
                now=now,
            )
        added.append(person)
    return added


async def _name_school(session: AsyncSession, coordinator: Actor, now: datetime) -> Organisation:
    """The head of the cast is of the first school there is: the one that hosts what `events.yaml` says is hosted."""
    grant_id = (await session.execute(select(RoleGrant.id).where(RoleGrant.role == Role.HEAD))).scalar_one()
    first = (await session.execute(select(Organisation.id).order_by(Organisation.id).limit(1))).scalar_one()
    return await heads.assign(session, actor=coordinator, grant_id=grant_id, organisation_id=first, now=now)


async def _add_candidate(
    session: AsyncSession,
    foundation: Foundation,
    cast: Cast,
    coordinator: Actor,
    cycle: Cycle,
    number: int,
    now: datetime,
) -> tuple[Actor, Application]:
    programme = foundation.programme
    track = programme.tracks[number % len(programme.tracks)]
    # At least a day ago: what has happened since is not to lie ahead.
    arrived = now - timedelta(days=1 + number % DAYS_OF_ARRIVAL, hours=number % 7)
    person = Person(telegram_id=cast.telegram_ids.get(number), language="ru", created_at=arrived)
    session.add(person)
    await session.flush()
    await consents.give(session, person=person, programme=programme, now=arrived, update_id=None, message_id=None)
    candidate = Actor(person, (), foundation.zone, consented=True)
    sent = await applications.submit(
        session,
        actor=candidate,
        programme=programme,
        cycle=cycle,
        track=track,
        answers=cast.answers(track, number),
        now=arrived,
    )
    if sent.application.refusal is None:
        await _lead(session, foundation, cast, coordinator, track, sent.application.id, number, arrived)
    return candidate, sent.application


def _standing(candidates: Sequence[tuple[Actor, Application]]) -> list[Actor]:
    """Those whom the rules of the programme have not refused."""
    return [candidate for candidate, application in candidates if not application.refused]


async def _lead(
    session: AsyncSession,
    foundation: Foundation,
    cast: Cast,
    coordinator: Actor,
    track: Track,
    application_id: int,
    number: int,
    arrived: datetime,
) -> None:
    """Some of the way: each candidate a little further than the one before, up to the reserve."""
    stage = track.entry
    for step in range(number % (len(track.stages) - 1)):
        forward = [
            move
            for move in stage.moves
            if coordinator.has(*move.by) and track.stage(move.to).kind is not StageKind.ENDED
        ]
        if not forward:
            break
        await stage_moves.move(
            session,
            actor=coordinator,
            application_id=application_id,
            to_stage=forward[0].to,
            expected_stage=stage.key,
            reason=cast.reason,
            programme=foundation.programme,
            now=arrived + timedelta(hours=step + 1),
        )
        stage = track.stage(forward[0].to)
    # Whom the coordinator has led on, she has read.
    if stage is not track.entry:
        application = await session.get_one(Application, application_id)
        application.unread = False
