"""Changing the times of interviews: another hour, taken away; whoever booked one is told why."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.fingerprint import fingerprint
from handlers.events.kinds.calls import (
    KindSteps,
    MoveSlotCall,
    MoveSlotNowCall,
    RemoveSlotCall,
    RemoveSlotNowCall,
    SlotCall,
)
from handlers.events.kinds.interview_slot import found_slot, name_of, slot_screen
from handlers.events.kinds.interview_staff import slots_screen
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from models import Event
from services import interviews
from services.actor import STAFF
from services.errors import ServiceError
from services.interviews import Line
from services.interviews.plan import at
from services.interviews.slots import days_between, read_reason, zone_of

router = require(with_turns(Router(name="events.interview_changes")), *STAFF)


@router.callback_query(MoveSlotCall.filter())
async def ask_start(query: CallbackQuery, callback_data: MoveSlotCall, turn: Turn) -> Replies:
    line, event = await found_slot(turn, callback_data.slot, *STAFF)
    await turn.enter(KindSteps.slot_start, move=[line.slot.id])
    moment = turn.texts.moment(line.slot.starts_at, turn.now, zone_of(event))
    return screen(query, turn.texts("interview-ask-start", moment=moment), keyboard(_cancel(turn, line.slot.id)))


def _cancel(turn: Turn, slot_id: int) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-cancel"), SlotCall(slot=slot_id))


@router.message(StateFilter(KindSteps.slot_start), Words())
async def take_start(event: Message, turn: Turn) -> Replies:
    """A free time moves after one more press; for a booked one the reason is asked first."""
    (slot_id, *_), typed = await _begun(turn), event.text or ""
    line, interview = await found_slot(turn, slot_id, *STAFF)
    first, last = days_between(interview)
    try:
        interviews.read_start(typed, first_day=first, last_day=last)
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), keyboard(_cancel(turn, slot_id)))
    typed = typed[:60]
    if line.person is None:
        await turn.enter(KindSteps.slot_start, move=[slot_id, typed, ""])
        return _confirm_move(turn, line, interview, typed, "")
    await turn.enter(KindSteps.slot_move_reason, move=[slot_id, typed])
    return message(event, turn.texts("interview-ask-reason", name=name_of(line)), keyboard(_cancel(turn, slot_id)))


@router.message(StateFilter(KindSteps.slot_move_reason), Words())
async def take_move_reason(event: Message, turn: Turn) -> Replies:
    slot_id, typed, *_ = [*await _begun(turn), ""]
    reason = read_reason(event.text, required=True) or ""
    line, interview = await found_slot(turn, slot_id, *STAFF)
    await turn.enter(KindSteps.slot_move_reason, move=[slot_id, typed, reason])
    return _confirm_move(turn, line, interview, str(typed), reason)


def _confirm_move(turn: Turn, line: Line, event: Event, typed: str, reason: str) -> Reply:
    first, last = days_between(event)
    day, clock = interviews.read_start(typed, first_day=first, last_day=last)
    zone = zone_of(event)
    text = turn.texts(
        "interview-move-confirm",
        before=turn.texts.moment(line.slot.starts_at, turn.now, zone),
        after=turn.texts.moment(at(day, clock, zone), turn.now, zone),
        name=name_of(line),
        booked=line.person is not None,
        reason=reason,
    )
    go = MoveSlotNowCall(slot=line.slot.id, print=fingerprint(f"{typed}|{reason}"))
    yes = button(turn.texts.plain("interview-move-now"), go, "primary")
    return screen(turn.event, text, keyboard(yes, _cancel(turn, line.slot.id)))


@router.callback_query(MoveSlotNowCall.filter())
async def move_now(query: CallbackQuery, callback_data: MoveSlotNowCall, turn: Turn) -> Replies:
    begun = await _confirmed(turn, callback_data.slot, callback_data.print)
    if begun is None:
        return toast(query, turn.texts.plain("interview-plan-gone"), alert=True)
    typed, reason = begun
    _, interview = await found_slot(turn, callback_data.slot, *STAFF)
    first, last = days_between(interview)
    day, clock = interviews.read_start(typed, first_day=first, last_day=last)
    await interviews.move(
        turn.session, actor=turn.actor, slot_id=callback_data.slot, day=day, clock=clock, reason=reason, now=turn.now
    )
    await turn.enter(None)
    return await slot_screen(turn, callback_data.slot, turn.texts("interview-moved-slot"))


@router.callback_query(RemoveSlotCall.filter())
async def ask_removal(query: CallbackQuery, callback_data: RemoveSlotCall, turn: Turn) -> Replies:
    """A free time goes by a second press; for a booked one the reason is asked."""
    line, event = await found_slot(turn, callback_data.slot, *STAFF)
    slot_id, texts = line.slot.id, turn.texts
    moment = texts.moment(line.slot.starts_at, turn.now, zone_of(event))
    if line.person is not None:
        await turn.enter(KindSteps.slot_remove_reason, move=[slot_id])
        text = texts("interview-remove-ask-reason", name=name_of(line), moment=moment)
        return screen(query, text, keyboard(_cancel(turn, slot_id)))
    if not callback_data.sure:
        yes = button(texts.plain("interview-remove-sure"), RemoveSlotCall(slot=slot_id, sure=True), "danger")
        return screen(query, texts("interview-remove-question", moment=moment), keyboard(_cancel(turn, slot_id), yes))
    return await _removed(turn, slot_id, None)


@router.message(StateFilter(KindSteps.slot_remove_reason), Words())
async def take_remove_reason(event: Message, turn: Turn) -> Replies:
    slot_id, *_ = await _begun(turn)
    reason = read_reason(event.text, required=True) or ""
    line, interview = await found_slot(turn, slot_id, *STAFF)
    await turn.enter(KindSteps.slot_remove_reason, move=[slot_id, "", reason])
    moment = turn.texts.moment(line.slot.starts_at, turn.now, zone_of(interview))
    text = turn.texts("interview-remove-confirm", name=name_of(line), moment=moment, reason=reason)
    go = RemoveSlotNowCall(slot=slot_id, print=fingerprint(f"|{reason}"))
    markup = keyboard(_cancel(turn, slot_id), button(turn.texts.plain("interview-remove-booked"), go, "danger"))
    return message(event, text, markup)


@router.callback_query(RemoveSlotNowCall.filter())
async def remove_now(query: CallbackQuery, callback_data: RemoveSlotNowCall, turn: Turn) -> Replies:
    begun = await _confirmed(turn, callback_data.slot, callback_data.print)
    if begun is None:
        return toast(query, turn.texts.plain("interview-plan-gone"), alert=True)
    return await _removed(turn, callback_data.slot, begun[1])


async def _removed(turn: Turn, slot_id: int, reason: str | None) -> Reply:
    _, event = await found_slot(turn, slot_id, *STAFF)
    slot = await interviews.remove(turn.session, actor=turn.actor, slot_id=slot_id, reason=reason, now=turn.now)
    await turn.enter(None)
    day = slot.starts_at.astimezone(zone_of(event)).date()
    return await slots_screen(turn, event.id, day, 1, turn.texts("interview-removed"))


@router.message(StateFilter(KindSteps.slot_start, KindSteps.slot_move_reason, KindSteps.slot_remove_reason))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")


async def _begun(turn: Turn) -> list[Any]:
    begun = (await turn.state.get_data()).get("move")
    if not isinstance(begun, list) or not begun or not isinstance(begun[0], int):
        raise ServiceError("interview-lost")
    return begun


async def _confirmed(turn: Turn, slot_id: int, shown: str) -> tuple[str, str] | None:
    """What was typed for the confirmed screen; None when something else was begun since, or it is done."""
    begun = (await turn.state.get_data()).get("move")
    if not isinstance(begun, list) or len(begun) < 3 or begun[0] != slot_id:
        return None
    typed, reason = str(begun[1]), str(begun[2])
    return (typed, reason) if fingerprint(f"{typed}|{reason}") == shown else None
