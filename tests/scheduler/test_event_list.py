"""The list of an event's participants as a workbook: whole, in reach, written down."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from models import Event, ExportRequest, Participation, Person
from models.database import Database
from programmes.schema import Role
from scheduler.file_jobs import FileJobs
from scheduler.makers import MAKERS
from services import cycles
from services.actor import Actor
from services.export_requests import request_file
from tests.flows.coordinator import audited, boss, district, member
from tests.kit import START, the_programme
from tests.scheduler.test_file_jobs import Line, jobs

STATES: list[tuple[str, dict[str, Any]]] = [
    ("withdrawn", {}),
    ("signed_up", {"attendance": "attended", "feedback_rating": 4}),
    ("waiting", {}),
]


@pytest.fixture
async def asked(database: Database) -> Database:
    """An event of one district with three people, and the coordinator of the region who asks for its list."""
    async with database.write() as session:
        actor, place = await boss(session), await district(session, "own")
        cycle = await cycles.current(session, programme=the_programme("ketchenery"), today=START.date())
        event = Event(
            cycle_id=cycle.id, kind="seminar", title="=Команда / школа", tracks=[], audience={}, starts_at=START,
            municipality_id=place.id, ends_at=START + timedelta(hours=1), timezone="Europe/Moscow", created_at=START,
            changed_at=START,
        )  # fmt: skip
        session.add(event)
        await session.flush()
        for number, (state, more) in enumerate(STATES):
            person = Person(surname=f"Участница{number}", search_text=f"участница{number}", created_at=START)
            session.add(person)
            await session.flush()
            about = {"queued_at": START, "created_at": START, "changed_at": START, **more}
            session.add(Participation(event_id=event.id, person_id=person.id, state=state, **about))
        await _ask(session, actor, event.id)
    return database


async def _ask(session: Any, actor: Actor, event_id: int) -> ExportRequest:
    params = {"event_id": event_id}
    return await request_file(session, actor=actor, chat_id=7, kind="event_list", params=params, now=START)


def making(database: Database, line: Line) -> FileJobs:
    return jobs(database, line, MAKERS)


async def test_list_has_everybody_of_the_event(asked: Database) -> None:
    line = Line()
    await making(asked, line).run(START)

    (call,) = line.calls
    file = call.document  # type: ignore[attr-defined]
    assert file.filename == "Участники — =Команда - школа.xlsx"
    (sheet,) = openpyxl.load_workbook(io.BytesIO(file.data)).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[0], row[1], row[7], row[9], row[12]) for row in rows] == [
        (1, "Участница1", "записан", "пришёл", 4),
        (2, "Участница2", "ждёт места", None, None),
        (3, "Участница0", "отказался", None, None),
    ]
    assert await audited(asked) == ["event.list"]


async def test_right_that_has_ended_gives_no_list(asked: Database) -> None:
    async with asked.write() as session:
        actor = await member(session, 60, (Role.COORDINATOR, (await district(session, "other")).id))
        row = await session.get_one(ExportRequest, 1)
        row.person_id = actor.person.id
    line = Line()
    await making(asked, line).run(START)
    assert [type(call).__name__ for call in line.calls] == ["SendMessage"]


async def test_event_that_is_gone_is_told(asked: Database) -> None:
    async with asked.write() as session:
        (await session.get_one(ExportRequest, 1)).params = {"event_id": 99}
    line = Line()
    await making(asked, line).run(START)
    assert [type(call).__name__ for call in line.calls] == ["SendMessage"]
