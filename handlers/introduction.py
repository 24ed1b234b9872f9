"""Asking a new colleague for a name."""

from __future__ import annotations

from handlers.forms.walking import show
from handlers.profile import show_profile
from handlers.screens import Reply
from handlers.turn import Turn
from services import introduction


async def ask_name(turn: Turn) -> list[Reply]:
    """The first question with a word on who reads the answer; whoever is a candidate too corrects their own data."""
    if turn.actor.consented and turn.person.full_name:
        return await show_profile(turn)
    walk = await introduction.begin(turn.session, actor=turn.actor, programme=turn.programme, now=turn.now)
    return await show(turn, walk, turn.texts("introduction-why"))
