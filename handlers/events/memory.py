"""Which events somebody was looking at: kept with the conversation, so that every way back leads there."""

from __future__ import annotations

from typing import Any

from handlers.events.calls import EventSteps
from handlers.forms.walking import put_away
from handlers.screens import Reply
from handlers.turn import Turn
from services.event_list import LONGEST_SEARCH, Filters

_KEY = "events"


async def recall(turn: Turn) -> tuple[Filters, int]:
    """The filters and the page that were shown last; at first everything from the first page."""
    kept: dict[str, Any] = (await turn.state.get_data()).get(_KEY) or {}
    filters = Filters(
        mine=bool(kept.get("m")),
        past=bool(kept.get("p")),
        free=bool(kept.get("f")),
        kind=kept.get("k"),
        track=kept.get("t"),
        month=kept.get("d"),
        typed=kept.get("q", ""),
    )
    return filters, int(kept.get("n", 1))


async def remember(turn: Turn, filters: Filters, page: int) -> list[Reply]:
    """From now on a typed text searches; returns what takes away the keyboard of a form left open."""
    kept = {
        "m": int(filters.mine),
        "p": int(filters.past),
        "f": int(filters.free),
        "k": filters.kind,
        "t": filters.track,
        "d": filters.month,
        "q": filters.typed[:LONGEST_SEARCH],
        "n": page,
    }
    replies = await put_away(turn)
    await turn.enter(EventSteps.searching, **{_KEY: {name: value for name, value in kept.items() if value}})
    return replies
