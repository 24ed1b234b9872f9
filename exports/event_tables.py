"""The sheets of events, of who takes part, and of what was sent to many."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from exports.cells import Value, local
from exports.glossary import Glossary, full_name
from exports.rows import Column, Kind
from exports.tables import Table
from locales.text import Text
from models import Event
from services import export_broadcasts, export_events, segments
from services.broadcasts.content import plain_of, words_of
from services.export_broadcasts import BroadcastRow
from services.export_events import EventRow
from services.export_rows import Record
from services.export_scope import Scope


def event_tables(words: Glossary) -> list[Table]:
    """Events and participations; the matrix of attendance is made by `exports.attendance`."""
    return [_events(words), _participations(words)]


def at(moment: datetime | None, zone: str) -> datetime | None:
    """On the clock of the event: naive, so that it is shown as it is."""
    return None if moment is None else local(moment, ZoneInfo(zone))


def _fact_columns(words: Glossary) -> list[Column]:
    """What is looked for first; the numbers follow, and then what is read once."""
    say = words.texts.plain
    return [
        Column(say("export-event-kind"), 18),
        Column(say("export-event-title"), 44, Kind.PROSE),
        Column(say("export-starts-at"), 17, Kind.MOMENT),
        Column(say("export-ends-at"), 17, Kind.MOMENT),
        Column(say("export-zone"), 20),
        Column(say("export-event-state"), 13),
        Column(say("export-place"), 34, Kind.PROSE),
        Column(say("export-host"), 30, Kind.PROSE),
        Column(say("export-municipality"), 26, Kind.PROSE),
        Column(say("export-audience"), 34, Kind.PROSE),
        Column(say("export-capacity"), 10, Kind.NUMBER),
    ]


def _number_columns(words: Glossary) -> list[Column]:
    say = words.texts.plain
    return [
        Column(say("export-signed-up"), 13, Kind.NUMBER),
        Column(say("export-waiting"), 13, Kind.NUMBER),
        Column(say("export-attended"), 13, Kind.NUMBER),
        Column(say("export-absent"), 13, Kind.NUMBER),
        Column(say("export-target-share"), 13, Kind.NUMBER),
        Column(say("export-invited"), 13, Kind.NUMBER),
        Column(say("export-reached-share"), 13, Kind.NUMBER),
        Column(say("export-feedback-count"), 13, Kind.NUMBER),
        Column(say("export-feedback-average"), 13, Kind.NUMBER),
    ]


def _word_columns(words: Glossary) -> list[Column]:
    say = words.texts.plain
    return [
        Column(say("export-points"), 10, Kind.NUMBER),
        Column(say("export-signup-opens"), 17, Kind.MOMENT),
        Column(say("export-signup-closes"), 17, Kind.MOMENT),
        Column(say("export-link"), 30),
        Column(say("export-contact"), 28, Kind.PROSE),
        Column(say("export-materials"), 34, Kind.PROSE),
        Column(say("export-description"), 50, Kind.PROSE),
        Column(say("export-cancel-reason"), 36, Kind.PROSE),
    ]


def _events(words: Glossary) -> Table:
    columns = [*_fact_columns(words), *_number_columns(words), *_word_columns(words)]

    async def read(session: AsyncSession, scope: Scope) -> AsyncIterator[Sequence[Any]]:
        async for chunk in export_events.events(session, scope, programme=words.programme):
            names = await segments.load_names(session, [_audience(row.event) for row in chunk])
            yield [(row, names) for row in chunk]

    def arrange(pair: Any) -> Sequence[Value]:
        row, names = pair
        return (*_facts(words, row, names), *_numbers(row), *_words(row.event))

    title = words.texts.plain("export-sheet-events")
    return Table(title, columns, cast("Any", read), cast("Any", arrange), frozen_columns=2)


def _audience(event: Event) -> segments.Segment:
    """As it was typed in, without what holds for every event."""
    tracks = {"tracks": list(event.tracks)} if event.tracks else {}
    return {**tracks, **event.audience}


def _facts(words: Glossary, row: EventRow, names: segments.Names) -> list[Value]:
    event, zone = row.event, row.event.timezone
    segment = _audience(event)
    lines = segments.describe(segment, words.programme, names) if segment else [Text("export-for-all")]
    audience = [words.texts.resolve(line, plain=True) for line in lines]
    return [
        words.event_kind(event.kind),
        event.title,
        at(event.starts_at, zone),
        at(event.ends_at, zone),
        words.texts.zone(ZoneInfo(zone), event.starts_at),
        words.event_state(event.state),
        event.place,
        None if event.host is None else event.host.title,
        row.owner,
        "; ".join(audience),
        event.capacity,
    ]


def _words(event: Event) -> list[Value]:
    zone = event.timezone
    return [
        event.points,
        at(event.signup_opens_at, zone),
        at(event.signup_closes_at, zone),
        event.link,
        event.contact,
        "; ".join(str(item.get("title") or item.get("url") or "") for item in event.materials or []) or None,
        event.description,
        event.cancel_reason,
    ]


def _numbers(row: EventRow) -> list[Value]:
    counts, invited, target = row.counts, row.invited, row.event.target_share
    attended = counts.attended or 0
    reached = round(100 * attended / invited) if invited else None
    rating = None if counts.rating is None else round(float(counts.rating), 2)
    plain = [counts.signed_up or 0, counts.waiting or 0, attended, counts.absent or 0]
    return [*plain, target, invited, reached, counts.feedback or 0, rating]


def how_columns(words: Glossary) -> list[Column]:
    """How somebody takes part, up to the time of an interview; here and on the list of one event."""
    say = words.texts.plain
    return [
        Column(say("export-participation"), 18),
        Column(say("export-queued-at"), 17, Kind.MOMENT),
        Column(say("export-attendance"), 14),
        Column(say("export-attendance-at"), 17, Kind.MOMENT),
        Column(say("export-absence-reason"), 36, Kind.PROSE),
        Column(say("export-rating"), 10, Kind.NUMBER),
        Column(say("export-feedback"), 50, Kind.PROSE),
        Column(say("export-feedback-wish"), 50, Kind.PROSE),
        Column(say("export-mentor-on-site"), 28),
        Column(say("export-result"), 44, Kind.PROSE),
        Column(say("export-interview-at"), 17, Kind.MOMENT),
    ]


def _participations(words: Glossary) -> Table:
    say = words.texts.plain
    columns = [
        Column(say("export-participant"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-organisation"), 40, Kind.PROSE),
        Column(say("export-event-kind"), 18),
        Column(say("export-event-title"), 44, Kind.PROSE),
        Column(say("export-starts-at"), 17, Kind.MOMENT),
        Column(say("export-event-state"), 13),
        *how_columns(words),
        Column(say("export-interview-outcome"), 18),
        Column(say("export-interview-protocol"), 50, Kind.PROSE),
    ]
    events: dict[int, tuple[Value, ...]] = {}
    zones: dict[int, str] = {}

    async def read(session: AsyncSession, scope: Scope) -> AsyncIterator[Sequence[Record]]:
        for number, kind, title, starts_at, zone, state in await export_events.event_facts(session, scope):
            events[number] = (words.event_kind(kind), title, at(starts_at, zone), words.event_state(state))
            zones[number] = zone
        async for chunk in export_events.participations(session, scope):
            yield chunk

    def arrange(row: Record) -> Sequence[Value]:
        surname, name, patronymic, place, school, event_id, state, queued_at, attendance, *others = row
        *others, booked, outcome, protocol = others
        person, seen = full_name(surname, name, patronymic), words.attendance(attendance)
        about = (person, place, school, *events[event_id], words.participation(state), queued_at, seen)
        interview = (at(booked, zones[event_id]), words.interview_outcome(outcome), protocol)
        return (*about, *others, *interview)

    return Table(say("export-sheet-participations"), columns, read, arrange)


def broadcast_table(words: Glossary) -> Table:
    """What was sent to many, and what became of it."""
    say = words.texts.plain
    columns = [
        Column(say("export-broadcast-created-at"), 17, Kind.MOMENT),
        Column(say("export-broadcast-author"), 34),
        Column(say("export-municipality"), 26),
        Column(say("export-broadcast-segment"), 44, Kind.PROSE),
        Column(say("export-broadcast-text"), 60, Kind.PROSE),
        Column(say("export-broadcast-state"), 16),
        Column(say("export-broadcast-started-at"), 17, Kind.MOMENT),
        Column(say("export-broadcast-finished-at"), 17, Kind.MOMENT),
        Column(say("export-broadcast-total"), 13, Kind.NUMBER),
        Column(say("export-broadcast-sent-count"), 13, Kind.NUMBER),
        Column(say("export-broadcast-uncertain"), 13, Kind.NUMBER),
        Column(say("export-broadcast-failed"), 13, Kind.NUMBER),
        Column(say("export-broadcast-unreachable"), 13, Kind.NUMBER),
        Column(say("export-broadcast-left"), 13, Kind.NUMBER),
        Column(say("export-broadcast-acknowledged"), 13, Kind.NUMBER),
    ]

    async def read(session: AsyncSession, scope: Scope) -> AsyncIterator[Sequence[Any]]:
        async for chunk in export_broadcasts.broadcasts(session, scope):
            names = await segments.load_names(session, [row.broadcast.segment for row in chunk])
            yield [(row, names) for row in chunk]

    def arrange(pair: Any) -> Sequence[Value]:
        row, names = pair
        return _broadcast(words, row, names)

    return Table(say("export-sheet-broadcasts"), columns, cast("Any", read), cast("Any", arrange))


def _broadcast(words: Glossary, row: BroadcastRow, names: segments.Names) -> Sequence[Value]:
    one, counts = row.broadcast, row.counts
    segment = [words.texts.resolve(line, plain=True) for line in segments.describe(one.segment, words.programme, names)]
    over = {"sent", "uncertain", "failed", "unreachable"}
    outcome = [counts.get(state, 0) for state in ("sent", "uncertain", "failed", "unreachable")]
    left = sum(number for state, number in counts.items() if state not in over and state != "acknowledged")
    asked = "ack" in (one.buttons or [])
    return (
        one.created_at,
        full_name(row.author.surname, row.author.name, row.author.patronymic),
        row.owner,
        "; ".join(segment),
        plain_of(words_of(one)),
        words.broadcast_state(one.state, one.recall),
        one.started_at,
        one.finished_at,
        max(one.total, sum(outcome) + left),
        *outcome,
        left,
        counts.get("acknowledged", 0) if asked else None,
    )
