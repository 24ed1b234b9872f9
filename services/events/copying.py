"""A new event like one there is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import Event
from services.events.answers import MINUTES, answers_of
from services.events.facts import MOMENTS, facts_of


async def copied_answers(session: AsyncSession, *, event: Event) -> dict[str, Any]:
    """The answers of a new event's form: everything but the time, whose length is kept.

    Files among the materials belong to the event and are not copied.
    """
    facts = facts_of(event)
    answers = await answers_of(session, facts=facts)
    length = (facts.ends_at - facts.starts_at) // timedelta(minutes=1)
    return {name: value for name, value in answers.items() if name not in MOMENTS} | {MINUTES: length}
