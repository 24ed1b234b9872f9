"""What sending does to the forms of interviews, contests, internships and practice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.events.kinds.contest_staff import stages_screen
from handlers.events.kinds.interview_slot import slot_screen
from handlers.forms.walking import leave, show_review
from handlers.screens import Reply
from handlers.turn import Turn
from services import drafts, interviews
from services.contests import stages
from services.contests.form import STAGE, facts_of
from services.drafts import Walk
from services.errors import Denied, ServiceError
from services.interviews.form import PROTOCOL, subject_id


async def write_protocol(turn: Turn, walk: Walk) -> list[Reply]:
    slot_id = subject_id(walk.form.key)
    text = str(walk.counting_answers().get("protocol") or "")
    await interviews.write_protocol(turn.session, actor=turn.actor, slot_id=slot_id, text=text, now=turn.now)
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    return [*replies, await slot_screen(turn, slot_id, turn.texts("interview-protocol-saved"))]


async def write_stage(turn: Turn, walk: Walk) -> list[Reply]:
    """A refusal is told over the summary, where the answer can be put right."""
    event_id, stage_id = subject_id(walk.form.key), subject_id(walk.form.key, 2)
    facts = facts_of(walk.counting_answers())
    try:
        if stage_id:
            stage = await stages.change(turn.session, actor=turn.actor, stage_id=stage_id, facts=facts, now=turn.now)
        else:
            stage = await stages.add(turn.session, actor=turn.actor, event_id=event_id, facts=facts, now=turn.now)
    except Denied:
        raise
    except ServiceError as refusal:
        return await show_review(turn, walk, notice=turn.texts.resolve(refusal.text))
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    return [*replies, await stages_screen(turn, event_id, turn.texts("contest-stage-saved", stage=stage.title))]


FINISHERS: dict[str, Callable[[Turn, Walk], Awaitable[list[Reply]]]] = {
    PROTOCOL: write_protocol,
    STAGE: write_stage,
}
"""By kind of form; part of the table of `handlers.forms.finishers`."""
