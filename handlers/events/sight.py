"""Which events somebody may look at."""

from __future__ import annotations

from handlers.turn import Turn
from models import Event
from services.errors import NotFound
from services.event_list import may_see
from services.events.finding import find


async def visible(turn: Turn, event_id: int) -> Event:
    """The event if the person may see it; raises `NotFound`, which tells a stranger nothing."""
    event = await find(turn.session, event_id=event_id)
    if not await may_see(turn.session, actor=turn.actor, programme=turn.programme, event=event):
        raise NotFound("participation-event-gone")
    return event
