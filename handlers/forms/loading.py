"""A form as it stands, in the words of whoever fills it in."""

from __future__ import annotations

from handlers.turn import Turn
from services import forms
from services.drafts import Walk


async def load(turn: Turn, draft_id: object) -> Walk | None:
    """The person's form of that draft; None when it was sent or discarded, or `draft_id` names none."""
    if not isinstance(draft_id, int):
        return None
    walk = await forms.walk(turn.session, person=turn.person, programme=turn.programme, draft_id=draft_id)
    if walk is not None:
        walk.put_into(turn.texts)
    return walk


async def current(turn: Turn) -> Walk | None:
    """The form that the conversation is at."""
    return await load(turn, (await turn.state.get_data()).get("draft"))
