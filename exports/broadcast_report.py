"""What became of one broadcast, a row a person; runs in the worker process."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from exports.cells import Value, Words
from exports.glossary import full_name, phone
from exports.rows import Column, Kind, Manner
from exports.styles import style_ids
from exports.words import catalogue
from exports.workbook import About, Sheet, WorkbookWriter
from locales.texts import Texts
from services.broadcasts.recalling import REFUSED, TOO_OLD
from services.broadcasts.report import reason_of

ENDED = frozenset({"failed", "expired", "unreachable"})
"""States whose reason is told."""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """`rows` are those of `services.broadcasts.report.report_rows`, as plain tuples."""

    broadcast_id: int
    language: str
    creator: str
    zone: ZoneInfo
    now: datetime
    rows: Sequence[tuple[Any, ...]]


def build_report(order: ReportOrder) -> bytes:
    """The workbook."""
    texts = catalogue().nearest(order.language)
    say = texts.plain
    manner = Manner(style_ids(), Words(say("export-yes"), say("export-no"), say("export-cut")), order.zone)
    title = say("broadcast-report-file", id=str(order.broadcast_id))
    sheet = Sheet(title, _columns(texts), [_arranged(texts, row) for row in order.rows], frozen_columns=1)
    with tempfile.TemporaryDirectory(prefix="rezerv-report-") as folder:
        path = Path(folder) / "report.xlsx"
        about = About(title, order.creator, order.now.astimezone(order.zone))
        with WorkbookWriter(path, manner, about) as book:
            book.add(sheet)
        return path.read_bytes()


def _columns(texts: Texts) -> list[Column]:
    say = texts.plain
    return [
        Column(say("broadcast-report-name"), 34),
        Column(say("broadcast-report-municipality"), 26),
        Column(say("broadcast-report-organisation"), 40, Kind.PROSE),
        Column(say("broadcast-report-phone"), 18, Kind.CODE),
        Column(say("broadcast-report-email"), 28),
        Column(say("broadcast-report-state"), 28),
        Column(say("broadcast-report-at"), 17, Kind.MOMENT),
        Column(say("broadcast-report-acknowledged"), 17, Kind.MOMENT),
        Column(say("broadcast-report-recalled"), 17, Kind.MOMENT),
        Column(say("broadcast-report-problem"), 34),
    ]


def _arranged(texts: Texts, row: tuple[Any, ...]) -> Sequence[Value]:
    surname, name, patronymic, place, school, number, email, state, at, acknowledged, recalled, problem = row
    person = full_name(surname, name, patronymic) or texts.plain("export-nameless")
    said = texts.plain(f"broadcast-report-state-{state}")
    reason = _reason(texts, state, problem)
    return (person, place, school, phone(number), email, said, at, acknowledged, recalled, reason)


def _reason(texts: Texts, state: str, problem: str | None) -> str | None:
    if problem == TOO_OLD:
        return texts.plain("broadcast-report-too-old")
    if problem == REFUSED:
        return texts.plain("broadcast-report-stayed")
    if state not in ENDED or (state == "unreachable" and problem is None):
        return None
    return texts.plain(f"broadcast-reason-{reason_of(state, problem)}")
