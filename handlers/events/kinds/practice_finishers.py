"""What sending does to the forms of practice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.events.kinds.practice import practice_screen, record_screen
from handlers.events.kinds.practice_staff import item_screen, practice_of_screen
from handlers.forms.walking import leave, show_review
from handlers.screens import Reply
from handlers.turn import Turn
from models import PracticeRecord
from services import cycles, drafts, practice
from services.actor import STAFF
from services.application_card import find_application
from services.drafts import Walk
from services.errors import Denied, NotFound, ServiceError
from services.interviews.form import subject_id
from services.practice import form as practice_form
from services.practice.records import Kind


async def write_practice(turn: Turn, walk: Walk) -> list[Reply]:
    """One's own, or a candidate's by a coordinator in reach."""
    own, person = walk.form.kind == practice_form.PRACTICE, turn.person
    if not own:
        number = subject_id(walk.form.key)
        person = (await find_application(turn.session, turn.actor, number, "practice.add", *STAFF)).person
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    facts = practice_form.facts_of(practice_form.kind_of(walk.form.key), walk.counting_answers())
    try:
        await practice.add(turn.session, actor=turn.actor, person=person, cycle=cycle, facts=facts, now=turn.now)
    except ServiceError as refusal:
        return await show_review(turn, walk, notice=turn.texts.resolve(refusal.text))
    await drafts.discard(turn.session, walk.draft)
    replies, notice = await leave(turn), turn.texts("practice-saved")
    if own:
        return [*replies, await practice_screen(turn, notice=notice)]
    return [*replies, await practice_of_screen(turn, number, notice=notice)]


async def correct_practice(turn: Turn, walk: Walk) -> list[Reply]:
    """One's own that nobody has confirmed, or a candidate's by a coordinator in reach."""
    number, by_staff = subject_id(walk.form.key), walk.form.kind == practice_form.FIX_OF
    kind = Kind((await turn.session.get_one(PracticeRecord, number)).kind)
    facts = practice_form.facts_of(kind, walk.counting_answers())
    try:
        await practice.change(
            turn.session, actor=turn.actor, record_id=number, facts=facts, now=turn.now, by_staff=by_staff
        )
    except (Denied, NotFound):
        raise
    except ServiceError as refusal:
        return await show_review(turn, walk, notice=turn.texts.resolve(refusal.text))
    await drafts.discard(turn.session, walk.draft)
    replies, notice = await leave(turn), turn.texts("practice-saved")
    if by_staff:
        return [*replies, await item_screen(turn, number, subject_id(walk.form.key, 2), notice)]
    return [*replies, await record_screen(turn, number, notice)]


PRACTICE_FINISHERS: dict[str, Callable[[Turn, Walk], Awaitable[list[Reply]]]] = {
    practice_form.PRACTICE: write_practice,
    practice_form.PRACTICE_OF: write_practice,
    practice_form.FIX: correct_practice,
    practice_form.FIX_OF: correct_practice,
}
"""By kind of form; part of the table of `handlers.events.kinds.finishers`."""
