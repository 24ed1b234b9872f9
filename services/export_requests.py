"""Workbooks asked for in chat; a job builds and sends them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Cycle, ExportRequest, Person
from programmes.schema import Programme
from services import audit
from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.roles import READERS

UNDER_WAY = ("waiting", "building")


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
    """Ask for a workbook, audited; None is every municipality in reach or every cycle.

    Raises `ServiceError` while another one is being made for the same person, `Denied` for a municipality out of
    reach, `NotFound` for a cycle of no such programme.
    """
    _require_reach(actor, municipality_id)
    await _require_cycle(session, programme, cycle_id)
    await _require_free(session, actor.person.id)
    request = ExportRequest(
        person_id=actor.person.id,
        chat_id=chat_id,
        municipality_id=municipality_id,
        cycle_id=cycle_id,
        progress_message_id=progress_message_id,
        requested_at=now,
    )
    session.add(request)
    await session.flush()
    audit.record(
        session,
        actor,
        "export.request",
        "export",
        request.id,
        now=now,
        municipality_id=municipality_id,
        cycle_id=cycle_id,
    )
    return request


async def cycles_to_export(session: AsyncSession, programme: Programme) -> list[Cycle]:
    """Newest first."""
    wanted = select(Cycle).where(Cycle.programme == programme.key).order_by(Cycle.starts_on.desc())
    return list((await session.execute(wanted)).scalars())


def _require_reach(actor: Actor, municipality_id: int | None) -> None:
    actor.require("export.request", "export", *READERS)
    if municipality_id is not None:
        actor.require_within("export.request", f"municipality:{municipality_id}", municipality_id, *READERS)


async def _require_free(session: AsyncSession, person_id: int) -> None:
    # Two presses at once must not make two workbooks.
    await session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
    waiting = select(ExportRequest.id).where(ExportRequest.person_id == person_id, ExportRequest.state.in_(UNDER_WAY))
    if (await session.execute(waiting)).scalars().first() is not None:
        raise ServiceError("download-waiting")


async def _require_cycle(session: AsyncSession, programme: Programme, cycle_id: int | None) -> None:
    if cycle_id is None:
        return
    found = await session.get(Cycle, cycle_id)
    if found is None or found.programme != programme.key:
        raise NotFound("download-no-cycle")
