"""In which zones people live, and whose zone has changed since reminders were last planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import Municipality, Person, ReminderSettings
from services.reminders.facts import Fact
from services.reminders.moments import digest_after_move, due_at, read_offset
from services.reminders.places import Place, place_of
from services.reminders.planning import Firing, firings

AT_ONCE = 5_000
"""Changes seen to in one look; what is left comes in the next."""


def zone_of_person(default_zone: str) -> ColumnElement[str]:
    """Over `Person` joined with its municipality."""
    return func.coalesce(Person.timezone, Municipality.timezone, default_zone)


@dataclass(frozen=True, slots=True)
class Change:
    """People who have gone from one zone to another; `before` is None for whoever is new."""

    before: str | None
    after: str
    person_ids: tuple[int, ...]


async def changes(session: AsyncSession, default_zone: str) -> list[Change]:
    zone = zone_of_person(default_zone)
    wanted = (
        select(Person.id, Person.reminded_in, zone.label("zone"))
        .outerjoin(Municipality, Municipality.id == Person.municipality_id)
        .where(or_(Person.reminded_in.is_(None), Person.reminded_in != zone))
        .limit(AT_ONCE)
    )
    alike: dict[tuple[str | None, str], list[int]] = {}
    for person_id, before, after in await session.execute(wanted):
        alike.setdefault((before, after), []).append(person_id)
    return [Change(before, after, tuple(ids)) for (before, after), ids in alike.items()]


async def settle(session: AsyncSession, change: Change, *, now: datetime) -> None:
    """Note that these people have been seen to; when their digest comes is reckoned anew."""
    for start in range(0, len(change.person_ids), 500):
        some = change.person_ids[start : start + 500]
        await session.execute(
            update(Person)
            .where(Person.id.in_(some))
            .values(reminded_in=change.after)
            .execution_options(synchronize_session=False)
        )
        if change.before is not None:
            await _plan_digests(session, some, ZoneInfo(change.before), ZoneInfo(change.after), now)


async def _plan_digests(
    session: AsyncSession, person_ids: Sequence[int], before: ZoneInfo, after: ZoneInfo, now: datetime
) -> None:
    wanted = select(ReminderSettings.person_id, ReminderSettings.digest_hour, ReminderSettings.digest_next_at).where(
        ReminderSettings.person_id.in_(person_ids)
    )
    alike: dict[datetime, list[int]] = {}
    for person_id, hour, planned in await session.execute(wanted):
        if planned is not None and hour is not None:
            alike.setdefault(digest_after_move(planned, hour, before, after, now), []).append(person_id)
    for next_at, ids in alike.items():
        await session.execute(
            update(ReminderSettings)
            .where(ReminderSettings.person_id.in_(ids))
            .values(digest_next_at=next_at)
            .execution_options(synchronize_session=False)
        )


def skipped(
    facts: Sequence[Fact], places: Sequence[Place], change: Change, *, since: datetime, earliest: datetime, hour: int
) -> list[Firing]:
    """Reminders that the change has carried people over.

    By the new clock they were due between `earliest` and `since`, when the planner last looked; by the old one they
    still lay ahead.
    """
    if change.before is None:
        return []
    after, before = place_of(places, change.after), ZoneInfo(change.before)
    passed = firings(facts, [after], since=earliest, now=since, hour=hour)
    return [firing for firing in passed if due_at(firing.fact.moment, read_offset(firing.offset), before, hour) > since]
