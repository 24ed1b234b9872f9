"""Plans of every layout, and what is wrong with them, cell by cell."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests.exports.plans import HEAD, SEMINAR, book, read, told, with_sheet

TEN, TWELVE = "2026-10-12T10:00:00+10:00", "2026-10-12T12:00:00+10:00"
FACTS = {"kind": "seminar", "title": "Командная работа", "starts_at": TEN, "ends_at": TWELVE}


def test_plan_gives_the_facts_of_its_events() -> None:
    plan = read(book([SEMINAR]))
    assert [(row.sheet, row.row, row.facts) for row in plan.rows] == [("План", 2, FACTS)]
    assert (plan.faults, plan.notes, plan.refusal) == ([], [], None)


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        ("12 октября 2026", "10:00"),
        ("12 октября", 10),
        ("пн, 12.10.2026", "10.00–12.00"),
        (datetime(2026, 10, 12), time(10)),  # noqa: DTZ001 - Excel has no zones
        (date(2026, 10, 12), 10 / 24),
        (46307, timedelta(hours=10)),
        (datetime(2026, 10, 12, 10), None),  # noqa: DTZ001
        ("12.10.2026 10:00", None),
        ("12.10.26 в 10:00-12:00", None),
    ],
)
def test_days_and_hours_are_read_however_they_stand(day: object, hour: object) -> None:
    (row,) = read(book([("Семинар", "Командная работа", day, hour)])).rows
    assert row.facts == FACTS


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("12–14 октября 2026", 12, 14),
        ("12-14.10.2026", 12, 14),
        ("с 12 по 14 октября", 12, 14),
        ("12.10.2026 - 14.10.2026", 12, 14),
    ],
)
def test_course_without_an_hour_takes_its_days_whole(day: str, first: int, last: int) -> None:
    (row,) = read(book([("Курсы повышения квалификации", "Управление", day, None)])).rows
    times = (f"2026-10-{first}T00:00:00+10:00", f"2026-10-{last}T23:59:00+10:00")
    assert (row.facts["starts_at"], row.facts["ends_at"]) == times


def test_order_of_columns_and_their_names_are_free() -> None:
    head = ("№ п/п", "Дата и время проведения", "Тема", "Место проведения", "Форма\nпроведения", "Кол-во чел.")
    plan = read(book([(1, "12.10.2026 10:00", "Командная работа", "Школа № 5", "вебинар", 30)], head=head))
    assert [row.facts for row in plan.rows] == [{**FACTS, "place": "Школа № 5"}]
    assert [(note.key, dict(note.args)) for note in plan.notes] == [
        ("plan-note-other-columns", {"names": "«№ п/п», «Кол-во чел.»"})
    ]


def test_head_is_found_below_a_title() -> None:
    def title(sheet: Any) -> None:
        sheet.insert_rows(1, 3)
        sheet["A1"] = "План мероприятий на 2026/27 учебный год"
        sheet.merge_cells("A1:D2")

    assert [row.row for row in read(book([SEMINAR], change=title)).rows] == [5]


WHOLE = {
    "Вид": "Мастер-класс",
    "Название": "Разговор с родителями",
    "Дата начала": "12.10.2026",
    "Время начала": "10:00",
    "Дата окончания": "13.10.2026",
    "Время окончания": "15:30",
    "Код": "М-1",
    "Место": "Лицей",
    "Ссылка": "https://example.org/room",
    "Организатор": "Школа № 5",
    "Мест": 25.0,
    "Запись с": "1.10.2026",
    "Запись до": "10.10.2026",
    "Направления": "все",
    "Описание": "О чём\nи зачем",
    "Контакт": "8 (914) 123-45-67",
    "Охват, %": 0.6,
    "Баллы": "5",
    "Часовой пояс": "Asia/Vladivostok",
}
WHOLE_FACTS = {
    "timezone": "Asia/Vladivostok",
    "code": "М-1",
    "kind": "master_class",
    "title": "Разговор с родителями",
    "starts_at": TEN,
    "ends_at": "2026-10-13T15:30:00+10:00",
    "place": "Лицей",
    "link": "https://example.org/room",
    "host": "Школа № 5",
    "capacity": 25,
    "signup_opens_at": "2026-10-01T00:00:00+10:00",
    "signup_closes_at": "2026-10-10T23:59:00+10:00",
    "tracks": [],
    "description": "О чём\nи зачем",
    "contact": "8 (914) 123-45-67",
    "target_share": 60,
    "points": 5,
}


def test_every_column_of_the_template_is_read() -> None:
    (row,) = read(book([list(WHOLE.values())], head=list(WHOLE))).rows
    assert row.facts == WHOLE_FACTS


def test_dash_takes_a_value_away_and_an_empty_cell_says_nothing() -> None:
    head = (*HEAD, "Место", "Мест", "Запись до", "Контакт")
    (row,) = read(book([(*SEMINAR, "-", "–", "—", None)], head=head)).rows
    assert row.facts == {**FACTS, "place": None, "capacity": None, "signup_closes_at": None}


def test_titles_become_keys() -> None:
    programme = read.__globals__["the_programme"]("khabarovsk")
    tracks, places = [track.title for track in programme.tracks], [place.title for place in programme.municipalities]
    head = (*HEAD, "Направления", "Районы")
    (row,) = read(book([(*SEMINAR, "; ".join(tracks), ", ".join(places[:2]))], head=head)).rows
    assert row.facts["tracks"] == [track.key for track in programme.tracks]
    assert row.facts["municipalities"] == [place.key for place in programme.municipalities[:2]]


def test_merged_block_says_the_same_in_each_of_its_rows() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("C2:C3")

    rows = [SEMINAR, (None, "Вторая тема", None, "14:00")]
    found = read(book(rows, change=merge)).rows
    assert [(row.facts["kind"], row.facts["title"], row.facts["starts_at"]) for row in found] == [
        ("seminar", "Командная работа", TEN),
        ("seminar", "Вторая тема", "2026-10-12T14:00:00+10:00"),
    ]


def test_heading_over_the_whole_table_is_no_event() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:D2")

    plan = read(book([("Октябрь", None, None, None), SEMINAR], change=merge))
    assert ([row.row for row in plan.rows], plan.faults) == ([3], [])


def test_hidden_sheets_and_rows_are_passed_over_with_a_word() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        other = sheet.parent.create_sheet("Черновик")
        other.append(HEAD)
        other.append(SEMINAR)
        other.sheet_state = "hidden"

    plan = read(book([SEMINAR, SEMINAR], change=hide))
    assert [row.row for row in plan.rows] == [2]
    assert [(note.key, dict(note.args)) for note in plan.notes] == [
        ("plan-note-hidden-sheets", {"names": "«Черновик»"}),
        ("plan-note-hidden-rows", {"count": 1}),
    ]


def test_every_visible_sheet_with_a_head_is_read() -> None:
    def more(sheet: Any) -> None:
        for month in ("Октябрь", "Ноябрь"):
            other = sheet.parent.create_sheet(month)
            other.append(HEAD)
            other.append(SEMINAR)
        sheet.parent.create_sheet("Заметки")["A1"] = "Позвонить"

    assert [row.sheet for row in read(book([SEMINAR], change=more)).rows] == ["План", "Октябрь", "Ноябрь"]


def test_formula_counts_by_its_result_and_is_a_fault_without_one() -> None:
    content = book([("Семинар", '="Командная "&"работа"', "12.10.2026", "10:00")])
    assert told(read(content)) == [(2, 2, "plan-fault-formula")]
    computed = with_sheet(
        content, b"</f><v></v>", "</f><v>Командная работа</v>".encode(), b'<c r="B2"', b'<c r="B2" t="str"'
    )
    assert [row.facts for row in read(computed).rows] == [FACTS]


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        (1, "Посиделки", "plan-fault-kind"),
        (1, None, "plan-fault-required"),
        (2, "Ы" * 201, "plan-fault-long"),
        (2, "  ", "plan-fault-required"),
        (3, "31.02.2026", "plan-fault-day-unreal"),
        (3, "октябрь 2026", "plan-fault-day-month"),
        (3, "в середине месяца", "plan-fault-day"),
        (3, 12, "plan-fault-day"),
        (3, None, "plan-fault-required"),
        (3, "#REF!", "plan-fault-error"),
        (4, "после уроков", "plan-fault-time"),
        (4, "25:00", "plan-fault-time"),
        (4, None, "plan-fault-time-missing"),
        (5, "room", "plan-fault-link"),
        (6, "много", "plan-fault-number"),
        (6, -1, "plan-fault-number"),
        (6, 2.5, "plan-fault-number"),
        (7, "Дворники", "plan-fault-track"),
        (8, "Мск", "plan-fault-zone"),
    ],
)
def test_fault_stands_at_its_cell(column: int, value: object, fault: str) -> None:
    row: list[object] = [*SEMINAR, None, None, None, None]
    row[column - 1] = value
    plan = read(book([row], head=(*HEAD, "Ссылка", "Мест", "Направление", "Часовой пояс")))
    assert told(plan) == [(2, column, fault)]


def test_missing_hour_is_told_at_the_day_when_there_is_no_column_for_it() -> None:
    assert told(read(book([SEMINAR[:3]], head=HEAD[:3]))) == [(2, 3, "plan-fault-time-missing")]


@pytest.mark.parametrize(
    ("day", "hour", "fault"),
    [("29.03.2026", "02:30", "plan-fault-gap"), ("25.10.2026", "02:30", "plan-fault-twice")],
)
def test_hour_in_which_clocks_change_is_asked_about(day: str, hour: str, fault: str) -> None:
    plan = read(book([("Семинар", "Тема", day, hour)]), zone="Europe/Berlin")
    assert told(plan) == [(2, 4, fault)]


def test_faults_of_all_rows_come_at_once() -> None:
    rows = [SEMINAR, ("Посиделки", None, "31.02.2026", "10:00"), ("Семинар", "Тема", "12.10.2026", "утром")]
    assert told(read(book(rows))) == [
        (3, 1, "plan-fault-kind"),
        (3, 2, "plan-fault-required"),
        (3, 3, "plan-fault-day-unreal"),
        (4, 4, "plan-fault-time"),
    ]
