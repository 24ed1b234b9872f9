"""The tables of the data bank: their columns, and how a row of the database becomes a row on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from exports.cells import Value
from exports.glossary import DENIED, Glossary, age, full_name, phone
from exports.rows import Column, Kind
from services import export_rows
from services.export_rows import Chunks, Record
from services.export_scope import Scope

Arrange = Callable[[Record], Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: what it reads and how it shows it."""

    title: str
    columns: Sequence[Column]
    read: Callable[[AsyncSession, Scope], Chunks]
    arrange: Arrange
    frozen_columns: int = 1


def way_of_candidates(words: Glossary, *, today: date) -> list[Table]:
    """Who they are, where they stand, how they came there; ages are those on `today`."""
    return [_candidates(words, today), _applications(words), _movement(words)]


def registers(words: Glossary) -> list[Table]:
    """What is kept beside."""
    return [_organisations(words), _consents(words), _journal(words)]


def _candidates(words: Glossary, today: date) -> Table:
    say = words.texts.plain
    columns = [
        Column(say("export-surname"), 20),
        Column(say("export-name"), 16),
        Column(say("export-patronymic"), 20),
        Column(say("export-birth-date"), 13, Kind.DATE),
        Column(say("export-age"), 10, Kind.NUMBER),
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 40, Kind.PROSE),
        Column(say("export-post"), 28, Kind.PROSE),
        Column(say("export-education"), 36, Kind.PROSE),
        Column(say("export-teaching-years"), 16, Kind.NUMBER),
        Column(say("export-management-years"), 16, Kind.NUMBER),
        Column(say("export-phone"), 18, Kind.CODE),
        Column(say("export-email"), 28),
        Column(say("export-telegram"), 14, Kind.CODE),
        Column(say("export-consented-at"), 17, Kind.MOMENT),
        Column(say("export-known-since"), 17, Kind.MOMENT),
    ]
    document = f"{words.programme.key}:personal_data"

    def read(session: AsyncSession, scope: Scope) -> Chunks:
        return export_rows.people(session, scope, consent_document=document)

    def arrange(row: Record) -> Sequence[Value]:
        return (*row[:4], age(row[3], today), *row[4:10], phone(row[10]), *row[11:])

    return Table(say("export-sheet-candidates"), columns, read, arrange, frozen_columns=2)


def _applications(words: Glossary) -> Table:
    say = words.texts.plain
    own = words.own_fields()
    columns = [
        Column(say("export-candidate"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 40, Kind.PROSE),
        Column(say("export-cycle"), 12),
        Column(say("export-track"), 24),
        Column(say("export-stage"), 36),
        Column(say("export-submitted-at"), 17, Kind.MOMENT),
        Column(say("export-moved-at"), 17, Kind.MOMENT),
        Column(say("export-works"), 10, Kind.NUMBER),
        Column(say("export-handed-in-at"), 19, Kind.MOMENT),
        Column(say("export-refusal"), 40, Kind.PROSE),
        Column(say("export-exception"), 40, Kind.PROSE),
        Column(say("export-exception-at"), 19, Kind.MOMENT),
        Column(say("export-exception-by"), 34),
        *(field.column for field in own),
    ]

    def arrange(row: Record) -> Sequence[Value]:
        answers = row.answers or {}
        return (
            full_name(*row[:3]),
            *row[3:6],
            words.track(row.track),
            words.stage(row.track, row.stage),
            *row[8:12],
            words.reason(row.refusal),
            row.exception_reason,
            row.exception_at,
            full_name(*row[15:18]),
            *[None if (value := answers.get(field.key)) is None else field.show(value) for field in own],
        )

    return Table(say("export-sheet-applications"), columns, export_rows.applications, arrange)


def _movement(words: Glossary) -> Table:
    say = words.texts.plain
    columns = [
        Column(say("export-candidate"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-track"), 24),
        Column(say("export-from-stage"), 36),
        Column(say("export-to-stage"), 36),
        Column(say("export-at"), 17, Kind.MOMENT),
        Column(say("export-by"), 34),
        Column(say("export-reason"), 50, Kind.PROSE),
    ]

    def arrange(row: Record) -> Sequence[Value]:
        return (
            full_name(*row[:3]),
            row[3],
            words.track(row[4]),
            words.stage(row[4], row[5]),
            words.stage(row[4], row[6]),
            row[7],
            full_name(*row[8:11]),
            row[11],
        )

    return Table(say("export-sheet-movement"), columns, export_rows.changes, arrange)


def _organisations(words: Glossary) -> Table:
    say = words.texts.plain
    columns = [
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 60, Kind.PROSE),
        Column(say("export-typed-in"), 18, Kind.FLAG),
        Column(say("export-candidates"), 13, Kind.NUMBER),
        Column(say("export-applications"), 13, Kind.NUMBER),
        Column(say("export-in-reserve"), 13, Kind.NUMBER),
    ]
    reserve = words.reserve

    def read(session: AsyncSession, scope: Scope) -> Chunks:
        return export_rows.organisations(session, scope, reserve=reserve)

    return Table(say("export-sheet-organisations"), columns, read, tuple, frozen_columns=2)


def _consents(words: Glossary) -> Table:
    say = words.texts.plain
    columns = [
        Column(say("export-person"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-document"), 40),
        Column(say("export-version"), 12, Kind.CODE),
        Column(say("export-given-at"), 17, Kind.MOMENT),
        Column(say("export-withdrawn-at"), 17, Kind.MOMENT),
        Column(say("export-text-hash"), 22),
    ]

    def arrange(row: Record) -> Sequence[Value]:
        return (full_name(*row[:3]), row[3], words.document(row[4]), *row[5:])

    return Table(say("export-sheet-consents"), columns, export_rows.consents, arrange)


def _journal(words: Glossary) -> Table:
    say = words.texts.plain
    columns = [
        Column(say("export-at"), 17, Kind.MOMENT),
        Column(say("export-by"), 34),
        Column(say("export-action"), 34),
        Column(say("export-subject"), 18),
        Column(say("export-subject-id"), 12, Kind.CODE),
        Column(say("export-municipality"), 26),
        Column(say("export-details"), 60, Kind.PROSE),
    ]
    system, nameless, stranger = say("export-by-system"), say("export-nameless"), say("export-by-stranger")

    def actor(row: Record) -> str:
        if row.actor_id is None:
            return stranger if row.action.startswith(DENIED) else system
        return full_name(*row[1:4]) or nameless

    def arrange(row: Record) -> Sequence[Value]:
        action, subject = words.action(row.action), words.subject(row.subject)
        return (row.at, actor(row), action, subject, row.subject_id, row.municipality, words.details(row.details))

    return Table(say("export-sheet-journal"), columns, export_rows.entries, arrange)
