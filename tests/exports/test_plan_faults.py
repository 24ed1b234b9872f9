"""A plan sent back: what is wrong stands at its cell."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from exports.plan_faults import MARK, mark_faults
from tests.exports.plans import SEMINAR, book, read

BAD = ("Посиделки", "Тема", "31.02.2026", "10:00")


def marked(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(mark_faults(content, read(content).faults, "ru")))


def marks(sheet: Any) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_faulty_cells_are_marked_and_the_others_stay() -> None:
    found = marked(book([SEMINAR, BAD]))
    sheet = found["План"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [list(SEMINAR), list(BAD)]
    assert marks(sheet) == {
        "A3": "«Посиделки» — такого вида нет. Есть: «Семинар», «Мастер-класс», «Курс», «Стажировка», «Конкурс», "
        "«Тренинг», «Собеседование», «Встреча», «Срок».",
        "C3": "«31.02.2026» — такого дня нет. Проверьте число и месяц.",
    }
    assert [cell.fill.start_color.rgb[2:] == MARK for cell in sheet[3]] == [True, False, True, False]


def test_list_of_faults_leads_to_each_cell() -> None:
    found = marked(book([BAD]))
    sheet = found["Ошибки"]
    assert found.active.title == "Ошибки"
    assert [[cell.value for cell in row[:2]] for row in sheet.iter_rows()] == [
        ["Лист", "Ячейка"], ["План", "A2"], ["План", "C2"],
    ]  # fmt: skip
    assert sheet["B2"].hyperlink.location == "'План'!A2"


def test_marks_of_an_earlier_return_go_when_the_cell_is_right() -> None:
    found = marked(book([BAD]))
    found["План"]["C2"] = "12.10.2026"
    again = io.BytesIO()
    found.save(again)
    corrected = marked(again.getvalue())
    assert list(marks(corrected["План"])) == ["A2"]
    assert corrected["План"]["C2"].fill.fill_type is None
    assert corrected.sheetnames == ["Ошибки", "План"]


def test_fault_in_a_merged_block_is_marked_where_its_value_stands() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")

    found = marked(book([BAD, (None, "Вторая", "12.10.2026", "10:00")], change=merge))
    assert sorted(marks(found["План"])) == ["A2", "C2"]


def test_cell_that_looks_like_a_formula_stays_text_in_the_list() -> None:
    found = marked(book([("'=cmd()", "Тема", "=1+1", "10:00")]))
    assert [row[2].data_type for row in found["Ошибки"].iter_rows(min_row=2)] == ["s", "s"]
