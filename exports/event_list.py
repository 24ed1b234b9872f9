"""Who takes part in one event, a row a person, for the host's desk; runs in the worker process."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from exports.cells import Value, Words
from exports.event_tables import how_columns
from exports.glossary import Glossary, full_name, phone
from exports.rows import Column, Kind, Manner
from exports.styles import style_ids
from exports.words import catalogue
from exports.workbook import About, Sheet, WorkbookWriter
from programmes.schema import Programme


@dataclass(frozen=True, slots=True)
class ListOrder:
    """`rows` are those of `services.export_events.event_people`, as plain tuples."""

    programme: Programme
    language: str
    title: str
    zone: ZoneInfo
    """The event's."""
    now: datetime
    rows: Sequence[tuple[Any, ...]]


def build_event_list(order: ListOrder) -> bytes:
    """The workbook."""
    words = Glossary.of(order.programme, catalogue().nearest(order.language))
    say = words.texts.plain
    manner = Manner(style_ids(), Words(say("export-yes"), say("export-no"), say("export-cut")), order.zone)
    rows = [_arranged(words, number, row) for number, row in enumerate(order.rows, 1)]
    sheet = Sheet(order.title, _columns(words), rows, frozen_columns=2)
    with tempfile.TemporaryDirectory(prefix="rezerv-list-") as folder:
        path = Path(folder) / "list.xlsx"
        about = About(order.title, order.programme.department, order.now.astimezone(order.zone))
        with WorkbookWriter(path, manner, about) as book:
            book.add(sheet)
        return path.read_bytes()


def _columns(words: Glossary) -> list[Column]:
    say = words.texts.plain
    return [
        Column("№", 6, Kind.NUMBER),
        Column(say("export-participant"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 40, Kind.PROSE),
        Column(say("export-post"), 28, Kind.PROSE),
        Column(say("export-phone"), 18, Kind.CODE),
        Column(say("export-email"), 28),
        *how_columns(words),
    ]


def _arranged(words: Glossary, number: int, row: tuple[Any, ...]) -> Sequence[Value]:
    surname, name, patronymic, place, school, post, telephone, email, state, queued_at, came, *others = row
    person = full_name(surname, name, patronymic) or words.texts.plain("export-nameless")
    about = (number, person, place, school, post, phone(telephone), email)
    return (*about, words.participation(state), queued_at, words.attendance(came), *others)
