"""Plans of events as departments write them: small workbooks, made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl

from exports.plan_dates import Season
from exports.plan_reading import PlanRead, ReadOrder, read_plan
from tests.kit import the_programme

HEAD = ("Вид", "Название", "Дата начала", "Время начала")
SEMINAR = ("Семинар", "Командная работа", "12.10.2026", "10:00")


def book(
    rows: Sequence[Sequence[Any]], *, head: Sequence[Any] = HEAD, change: Callable[[Any], None] | None = None
) -> bytes:
    """One sheet with a header; `change` gets the sheet before it is saved."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title = "План"
    for row in (head, *rows):
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return saved(made)


def saved(made: Any) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def order(programme: str = "khabarovsk", zone: str = "Asia/Vladivostok") -> ReadOrder:
    return ReadOrder(the_programme(programme), Season(date(2026, 9, 1), date(2027, 9, 1)), zone, "ru")


def read(content: bytes, **how: Any) -> PlanRead:
    return read_plan(content, order(**how))


def told(plan: PlanRead) -> list[tuple[int, int, str]]:
    """Row, column and key of each fault."""
    return [(fault.row, fault.column, fault.fault.key) for fault in plan.faults]


def with_sheet(content: bytes, *changes: bytes) -> bytes:
    """The workbook with its only sheet's XML changed: old, new, old, new."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for old, new in zip(changes[::2], changes[1::2], strict=True):
                    part = (
                        part.replace(old, new) if old in part else part.replace(b"<v/>", b"<v></v>").replace(old, new)
                    )
            target.writestr(name, part)
    return written.getvalue()
