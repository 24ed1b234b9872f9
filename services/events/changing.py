"""Changing an event: whoever stands by it is told what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Event, Participation
from programmes.calendar import EventKind
from programmes.schema import Programme
from services import audit, interviews, notifications, participation
from services.actor import Actor
from services.errors import ServiceError
from services.events import belongings
from services.events.facts import EventFacts, changed_fields, columns_of, facts_of
from services.events.faults import check
from services.events.finding import lock, require_staff
from services.events.making import check_places, require_owner, search_text
from services.events.telling import Difference, tell_change
from services.participation.states import HOLDING


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did."""

    difference: Difference
    told: int
    """People who were told."""

    @property
    def event(self) -> Event:
        return self.difference.event

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of `EventFacts` that differ; empty: nothing was changed and nobody told."""
        return self.difference.fields


async def change(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    event_id: int,
    facts: EventFacts,
    now: datetime,
    revision: int | None = None,
) -> Changed:
    """Give the event these facts, audited: its revision grows, those who stand by it are told old → new.

    A new start takes back reminders of the old one; more places go to the waiting list. `revision` is what the asker
    saw: if the event has changed since, `ServiceError`. Raises `Denied` for an event that is not the actor's, or
    would not be afterwards.
    """
    made = await change_silently(
        session, actor=actor, programme=programme, event_id=event_id, facts=facts, now=now, revision=revision
    )
    return Changed(made, await tell_change(session, difference=made, now=now))


async def change_silently(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    event_id: int,
    facts: EventFacts,
    now: datetime,
    revision: int | None = None,
) -> Difference:
    """The same, but whoever stands by the event is for the caller to tell: together with other changes."""
    event = await lock(session, event_id=event_id)
    require_staff(actor, event)
    before = facts_of(event)
    changed = changed_fields(before, facts)
    if not changed:
        return Difference(event, before, facts, ())
    _require_standing(event, revision)
    require_owner(actor, facts.municipality_id, "event.change")
    check(programme, facts, now, before=before)
    await check_places(session, programme=programme, facts=facts)
    await _check_capacity(session, event, facts)
    await belongings.require_kind(session, event=event, before=before, after=facts)
    await _write(session, event, facts, now)
    await _follow_up(session, event, changed, now)
    if event.kind == EventKind.INTERVIEW and "starts_at" in changed:
        await interviews.follow(session, event=event, before=before.starts_at, now=now)
    if "starts_at" in changed or "ends_at" in changed:
        await belongings.require_room(session, event=event, now=now)
    place = event.municipality_id
    audit.record(session, actor, "event.change", "event", event.id, now=now, municipality_id=place, fields=changed)
    return Difference(event, before, facts, tuple(changed))


async def _follow_up(session: AsyncSession, event: Event, changed: Sequence[str], now: datetime) -> None:
    """Reminders of a moment that has moved are taken back; more places go to the waiting list."""
    if "starts_at" in changed or "signup_closes_at" in changed:
        await notifications.cancel_about(session, event_id=event.id, now=now)
    elif "ends_at" in changed:
        # Deadlines and diaries are due at the end.
        await notifications.cancel_about(session, event_id=event.id, kinds=("deadline",), now=now)
    if "capacity" in changed:
        await participation.promote(session, event=event, now=now)


def _require_standing(event: Event, revision: int | None) -> None:
    if event.state == "cancelled":
        raise ServiceError("event-cancelled-already")
    if revision is not None and revision != event.revision:
        raise ServiceError("event-changed-meanwhile")


async def _check_capacity(session: AsyncSession, event: Event, facts: EventFacts) -> None:
    if facts.capacity is None or facts.capacity == event.capacity:
        return
    held = select(func.count()).where(Participation.event_id == event.id, Participation.state.in_(HOLDING))
    taken = (await session.execute(held)).scalar_one()
    if facts.capacity < taken:
        raise ServiceError("event-capacity-taken", taken=taken, capacity=facts.capacity)


async def _write(session: AsyncSession, event: Event, facts: EventFacts, now: datetime) -> None:
    for name, value in columns_of(facts).items():
        setattr(event, name, value)
    event.search_text = await search_text(session, facts)
    event.revision += 1
    event.changed_at = now
    await session.flush()
