"""Moving an entry for this cycle: which days, why, who sees it, whether they are told, done."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.fingerprint import fingerprint
from handlers.cyclogram.calls import CyclogramSteps, ShiftCall, ShiftNowCall
from handlers.cyclogram.card import the_entry
from handlers.cyclogram.outcome import cancel, done, facts, out_of_reach, reach
from handlers.cyclogram.words import whom
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.spans import Span, span_in_words
from programmes.schema import Role
from services import cycles
from services.calendar import Entry, check_move, move, read_move_reason, read_span, told_of
from services.calendar.moving import LONGEST_REASON
from services.errors import ServiceError

router = require(with_turns(Router(name="cyclogram.moving")), Role.REGION_COORDINATOR)


@router.callback_query(ShiftCall.filter())
async def ask_days(query: CallbackQuery, callback_data: ShiftCall, turn: Turn) -> Replies:
    entry = await the_entry(turn, callback_data.id)
    await turn.enter(CyclogramSteps.days, shift=[entry.id])
    return screen(query, turn.texts("calendar-ask-days", **facts(turn, entry)), keyboard(cancel(turn, entry)))


@router.message(StateFilter(CyclogramSteps.days), Words())
async def take_days(message: Message, turn: Turn) -> Replies:
    begun = await _begun(turn, 1)
    entry = await the_entry(turn, begun[0])
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    first, last = read_span(message.text or "", entry=entry, cycle=cycle)
    await check_move(turn.session, actor=turn.actor, entry_id=entry.id, starts_on=first, ends_on=last)
    await turn.enter(CyclogramSteps.reason, shift=[entry.id, first.isoformat(), last.isoformat()])
    to = span_in_words(turn.texts, (first, last))
    text = turn.texts("calendar-ask-reason", to=to, **facts(turn, entry))
    other = button(turn.texts.plain("calendar-other-days"), ShiftCall(id=entry.id))
    return screen(message, text, keyboard([other, cancel(turn, entry)]))


@router.message(StateFilter(CyclogramSteps.reason), Words())
async def take_reason(message: Message, turn: Turn) -> Replies:
    number, first, last = (await _begun(turn, 3))[:3]
    reason = read_move_reason(message.text)
    entry = await the_entry(turn, number)
    seen = [entry.starts_on.isoformat(), entry.ends_on.isoformat()]
    await turn.enter(CyclogramSteps.reason, shift=[number, first, last, reason, *seen])
    return await _confirm(turn, message, entry, _span(first, last), reason)


@router.message(StateFilter(CyclogramSteps.days, CyclogramSteps.reason))
async def want_words(_: Message) -> Replies:
    raise ServiceError("calendar-words-wanted", limit=LONGEST_REASON)


@router.callback_query(ShiftNowCall.filter())
async def move_now(query: CallbackQuery, callback_data: ShiftNowCall, turn: Turn) -> Replies:
    entry = await the_entry(turn, callback_data.id)
    if entry.moved and callback_data.mark == _mark((entry.starts_on, entry.ends_on), entry.moved_reason or ""):
        # The second of two taps.
        return done(turn, query, "calendar-moved", entry, await told_of(turn.session, entry=entry))
    number, first, last, reason, *seen = await _begun(turn, 6)
    span = _span(first, last)
    if number != callback_data.id or _mark(span, reason) != callback_data.mark:
        raise ServiceError("calendar-lost")
    found = await move(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        entry_id=number,
        starts_on=span[0],
        ends_on=span[1],
        reason=reason,
        expected=_span(*seen),
        now=turn.now,
        tell=callback_data.tell,
    )
    await turn.enter(None)
    return done(turn, query, "calendar-moved", await the_entry(turn, number), found.told)


async def _begun(turn: Turn, parts: int) -> list[Any]:
    """What has been typed so far; raises `ServiceError` when it was interrupted."""
    begun: list[Any] = (await turn.state.get_data()).get("shift") or []
    if len(begun) < parts:
        raise ServiceError("calendar-lost")
    return begun


async def _confirm(turn: Turn, message: Message, entry: Entry, span: Span, reason: str) -> Replies:
    """Old and new, the reason, whom it concerns; and whether they get a message."""
    concerned, told = await reach(turn, entry, span)
    text = turn.texts(
        "calendar-confirm",
        to=span_in_words(turn.texts, span),
        reason=reason,
        whom=whom(turn.texts, turn.programme, entry),
        people=concerned,
        has_work=entry.window.work is not None,
        **facts(turn, entry),
    )
    shown = "\n".join([text, *out_of_reach(turn, concerned, told)])
    other = button(turn.texts.plain("calendar-other-days"), ShiftCall(id=entry.id))
    choices = _choices(turn, entry, _mark(span, reason), told)
    return screen(message, shown, keyboard(*choices, [other, cancel(turn, entry)]))


def _choices(turn: Turn, entry: Entry, mark: str, told: int) -> list[InlineKeyboardButton]:
    plain, silently = turn.texts.plain, ShiftNowCall(id=entry.id, mark=mark)
    if not told:
        return [button(plain("calendar-move-now"), silently, "primary")]
    loud = ShiftNowCall(id=entry.id, mark=mark, tell=True)
    return [
        button(plain("calendar-move-tell", count=told), loud, "primary"),
        button(plain("calendar-move-silently"), silently),
    ]


def _mark(span: Span, reason: str) -> str:
    return fingerprint(f"{span[0]} {span[1]} {reason}")


def _span(first: str, last: str) -> Span:
    return date.fromisoformat(first), date.fromisoformat(last)
