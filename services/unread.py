"""From one new application to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from programmes.schema import Programme
from services.actor import Actor
from services.application_list import Filters, fetch_ids


async def next_unread(
    session: AsyncSession, *, actor: Actor, programme: Programme, filters: Filters, done: int, now: datetime
) -> int | None:
    """The newest unread application that `filters` leave, else of all in reach; never the one just `done`.

    Raises `Denied` for somebody who may not read applications.
    """
    for wanted in (replace(filters, unread=True), Filters(unread=True)):
        found = await fetch_ids(session, actor=actor, programme=programme, filters=wanted, limit=2, now=now)
        if others := [number for number in found if number != done]:
            return others[0]
    return None
