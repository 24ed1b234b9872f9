from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from locales.text import Text
from models import InterviewSlot, Notification, Participation, Person
from models.database import Database
from programmes.schema import Role
from services import interviews
from services.errors import Denied, ServiceError
from services.events.changing import change
from services.events.facts import facts_of
from services.events.finding import lock
from services.interviews import Plan
from tests.flows.coordinator import audited, boss, district, member, planned
from tests.flows.happening import DAY, PROGRAMME, event, hour
from tests.kit import START
from tests.services.interviews.interviewing import PLAN, books, holders, key_of, prepared, states


async def test_times_are_added_once_and_written_down(database: Database) -> None:
    chief, _ = await prepared(database)
    async with database.write() as session:
        assert await interviews.add(session, actor=chief, event_id=1, plan=PLAN, now=START) == 0
    assert (len(await holders(database)), await audited(database)) == (3, ["interview.add"])


@pytest.mark.parametrize(
    ("plan", "now", "key"),
    [
        (Plan(DAY.date(), time(10, 10), time(12), 20, 0, ()), START, "interview-overlap"),
        (Plan(DAY.date(), time(8), time(9), 20, 0, ()), START, "interview-outside"),
        (Plan(DAY.date(), time(17, 50), time(18, 30), 20, 0, ()), START, "interview-outside"),
        (Plan(DAY.date(), time(12), time(13), 20, 0, ()), hour(12.5), "interview-past"),
    ],
)
async def test_times_that_cannot_be_are_refused_whole(database: Database, plan: Plan, now: Any, key: str) -> None:
    chief, _ = await prepared(database)
    with pytest.raises(ServiceError) as refused:
        async with database.write() as session:
            await interviews.add(session, actor=chief, event_id=1, plan=plan, now=now)
    assert (key_of(refused), len(await holders(database))) == (key, 3)


async def test_another_room_at_the_same_hour_is_no_overlap(database: Database) -> None:
    chief, _ = await prepared(database)
    async with database.write() as session:
        plan = Plan(DAY.date(), time(10), time(11), 20, 0, ("12",))
        assert await interviews.add(session, actor=chief, event_id=1, plan=plan, now=START) == 3


