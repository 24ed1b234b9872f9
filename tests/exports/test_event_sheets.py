"""Events, participation, attendance and broadcasts on paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exports import attendance
from exports.attendance import attendance_tables
from exports.glossary import Glossary
from models import Broadcast, Event, InterviewSlot, Notification, Participation
from models.database import Database
from programmes.loader import load
from services.export_scope import Scope
from tests.exports.district import CYCLE, EARLIER, NORTH, NOW, SOUTH, build
from tests.exports.reading import formulas, sheet_values
from tests.kit import the_catalogue

LATE = datetime(2026, 10, 12, 20, 0, tzinfo=UTC)
"""The next morning in Vladivostok."""
SIX = datetime(2026, 10, 14, 6)  # noqa: DTZ001 - Excel has no zones
"""The first event's start, there."""
SPRUCE, CLEAR, CMD = 1, 2, 3
"""Ёлкина and Яснова of the north, =cmd() of the south."""


STATES = (("sent", None), ("draft", None), ("paused", SOUTH), ("expanding", None))
"""Of broadcasts, and whose they are."""


def event(number: int, **more: Any) -> Event:
    usual: dict[str, Any] = {
        "cycle_id": CYCLE,
        "kind": "seminar",
        "title": f"Семинар {number}",
        "tracks": [],
        "audience": {},
        "starts_at": LATE + timedelta(days=number),
        "ends_at": LATE + timedelta(days=number, hours=2),
        "timezone": "Asia/Vladivostok",
        "created_at": NOW,
        "changed_at": NOW,
    }
    return Event(id=number, **usual | more)


def part(event_id: int, person_id: int, state: str = "signed_up", **more: Any) -> Participation:
    about = {"queued_at": NOW, "created_at": NOW, "changed_at": NOW}
    return Participation(event_id=event_id, person_id=person_id, state=state, **about, **more)


@pytest.fixture
async def eventful(settled: str) -> str:
    """Three events: one of everybody's, one of the south alone, one cancelled; and one of an earlier cycle."""
    database = Database(settled)
    async with database.write() as session:
        session.add(event(1, target_share=60, capacity=2, host_id=NORTH, place="=1+1", points=5))
        session.add(event(2, municipality_id=SOUTH, audience={"municipalities": ["gone"]}))
        session.add(event(3, state="cancelled", cancel_reason="Карантин", tracks=["teachers"]))
        session.add(event(4, cycle_id=EARLIER))
        await session.flush()
        rated: dict[str, Any] = {"feedback_rating": 5, "feedback_text": "+ полезно", "feedback_wish": "=меньше слов"}
        session.add(part(1, SPRUCE, attendance="attended", attendance_at=NOW, **rated))
        session.add(part(1, CLEAR, attendance="absent", absence_reason="болезнь"))
        session.add(part(1, CMD, "waiting"))
        session.add(part(2, CMD))
        session.add(part(3, SPRUCE, "withdrawn"))
        session.add(part(4, SPRUCE, attendance="attended"))
        _broadcast(session)
    await database.close()
    return settled


def _broadcast(session: Any) -> None:
    for number, (state, place) in enumerate(STATES, 1):
        session.add(
            Broadcast(
                id=number, cycle_id=CYCLE, author_id=9, municipality_id=place, segment={"tracks": ["teachers"]},
                text="<b>План</b> &amp; сроки", buttons=["ack"] if number == 1 else [], state=state, total=3,
                created_at=NOW, started_at=NOW,
            )
        )  # fmt: skip
    for number, (person, state) in enumerate(((SPRUCE, "sent"), (CLEAR, "failed"), (CMD, "planned")), 1):
        session.add(
            Notification(
                key=f"b{number}", person_id=person, kind="broadcast", broadcast_id=1, text={}, due_at=NOW, state=state,
                acknowledged_at=NOW if person == SPRUCE else None, created_at=NOW,
            )
        )  # fmt: skip


def by_head(path: Path, title: str) -> list[dict[str, Any]]:
    """Rows as column to value, without what is empty."""
    header = next(openpyxl.load_workbook(path)[title].iter_rows(max_row=1, values_only=True))
    rows = sheet_values(path, title)
    return [{str(name): value for name, value in zip(header, row, strict=True) if value is not None} for row in rows]


