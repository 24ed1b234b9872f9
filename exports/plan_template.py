"""An empty plan of events with the programme's own lists; runs in the worker process."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from exports.plan_columns import REQUIRED, PlanColumn, column_title, kind_title
from exports.styles import FACE, INK, WASH
from exports.words import catalogue
from locales.texts import Texts
from programmes.calendar import EventKind
from programmes.schema import Programme

ROOM = 1000
"""Rows with formats and lists; further ones work as well, only bare."""
WIDTHS: Mapping[PlanColumn, int] = {
    PlanColumn.CODE: 12,
    PlanColumn.KIND: 18,
    PlanColumn.TITLE: 44,
    PlanColumn.PLACE: 34,
    PlanColumn.LINK: 30,
    PlanColumn.HOST: 34,
    PlanColumn.TRACKS: 26,
    PlanColumn.STAGES: 26,
    PlanColumn.MUNICIPALITIES: 26,
    PlanColumn.DESCRIPTION: 50,
    PlanColumn.CONTACT: 28,
    PlanColumn.ZONE: 20,
}
USUAL_WIDTH = 14
FORMATS: Mapping[PlanColumn, str] = {
    PlanColumn.STARTS_ON: "dd.mm.yyyy",
    PlanColumn.ENDS_ON: "dd.mm.yyyy",
    PlanColumn.STARTS_TIME: "hh:mm",
    PlanColumn.ENDS_TIME: "hh:mm",
    PlanColumn.SIGNUP_OPENS: "dd.mm.yyyy hh:mm",
    PlanColumn.SIGNUP_CLOSES: "dd.mm.yyyy hh:mm",
    PlanColumn.CODE: "@",
}
STRICT = frozenset({PlanColumn.KIND, PlanColumn.ZONE})
"""Several names may be typed into the others."""
_EDGE = Border(right=Side("thin", color="BFBFBF"))


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """The days are those of the cycle and the present one."""

    programme: Programme
    language: str
    starts_on: date
    ends_on: date
    today: date


def make_template(order: TemplateOrder) -> bytes:
    """A workbook of three sheets: the plan with an example in its first row, how to fill it in, the lists."""
    texts = catalogue().nearest(order.language)
    columns = _columns(order.programme)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = texts.plain("plan-template-sheet")
    lists = _lists(order.programme, texts)
    _head(sheet, texts, columns)
    _example(sheet, columns, _example_of(order, texts, lists))
    _room(sheet, columns)
    _explain(book.create_sheet(texts.plain("plan-template-help")), texts, columns)
    _choices(sheet, book.create_sheet(texts.plain("plan-template-lists")), texts, columns, lists)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _columns(programme: Programme) -> list[PlanColumn]:
    """Without what the programme has only one of."""
    single = {
        PlanColumn.TRACKS: len(programme.tracks) < 2,
        PlanColumn.MUNICIPALITIES: len(programme.municipalities) < 2,
        PlanColumn.ZONE: len(_zones(programme)) < 2,
    }
    return [column for column in PlanColumn if not single.get(column)]


def _zones(programme: Programme) -> list[str]:
    own = {place.timezone for place in programme.municipalities if place.timezone}
    return [programme.timezone, *sorted(own - {programme.timezone})]


def _lists(programme: Programme, texts: Texts) -> dict[PlanColumn, list[str]]:
    stages = [stage.title for track in programme.tracks for stage in track.stages]
    return {
        PlanColumn.KIND: [kind_title(texts, kind) for kind in EventKind],
        PlanColumn.TRACKS: [track.title for track in programme.tracks],
        PlanColumn.STAGES: list(dict.fromkeys(stages)),
        PlanColumn.MUNICIPALITIES: [place.title for place in programme.municipalities],
        PlanColumn.ZONE: _zones(programme),
    }


def _head(sheet: Any, texts: Texts, columns: Sequence[PlanColumn]) -> None:
    for number, column in enumerate(columns, 1):
        star = " *" if column in REQUIRED else ""
        cell = sheet.cell(1, number, column_title(texts, column) + star)
        cell.font = Font(name=FACE, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = _EDGE
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, USUAL_WIDTH)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = sheet.cell(2, columns.index(PlanColumn.TITLE) + 2)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _example_of(order: TemplateOrder, texts: Texts, lists: Mapping[PlanColumn, list[str]]) -> dict[PlanColumn, object]:
    """On a day of this cycle that is still to come."""
    day = max(order.starts_on, min(order.today + timedelta(days=30), order.ends_on - timedelta(days=1)))
    return {
        PlanColumn.CODE: texts.plain("plan-example"),
        PlanColumn.KIND: lists[PlanColumn.KIND][0],
        PlanColumn.TITLE: texts.plain("plan-example-title"),
        PlanColumn.STARTS_ON: day,
        PlanColumn.STARTS_TIME: time(10),
        PlanColumn.ENDS_ON: day,
        PlanColumn.ENDS_TIME: time(13),
        PlanColumn.PLACE: texts.plain("plan-example-place"),
        PlanColumn.TRACKS: lists[PlanColumn.TRACKS][0],
        PlanColumn.CAPACITY: 25,
        PlanColumn.DESCRIPTION: texts.plain("plan-example-description"),
        PlanColumn.ZONE: lists[PlanColumn.ZONE][0],
    }


def _example(sheet: Any, columns: Sequence[PlanColumn], example: Mapping[PlanColumn, object]) -> None:
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(2, number, example.get(column))
        cell.font = Font(name=FACE, italic=True, color="7F7F7F")
        cell.fill = PatternFill("solid", start_color=WASH)


def _room(sheet: Any, columns: Sequence[PlanColumn]) -> None:
    for number, column in enumerate(columns, 1):
        if (shape := FORMATS.get(column)) is not None:
            for row in range(2, ROOM + 2):
                sheet.cell(row, number).number_format = shape


def _explain(sheet: Any, texts: Texts, columns: Sequence[PlanColumn]) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96
    lines = [(texts.plain("plan-template-help"), ""), *(("", line) for line in _rules(texts)), ("", "")]
    lines += [(column_title(texts, column), texts.plain(f"plan-help-{column.replace('_', '-')}")) for column in columns]
    for number, (name, words) in enumerate(lines, 1):
        first, second = sheet.cell(number, 1, name or None), sheet.cell(number, 2, words or None)
        first.font = Font(name=FACE, bold=True, size=14 if number == 1 else 11, color=INK)
        first.alignment = Alignment(vertical="top")
        second.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.sheet_view.showGridLines = False


def _rules(texts: Texts) -> list[str]:
    return [line.strip() for line in texts.plain("plan-template-rules").split("\n") if line.strip()]


def _choices(
    sheet: Any,
    source: Any,
    texts: Texts,
    columns: Sequence[PlanColumn],
    lists: Mapping[PlanColumn, list[str]],
) -> None:
    """Lists to choose from, on a sheet of their own: in a cell's own rule Excel has room for 255 characters."""
    shown = [column for column in columns if column in lists]
    for number, column in enumerate(shown, 1):
        letter = get_column_letter(number)
        source.column_dimensions[letter].width = 36
        source.cell(1, number, column_title(texts, column)).font = Font(name=FACE, bold=True, color=INK)
        for row, name in enumerate(lists[column], 2):
            source.cell(row, number, name)
        rule = DataValidation(
            type="list",
            formula1=f"'{source.title}'!${letter}$2:${letter}${len(lists[column]) + 1}",
            allow_blank=True,
            showErrorMessage=column in STRICT,
            errorTitle=column_title(texts, column),
            error=texts.plain("plan-template-choose"),
        )
        place = get_column_letter(columns.index(column) + 1)
        rule.add(f"{place}2:{place}{ROOM + 1}")
        sheet.add_data_validation(rule)
