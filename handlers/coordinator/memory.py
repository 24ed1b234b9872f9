"""What a coordinator was looking at: kept with the conversation, so that every way back leads there."""

from __future__ import annotations

from typing import Any

from aiogram.fsm.context import FSMContext

from handlers.coordinator.calls import Steps
from services.application_list import LONGEST_SEARCH, Filters

_KEY = "apps"
BEGUN = ("move", "exception", "bulk")
"""What is forgotten as soon as the list or a card is shown."""


async def recall(state: FSMContext) -> tuple[Filters, int]:
    """The filters and the page that were last shown."""
    kept: dict[str, Any] = (await state.get_data()).get(_KEY) or {}
    filters = Filters(
        stage=kept.get("s"),
        track=kept.get("t"),
        municipality_id=kept.get("m"),
        unread=bool(kept.get("u")),
        refused=bool(kept.get("r")),
        typed=kept.get("q", ""),
    )
    return filters, int(kept.get("p", 1))


async def remember(state: FSMContext, filters: Filters, page: int) -> None:
    """From now on a typed text searches."""
    kept = {
        "s": filters.stage,
        "t": filters.track,
        "m": filters.municipality_id,
        "u": int(filters.unread),
        "r": int(filters.refused),
        "q": filters.typed[:LONGEST_SEARCH],
        "p": page,
    }
    others = {name: value for name, value in (await state.get_data()).items() if name not in (_KEY, *BEGUN)}
    await state.set_data({**others, _KEY: {name: value for name, value in kept.items() if value}})
    await state.set_state(Steps.searching)


async def keep(state: FSMContext, name: str, value: Any) -> None:
    await state.update_data({name: value})


async def kept(state: FSMContext, name: str) -> Any:
    return (await state.get_data()).get(name)
