"""Links and files that belong to an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from programmes.schema import SUBMISSION_EXTENSIONS, Programme
from services import files
from services.actor import Actor
from services.errors import NotFound, ServiceError
from services.events.answers import links_in
from services.events.changing import Changed, change
from services.events.facts import facts_of
from services.events.faults import MOST_MATERIALS
from services.events.finding import find, require_staff
from services.submissions import IncomingFile


async def add_links(
    session: AsyncSession, *, actor: Actor, programme: Programme, event_id: int, typed: str, now: datetime
) -> Changed:
    """Add what is typed, a link a line; whoever stands by the event is told that there is something new.

    Raises `ServiceError` for a line without an address, or too many.
    """
    return await _add(session, actor, programme, event_id, links_in(typed), now)


async def add_file(
    session: AsyncSession, *, actor: Actor, programme: Programme, event_id: int, file: IncomingFile, now: datetime
) -> Changed:
    """Add a file; its bytes are fetched and checked afterwards. Raises `ServiceError` for its size or kind."""
    event = await find(session, event_id=event_id)
    require_staff(actor, event)
    stored = await files.note_file(
        session,
        person=actor.person,
        telegram_file_id=file.telegram_file_id,
        name=file.name,
        size=file.size,
        photo=file.photo,
        extensions=SUBMISSION_EXTENSIONS,
        now=now,
    )
    return await _add(session, actor, programme, event_id, ({"title": stored.name, "file": stored.id},), now)


async def _add(
    session: AsyncSession,
    actor: Actor,
    programme: Programme,
    event_id: int,
    new: tuple[Mapping[str, Any], ...],
    now: datetime,
) -> Changed:
    before = facts_of(await find(session, event_id=event_id))
    fresh = tuple(item for item in new if item not in before.materials)
    if len(before.materials) + len(fresh) > MOST_MATERIALS:
        raise ServiceError("event-materials-many", limit=MOST_MATERIALS)
    wanted = replace(before, materials=(*before.materials, *fresh))
    return await change(session, actor=actor, programme=programme, event_id=event_id, facts=wanted, now=now)


async def drop(
    session: AsyncSession,
    *,
    actor: Actor,
    programme: Programme,
    event_id: int,
    place: int,
    revision: int,
    now: datetime,
) -> Changed:
    """Take away the material at `place`, counted from 0, of the event as it was at `revision`."""
    before = facts_of(await find(session, event_id=event_id))
    if not 0 <= place < len(before.materials):
        raise NotFound("event-material-gone")
    left = (*before.materials[:place], *before.materials[place + 1 :])
    wanted = replace(before, materials=left)
    return await change(
        session, actor=actor, programme=programme, event_id=event_id, facts=wanted, now=now, revision=revision
    )
