"""Participations as others look at them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

from models import Event, Participation, Person
from services.actor import STAFF, Actor
from services.errors import Denied, NotFound
from services.participation.states import ABSENT, ATTENDED, STANDING
from services.search import found_by


def participants(event_id: int, state: str | None = None, typed: str = "") -> Select[Participation]:
    """Those of an event with their people: the queue in its order, everybody else by name.

    `state` is one of the states or of attendance; None is everybody who has not withdrawn.
    """
    wanted = (
        select(Participation)
        .join(Person, Participation.person_id == Person.id)
        .options(contains_eager(Participation.person))
        .where(Participation.event_id == event_id)
    )
    if state in (ATTENDED, ABSENT):
        wanted = wanted.where(Participation.attendance == state)
    else:
        wanted = wanted.where(Participation.state.in_(STANDING if state is None else (state,)))
    if typed.strip():
        wanted = wanted.where(found_by(Person.search_text, typed))
    if state == "waiting":
        return wanted.order_by(Participation.queued_at, Participation.id)
    return wanted.order_by(Person.search_text, Person.id)


def mine(person_id: int) -> Select[Participation]:
    """The person's own that stand, with their events."""
    return (
        select(Participation)
        .join(Participation.event)
        .options(contains_eager(Participation.event))
        .where(Participation.person_id == person_id, Participation.state.in_(STANDING))
        .order_by(Event.starts_at, Event.id)
    )


async def find(session: AsyncSession, *, event_id: int, person_id: int) -> Participation | None:
    wanted = select(Participation).where(Participation.event_id == event_id, Participation.person_id == person_id)
    return (await session.execute(wanted)).scalar_one_or_none()


async def states_of(session: AsyncSession, event_id: int, person_ids: Sequence[int]) -> dict[int, str]:
    """How these people stand to the event; whoever has never signed up is left out."""
    wanted = select(Participation.person_id, Participation.state).where(
        Participation.event_id == event_id, Participation.person_id.in_(person_ids)
    )
    return {row[0]: row[1] for row in await session.execute(wanted)}


async def own(session: AsyncSession, *, actor: Actor, participation_id: int) -> Participation:
    """The actor's own with its event; raises `NotFound` for any other."""
    wanted = select(Participation).where(Participation.id == participation_id).options(joinedload(Participation.event))
    found = (await session.execute(wanted)).scalar_one_or_none()
    if found is None or found.person_id != actor.person.id:
        raise NotFound("participation-gone")
    return found


def require_host(actor: Actor, event: Event, action: str) -> None:
    """Raises `Denied` unless the actor coordinates where the event belongs, or is head of its host."""
    if not is_host(actor, event):
        raise Denied(action, f"event:{event.id}")


def is_host(actor: Actor, event: Event) -> bool:
    """A coordinator in reach, or a head of the organisation that is the host."""
    if actor.sees(event.municipality_id, *STAFF):
        return True
    return actor.heads(event.host_id)
