"""What sending does to the forms of interviews, contests, internships and practice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from handlers.events.kinds.contest_staff import stages_screen
from handlers.events.kinds.internship import diary_screen
from handlers.events.kinds.internship_host import hosted_intern_screen
from handlers.events.kinds.internship_staff import intern_screen
from handlers.events.kinds.interview_slot import slot_screen
from handlers.events.kinds.practice_finishers import PRACTICE_FINISHERS
from handlers.forms.walking import leave, show_review
from handlers.screens import Reply
from handlers.turn import Turn
from locales.text import Arg
from services import drafts, interviews
from services.contests import stages
from services.contests.form import STAGE, facts_of
from services.drafts import Walk
from services.errors import Denied, ServiceError
from services.internships import diary, hosting, results
from services.internships.form import DIARY, RESULT, REVIEW
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
    key = "contest-stage-saved" if stage_id else "contest-stage-added"
    words: dict[str, Arg] = {"stage": stage.title} if stage_id else {"stage": stage.title, "takes": stage.takes_work}
    return [*replies, await stages_screen(turn, event_id, turn.texts(key, **words))]


async def write_day(turn: Turn, walk: Walk) -> list[Reply]:
    participation_id, entry_id = subject_id(walk.form.key), subject_id(walk.form.key, 2)
    answers = walk.counting_answers()
    facts: Any = {"day": date.fromisoformat(answers["day"]), "text": str(answers["text"]), "now": turn.now}
    try:
        if entry_id:
            await diary.rewrite(turn.session, actor=turn.actor, entry_id=entry_id, **facts)
        else:
            await diary.write(turn.session, actor=turn.actor, participation_id=participation_id, **facts)
    except ServiceError as refusal:
        return await show_review(turn, walk, notice=turn.texts.resolve(refusal.text))
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    return [*replies, await diary_screen(turn, participation_id, 1, turn.texts("internship-diary-saved"))]


async def write_result(turn: Turn, walk: Walk) -> list[Reply]:
    participation_id, answers = subject_id(walk.form.key), walk.counting_answers()
    await results.note_result(
        turn.session,
        actor=turn.actor,
        participation_id=participation_id,
        completed=bool(answers["completed"]),
        result=str(answers["outcome"]),
        hours=answers.get("hours"),
        now=turn.now,
    )
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    return [*replies, await intern_screen(turn, participation_id, turn.texts("internship-result-noted"))]


async def write_review(turn: Turn, walk: Walk) -> list[Reply]:
    participation_id = subject_id(walk.form.key)
    await hosting.write_review(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        participation_id=participation_id,
        text=str(walk.counting_answers().get("review") or ""),
        now=turn.now,
    )
    await drafts.discard(turn.session, walk.draft)
    replies = await leave(turn)
    return [*replies, await hosted_intern_screen(turn, participation_id, turn.texts("internship-review-saved"))]


FINISHERS: dict[str, Callable[[Turn, Walk], Awaitable[list[Reply]]]] = {
    PROTOCOL: write_protocol,
    STAGE: write_stage,
    DIARY: write_day,
    RESULT: write_result,
    REVIEW: write_review,
    **PRACTICE_FINISHERS,
}
"""By kind of form; part of the table of `handlers.forms.finishers`."""
