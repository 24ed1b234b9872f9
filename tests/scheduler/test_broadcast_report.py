from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from models import ExportRequest, Notification
from programmes.schema import Role
from scheduler.makers import MAKERS, MakerContext
from services.actor import Actor
from services.errors import Denied
from services.file_store import FileStore
from tests.flows.coordinator import applicant, district, member
from tests.kit import BOT_NAME, START, Stage, the_catalogue
from tests.services.broadcasts.kit import broadcast

ZONE = ZoneInfo("Europe/Moscow")


async def at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


def context(stage: Stage, actor: Actor, store: FileStore) -> MakerContext:
    return MakerContext(
        database=stage.database,
        programme=stage.programme,
        catalogue=the_catalogue(),
        texts=the_catalogue()["ru"],
        zone=ZONE,
        work=at_once,
        store=store,
        now=START,
        bot_name=BOT_NAME,
        person=actor.person,
        actor=actor,
    )


async def made(stage: Stage, *grants: tuple[Role, int | None], tmp_path: Any) -> list[list[Any]]:
    """The rows that staff with these roles get of three people, the last of whom lives elsewhere."""
    async with stage.database.write() as session:
        author = await member(session, 900, (Role.REGION_COORDINATOR, None))
        home = (await district(session, "ketchenery")).id
        sent = await broadcast(session, author.person.id, state="sent", municipality_id=home)
        people = [
            await applicant(session, 1, surname="=1+1"),
            await applicant(session, 2, surname="Белов"),
            await applicant(session, 3, surname="Ветров", place="elsewhere"),
        ]
        rows: list[dict[str, Any]] = [
            {"state": "sent", "finished_at": START, "acknowledged_at": START},
            {"state": "failed", "finished_at": START, "problem": "Bad Request: message text is empty"},
            {"state": "unreachable"},
        ]
        for item, row in zip(people, rows, strict=True):
            facts = {"key": f"b:{item.id}", "text": {}, "due_at": START, "created_at": START, **row}
            session.add(Notification(person_id=item.person_id, broadcast_id=sent.id, **facts))
        actor = await member(session, 902, *[(role, home if place else None) for role, place in grants])
    request = ExportRequest(kind="broadcast_report", params={"broadcast": sent.id})
    file = await MAKERS["broadcast_report"](context(stage, actor, FileStore(tmp_path)), request)
    assert file is not None
    assert file.name == "Рассылка 1.xlsx"
    sheet = load_workbook(io.BytesIO(file.content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


async def test_report_has_a_row_a_person_with_contacts_and_reasons(stage: Stage, tmp_path: Any) -> None:
    rows = await made(stage, (Role.REGION_COORDINATOR, None), tmp_path=tmp_path)
    assert [(row[0], row[3], row[5], row[9]) for row in rows] == [
        ("=1+1 Анна", "+7 914 123-45-67", "доставлено", None),
        ("Белов Анна", "+7 914 123-45-67", "не получилось", "Telegram не принял сообщение"),
        ("Ветров Анна", "+7 914 123-45-67", "бот не достаёт", None),
    ]
    assert [f"{row[7]:%H:%M}" if row[7] else None for row in rows] == ["10:00", None, None]


async def test_report_ends_at_the_reach_of_who_asks(stage: Stage, tmp_path: Any) -> None:
    rows = await made(stage, (Role.COORDINATOR, 1), tmp_path=tmp_path)
    assert [row[0] for row in rows] == ["=1+1 Анна", "Белов Анна"]


async def test_report_is_denied_to_whom_the_broadcast_is_foreign(stage: Stage, tmp_path: Any) -> None:
    with pytest.raises(Denied):
        await made(stage, (Role.SECRETARY, None), tmp_path=tmp_path)
