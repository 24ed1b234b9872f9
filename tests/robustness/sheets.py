"""Plans of events as a department sends them by mistake and on purpose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.exports.plans import HEAD, book
from tests.robustness.vocabulary import Paper

MANY = 150


def sheets() -> tuple[Paper, ...]:
    """Good ones, faulty ones, and what is no plan at all."""
    day = f"{datetime.now(UTC) + timedelta(days=40):%d.%m.%Y}"
    good = [("Семинар", "Командная работа", day, "10:00"), ("Курс", "Управление школой", day, "12:00–14:00")]
    many = [("Тренинг", f"Тренинг {number}", day, f"{8 + number % 12}:00") for number in range(MANY)]
    wrong = [("Сабантуй", "", "31.02.2027", "25:00"), ("Семинар", "=1+1", "вчера", None), ("Курс", "х" * 400, day, "9")]
    whole = book(good)
    return (
        Paper("план.xlsx", whole), Paper("план.xlsx", whole), Paper("исправленный.xlsx", book([*good, *wrong])),
        Paper("большой.xlsx", book(many)), Paper("другой.xlsx", book(good, head=("А", "Б", "В", "Г"))),
        Paper("слитый.xlsx", book(good, change=_merged)), Paper("скрытый.xlsx", book(good, change=_hidden)),
        Paper("макросы.xlsm", whole), Paper("старый.xls", b"\xd0\xcf\x11\xe0" + bytes(600)),
        Paper("пустой.xlsx", book([])),
        Paper("обрезанный.xlsx", whole[: len(whole) // 2]), Paper("текст.xlsx", "Вид;Название".encode()),
    )  # fmt: skip


def _merged(sheet: Any) -> None:
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B1:C1")


def _hidden(sheet: Any) -> None:
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.append(list(HEAD))
