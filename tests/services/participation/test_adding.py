"""Staff put people on the list of an event, and take them off it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import AuditEntry, Consent, Event, Participation, Person
from models.database import Database
from programmes.schema import Role
from services import participation
from services.actor import Actor
from services.errors import Denied, ServiceError
from services.participation import adding, attendance
from services.participation.adding import Place
from tests.flows.coordinator import ZONE, applicant, audited, boss, district, head_of, member, school
from tests.flows.taking_part import TOMORROW, an_event, participant, standing
from tests.kit import START, the_programme
from tests.services.events.kit import comes, told

PROGRAMME = the_programme("ketchenery")


async def stranger(session: AsyncSession, number: int, surname: str) -> int:
    """Known by name, and has not come to the bot."""
    made = await applicant(session, number, surname=surname)
    await session.execute(update(Person).where(Person.id == made.person_id).values(telegram_id=None))
    return made.person_id


async def names(database: Database, event: Event, actor: Actor, typed: str = "") -> list[str]:
    async with database.read() as session:
        wanted = adding.prospects(event, actor=actor, programme=PROGRAMME, typed=typed)
        return [person.surname or "" for person in (await session.execute(wanted)).scalars()]


async def put(
    database: Database, actor: Actor, person_id: int, place: Place = Place.FREE, days: float = 0
) -> tuple[tuple[Place, ...], str | None]:
    """What could be chosen, and what came of it."""
    async with database.write() as session:
        found, made = await adding.add(
            session,
            actor=actor,
            programme=PROGRAMME,
            event_id=1,
            person_id=person_id,
            place=place,
            now=START + timedelta(days=days),
        )
    return found.choices, None if made is None else made.state


async def test_invited_come_first_and_a_search_finds_everybody_in_reach(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        event = await an_event(session, audience={"people": [1, 2]})
        for number, surname in ((1, "Белова"), (2, "Авдеева"), (3, "Беляев")):
            await participant(session, number, surname=surname)
        await stranger(session, 4, "Беленко")
        await participant(session, 5, surname="Белых")
        await session.execute(update(Consent).where(Consent.person_id == 6).values(withdrawn_at=START))
        await applicant(session, 6, surname="Белкин")
        event.audience = {"people": [2, 3]}
        await comes(session, event, 3)
    assert await names(database, event, actor) == ["Белова"]
    assert await names(database, event, actor, "бел") == ["Беленко", "Белова", "Беляев"]
    assert await names(database, event, actor, "%") == []


async def test_district_and_host_reach_their_own_people(database: Database) -> None:
    async with database.write() as session:
        here, there = await district(session, "ketchenery"), await district(session, "elsewhere")
        actor = await member(session, 950, (Role.COORDINATOR, here.id))
        host = await school(session, here, "Средняя школа № 5")
        head = await head_of(session, 951, host)
        event = await an_event(session, municipality_id=here.id, host_id=host.id, audience={"people": [3]})
        await participant(session, 1, surname="Белова")
        await participant(session, 2, surname="Беляев")
        foreign = (await participant(session, 3, surname="Белых", place=there.key)).person.id
    assert await names(database, event, actor, "бел") == ["Белова", "Беляев"]
    assert await names(database, event, head, "бел") == ["Белова"]
    for reaching, person_id in ((actor, foreign), (head, 4)):
        with pytest.raises(Denied):
            await put(database, reaching, person_id)
    assert await standing(database, 1) == []


async def test_whoever_has_no_phone_is_signed_up_after_the_end_of_sign_up_and_ticked(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        await an_event(session, signup_closes_at=START - timedelta(days=1))
        person_id = await stranger(session, 1, "Беленко")
    assert await put(database, actor, person_id) == ((Place.FREE,), "signed_up")
    assert await put(database, actor, person_id) == ((), None)
    async with database.write() as session:
        await attendance.mark(
            session, actor=actor, participation_id=1, attendance="attended", now=TOMORROW + timedelta(hours=1)
        )
    assert await audited(database) == ["participation.add", "attendance.mark"]
    async with database.read() as session:
        details = (await session.execute(select(AuditEntry.details).order_by(AuditEntry.id).limit(1))).scalar_one()
    assert details == {"person": person_id, "place": "free", "invited": False}


async def test_person_is_told_of_the_place_as_of_the_queue_but_not_when_it_has_begun(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        await an_event(session, capacity=1)
        ids = [(await participant(session, number)).person.id for number in (1, 2, 3)]
    assert await put(database, actor, ids[0]) == ((Place.FREE,), "signed_up")
    assert await put(database, actor, ids[1]) == ((Place.QUEUE, Place.OVER), None)
    assert await put(database, actor, ids[1], Place.QUEUE) == ((Place.QUEUE, Place.OVER), "waiting")
    assert await put(database, actor, ids[2], Place.OVER, days=1.01) == ((Place.OVER,), "signed_up")
    assert [text.splitlines() for _, text in await told(database)] == [
        [
            "Вас записали: Разбор уроков",
            "Начало: 16 сентября 2026, 10:00",
            "Это сделал организатор. Не сможете прийти — откажитесь на карточке.",
        ],
        [
            "Вас поставили в лист ожидания: Разбор уроков",
            "Начало: 16 сентября 2026, 10:00",
            "Освободится место — напишем, и вы его подтвердите.",
        ],
    ]


async def test_one_who_waits_is_given_a_place_beyond_the_others(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        event = await an_event(session, capacity=1)
        ids = [(await participant(session, number)).person.id for number in (1, 2)]
        await comes(session, event, ids[0])
        await comes(session, event, ids[1], "waiting")
    assert await put(database, actor, ids[1], Place.OVER) == ((Place.OVER,), "signed_up")
    assert await standing(database, 1) == [(ids[0], "signed_up"), (ids[1], "signed_up")]


async def test_host_gives_places_beyond_the_capacity_to_those_who_stand_there_alone(database: Database) -> None:
    async with database.write() as session:
        here = await district(session, "ketchenery")
        host = await school(session, here, "Средняя школа № 5")
        head = await head_of(session, 951, host)
        event = await an_event(session, host_id=host.id, capacity=1)
        ids = [(await participant(session, number)).person.id for number in (1, 2)]
        await comes(session, event, ids[0])
    assert await put(database, head, ids[1], Place.OVER) == ((Place.QUEUE,), None)
    assert await put(database, head, ids[1], Place.OVER, days=1.01) == ((Place.OVER,), "signed_up")


async def test_last_place_goes_to_the_candidate_or_to_the_one_put_on_the_list(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        await an_event(session, capacity=1)
        people = [await participant(session, number) for number in (1, 2)]

    async def signs_up() -> str:
        async with database.write() as session:
            joined = await participation.sign_up(session, actor=people[0], programme=PROGRAMME, event_id=1, now=START)
            return joined.outcome.value

    both = await asyncio.gather(signs_up(), put(database, actor, people[1].person.id))
    assert len(await standing(database, 1)) == 1
    assert (both[0] == "signed_up") != (both[1][1] == "signed_up")


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"state": "cancelled"}, "participation-cancelled"),
        ({"kind": "deadline"}, "participation-deadline"),
        ({"kind": "interview"}, "participation-add-interview"),
    ],
)
async def test_event_without_a_list_takes_nobody(database: Database, columns: dict[str, str], key: str) -> None:
    async with database.write() as session:
        actor = await boss(session)
        await an_event(session, **columns)
        person = (await participant(session)).person
    with pytest.raises(ServiceError) as refused:
        await put(database, actor, person.id)
    assert (refused.value.text.key, await standing(database, 1)) == (key, [])


async def test_only_the_host_puts_people_on_the_list(database: Database) -> None:
    async with database.write() as session:
        await boss(session)
        here = await district(session, "ketchenery")
        await an_event(session)
        person = (await participant(session)).person
        others = [
            await member(session, 950, (Role.COORDINATOR, here.id)),
            await member(session, 951, (Role.SECRETARY, None)),
            Actor(person, (), ZONE, consented=True),
        ]
        for other in others:
            with pytest.raises(Denied):
                await adding.look(session, actor=other, programme=PROGRAMME, event_id=1, person_id=person.id, now=START)


async def removed(database: Database, actor: Actor, now_days: float = 0) -> Participation:
    async with database.write() as session:
        return await adding.remove(session, actor=actor, participation_id=1, now=START + timedelta(days=now_days))


async def test_whoever_is_taken_off_the_list_is_told_and_the_place_goes_on(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        event = await an_event(session, capacity=1, contact="кабинет 3")
        ids = [(await participant(session, number)).person.id for number in (1, 2)]
        await comes(session, event, ids[0])
        await comes(session, event, ids[1], "waiting")
        going = await adding.removal(session, actor=actor, participation_id=1, now=START)
    assert (going.person.id, going.told, going.handed_on) == (ids[0], True, True)
    await removed(database, actor)
    await removed(database, actor)
    assert await standing(database, 1) == [(ids[0], "withdrawn"), (ids[1], "offered")]
    assert await audited(database) == ["participation.remove"]
    first = (await told(database))[0][1]
    assert first.splitlines() == [
        "Вы больше не записаны: Разбор уроков",
        "Начало: 16 сентября 2026, 10:00",
        "Так решил организатор. Если это ошибка, напишите: кабинет 3",
    ]


async def test_whoever_is_noted_stays_on_the_list(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        event = await an_event(session)
        item = await comes(session, event, (await participant(session)).person.id)
        item.attendance = "attended"
    with pytest.raises(ServiceError) as refused:
        await removed(database, actor, 1.5)
    assert (refused.value.text.key, await standing(database, 1)) == (
        "participation-remove-noted",
        [(2, "signed_up")],
    )
