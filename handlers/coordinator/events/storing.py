"""The word: the event is made, or the change saved."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.coordinator.events.card import card_screen
from handlers.coordinator.events.finishing import compare, judged, mark_of, preview
from handlers.events.managing import MakeCall, ManageCall, NewEventCall, RepeatCall, SaveCall
from handlers.forms.loading import load
from handlers.forms.walking import gone
from handlers.links import Place, go_button, home_button
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from services import cycles, drafts
from services.actor import STAFF
from services.drafts import Walk
from services.events.changing import change
from services.events.form import CHANGE, MOVE, NEW, Drafted
from services.events.making import make
from services.events.series import change_following

router = require(with_turns(Router(name="coordinator.events.storing")), *STAFF)


@router.callback_query(MakeCall.filter())
async def make_event(query: CallbackQuery, callback_data: MakeCall, turn: Turn) -> Replies:
    """Make what was shown; if the form says something else by now, that is shown instead."""
    walk = await _walk(turn, callback_data.draft, NEW)
    if walk is None:
        return await gone(turn, lightly=True)
    made = await judged(turn, walk)
    if mark_of(made) != callback_data.mark:
        return await preview(turn, walk)
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    event = await make(
        turn.session, actor=turn.actor, programme=turn.programme, cycle=cycle, facts=made.facts, now=turn.now
    )
    await drafts.discard(turn.session, walk.draft)
    texts = turn.texts
    when = texts.span(event.starts_at, event.ends_at, turn.now, made.facts.zone)
    markup = keyboard(
        button(texts.plain("event-open"), ManageCall(id=event.id), "primary"),
        [
            button(texts.plain("event-repeat"), RepeatCall(id=event.id)),
            button(texts.plain("event-make-another"), NewEventCall()),
        ],
        [go_button(texts.plain("event-to-list"), Place.EVENTS), home_button(texts)],
    )
    return screen(query, texts("event-made", title=event.title, when=when), markup)


@router.callback_query(SaveCall.filter())
async def save_change(_: CallbackQuery, callback_data: SaveCall, turn: Turn) -> Replies:
    """Save what was shown, and say how many were told."""
    walk = await _walk(turn, callback_data.draft, CHANGE, MOVE)
    if walk is None:
        return await gone(turn, lightly=True)
    made = await judged(turn, walk)
    if made.event_id is None or mark_of(made) != callback_data.mark:
        return await compare(turn, walk)
    events, told = await _saved(turn, made, made.event_id, following=callback_data.following)
    await drafts.discard(turn.session, walk.draft)
    notice = turn.texts("event-saved", count=told, events=events)
    return await card_screen(turn, made.event_id, notice)


async def _saved(turn: Turn, made: Drafted, event_id: int, *, following: bool) -> tuple[int, int]:
    """How many events were changed, and how many people are told of it."""
    given: dict[str, Any] = {
        "actor": turn.actor,
        "programme": turn.programme,
        "event_id": event_id,
        "facts": made.facts,
        "now": turn.now,
        "revision": made.revision,
    }
    if following:
        return await change_following(turn.session, **given)
    return 1, (await change(turn.session, **given)).told


async def _walk(turn: Turn, draft_id: int, *kinds: str) -> Walk | None:
    """The form of that draft, if it is whole and one of these kinds."""
    walk = await load(turn, draft_id)
    return walk if walk is not None and walk.form.kind in kinds and walk.first_open is None else None
