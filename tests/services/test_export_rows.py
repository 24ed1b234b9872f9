from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models import Application, AuditEntry, Cycle, Municipality, Person
from models.database import Database
from services import export_rows
from services.export_rows import Chunks
from services.export_scope import Scope, Totals, slices, totals
from tests.exports.district import CYCLE, EARLIER, NORTH, NOW, SOUTH, settle

TRAINED = [("teachers", "training")]


async def _rows(chunks: Chunks) -> list[Any]:
    return [row async for chunk in chunks for row in chunk]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), Totals(people=3, applications=4, changes=4, consents=3, entries=4)),
        (Scope(cycle_id=CYCLE), Totals(people=3, applications=3, changes=4, consents=3, entries=4)),
        (Scope(cycle_id=EARLIER), Totals(people=1, applications=1, changes=0, consents=1, entries=4)),
        (Scope(frozenset({SOUTH})), Totals(people=1, applications=1, changes=1, consents=1, entries=1)),
        (Scope(frozenset({NORTH, SOUTH})), Totals(people=3, applications=4, changes=4, consents=3, entries=2)),
        (Scope(frozenset()), Totals(people=0, applications=0, changes=0, consents=0, entries=0)),
        (Scope(since=NOW), Totals(people=3, applications=4, changes=4, consents=3, entries=3)),
        (Scope(until=NOW), Totals(people=3, applications=4, changes=4, consents=3, entries=1)),
    ],
)
async def test_totals_are_the_lengths_of_the_sheets(database: Database, scope: Scope, expected: Totals) -> None:
    await settle(database)

    async with database.read() as session:
        assert await totals(session, scope) == expected
        assert expected == Totals(
            people=len(await _rows(export_rows.people(session, scope, consent_document="x"))),
            applications=len(await _rows(export_rows.applications(session, scope))),
            changes=len(await _rows(export_rows.changes(session, scope))),
            consents=len(await _rows(export_rows.consents(session, scope))),
            entries=len(await _rows(export_rows.entries(session, scope))),
        )


async def test_organisation_counts_people_once_and_applications_each(database: Database) -> None:
    await settle(database)

    async with database.read() as session:
        rows = await _rows(export_rows.organisations(session, Scope(), reserve=TRAINED))
    assert [tuple(row)[1:] for row in rows] == [("Школа № 1", False, 2, 3, 1), ("Школа № 2", True, 1, 1, 0)]


async def test_stage_counts_leave_out_refusals_with_an_exception(database: Database) -> None:
    await settle(database)

    async with database.read() as session:
        rows = await export_rows.stage_counts(session, Scope(cycle_id=CYCLE))
    assert sorted(tuple(row) for row in rows) == [
        ("Северный район", "teachers", "recruitment", 1, 1),
        ("Северный район", "teachers", "training", 1, 0),
        ("Южный район", "teachers", "recruitment", 1, 0),
    ]


@pytest.mark.parametrize("people", [0, 1, 5, 12])
@pytest.mark.parametrize("parts", [2, 3, 7])
async def test_slices_hold_everybody_once_and_in_order(sqlite_url: str, people: int, parts: int) -> None:
    database = Database(sqlite_url)
    await _line_up(database, people)

    async with database.read() as session:
        cuts = await slices(session, Scope(), parts, await totals(session, Scope()))
        names, numbers = [], []
        for cut in cuts:
            scope = replace(Scope(), part=cut)
            names.append([row.surname for row in await _rows(export_rows.people(session, scope, consent_document="x"))])
            numbers.append([row.subject_id for row in await _rows(export_rows.entries(session, scope))])
        everybody = [row.surname for row in await _rows(export_rows.people(session, Scope(), consent_document="x"))]
    await database.close()

    assert [name for part in names for name in part] == everybody
    assert [number for part in numbers for number in part] == list(range(people))
    assert max(map(len, names)) - min(map(len, names)) <= 1


async def _line_up(database: Database, people: int) -> None:
    """People of whom every second one bears the same name as the one before."""
    async with database.write() as session:
        session.add(Municipality(id=1, key="place", title="Район", timezone="Europe/Moscow"))
        day = NOW.date()
        session.add(Cycle(id=1, programme="p", title="1", starts_on=day, ends_on=day + timedelta(days=1)))
        await session.flush()
        for number in range(people):
            surname = f"Имя {(people - number) // 2}"
            session.add(Person(id=number + 1, surname=surname, search_text=surname.lower(), created_at=NOW))
            session.add(AuditEntry(at=NOW, action="a", subject="s", subject_id=number, details={}, id=100 + number))
        await session.flush()
        for number in range(people):
            session.add(
                Application(person_id=number + 1, cycle_id=1, track="t", stage="s", answers={}, submitted_at=NOW)
            )
