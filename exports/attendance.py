"""Who was where: people down, events across."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from sqlalchemy.ext.asyncio import AsyncSession

from exports.cells import Value
from exports.event_tables import at
from exports.glossary import Glossary, full_name
from exports.rows import Column, Kind
from exports.tables import Table
from models import Event
from services import export_events
from services.export_rows import Record
from services.export_scope import Scope
from services.participation.states import ABSENT, ATTENDED, SIGNED_UP

COLUMN_LIMIT = 16_384
"""Excel's."""
NARROW = 7.0
"""Characters: a mark has one, a title stands upright."""
TITLE = 36
"""Characters of a title that fit the height of the header."""
PERSON_ID, EVENT_ID = 0, 6
"""Places in a row of `export_events.marks`: by name they are looked up three times as slowly."""


async def attendance_tables(
    session: AsyncSession, scope: Scope, words: Glossary, *, column_limit: int = COLUMN_LIMIT
) -> list[Table]:
    """One matrix; one a half-year where there are more events than Excel has columns, and none is left out."""
    events = await export_events.attended_events(session, scope)
    first = _first_columns(words)
    room = column_limit - len(first)
    if len(events) <= room:
        return [_matrix(words, words.texts.plain("export-sheet-attendance"), first, events)]
    made = []
    for (year, half), some in groupby(events, _half):
        title = words.texts.plain("export-sheet-attendance-half", year=str(year), half=str(half))
        some_events = list(some)
        made += [
            _matrix(words, title, first, some_events[start : start + room])
            for start in range(0, len(some_events), room)
        ]
    return made


def _half(event: Event) -> tuple[int, int]:
    day = at(event.starts_at, event.timezone) or event.starts_at
    return day.year, 1 if day.month <= 6 else 2


def _first_columns(words: Glossary) -> list[Column]:
    say = words.texts.plain
    return [
        Column(say("export-attendance-participant"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 34),
        Column(say("export-attended-times"), 11, Kind.NUMBER),
        Column(say("export-absent-times"), 11, Kind.NUMBER),
    ]


def _matrix(words: Glossary, title: str, first: Sequence[Column], events: Sequence[Event]) -> Table:
    columns = [*first, *(Column(_head(event), NARROW, Kind.MARK, upright=True) for event in events)]
    places = {event.id: number for number, event in enumerate(events)}
    say = words.texts.plain
    signs = {name: say(f"export-mark-{name}") for name in ("attended", "absent", "signed-up", "waiting")}
    width = len(events)

    def read(session: AsyncSession, scope: Scope) -> AsyncIterator[Sequence[Any]]:
        return _people(session, scope, places)

    def arrange(rows: Sequence[Record]) -> Sequence[Value]:
        marks: list[Value] = [None] * width
        attended = absent = 0
        for *_, event_id, state, attendance in rows:
            marks[places[event_id]] = signs[_sign(state, attendance)]
            attended += attendance == ATTENDED
            absent += attendance == ABSENT
        _, surname, name, patronymic, place, school, *_ = rows[0]
        return (full_name(surname, name, patronymic), place, school, attended, absent, *marks)

    return Table(title, columns, cast("Any", read), cast("Any", arrange), frozen_columns=1)


def _head(event: Event) -> str:
    day = at(event.starts_at, event.timezone) or event.starts_at
    title = event.title if len(event.title) <= TITLE else event.title[: TITLE - 1].rstrip() + "…"
    return f"{day:%d.%m.%y} {title}"


def _sign(state: str, attendance: str | None) -> str:
    if attendance in (ATTENDED, ABSENT):
        return str(attendance)
    return "signed-up" if state == SIGNED_UP else "waiting"


async def _people(
    session: AsyncSession, scope: Scope, places: Mapping[int, int]
) -> AsyncIterator[Sequence[list[Record]]]:
    """Chunks of people, each with the rows of these events; one whose rows are cut by a chunk is kept for the next."""
    kept: list[Record] = []
    async for chunk in export_events.marks(session, scope):
        rows = [*kept, *(row for row in chunk if row[EVENT_ID] in places)]
        people = [list(some) for _, some in groupby(rows, itemgetter(PERSON_ID))]
        kept = people.pop() if people else []
        yield people
    yield [kept] if kept else []