async def test_events_stand_in_order_of_time_with_their_numbers(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path, cycle_id=CYCLE)

    first, second, third = by_head(built.path, "Мероприятия")
    assert first == {
        "Вид": "Семинар", "Мероприятие": "Семинар 1", "Начало": SIX,
        "Окончание": SIX + timedelta(hours=2), "Часовой пояс": "МСК+7, UTC+10", "Место": "=1+1",
        "Организатор": "Школа № 1", "Для кого": "все участники", "Мест": 2, "Баллы": 5, "Состояние": "назначено",
        "Записались": 2, "Ждут места": 1, "Пришли": 1, "Не пришли": 1, "Целевая доля, %": 60, "Приглашено": 2,
        "Охвачено, %": 50, "Отзывов": 1, "Средняя оценка": 5,
    }  # fmt: skip
    assert (second["Район / округ"], second["Записались"], second["Для кого"]) == ("Южный район", 1, "Район: gone")
    assert (third["Состояние"], third["Причина отмены"], third["Для кого"]) == (
        "отменено", "Карантин", "Направление: Педагоги",
    )  # fmt: skip
    assert formulas(built.path) == 0


async def test_participation_is_a_row_a_person_and_event(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path, cycle_id=CYCLE)

    rows = [list(row.values()) for row in by_head(built.path, "Участие")]
    assert [(row[0], row[4], row[6], row[7]) for row in rows] == [
        ("=cmd() Анна", "Семинар 1", "назначено", "ждёт места"),
        ("=cmd() Анна", "Семинар 2", "назначено", "записан"),
        ("Ёлкина Анна", "Семинар 1", "назначено", "записан"),
        ("Ёлкина Анна", "Семинар 3", "отменено", "отказался"),
        ("Яснова Анна", "Семинар 1", "назначено", "записан"),
    ]
    noon = datetime(2026, 11, 21, 12)  # noqa: DTZ001 - Excel has no zones
    assert rows[2][5:] == [SIX, "назначено", "записан", noon, "пришёл", noon, 5, "+ полезно", "=меньше слов"]
    assert formulas(built.path) == 0
    assert rows[4][-2:] == ["не пришёл", "болезнь"]


async def test_interview_has_its_time_outcome_and_protocol(eventful: str, tmp_path: Path) -> None:
    database = Database(eventful)
    async with database.write() as session:
        session.add_all([event(5, kind="interview", title="Собеседование"), part(5, CLEAR)])
        await session.flush()
        said = {"outcome": "recommended", "protocol": "Готов(а) руководить школой"}
        begins = LATE + timedelta(days=5)
        session.add(
            InterviewSlot(event_id=5, person_id=CLEAR, starts_at=begins, ends_at=begins + timedelta(minutes=20), **said)
        )
    await database.close()
    (built,) = await build(eventful, tmp_path, cycle_id=CYCLE)

    (row,) = [row for row in by_head(built.path, "Участие") if row["Мероприятие"] == "Собеседование"]
    assert {name: value for name, value in row.items() if "обеседования" in name} == {
        "Время собеседования": SIX + timedelta(days=4),
        "Итог собеседования": "рекомендован(а)",
        "Протокол собеседования": "Готов(а) руководить школой",
    }


async def test_what_was_cancelled_is_nowhere_to_have_been(eventful: str, tmp_path: Path) -> None:
    database = Database(eventful)
    async with database.write() as session:
        session.add(part(3, CLEAR))
    await database.close()
    (built,) = await build(eventful, tmp_path, cycle_id=CYCLE)
    header = next(openpyxl.load_workbook(built.path)["Посещаемость"].iter_rows(max_row=1, values_only=True))
    assert [str(name)[9:] for name in header[5:]] == ["Семинар 1", "Семинар 2"]


async def test_sheets_are_printed_in_letters_that_can_be_read(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path, cycle_id=CYCLE)
    book = openpyxl.load_workbook(built.path)
    pages = {title: book[title].page_setup.fitToWidth for title in ("Мероприятия", "Участие", "Рассылки")}
    assert pages == {"Мероприятия": 3, "Участие": 3, "Рассылки": 2}