async def test_removing_a_booked_time_tells_the_person_why(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        await interviews.remove(session, actor=chief, slot_id=1, reason="Комиссия занята", now=START)
    assert await planned(database) == [("slot:1:removed", "interview-told-removed", "planned")]
    assert (len(await holders(database)), await states(database)) == (2, [(actor.person.id, "signed_up")])
    assert (await books(database, actor, 2)).is_new


async def test_removing_a_booked_time_wants_a_reason(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    with pytest.raises(ServiceError) as refused:
        async with database.write() as session:
            await interviews.remove(session, actor=chief, slot_id=1, reason=" \n", now=START)
    assert (key_of(refused), len(await holders(database))) == ("interview-reason-required", 3)


async def test_moving_there_and_back_tells_twice_and_a_double_tap_once(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    for minutes, clock in ((1, time(15)), (2, time(15)), (3, time(10))):
        async with database.write() as session:
            now = START + timedelta(minutes=minutes)
            await interviews.move(
                session, actor=chief, slot_id=1, day=DAY.date(), clock=clock, reason="Так удобнее", now=now
            )
    async with database.read() as session:
        told = (await session.execute(select(func.count(Notification.id)))).scalar_one()
        slot = await session.get_one(InterviewSlot, 1)
    assert (told, slot.starts_at, slot.ends_at) == (2, hour(10), hour(10) + timedelta(minutes=20))


async def test_moving_onto_another_time_is_refused(database: Database) -> None:
    chief, _ = await prepared(database)
    with pytest.raises(ServiceError) as refused:
        async with database.write() as session:
            await interviews.move(
                session, actor=chief, slot_id=1, day=DAY.date(), clock=time(10, 30), reason=None, now=START
            )
    assert key_of(refused) == "interview-overlap"


async def test_free_times_of_a_day_go_and_booked_ones_stay(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor, 2)
    async with database.write() as session:
        assert await interviews.remove_free(session, actor=chief, event_id=1, day=DAY.date(), now=START) == 2
    assert await holders(database) == [actor.person.id]


async def test_outcome_marks_attendance_and_may_be_changed(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    for outcome in ("absent", "recommended", "recommended"):
        async with database.write() as session:
            await interviews.note_outcome(session, actor=chief, slot_id=1, outcome=outcome, now=hour(11))
    async with database.read() as session:
        slot = await session.get_one(InterviewSlot, 1)
        attendance = (await session.execute(select(Participation.attendance))).scalar_one()
    assert (slot.outcome, slot.protocol_by_id, attendance) == ("recommended", chief.person.id, "attended")
    assert await audited(database) == ["interview.add", "interview.protocol", "interview.protocol"]


async def test_protocol_holds_five_thousand_characters_and_no_more_than_ten(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    long = "слово " * 833
    async with database.write() as session:
        slot = await interviews.write_protocol(session, actor=chief, slot_id=1, text=long, now=hour(11))
        assert slot.protocol == long.strip()
    with pytest.raises(ServiceError) as refused:
        async with database.write() as session:
            await interviews.write_protocol(session, actor=chief, slot_id=1, text=long * 3, now=hour(11))
    assert key_of(refused) == "interview-protocol-long"


@pytest.mark.parametrize(("slot", "now", "key"), [(2, hour(11), "interview-nobody"), (1, START, "interview-not-yet")])
async def test_outcome_of_nothing_is_refused(database: Database, slot: int, now: Any, key: str) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    with pytest.raises(ServiceError) as refused:
        async with database.write() as session:
            await interviews.note_outcome(session, actor=chief, slot_id=slot, outcome="absent", now=now)
    assert key_of(refused) == key


async def test_interview_with_an_outcome_is_moved_by_nobody(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        await interviews.note_outcome(session, actor=chief, slot_id=1, outcome="absent", now=hour(11))
    with pytest.raises(ServiceError) as by_coordinator:
        async with database.write() as session:
            await interviews.remove(session, actor=chief, slot_id=1, reason="ошибка", now=hour(11))
    with pytest.raises(ServiceError) as by_person:
        await books(database, actor, 3, now=hour(10.1))
    assert (key_of(by_coordinator), key_of(by_person)) == ("interview-held", "interview-begun")


async def test_coordinator_of_another_district_is_denied(database: Database) -> None:
    await prepared(database)
    async with database.write() as session:
        foreign = await district(session, "foreign")
        stranger = await member(session, 777, (Role.COORDINATOR, foreign.id))
        calls = [
            interviews.add(session, actor=stranger, event_id=1, plan=PLAN, now=START),
            interviews.remove(session, actor=stranger, slot_id=1, reason=None, now=START),
            interviews.remove_free(session, actor=stranger, event_id=1, day=DAY.date(), now=START),
            interviews.move(session, actor=stranger, slot_id=1, day=DAY.date(), clock=time(12), reason=None, now=START),
            interviews.note_outcome(session, actor=stranger, slot_id=1, outcome="absent", now=START),
            interviews.write_protocol(session, actor=stranger, slot_id=1, text="текст", now=START),
            interviews.find_slot(session, actor=stranger, slot_id=1),
            interviews.days_of(session, actor=stranger, event_id=1),
            interviews.fetch_day(session, actor=stranger, event_id=1, day=DAY.date(), number=1),
        ]
        for call in calls:
            with pytest.raises(Denied):
                await call


async def test_days_and_lines_show_who_comes_when(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor, 2)
    async with database.read() as session:
        days = await interviews.days_of(session, actor=chief, event_id=1)
        page = await interviews.fetch_day(session, actor=chief, event_id=1, day=DAY.date(), number=1)
    assert days == {date(2026, 9, 16): (3, 1)}
    assert [None if line.person is None else line.person.id for line in page.items] == [None, actor.person.id, None]


async def test_time_of_an_event_of_another_kind_is_refused(database: Database) -> None:
    async with database.write() as session:
        chief = await boss(session)
        seminar = await event(session, "seminar")
        with pytest.raises(ServiceError):
            await interviews.add(session, actor=chief, event_id=seminar.id, plan=PLAN, now=START)


async def test_moved_event_takes_its_times_along_and_tells_whoever_booked(database: Database) -> None:
    _, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        made = await lock(session, event_id=1)
        before, made.starts_at, made.ends_at = made.starts_at, hour(12, 2), hour(21, 2)
        assert await interviews.follow(session, event=made, before=before, now=START) == 3
    async with database.read() as session:
        slots = list((await session.execute(select(InterviewSlot).order_by(InterviewSlot.id))).scalars())
    assert [slot.starts_at for slot in slots] == [hour(13 + minutes / 60, 2) for minutes in (0, 20, 40)]
    assert [text for _, text, _ in await planned(database)] == ["interview-told-moved"]


async def test_change_of_the_start_moves_the_times(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        facts = facts_of(await lock(session, event_id=1))
        later = replace(facts, starts_at=hour(9, 7), ends_at=hour(18, 7))
        await change(session, actor=chief, programme=PROGRAMME, event_id=1, facts=later, now=START)
    async with database.read() as session:
        slot = await interviews.slot_of(session, event_id=1, person_id=actor.person.id)
    assert slot is not None
    assert (slot.starts_at, slot.booked_at) == (hour(10, 7), START)


async def test_invited_without_a_time_are_listed(database: Database) -> None:
    chief, invited = await prepared(database, 3)
    await books(database, invited[0])
    await books(database, invited[1], 2)
    async with database.write() as session:
        await interviews.cancel(session, actor=invited[1], event_id=1, now=START)
    async with database.read() as session:
        page = await interviews.fetch_unbooked(session, actor=chief, programme=PROGRAMME, event_id=1, number=1)
    assert [person.id for person in page.items] == [invited[2].person.id]


@pytest.mark.parametrize(
    ("now", "to", "urgent"),
    [
        # The evening before: the morning is too late for 8:30, early enough where both times are later.
        (hour(-2), time(8, 30), True),
        (hour(-2), time(12), False),
        (hour(-10), time(8, 30), False),
    ],
)
async def test_moved_time_is_told_before_it_is_too_late(
    database: Database, now: datetime, to: time, urgent: bool
) -> None:
    chief, (actor,) = await prepared(database, starts_at=hour(8))
    await books(database, actor)
    async with database.write() as session:
        await interviews.move(session, actor=chief, slot_id=1, day=DAY.date(), clock=to, reason="заняты", now=now)
        assert (await session.execute(select(Notification.urgent))).scalar_one() is urgent


async def test_moved_time_is_told_by_the_persons_clock(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        (await session.get_one(Person, actor.person.id)).timezone = "Asia/Yekaterinburg"
        await interviews.move(session, actor=chief, slot_id=1, day=DAY.date(), clock=time(12), reason="!", now=START)
        told = Text.from_json((await session.execute(select(Notification.text))).scalar_one())
    assert (told.args["before"], told.args["moment"]) == (hour(10), hour(12))
    assert [getattr(told.args[name], "hour", None) for name in ("before", "moment")] == [12, 14]


async def test_looking_at_somebodys_interview_is_written_down(database: Database) -> None:
    chief, (actor,) = await prepared(database)
    await books(database, actor)
    async with database.write() as session:
        for slot in (1, 2):
            await interviews.look(session, actor=chief, slot_id=slot, now=START)
    assert await audited(database) == ["interview.add", "interview.view"]
