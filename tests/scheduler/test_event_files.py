"""Files of events as their makers give them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from models import Event, ExportRequest, InterviewSlot, Person
from models.database import Database
from scheduler.makers import MAKERS, Made, MakerContext
from services.actor import Actor
from services.errors import Denied
from services.file_store import FileStore
from services.participation import attendance, sign_up, withdraw
from tests.flows.coordinator import ZONE, boss
from tests.flows.taking_part import TOMORROW, an_event, participant
from tests.kit import BOT_NAME, START, Stage, the_catalogue, the_programme

PROGRAMME = the_programme("ketchenery")


async def at_once(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return function(*args, **kwargs)


async def made(database: Database, actor: Actor, kind: str, *, now: datetime = START, **params: Any) -> Made | None:
    context = MakerContext(
        database=database,
        programme=PROGRAMME,
        catalogue=the_catalogue(),
        texts=the_catalogue()["ru"],
        zone=ZONE,
        work=at_once,
        store=FileStore(Path()),
        now=now,
        bot_name=BOT_NAME,
        person=actor.person,
        actor=actor,
    )
    return await MAKERS[kind](context, ExportRequest(kind=kind, params=params))


async def entries(database: Database, actor: Actor, **params: Any) -> list[Any]:
    file = await made(database, actor, "ics", **params)
    assert file is not None
    assert file.name == "event.ics"
    return list(icalendar.Calendar.from_ical(file.content).walk("VEVENT"))


async def test_calendar_file_of_an_event_updates_the_earlier_entry(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, place="Школа № 5", contact="Анна, anna@school.example")
        actor = await participant(session)
    [first] = await entries(stage.database, actor, event=event.id)
    async with stage.database.write() as session:
        found = await session.get_one(Event, event.id)
        found.starts_at += timedelta(days=1)
        found.ends_at += timedelta(days=1)
        found.revision = 1
        await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event.id, now=START)
    [second] = await entries(stage.database, actor, event=event.id)
    assert str(first["UID"]) == str(second["UID"]) == f"event-{event.id}@{BOT_NAME}"
    assert (int(first["SEQUENCE"]), int(second["SEQUENCE"])) == (0, 1)
    assert (str(first["STATUS"]), str(second["STATUS"])) == ("TENTATIVE", "CONFIRMED")
    assert second["DTSTART"].dt - first["DTSTART"].dt == timedelta(days=1)
    assert str(second["ORGANIZER"].params["CN"]) == PROGRAMME.department


async def test_cancelled_event_is_cancelled_in_the_calendar(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
        actor = await participant(session)
        await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event.id, now=START)
        event.state, event.revision = "cancelled", 3
    [entry] = await entries(stage.database, actor, event=event.id)
    assert (str(entry["STATUS"]), int(entry["SEQUENCE"])) == ("CANCELLED", 3)


async def test_whoever_withdraws_takes_the_entry_out_of_the_calendar(stage: Stage) -> None:
    later = START + timedelta(hours=1)
    async with stage.database.write() as session:
        event = await an_event(session)
        actor = await participant(session)
        await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event.id, now=START)
        await withdraw(session, actor=actor, event_id=event.id, now=later)
    [entry] = await entries(stage.database, actor, event=event.id)
    assert (str(entry["STATUS"]), entry["LAST-MODIFIED"].dt) == ("CANCELLED", later)


async def test_interview_stands_at_the_booked_time_and_a_later_booking_counts_more(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, kind="interview")
        actor = await participant(session)
        at = TOMORROW + timedelta(minutes=40)
        slot = InterviewSlot(
            event_id=event.id,
            starts_at=at,
            ends_at=at + timedelta(minutes=20),
            place="каб. 7",
            person_id=actor.person.id,
            booked_at=START + timedelta(minutes=5),
        )
        session.add(slot)
    [first] = await entries(stage.database, actor, event=event.id)
    assert (first["DTSTART"].dt, str(first["LOCATION"]), int(first["SEQUENCE"])) == (at, "каб. 7", 5)
    async with stage.database.write() as session:
        (await session.get_one(InterviewSlot, slot.id)).booked_at = START + timedelta(minutes=9)
    [second] = await entries(stage.database, actor, event=event.id)
    assert int(second["SEQUENCE"]) == 9


async def test_everything_of_mine_is_one_file(stage: Stage) -> None:
    async with stage.database.write() as session:
        actor = await participant(session)
        for days in (1, 2, 3, -3):
            event = await an_event(session, starts_at=START + timedelta(days=days), title=str(days))
            if days != 2:
                now = START - timedelta(days=5)
                await sign_up(session, actor=actor, programme=PROGRAMME, event_id=event.id, now=now)
    assert [str(entry["SUMMARY"]) for entry in await entries(stage.database, actor)] == ["1", "3"]


async def test_deadline_stands_at_its_end(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, kind="deadline")
        actor = await participant(session)
    [entry] = await entries(stage.database, actor, event=event.id)
    assert entry["DTSTART"].dt == event.ends_at.astimezone(UTC)
    assert "DTEND" not in entry


async def test_event_of_others_gives_no_file(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session, audience={"stages": ["training"]})
        actor = await participant(session)
    assert await made(stage.database, actor, "ics", event=event.id) is None


async def test_picture_is_made_for_the_code_that_still_counts(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
        host = await boss(session)
        code = await attendance.show_code(session, actor=host, event_id=event.id, now=TOMORROW)
    file = await made(stage.database, host, "qr", now=TOMORROW, event=event.id, code=code)
    assert file is not None
    assert (file.photo, file.content[:4]) == (True, b"\x89PNG")
    late = TOMORROW + timedelta(days=1)
    assert await made(stage.database, host, "qr", now=late, event=event.id, code=code) is None
    assert await made(stage.database, host, "qr", now=TOMORROW, event=event.id, code="AAAAAAAA") is None


async def test_picture_is_for_the_host_alone(stage: Stage) -> None:
    async with stage.database.write() as session:
        event = await an_event(session)
        actor = await participant(session)
        assert isinstance(actor.person, Person)
    with pytest.raises(Denied):
        await made(stage.database, actor, "qr", event=event.id, code="AAAAAAAA")
