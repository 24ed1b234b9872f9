"""Cancelling an event: the reason, then a second press that names how many will be told."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.events.card import card_screen
from handlers.coordinator.fingerprint import fingerprint
from handlers.events.managing import CancelCall, CancelNowCall, ManageCall, ManageSteps
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from models import Event
from services.actor import STAFF
from services.errors import ServiceError
from services.events.cancelling import cancel, require_cancellable
from services.events.finding import find, require_staff
from services.events.series import cancel_following, following
from services.events.telling import count_out_of_reach, count_told
from services.stage_moves import LONGEST_REASON, read_reason

router = require(with_turns(Router(name="coordinator.events.cancelling")), *STAFF)


@router.callback_query(CancelCall.filter())
async def ask_reason(query: CallbackQuery, callback_data: CancelCall, turn: Turn) -> Replies:
    event = await _event(turn, callback_data.id)
    others = len(await following(turn.session, event=event, now=turn.now))
    whole = callback_data.following and others > 0
    await turn.enter(ManageSteps.cancelling, move=[event.id, int(whole)])
    text = turn.texts("event-cancel-ask", title=event.title, events=others + 1 if whole else 1)
    also = button(turn.texts.plain("event-cancel-following", count=others), CancelCall(id=event.id, following=True))
    return screen(query, text, keyboard([also] if others and not whole else [], _back(turn, event)))


@router.message(StateFilter(ManageSteps.cancelling), Words())
async def take_reason(message: Message, turn: Turn) -> Replies:
    begun = (await turn.state.get_data()).get("move")
    if not begun:
        raise ServiceError("move-lost")
    event = await _event(turn, int(begun[0]))
    reason = read_reason(message.text, required=True) or ""
    await turn.enter(ManageSteps.cancelling, move=[event.id, int(begun[1]), reason])
    return await _confirm(turn, event, reason, following_too=bool(begun[1]))


@router.message(StateFilter(ManageSteps.cancelling))
async def want_text(_: Message) -> Replies:
    raise ServiceError("move-reason-text", limit=LONGEST_REASON)


async def _confirm(turn: Turn, event: Event, reason: str, *, following_too: bool) -> Reply:
    """Who will be told, and what exactly."""
    events = [event, *(await following(turn.session, event=event, now=turn.now) if following_too else ())]
    ids = [item.id for item in events]
    total, lost = await count_told(turn.session, ids), await count_out_of_reach(turn.session, ids)
    count = total - lost
    told = {"total": total, "lost": lost, "count": count}
    text = turn.texts("event-cancel-confirm", title=event.title, reason=reason, events=len(events), **told)
    call = CancelNowCall(id=event.id, following=following_too, reason=fingerprint(reason))
    label = turn.texts.plain("event-cancel-now", count=count, events=len(events))
    return screen(turn.event, text, keyboard(_back(turn, event), button(label, call, "danger")))


@router.callback_query(CancelNowCall.filter())
async def cancel_now(_: CallbackQuery, callback_data: CancelNowCall, turn: Turn) -> Replies:
    event = await _event(turn, callback_data.id)
    begun = (await turn.state.get_data()).get("move") or []
    reason = begun[2] if len(begun) > 2 and begun[0] == event.id else None
    if reason is None or fingerprint(reason) != callback_data.reason:
        raise ServiceError("move-lost")
    if callback_data.following:
        events, told = await cancel_following(
            turn.session, actor=turn.actor, event_id=event.id, reason=reason, now=turn.now
        )
    else:
        told = await cancel(turn.session, actor=turn.actor, event_id=event.id, reason=reason, now=turn.now)
        events = 1
    await turn.enter(None)
    return await card_screen(turn, event.id, turn.texts("event-cancel-done", count=told, events=events))


async def _event(turn: Turn, event_id: int) -> Event:
    """Raises for an event that is not the actor's, is cancelled or over."""
    event = await find(turn.session, event_id=event_id)
    require_staff(turn.actor, event, action="event.cancel")
    require_cancellable(event, turn.now)
    return event


def _back(turn: Turn, event: Event) -> InlineKeyboardButton:
    return button(turn.texts.plain("event-keep"), ManageCall(id=event.id))
