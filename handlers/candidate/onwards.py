"""Where somebody who has consented goes: on with a form, to the application, or to a first choice."""

from __future__ import annotations

from handlers.candidate.card import cards
from handlers.candidate.tracks import first_choice
from handlers.forms.resume import offer, unfinished
from handlers.screens import Reply
from handlers.turn import Turn
from services import applications


async def onwards(turn: Turn, *, anew: bool = False) -> list[Reply]:
    """The next sensible screen of a candidate; `anew` begins with a new message, so that what stands above stays."""
    if (walk := await unfinished(turn)) is not None:
        return [offer(turn, walk, anew=anew)]
    if await applications.mine(turn.session, person=turn.person):
        return await cards(turn, anew=anew)
    return await first_choice(turn, anew=anew)