async def test_attendance_has_people_down_and_events_across(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path)

    sheet = openpyxl.load_workbook(built.path)["Посещаемость"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Участник (+ пришёл, н не пришёл, з записан, о ждёт места)", "Район / округ", "Организация", "Посетил",
         "Пропустил", "14.10.26 Семинар 1", "15.10.26 Семинар 2", "17.10.26 Семинар 4"],
        ["=cmd() Анна", "Южный район", "Школа № 2", 0, 0, "о", "з", None],
        ["Ёлкина Анна", "Северный район", "Школа № 1", 2, 0, "+", None, "+"],
        ["Яснова Анна", "Северный район", "Школа № 1", 0, 1, "н", None, None],
    ]  # fmt: skip
    assert (sheet["F1"].alignment.textRotation, sheet["A1"].alignment.textRotation) == (90, 0)
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["F"].width < 8) == ("B2", "A1:H4", True)


async def test_broadcasts_show_what_became_of_them(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path)

    first, second, third = by_head(built.path, "Рассылки")
    noon = datetime(2026, 11, 21, 12)  # noqa: DTZ001
    assert first == {
        "Создана": noon, "Автор": "Осинина Вера", "Кому": "Направление: Педагоги", "Текст": "План & сроки",
        "Состояние": "отправлена", "Начата": noon, "Получателей": 3, "Доставлено": 1, "Возможно доставлено": 0,
        "Не доставлено": 1, "Недоступны": 0, "Осталось": 1, "Ознакомлены": 1,
    }  # fmt: skip
    assert (second["Район / округ"], second["Состояние"], "Ознакомлены" in second) == ("Южный район", "на паузе", False)
    assert third["Состояние"] == "готовится"


async def test_coordinator_of_a_district_sees_own_people_at_the_events_of_all(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path, municipality_ids=frozenset({NORTH}), cycle_id=CYCLE)

    assert [(row["Мероприятие"], row["Ждут места"]) for row in by_head(built.path, "Мероприятия")] == [
        ("Семинар 1", 0), ("Семинар 3", 0),
    ]  # fmt: skip
    assert {row["Участник"] for row in by_head(built.path, "Участие")} == {"Ёлкина Анна", "Яснова Анна"}
    assert len(by_head(built.path, "Посещаемость")) == 2
    assert by_head(built.path, "Рассылки") == []


async def test_summary_counts_what_took_place(eventful: str, tmp_path: Path) -> None:
    (built,) = await build(eventful, tmp_path, cycle_id=CYCLE)

    figures = {row[0]: row[1] for row in sheet_values(built.path, "Сводка") if row[0]}
    names = ("Мероприятия", "Записей на мероприятия", "Посещений", "Рассылки")
    assert [figures[name] for name in names] == [3, 5, 1, 3]


async def test_more_events_than_excel_has_columns_are_split_by_half_years(eventful: str) -> None:
    database, words = Database(eventful), Glossary.of(load("ketchenery"), the_catalogue()["ru"])
    async with database.write() as session:
        session.add(event(5, starts_at=LATE + timedelta(days=120)))
        await session.flush()
        session.add(part(5, CLEAR, attendance="attended"))
    async with database.read() as session:
        made = await attendance_tables(session, Scope(), words, column_limit=7)
        shown = [(table.title, [column.title for column in table.columns[5:]]) for table in made]
        rows = [[table.arrange(row)[3:] for chunk in [c async for c in table.read(session, Scope())] for row in chunk]
                for table in made]  # fmt: skip
    await database.close()
    assert shown == [
        ("Посещаемость 2026, 2-е пол.", ["14.10.26 Семинар 1", "15.10.26 Семинар 2"]),
        ("Посещаемость 2026, 2-е пол.", ["17.10.26 Семинар 4"]),
        ("Посещаемость 2027, 1-е пол.", ["10.02.27 Семинар 5"]),
    ]
    assert rows == [[(0, 0, "о", "з"), (1, 0, "+", None), (0, 1, "н", None)], [(1, 0, "+")], [(1, 0, "+")]]


async def test_person_whose_rows_are_cut_by_a_chunk_has_one_line(
    eventful: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.export_rows.CHUNK", 1)
    (built,) = await build(eventful, tmp_path)

    assert [row[0] for row in sheet_values(built.path, "Посещаемость")] == ["=cmd() Анна", "Ёлкина Анна", "Яснова Анна"]
    assert attendance.COLUMN_LIMIT == 2**14
