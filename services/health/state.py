"""Everything a coordinator wants to know of the bot at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import DeliveryAttempt, Notification, Person, Pulse, Trouble
from services import audit
from services.actor import Actor
from services.health.lateness import Queue, fetch_queue, put_off
from services.health.recording import BACKUP, TICK
from services.paging import Page, fetch_page

SHOWN_TROUBLES = 5


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors of one kind at one place."""

    place: str
    kind: str
    times: int
    error_id: str | None
    """The newest one's, by which it is found in the log."""


@dataclass(frozen=True, slots=True)
class Health:
    queue: Queue
    later: int
    """Messages whose time has not come."""
    last_tick: datetime | None
    last_backup: datetime | None
    errors: int
    """Since the beginning of the day."""
    worst: list[Errors]
    tries: Mapping[str, int]
    """Tries of the day by what became of them."""
    unreachable: int
    """People within the actor's reach."""


async def fetch_health(session: AsyncSession, *, actor: Actor, since: datetime, now: datetime) -> Health:
    """The bot as it is, with the errors and deliveries from `since` on; raises `Denied` for all but coordinators."""
    actor.require("health.view", "health")
    pulses = {pulse.name: pulse.at for pulse in (await session.execute(select(Pulse))).scalars()}
    worst = await _errors(session, since)
    return Health(
        queue=await fetch_queue(session, now),
        later=await _count(session, Notification.id, _later(now)),
        last_tick=pulses.get(TICK),
        last_backup=pulses.get(BACKUP),
        errors=sum(item.times for item in worst),
        worst=worst[:SHOWN_TROUBLES],
        tries=await _tries(session, since),
        unreachable=await _count(session, Person.id, _unreachable(actor)),
    )


async def fetch_unreachable(session: AsyncSession, *, actor: Actor, number: int, now: datetime) -> Page[Person]:
    """Page `number` of the people who have blocked the bot, latest first, audited; raises `Denied`."""
    actor.require("person.contacts", "person")
    wanted = select(Person).where(_unreachable(actor)).order_by(Person.unreachable_since.desc(), Person.id)
    page = await fetch_page(session, wanted, number=number)
    audit.record(session, actor, "person.contacts", "person", None, now=now, page=page.number)
    return page


def _later(now: datetime) -> ColumnElement[bool]:
    return (Notification.state == "planned") & (Notification.due_at > now) & ~put_off(now)


def _unreachable(actor: Actor) -> ColumnElement[bool]:
    lost = Person.unreachable_since.is_not(None)
    scope = actor.scope()
    return lost if scope is None else lost & Person.municipality_id.in_(scope)


async def _count(session: AsyncSession, column: InstrumentedAttribute[int], condition: ColumnElement[bool]) -> int:
    return (await session.execute(select(func.count(column)).where(condition))).scalar_one()


async def _errors(session: AsyncSession, since: datetime) -> list[Errors]:
    times = func.count().label("times")
    wanted = (
        select(Trouble.place, Trouble.kind, times, func.max(Trouble.id))
        .where(Trouble.at >= since)
        .group_by(Trouble.place, Trouble.kind)
        .order_by(times.desc(), Trouble.place, Trouble.kind)
    )
    found = (await session.execute(wanted)).all()
    newest = select(Trouble.id, Trouble.error_id).where(Trouble.id.in_([row[3] for row in found]))
    ids = dict((await session.execute(newest)).all())
    return [Errors(place, kind, number, ids.get(last)) for place, kind, number, last in found]


async def _tries(session: AsyncSession, since: datetime) -> dict[str, int]:
    wanted = select(DeliveryAttempt.outcome, func.count()).where(DeliveryAttempt.at >= since)
    return dict((await session.execute(wanted.group_by(DeliveryAttempt.outcome))).all())
