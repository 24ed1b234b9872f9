"""What sending does to the forms of interviews, contests, internships and practice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.events.kinds.interview_slot import slot_screen
from handlers.forms.walking import leave
from handlers.screens import Reply
from handlers.turn import Turn
from services import drafts, interviews
from services.drafts import Walk
from services.interviews.form import PROTOCOL, subject_id


async def write_protocol(turn: Turn, walk: Walk) -> list[Reply]:
    slot_id = subject_id(walk.form.key)
    text = str(walk.counting_answers().get("protocol") or "")
    await interviews.write_protocol(turn.session, actor=turn.actor, slot_id=slot_id, text=text, now=turn.now)
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    return [*replies, await slot_screen(turn, slot_id, turn.texts("interview-protocol-saved"))]


FINISHERS: dict[str, Callable[[Turn, Walk], Awaitable[list[Reply]]]] = {PROTOCOL: write_protocol}
"""By kind of form; part of the table of `handlers.forms.finishers`."""
