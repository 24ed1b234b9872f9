"""Sending a form: what it does is the business of its kind."""

from __future__ import annotations

from handlers.forms.finishers import FINISHERS
from handlers.forms.walking import show
from handlers.screens import Reply
from handlers.turn import Turn
from services.drafts import Walk


async def send(turn: Turn, walk: Walk) -> list[Reply]:
    """Send the form if it is whole; with a question open, show that."""
    if walk.first_open is not None:
        walk.go_on(turn.now)
        return await show(turn, walk, turn.texts("form-unfinished"))
    return await FINISHERS[walk.form.kind](turn, walk)
