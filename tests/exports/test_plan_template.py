"""The template, filled in as a person would, and sent back."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exports.plan_columns import PlanColumn, column_title
from exports.plan_template import TemplateOrder, make_template
from programmes.calendar import EventKind
from tests.exports.plans import read, saved
from tests.kit import the_catalogue, the_programme

PROGRAMMES = ["ketchenery", "moskovsky", "okoneshnikovo", "khabarovsk", "baltiysk"]
TODAY = date(2026, 9, 15)


def template(programme: str = "khabarovsk", language: str = "ru") -> Any:
    order = TemplateOrder(the_programme(programme), language, date(2026, 9, 1), date(2027, 9, 1), TODAY)
    return openpyxl.load_workbook(io.BytesIO(make_template(order)))


def heads(sheet: Any) -> list[str]:
    return [str(cell.value).removesuffix(" *") for cell in sheet[1] if cell.value]


def fill(book: Any) -> Any:
    """Two events, each column by its name."""
    sheet = book["План"]
    titles = heads(sheet)
    values = {
        "Вид": "Семинар",
        "Название": "Командная работа",
        "Дата начала": date(2026, 10, 12),
        "Время начала": time(10),
        "Время окончания": time(12, 30),
        "Мест": 25,
    }
    for row, more in ((3, {}), (4, {"Название": "Разговор с родителями", "Код": "С-2"})):
        for title, value in {**values, **more}.items():
            sheet.cell(row, titles.index(title) + 1).value = value
    return book


EXPECTED = [
    (3, "Командная работа", None, "2026-10-12T10:00:00+10:00", "2026-10-12T12:30:00+10:00", 25),
    (4, "Разговор с родителями", "С-2", "2026-10-12T10:00:00+10:00", "2026-10-12T12:30:00+10:00", 25),
]


def events(content: bytes) -> list[tuple[Any, ...]]:
    plan = read(content)
    assert (plan.refusal, plan.faults) == (None, [])
    names = ("title", "code", "starts_at", "ends_at", "capacity")
    return [(row.row, *(row.facts.get(name) for name in names)) for row in plan.rows]


def test_template_filled_in_is_read() -> None:
    assert events(saved(fill(template()))) == EXPECTED


def test_template_filled_in_and_saved_by_libreoffice_is_read(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source, out = tmp_path / "plan.xlsx", tmp_path / "out"
    source.write_bytes(saved(fill(template())))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert events((out / "plan.xlsx").read_bytes()) == EXPECTED


def test_example_is_passed_over() -> None:
    plan = read(saved(fill(template())))
    assert [note.key for note in plan.notes] == ["plan-note-example"]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_template_has_what_the_programme_has(programme: str, language: str) -> None:
    texts, definition = the_catalogue()[language], the_programme(programme)
    book = template(programme, language)
    sheet = book.worksheets[0]
    single = {
        column_title(texts, column)
        for column, number in (
            (PlanColumn.TRACKS, len(definition.tracks)),
            (PlanColumn.MUNICIPALITIES, len(definition.municipalities)),
        )
        if number < 2
    }
    assert single & set(heads(sheet)) == set()
    lists = {cell[0].value: [one.value for one in cell[1:] if one.value] for cell in book.worksheets[2].columns}
    assert len(lists[column_title(texts, PlanColumn.KIND)]) == len(EventKind)
    rules = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert len(rules) == len(lists)
    # Every choice of a list is understood when it comes back.
    kinds = lists[column_title(texts, PlanColumn.KIND)]
    place = heads(sheet).index(column_title(texts, PlanColumn.KIND)) + 1
    for number, kind in enumerate(kinds, 3):
        for column in range(1, len(heads(sheet)) + 1):
            sheet.cell(number, column).value = sheet.cell(2, column).value
        sheet.cell(number, 1).value, sheet.cell(number, place).value = f"K{number}", kind
    read_back = read(saved(book), programme=programme, zone=definition.timezone)
    assert ([row.facts["kind"] for row in read_back.rows], read_back.faults) == (list(EventKind), [])
