"""The sheet of practice."""

from __future__ import annotations

from collections.abc import Sequence

from exports.cells import Value
from exports.glossary import Glossary, full_name
from exports.rows import Column, Kind
from exports.tables import Table
from services import export_practice
from services.export_rows import Record


def practice_table(words: Glossary) -> Table:
    """Internships, replacements and certificates of everybody in reach."""
    say = words.texts.plain
    columns = [
        Column(say("export-participant"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 40, Kind.PROSE),
        Column(say("export-practice-kind"), 16),
        Column(say("export-practice-title"), 44, Kind.PROSE),
        Column(say("export-practice-school"), 34, Kind.PROSE),
        Column(say("export-practice-starts-on"), 13, Kind.DATE),
        Column(say("export-practice-ends-on"), 13, Kind.DATE),
        Column(say("export-practice-hours"), 10, Kind.NUMBER),
        Column(say("export-practice-result"), 50, Kind.PROSE),
        Column(say("export-practice-state"), 22),
        Column(say("export-practice-mistake-reason"), 36, Kind.PROSE),
    ]

    def arrange(row: Record) -> Sequence[Value]:
        surname, name, patronymic, place, school, kind, *facts = row
        *shown, confirmed_at, mistaken_at, reason = facts
        person = full_name(surname, name, patronymic)
        return (person, place, school, words.practice(kind), *shown, _state(words, confirmed_at, mistaken_at), reason)

    return Table(say("export-sheet-practice"), columns, export_practice.records, arrange)


def _state(words: Glossary, confirmed_at: object, mistaken_at: object) -> str:
    if mistaken_at is not None:
        return words.texts.plain("export-practice-mistaken")
    return words.texts.plain("export-practice-confirmed" if confirmed_at else "export-practice-unconfirmed")
