"""Plans that are not read at all: each says why."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl

from exports import plan_reading
from tests.exports.plans import SEMINAR, book, read, saved, with_sheet

FACTS_TITLE = "Командная работа"


def refusal(content: bytes) -> str:
    why = read(content).refusal
    assert why is not None
    return why.key


def test_other_layout_is_told_by_the_columns_it_lacks() -> None:
    plan = read(book([(1, "Тема", "Школа")], head=("№", "Название", "Место")))
    assert plan.refusal is not None
    assert (plan.refusal.key, plan.refusal.args) == (
        "plan-refused-columns",
        {"count": 2, "columns": "«Вид», «Дата начала»"},
    )
    assert refusal(book([(1, 2)], head=("Доход", "Расход"))) == "plan-refused-layout"


def test_empty_plans_are_told() -> None:
    assert refusal(book([])) == "plan-refused-empty"
    assert refusal(saved(openpyxl.Workbook())) == "plan-refused-layout"


def test_broken_files_are_told() -> None:
    whole = book([SEMINAR])
    assert {
        refusal(bad) for bad in (b"", b"PK\x03\x04", whole[: len(whole) // 2], b"\xd0\xcf\x11\xe0" + b"x" * 600)
    } == {"plan-refused-broken"}


def test_macros_are_refused() -> None:
    written = io.BytesIO(book([SEMINAR]))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert refusal(written.getvalue()) == "plan-refused-macros"


def test_bomb_is_refused_unread() -> None:
    written = io.BytesIO(book([SEMINAR]))
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * (plan_reading.UNPACKED_LIMIT + 1))
    assert len(written.getvalue()) < 200_000
    assert refusal(written.getvalue()) == "plan-refused-large"


def test_entities_are_not_followed() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet'
    content = with_sheet(book([SEMINAR]), b"<worksheet", laughs)
    assert read(content).refusal is not None or [row.facts["title"] for row in read(content).rows] == [FACTS_TITLE]


def test_two_thousand_events_are_enough() -> None:
    rows = [("Семинар", f"Тема {number}", "12.10.2026", "10:00") for number in range(plan_reading.ROWS_LIMIT + 1)]
    assert len(read(book(rows[:-1])).rows) == plan_reading.ROWS_LIMIT
    assert refusal(book(rows)) == "plan-refused-long"


def test_formatted_emptiness_below_is_no_event() -> None:
    def colour(sheet: Any) -> None:
        for number in range(3, 5000):
            sheet.cell(number, 1).number_format = "@"

    assert [row.row for row in read(book([SEMINAR], change=colour)).rows] == [2]
