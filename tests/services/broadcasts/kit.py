"""Broadcasts in a database."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import Broadcast
from services import cycles
from tests.kit import START, the_programme


async def broadcast(session: AsyncSession, author_id: int, programme: str = "ketchenery", **columns: Any) -> Broadcast:
    cycle = await cycles.current(session, programme=the_programme(programme), today=START.date())
    facts: dict[str, Any] = {
        "cycle_id": cycle.id,
        "author_id": author_id,
        "segment": {},
        "text": "<b>Дорожная карта</b> на год",
        "buttons": [],
        "created_at": START,
        **columns,
    }
    made = Broadcast(**facts)
    session.add(made)
    await session.flush()
    return made
