"""Moving an entry for this cycle: which days, why, who sees it, done, taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.fingerprint import fingerprint
from handlers.cyclogram.calls import CalendarCall, CyclogramSteps, EntryCall, RestoreCall, ShiftCall, ShiftNowCall
from handlers.cyclogram.card import the_entry
from handlers.cyclogram.words import whom
from handlers.filters import Words
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.spans import Span, span_in_words
from locales.text import Arg
from programmes.schema import Role
from services import cycles
from services.calendar import Entry, check_move, count_concerned, move, read_move_reason, read_span, restore
from services.calendar.moving import LONGEST_REASON
from services.errors import ServiceError

router = require(with_turns(Router(name="cyclogram.moving")), Role.REGION_COORDINATOR)


@router.callback_query(ShiftCall.filter())
async def ask_days(query: CallbackQuery, callback_data: ShiftCall, turn: Turn) -> Replies:
    entry = await the_entry(turn, callback_data.id)
    await turn.enter(CyclogramSteps.days, shift=[entry.id])
    return screen(query, turn.texts("calendar-ask-days", **_facts(turn, entry)), keyboard(_cancel(turn, entry)))


@router.message(StateFilter(CyclogramSteps.days), Words())
async def take_days(message: Message, turn: Turn) -> Replies:
    begun = await _begun(turn, 1)
    entry = await the_entry(turn, begun[0])
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    first, last = read_span(message.text or "", entry=entry, cycle=cycle)
    await check_move(turn.session, actor=turn.actor, entry_id=entry.id, starts_on=first, ends_on=last)
    await turn.enter(CyclogramSteps.reason, shift=[entry.id, first.isoformat(), last.isoformat()])
    to = span_in_words(turn.texts, (first, last))
    text = turn.texts("calendar-ask-reason", to=to, **_facts(turn, entry))
    other = button(turn.texts.plain("calendar-other-days"), ShiftCall(id=entry.id))
    return screen(message, text, keyboard([other, _cancel(turn, entry)]))


@router.message(StateFilter(CyclogramSteps.reason), Words())
async def take_reason(message: Message, turn: Turn) -> Replies:
    number, first, last = (await _begun(turn, 3))[:3]
    reason = read_move_reason(message.text)
    entry = await the_entry(turn, number)
    seen = [entry.starts_on.isoformat(), entry.ends_on.isoformat()]
    await turn.enter(CyclogramSteps.reason, shift=[number, first, last, reason, *seen])
    text = turn.texts("calendar-confirm", **await _plan(turn, entry, _span(first, last), reason))
    now = ShiftNowCall(id=entry.id, mark=fingerprint(f"{first} {last} {reason}"))
    other = button(turn.texts.plain("calendar-other-days"), ShiftCall(id=entry.id))
    go = button(turn.texts.plain("calendar-move-now"), now, "primary")
    return screen(message, text, keyboard(go, [other, _cancel(turn, entry)]))


@router.message(StateFilter(CyclogramSteps.days, CyclogramSteps.reason))
async def want_words(_: Message) -> Replies:
    raise ServiceError("calendar-words-wanted", limit=LONGEST_REASON)


@router.callback_query(ShiftNowCall.filter())
async def move_now(query: CallbackQuery, callback_data: ShiftNowCall, turn: Turn) -> Replies:
    entry = await the_entry(turn, callback_data.id)
    if entry.moved and callback_data.mark == fingerprint(f"{entry.starts_on} {entry.ends_on} {entry.moved_reason}"):
        # The second of two taps.
        return _done(turn, query, "calendar-moved", entry)
    number, first, last, reason, *seen = await _begun(turn, 6)
    if number != callback_data.id or fingerprint(f"{first} {last} {reason}") != callback_data.mark:
        raise ServiceError("calendar-lost")
    span = _span(first, last)
    await move(
        turn.session,
        actor=turn.actor,
        entry_id=number,
        starts_on=span[0],
        ends_on=span[1],
        reason=reason,
        expected=_span(*seen),
        now=turn.now,
    )
    await turn.enter(None)
    return _done(turn, query, "calendar-moved", await the_entry(turn, number))


@router.callback_query(RestoreCall.filter())
async def put_back(query: CallbackQuery, callback_data: RestoreCall, turn: Turn) -> Replies:
    entry = await the_entry(turn, callback_data.id)
    if not callback_data.sure and entry.moved:
        planned = span_in_words(turn.texts, (entry.planned_starts_on, entry.planned_ends_on))
        text = turn.texts("calendar-restore-sure", planned=planned, **_facts(turn, entry))
        sure = button(turn.texts.plain("calendar-restore"), RestoreCall(id=entry.id, sure=True), "primary")
        return screen(query, text, keyboard(sure, _cancel(turn, entry)))
    await restore(turn.session, actor=turn.actor, entry_id=entry.id, now=turn.now)
    return _done(turn, query, "calendar-restored", await the_entry(turn, entry.id))


async def _begun(turn: Turn, parts: int) -> list[Any]:
    """What has been typed so far; raises `ServiceError` when it was interrupted."""
    begun: list[Any] = (await turn.state.get_data()).get("shift") or []
    if len(begun) < parts:
        raise ServiceError("calendar-lost")
    return begun


async def _plan(turn: Turn, entry: Entry, span: Span, reason: str) -> dict[str, Arg]:
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    async with turn.read() as session:
        people = await count_concerned(session, programme=turn.programme, cycle=cycle, entry=entry)
    return {
        "to": span_in_words(turn.texts, span),
        "reason": reason,
        "whom": whom(turn.texts, turn.programme, entry),
        "people": people,
        "has_work": entry.window.work is not None,
        **_facts(turn, entry),
    }


def _facts(turn: Turn, entry: Entry) -> dict[str, Arg]:
    return {"title": entry.window.title, "days": span_in_words(turn.texts, (entry.starts_on, entry.ends_on))}


def _span(first: str, last: str) -> Span:
    return date.fromisoformat(first), date.fromisoformat(last)


def _done(turn: Turn, query: CallbackQuery, key: str, entry: Entry) -> Replies:
    undo = [button(turn.texts.plain("calendar-restore"), RestoreCall(id=entry.id, sure=True))] if entry.moved else []
    card = button(turn.texts.plain("calendar-to-card"), EntryCall(id=entry.id, all=True))
    ways = [button(turn.texts.plain("calendar-back"), CalendarCall(all=True)), home_button(turn.texts)]
    return screen(query, turn.texts(key, **_facts(turn, entry)), keyboard(undo, card, ways))


def _cancel(turn: Turn, entry: Entry) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-cancel"), EntryCall(id=entry.id, all=True))
