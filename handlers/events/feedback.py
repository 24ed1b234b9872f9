"""How it was: the form after an event."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.events.calls import EventCall, EventsCall, FeedbackCall
from handlers.forms.walking import leave, put_away, show
from handlers.links import home_button
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from services import drafts, forms
from services.drafts import Walk
from services.participation import feedback

router = Router(name="events.feedback")


@router.callback_query(FeedbackCall.filter())
async def begin(_: CallbackQuery, callback_data: FeedbackCall, turn: Turn) -> Replies:
    found = await feedback.require_owed(turn.session, actor=turn.actor, participation_id=callback_data.id, now=turn.now)
    replies = await put_away(turn)
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=f"{feedback.FEEDBACK}:{found.id}",
        programme=turn.programme,
        answers={},
        now=turn.now,
    )
    return [*replies, *await show(turn, walk)]


async def finish(turn: Turn, walk: Walk) -> list[Reply]:
    """Keep what was said; the event's card is a press away."""
    event = await feedback.keep(
        turn.session,
        actor=turn.actor,
        participation_id=int(walk.form.subject),
        answers=walk.counting_answers(),
        now=turn.now,
    )
    await drafts.discard(turn.session, walk.draft)
    texts = turn.texts
    card = button(texts.plain("participation-to-card"), EventCall(id=event.id))
    rows = [[card, button(texts.plain("participation-to-list"), EventsCall())], [home_button(texts)]]
    return [*await leave(turn), screen(turn.event, texts("participation-feedback-thanks"), keyboard(*rows))]
