"""Making, changing and cancelling events, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from locales.text import Text
from models import AuditEntry, Event, Notification, Participation, Person
from models.database import Database
from programmes.schema import Role
from services.actor import Actor
from services.errors import Denied, NotFound, ServiceError
from services.events.cancelling import cancel
from services.events.changing import Changed, change
from services.events.facts import facts_of
from services.events.finding import find
from services.events.materials import add_links, drop
from services.notifications import notify
from tests.flows.coordinator import applicant, boss, district, member
from tests.kit import START
from tests.services.events.kit import MOSCOW, PROGRAMME, TENTH, comes, facts, made, told


async def seminar(database: Database, **given: object) -> Actor:
    """Event 1 of the region; person 1 (in Vladivostok) has signed up, person 2 waits."""
    async with database.write() as session:
        first = await applicant(session, 1)
        second = await applicant(session, 2)
        actor = await boss(session)
        event = await made(session, actor, **given)
        (await session.get_one(Person, first.person_id)).timezone = "Asia/Vladivostok"
        await comes(session, event, first.person_id)
        await comes(session, event, second.person_id, "waiting")
    return actor


async def changed(database: Database, actor: Actor, *, revision: int | None = None, **new: object) -> Changed:
    async with database.write() as session:
        before = facts_of(await find(session, event_id=1))
        return await change(
            session,
            actor=actor,
            programme=PROGRAMME,
            event_id=1,
            facts=replace(before, **new),  # type: ignore[arg-type]
            now=START,
            revision=revision,
        )


async def test_make_keeps_every_field(database: Database) -> None:
    given = {
        "description": "О школе",
        "tracks": (PROGRAMME.tracks[0].key,),
        "audience": {"stages": [PROGRAMME.tracks[0].stages[0].key]},
        "place": "Школа № 5",
        "link": "https://example.ru/call",
        "capacity": 12,
        "signup_closes_at": TENTH - timedelta(days=1),
        "materials": ({"title": "Программа", "url": "https://example.ru"},),
        "contact": "кабинет 3",
        "target_share": 40,
        "points": 5,
        "certificate": "прошёл семинар",
    }
    async with database.write() as session:
        await made(session, await boss(session), **given)
    async with database.read() as session:
        event = await find(session, event_id=1)
        entry = (await session.execute(select(AuditEntry))).scalar_one()
    assert facts_of(event) == facts(**given)
    assert (event.search_text, event.state, event.revision) == ("первые сто дней школа № 5", "planned", 0)
    assert (entry.action, entry.subject_id, entry.details) == ("event.make", 1, {"title": "Первые сто дней"})


async def test_same_source_makes_one_event(database: Database) -> None:
    async with database.write() as session:
        actor = await boss(session)
        first = await made(session, actor, source_key="plan:1")
        again = await made(session, actor, source_key="plan:1", title="Другое")
    assert (first.id, again.title) == (again.id, "Первые сто дней")


async def test_coordinator_of_a_district_makes_events_of_that_district_only(database: Database) -> None:
    async with database.write() as session:
        here = await district(session, "ketchenery")
        there = await district(session, "elsewhere")
        actor = await member(session, 950, (Role.COORDINATOR, here.id))
        await made(session, actor, municipality_id=here.id)
        for foreign in (None, there.id):
            with pytest.raises(Denied):
                await made(session, actor, municipality_id=foreign)
        count = (await session.execute(select(func.count(Event.id)))).scalar_one()
    assert count == 1


async def test_change_tells_old_and_new_in_the_zone_of_each(database: Database) -> None:
    actor = await seminar(database)
    moved = datetime(2026, 12, 11, 15, tzinfo=MOSCOW)
    done = await changed(database, actor, starts_at=moved, ends_at=moved + timedelta(hours=2), place="Школа № 7")
    assert (done.fields, done.told) == (("starts_at", "ends_at", "place"), 2)
    assert await told(database) == [
        (
            "event:1:changed:1:1",
            "Изменилось: Первые сто дней\n"
            "Начало: 10 декабря 2026, 17:00 → 11 декабря 2026, 22:00\n"
            "Окончание: 10 декабря 2026, 19:00 → 12 декабря 2026, 00:00\n"
            "Место: — → Школа № 7",
        ),
        (
            "event:1:changed:1:2",
            "Изменилось: Первые сто дней\n"
            "Начало: 10 декабря 2026, 10:00 → 11 декабря 2026, 15:00\n"
            "Окончание: 10 декабря 2026, 12:00 → 11 декабря 2026, 17:00\n"
            "Место: — → Школа № 7",
        ),
    ]
    async with database.read() as session:
        rows = (await session.execute(select(Notification).order_by(Notification.id).limit(1))).scalars().all()
        event = await find(session, event_id=1)
    assert [(row.kind, row.event_id, row.buttons[0][0][1]) for row in rows if row.buttons] == [("news", 1, "ev:1:1")]
    assert (event.revision, event.place, event.search_text) == (1, "Школа № 7", "первые сто дней школа № 7")


async def test_change_of_nothing_tells_nobody(database: Database) -> None:
    actor = await seminar(database)
    assert ((await changed(database, actor)).fields, await told(database)) == ((), [])


async def test_inner_matters_change_in_silence(database: Database) -> None:
    actor = await seminar(database)
    done = await changed(database, actor, points=3, target_share=50)
    assert (done.told, done.event.revision, await told(database)) == (0, 1, [])


async def test_files_sent_one_after_another_are_told_of_in_one_message(database: Database) -> None:
    actor = await seminar(database)
    for number in range(3):
        async with database.write() as session:
            await add_links(
                session,
                actor=actor,
                programme=PROGRAMME,
                event_id=1,
                typed=f"Слайды {number} https://example.ru/{number}",
                now=START + timedelta(minutes=number),
            )
    async with database.read() as session:
        wanted = select(Notification.key, Notification.state, Notification.due_at).where(Notification.person_id == 1)
        rows = (await session.execute(wanted.order_by(Notification.id))).all()
    assert [tuple(row) for row in rows] == [
        ("event:1:materials:1:1", "cancelled", START + timedelta(minutes=10)),
        ("event:1:materials:2:1", "cancelled", START + timedelta(minutes=11)),
        ("event:1:materials:3:1", "planned", START + timedelta(minutes=12)),
    ]
    async with database.write() as session:
        await drop(session, actor=actor, programme=PROGRAMME, event_id=1, place=0, revision=3, now=START)
    await cancelled(database, actor)
    async with database.read() as session:
        rows = (await session.execute(wanted.where(Notification.state == "planned"))).all()
        everything = (await session.execute(wanted)).all()
    assert ([row.key for row in rows], len(everything)) == (["event:1:cancelled:1"], 4)


async def test_more_places_go_to_the_waiting_list(database: Database) -> None:
    actor = await seminar(database, capacity=1)
    await changed(database, actor, capacity=2)
    async with database.read() as session:
        states = (await session.execute(select(Participation.state).order_by(Participation.person_id))).scalars().all()
    assert list(states) == ["signed_up", "offered"]


async def test_fewer_places_than_people_are_refused(database: Database) -> None:
    actor = await seminar(database, capacity=5)
    async with database.write() as session:
        third = await applicant(session, 3)
        event = await find(session, event_id=1)
        await comes(session, event, third.person_id)
    with pytest.raises(ServiceError) as refused:
        await changed(database, actor, capacity=1)
    assert (refused.value.text.key, dict(refused.value.text.args)) == (
        "event-capacity-taken",
        {"taken": 2, "capacity": 1},
    )


async def test_new_start_takes_back_reminders_of_the_old_one(database: Database) -> None:
    actor = await seminar(database)
    async with database.write() as session:
        text = Text("common-yes")
        await notify(session, key="r", person_id=1, text=text, now=START, kind="event", event_id=1)
    moved = TENTH + timedelta(days=1)
    await changed(database, actor, starts_at=moved, ends_at=moved + timedelta(hours=1))
    async with database.read() as session:
        rows = (await session.execute(select(Notification))).scalars()
        states = {row.key: row.state for row in rows}
    assert (states["r"], states["event:1:changed:1:1"]) == ("cancelled", "planned")


async def test_new_end_takes_back_only_what_is_due_at_the_end(database: Database) -> None:
    actor = await seminar(database)
    async with database.write() as session:
        for kind in ("event", "deadline"):
            await notify(session, key=kind, person_id=1, text=Text("common-yes"), now=START, kind=kind, event_id=1)
    await changed(database, actor, ends_at=TENTH + timedelta(hours=5))
    async with database.read() as session:
        states = {row.key: row.state for row in (await session.execute(select(Notification))).scalars()}
    assert (states["event"], states["deadline"]) == ("planned", "cancelled")


async def test_change_by_an_old_screen_is_refused(database: Database) -> None:
    actor = await seminar(database)
    await changed(database, actor, revision=0, place="А")
    with pytest.raises(ServiceError) as refused:
        await changed(database, actor, revision=0, place="Б")
    assert refused.value.text.key == "event-changed-meanwhile"


async def test_two_changes_at_once_end_in_one(database: Database) -> None:
    actor = await seminar(database)
    done = await asyncio.gather(
        *(changed(database, actor, revision=0, place=place) for place in "АБВГ"), return_exceptions=True
    )
    assert [isinstance(item, Changed) for item in done].count(True) == 1
    assert len(await told(database)) == 2


async def test_coordinator_of_a_district_cannot_touch_an_event_of_the_region(database: Database) -> None:
    await seminar(database)
    async with database.write() as session:
        here = await district(session, "ketchenery")
        other = await member(session, 950, (Role.COORDINATOR, here.id))
    with pytest.raises(Denied):
        await changed(database, other, place="А")
    with pytest.raises(Denied):
        await cancelled(database, other)
    with pytest.raises(Denied):
        async with database.write() as session:
            await made(session, other)


async def cancelled(database: Database, actor: Actor, reason: str = "Заболел ведущий") -> int:
    async with database.write() as session:
        return await cancel(session, actor=actor, event_id=1, reason=reason, now=START)


async def test_cancel_tells_everybody_why_and_once(database: Database) -> None:
    actor = await seminar(database)
    assert await cancelled(database, actor) == 2
    assert (await told(database))[1] == (
        "event:1:cancelled:2",
        "Отменено: Первые сто дней\nБыло назначено на 10 декабря 2026, 10:00.\nПричина: Заболел ведущий",
    )
    with pytest.raises(ServiceError) as again:
        await cancelled(database, actor)
    with pytest.raises(ServiceError) as late:
        await changed(database, actor, place="А")
    assert (again.value.text.key, late.value.text.key, len(await told(database))) == (
        "event-cancelled-already",
        "event-cancelled-already",
        2,
    )


async def test_cancel_wants_a_reason_and_an_event(database: Database) -> None:
    actor = await seminar(database)
    with pytest.raises(ServiceError) as refused:
        await cancelled(database, actor, "  ")
    assert refused.value.text.key == "event-cancel-reason"
    with pytest.raises(NotFound):
        async with database.write() as session:
            await cancel(session, actor=actor, event_id=77, reason="x", now=START)
