"""Every table of the data bank, in the order of its sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from exports.attendance import attendance_tables
from exports.event_tables import broadcast_table, event_tables
from exports.glossary import Glossary
from exports.practice_table import practice_table
from exports.tables import Table, registers, way_of_candidates
from services.export_scope import Scope, Slice


async def bank_tables(session: AsyncSession, scope: Scope, words: Glossary, *, today: date) -> list[Table]:
    """Ages are those on `today`. The columns of the matrix are read here: they are the same in every part."""
    return [
        *way_of_candidates(words, today=today),
        *event_tables(words),
        *await attendance_tables(session, replace(scope, part=Slice()), words),
        practice_table(words),
        broadcast_table(words),
        *registers(words),
    ]
