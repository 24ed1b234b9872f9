"""Interviews, contests and offered places, whose moments lie in rows of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.text import Text
from models import ContestStage, Event, InterviewSlot, Participation
from programmes.calendar import EventKind, Occasion
from programmes.schema import Programme
from services.participation import presses
from services.reminders import audience
from services.reminders.facts import Fact, offsets_for
from services.reminders.usual import signup, start, where

OFFER_OFFSETS = ("2h",)
"""An offered place is kept for hours: one word before it lapses is enough."""


async def facts(
    session: AsyncSession, programme: Programme, events: Sequence[Event], since: datetime, until: datetime
) -> list[Fact]:
    interviews = [event for event in events if event.kind == EventKind.INTERVIEW]
    with_slots = await _with_slots(session, interviews)
    found = [fact for event in interviews for fact in _interview(event, programme, has_slots=event.id in with_slots)]
    found += await _slots(session, programme, since, until)
    found += await _stages(session, programme, since, until)
    return [*found, *await _offers(session, programme, since, until)]


async def _with_slots(session: AsyncSession, interviews: Sequence[Event]) -> set[int]:
    ids = [event.id for event in interviews]
    wanted = select(InterviewSlot.event_id).where(InterviewSlot.event_id.in_(ids)).distinct()
    return set((await session.execute(wanted)).scalars())


def _interview(event: Event, programme: Programme, *, has_slots: bool) -> list[Fact]:
    """With times to choose from, one's own time counts; without, it is an event as any other."""
    if not has_slots:
        return [start(event, programme), signup(event, programme)]
    slot = Fact(
        key=f"event:{event.id}:book",
        moment=event.starts_at,
        kind="signup",
        offsets=offsets_for(programme.reminders, Occasion.SLOT, event.kind),
        who=partial(audience.without_slot, event, programme),
        text="reminder-slot",
        args={"title": event.title},
        rows=[[(Text("reminder-open-slots"), presses.open_event(event.id))]],
        event_id=event.id,
        zone=event.timezone,
    )
    return [slot]


async def _slots(session: AsyncSession, programme: Programme, since: datetime, until: datetime) -> list[Fact]:
    """Times that are booked; two rooms at the same hour are one moment."""
    wanted = (
        select(
            Event.id, Event.kind, Event.title, Event.timezone, Event.link, InterviewSlot.starts_at, InterviewSlot.place
        )
        .join(Event, Event.id == InterviewSlot.event_id)
        .where(
            Event.state == "planned",
            InterviewSlot.person_id.is_not(None),
            InterviewSlot.starts_at.between(since, until),
        )
        .distinct()
    )
    return [
        Fact(
            key=f"event:{row.id}:interview",
            moment=row.starts_at,
            kind="event",
            offsets=offsets_for(programme.reminders, Occasion.START, row.kind),
            who=partial(audience.of_slot, row.id, row.starts_at, row.place, programme),
            text="reminder-start",
            args=where(row.title, row.place, row.link),
            rows=[presses.open_row(row.id)],
            event_id=row.id,
            zone=row.timezone,
        )
        for row in await session.execute(wanted)
    ]


async def _stages(session: AsyncSession, programme: Programme, since: datetime, until: datetime) -> list[Fact]:
    wanted = (
        select(ContestStage, Event)
        .join(Event, Event.id == ContestStage.event_id)
        .where(Event.state == "planned", ContestStage.takes_work, ContestStage.closes_at.between(since, until))
    )
    return [
        Fact(
            key=f"event:{event.id}:entry:{stage.id}",
            moment=stage.closes_at,
            kind="deadline",
            offsets=offsets_for(programme.reminders, Occasion.ENTRY, event.kind),
            who=partial(audience.without_entry, stage, programme),
            text="reminder-entry",
            args={"title": event.title, "stage": stage.title},
            rows=[[(Text("reminder-open-contest"), presses.open_event(event.id))]],
            event_id=event.id,
            zone=event.timezone,
            opens_at=stage.opens_at,
        )
        for stage, event in await session.execute(wanted)
    ]


async def _offers(session: AsyncSession, programme: Programme, since: datetime, until: datetime) -> list[Fact]:
    wanted = (
        select(Event.id, Event.title, Event.timezone, Participation.offered_until)
        .join(Event, Event.id == Participation.event_id)
        .where(
            Event.state == "planned",
            Participation.state == "offered",
            Participation.offered_until.between(since, until),
        )
        .distinct()
    )
    return [
        Fact(
            key=f"event:{row.id}:offer",
            moment=row.offered_until,
            kind="event",
            offsets=OFFER_OFFSETS,
            who=partial(audience.offered, row.id, row.offered_until, programme),
            text="reminder-offer",
            args={"title": row.title},
            rows=presses.offer_rows(row.id),
            event_id=row.id,
            zone=row.timezone,
        )
        for row in await session.execute(wanted)
    ]
