"""Before it leaves: who, how many, what, when, and a second press."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.coordinator.broadcasts.calls import (
    BroadcastSteps,
    LaterCall,
    SendCall,
    SendNowCall,
    UnscheduleCall,
)
from handlers.coordinator.broadcasts.cards import card_screen
from handlers.coordinator.broadcasts.draft import button_words, draft_screen
from handlers.coordinator.broadcasts.pieces import lost, preview, to_draft, to_list, who_words
from handlers.coordinator.memory import kept
from handlers.filters import Words
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import Broadcast
from programmes.fields import FieldKind
from services.actor import STAFF
from services.answers.attempt import Attempt
from services.answers.moments import read_moment
from services.broadcasts import audience, launching
from services.broadcasts.content import fingerprint
from services.broadcasts.finding import find_draft
from services.broadcasts.telling import duration
from services.errors import ServiceError
from services.forms import asked

router = require(with_turns(Router(name="coordinator.broadcasts.sending")), *STAFF)


@router.callback_query(SendCall.filter())
async def ask(_: CallbackQuery, callback_data: SendCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    return await _confirm(turn, draft, callback_data.at)


@router.callback_query(LaterCall.filter())
async def ask_time(query: CallbackQuery, callback_data: LaterCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    await turn.enter(BroadcastSteps.time, bc=draft.id)
    example = f"{turn.today:%d.%m.%Y} 18:30"
    return screen(query, turn.texts("broadcast-when-ask", example=example), keyboard(to_draft(turn, draft.id)))


@router.message(StateFilter(BroadcastSteps.time), Words())
async def take_time(event: Message, turn: Turn) -> Replies:
    number = await kept(turn.state, "bc")
    if not isinstance(number, int):
        raise ServiceError("broadcast-gone")
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=number)
    try:
        at = _moment(turn, event.text or "")
        launching.require_time(at, turn.now)
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), keyboard(to_draft(turn, draft.id)))
    return await _confirm(turn, draft, int(at.timestamp()))


@router.message(StateFilter(BroadcastSteps.time))
async def want_time(event: Message, turn: Turn) -> Replies:
    example = f"{turn.today:%d.%m.%Y} 18:30"
    return message(event, turn.texts("broadcast-when-ask", example=example), keyboard(to_list(turn)))


@router.callback_query(SendNowCall.filter())
async def send(query: CallbackQuery, callback_data: SendNowCall, turn: Turn) -> Replies:
    """The confirmed message becomes the one that shows how it goes."""
    shown = query.message
    found = await launching.launch(
        turn.session,
        actor=turn.actor,
        broadcast_id=callback_data.id,
        expected=callback_data.print,
        due_at=_at(callback_data.at),
        programme=turn.programme,
        now=turn.now,
        progress=None if shown is None else (shown.chat.id, shown.message_id),
    )
    await turn.enter(None)
    return await card_screen(turn, found)


@router.callback_query(UnscheduleCall.filter())
async def unschedule(_: CallbackQuery, callback_data: UnscheduleCall, turn: Turn) -> Replies:
    found = await launching.unschedule(turn.session, actor=turn.actor, broadcast_id=callback_data.id, now=turn.now)
    if found.author_id == turn.person.id:
        return await draft_screen(turn, found)
    ways = keyboard([to_list(turn), home_button(turn.texts)])
    return screen(turn.event, turn.texts("broadcast-unscheduled"), ways)


async def _confirm(turn: Turn, draft: Broadcast, at: int) -> Reply:
    await turn.enter(None)
    due_at = _at(at)
    if due_at is not None:
        launching.require_time(due_at, turn.now)
    async with turn.read() as session:
        moment = max(due_at or turn.now, turn.now)
        await launching.require_ready(session, draft, programme=turn.programme, due_at=moment)
        forecast = await audience.forecast(session, draft, programme=turn.programme, moment=moment)
    texts, count = turn.texts, forecast.counted.reachable
    key = "broadcast-send-now" if due_at is None else "broadcast-send-then"
    go = SendNowCall(id=draft.id, print=fingerprint(draft), at=at)
    ways = [
        [button(texts.plain(key, count=count), go, "primary")],
        [button(texts.plain("broadcast-send-later"), LaterCall(id=draft.id))],
        [to_draft(turn, draft.id)],
    ]
    return screen(turn.event, "\n".join(await _lines(turn, draft, forecast, due_at)), keyboard(*ways))


async def _lines(turn: Turn, draft: Broadcast, forecast: audience.Forecast, due_at: datetime | None) -> list[str]:
    texts, numbers = turn.texts, forecast.counted
    who = await who_words(turn, draft)
    lines: list[str] = [texts("broadcast-confirm", id=str(draft.id), who=who, count=numbers.reachable)]
    if due_at is not None:
        when = texts.moment(due_at, turn.now, turn.actor.zone)
        lines.append(texts("broadcast-confirm-time", when=when))
    if draft.text:
        lines.append(texts("broadcast-confirm-said", preview=preview(draft.text)))
    if draft.file is not None:
        lines.append(texts("broadcast-confirm-file", file=draft.file.name))
    if draft.buttons:
        lines.append(texts("broadcast-confirm-buttons", buttons=await button_words(turn, draft)))
    if lost(numbers):
        told: dict[str, Any] = {"blocked": numbers.unreachable, "strangers": numbers.without_telegram}
        lines.append(texts("broadcast-confirm-lost", count=lost(numbers), **told))
    if forecast.seconds:
        lines.append(texts.resolve(duration(forecast.seconds, "takes")))
    if forecast.nights:
        asleep = sum(night.people for night in forecast.nights)
        lines.append(texts("broadcast-confirm-night", zones=forecast.zones, count=asleep))
    return lines


def _at(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None


def _moment(turn: Turn, typed: str) -> datetime:
    field = asked("broadcast", "when", FieldKind.MOMENT)
    attempt = Attempt(field, " ".join(typed.split()), turn.today, turn.actor.zone)
    return datetime.fromisoformat(read_moment(attempt))
