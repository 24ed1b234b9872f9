"""Files asked for in chat — workbooks, calendar files, pictures; jobs make and send them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, ExportRequest, Person
from programmes.schema import Programme
from services import audit
from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.roles import READERS

UNDER_WAY = ("waiting", "building")
DATA_BANK = "data_bank"
"""The large one, which has a lane of its own; every other kind is made in a moment."""
MOST_WAITING = 5
"""Files one person may wait for: a finger that does not stop must not hold up the others."""


async def request_file(
    session: AsyncSession,
    *,
    actor: Actor,
    chat_id: int,
    kind: str,
    params: Mapping[str, Any],
    now: datetime,
    municipality_id: int | None = None,
    cycle_id: int | None = None,
) -> ExportRequest:
    """Ask for a file of a kind in the table of makers (`scheduler/makers`); the caller has checked the right to it.

    The same file asked for twice while it waits is one request. `params` are kept as JSON. Raises `ServiceError`
    while the person waits for several others.
    """
    waiting = [row for row in await _under_way(session, actor.person.id) if row.kind != DATA_BANK]
    wanted = dict(params)
    for row in waiting:
        if row.kind == kind and row.state == "waiting" and (row.params or {}) == wanted:
            return row
    if len(waiting) >= MOST_WAITING:
        raise ServiceError("download-too-many", count=len(waiting))
    request = ExportRequest(
        person_id=actor.person.id,
        chat_id=chat_id,
        kind=kind,
        params=wanted,
        municipality_id=municipality_id,
        cycle_id=cycle_id,
        requested_at=now,
    )
    session.add(request)
    await session.flush()
    return request


async def request_export(
    session: AsyncSession,
    *,
    actor: Actor,
    chat_id: int,
    municipality_id: int | None,
    cycle_id: int | None,
    programme: Programme,
    now: datetime,
    progress_message_id: int | None = None,
) -> ExportRequest:
    """Ask for the data bank, audited; None is every municipality in reach or every cycle.

    Raises `ServiceError` while another one is being made for the same person, `Denied` for a municipality out of
    reach, `NotFound` for a cycle of no such programme.
    """
    _require_reach(actor, municipality_id)
    await _require_cycle(session, programme, cycle_id)
    if any(row.kind == DATA_BANK for row in await _under_way(session, actor.person.id)):
        raise ServiceError("download-waiting")
    scope = {"municipality_id": municipality_id, "cycle_id": cycle_id}
    request = ExportRequest(
        person_id=actor.person.id,
        chat_id=chat_id,
        progress_message_id=progress_message_id,
        requested_at=now,
        **scope,
    )
    session.add(request)
    await session.flush()
    audit.record(session, actor, "export.request", "export", request.id, now=now, **scope)
    return request


async def cycles_to_export(session: AsyncSession, programme: Programme) -> list[Cycle]:
    """Newest first."""
    wanted = select(Cycle).where(Cycle.programme == programme.key).order_by(Cycle.starts_on.desc())
    return list((await session.execute(wanted)).scalars())


def _require_reach(actor: Actor, municipality_id: int | None) -> None:
    actor.require("export.request", "export", *READERS)
    if municipality_id is not None:
        actor.require_within("export.request", f"municipality:{municipality_id}", municipality_id, *READERS)


async def _under_way(session: AsyncSession, person_id: int) -> list[ExportRequest]:
    """What is being made for the person, who stays locked: two presses at once must not make two files."""
    await session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
    wanted = select(ExportRequest).where(ExportRequest.person_id == person_id, ExportRequest.state.in_(UNDER_WAY))
    return list((await session.execute(wanted.order_by(ExportRequest.id))).scalars())


async def _require_cycle(session: AsyncSession, programme: Programme, cycle_id: int | None) -> None:
    if cycle_id is None:
        return
    found = await session.get(Cycle, cycle_id)
    if found is None or found.programme != programme.key:
        raise NotFound("download-no-cycle")
