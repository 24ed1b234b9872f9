"""Moving everybody of one stage at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import Application, Person
from programmes.schema import Move, Programme, Stage
from services.actor import STAFF, Actor
from services.application_card import find_application
from services.application_list import Filters, fetch_ids
from services.errors import ServiceError
from services.stage_moves import move, possible_moves

MOST = 100
"""Applications a press: they share one transaction, and nobody reads a longer list of names."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How a bulk move went; `left` had moved meanwhile."""

    moved: int
    left: int
    out_of_reach: tuple[Person, ...]
    """Who was moved and has blocked the bot."""


def can_move_all(filters: Filters, total: int, programme: Programme) -> bool:
    """Only within one stage of one track: elsewhere «everybody» would mean different things."""
    one_track = filters.track is not None or len(programme.tracks) == 1
    return filters.stage is not None and one_track and 1 < total <= MOST


def crowd(found: Sequence[Application]) -> str:
    """Who they are and where they stand, short enough for a button: it changes with any of them."""
    standing = ";".join(f"{item.id}:{item.stage}" for item in found)
    return hashlib.sha256(standing.encode()).hexdigest()[:8]


async def fetch_movable(
    session: AsyncSession, *, actor: Actor, programme: Programme, filters: Filters, now: datetime
) -> tuple[list[Application], list[tuple[Move, Stage]]]:
    """Whom `filters` leave, newest first, and where all of them may go.

    Raises `Denied` for somebody who moves nobody, `ServiceError` when the filters fit no bulk move any more.
    """
    actor.require("application.move", "application", *STAFF)
    ids = await fetch_ids(session, actor=actor, programme=programme, filters=filters, limit=MOST + 1, now=now)
    if not can_move_all(filters, len(ids), programme):
        raise ServiceError("move-all-gone")
    found = [await find_application(session, actor, number, "application.move", *STAFF) for number in ids]
    ways = [possible_moves(actor, application, programme) for application in found]
    return found, [way for way in ways[0] if all(way in others for others in ways)]


async def move_all(
    session: AsyncSession,
    *,
    actor: Actor,
    filters: Filters,
    to_stage: str,
    expected: str,
    reason: str | None,
    programme: Programme,
    now: datetime,
) -> Moved:
    """Move whom `filters` leave, each as `services.stage_moves.move` does it: audited, the candidates told.

    Raises `ServiceError` and moves nobody unless they are still the `expected` crowd: what was confirmed is done, or
    nothing. A second press finds nobody at the stage.
    """
    found, _ = await fetch_movable(session, actor=actor, programme=programme, filters=filters, now=now)
    if crowd(found) != expected:
        raise ServiceError("move-all-gone")
    moved: list[Person] = []
    for application in found:
        # Locking the row to move it leaves the person unloaded.
        person = application.person
        try:
            await move(
                session,
                actor=actor,
                application_id=application.id,
                to_stage=to_stage,
                expected_stage=filters.stage,
                reason=reason,
                programme=programme,
                now=now,
            )
            moved.append(person)
        except ServiceError as refusal:
            if refusal.text.key != "move-already":
                raise
    out_of_reach = tuple(person for person in moved if person.unreachable_since is not None)
    return Moved(len(moved), len(found) - len(moved), out_of_reach)
