"""Moving an application: which stage, why, what the candidate will read, done, undone."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import CardCall, ListCall, MoveCall, MoveNowCall, Steps, UndoCall
from handlers.coordinator.card_text import contacts
from handlers.coordinator.fingerprint import fingerprint
from handlers.coordinator.memory import keep, kept, recall, remember
from handlers.filters import Words
from handlers.paging import fitted
from handlers.rights import require
from handlers.screens import Replies, Style, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.text import Arg
from models import Application
from programmes.schema import Move, Stage, StageKind
from services.actor import STAFF
from services.application_card import find_application, last_change
from services.errors import ServiceError
from services.stage_moves import LONGEST_REASON, move, possible_moves, read_reason, told, undo
from services.stages import stage_title
from services.unread import next_unread

router = require(with_turns(Router(name="coordinator.moves")), *STAFF)


@router.callback_query(MoveCall.filter(F.to == ""))
async def choose_stage(query: CallbackQuery, callback_data: MoveCall, turn: Turn) -> Replies:
    application = await _application(turn, callback_data.id)
    stages = [stage for _, stage in possible_moves(turn.actor, application, turn.programme)]
    rows = [
        button(stage.title, MoveCall(id=application.id, last=callback_data.last, to=stage.key), _style(stage))
        for stage in stages
    ]
    title = turn.texts("move-choose" if rows else "move-none", **_who(turn, application))
    return screen(query, title, keyboard(*fitted(rows), _to_card(turn, application.id)))


@router.callback_query(MoveCall.filter())
async def ask_reason(query: CallbackQuery, callback_data: MoveCall, turn: Turn) -> Replies:
    """The question for a reason shows already what the candidate will read: without one, a press is enough."""
    application = await _application(turn, callback_data.id)
    rule, stage = _found(turn, application, callback_data.to)
    await keep(turn.state, "move", [application.id, callback_data.last, stage.key])
    await turn.state.set_state(Steps.reason)
    if rule.reason_required:
        text = turn.texts("move-reason-ask", to=stage.title, **_who(turn, application))
        return screen(query, text, keyboard(_cancel(turn, application.id)))
    preview = _preview(turn, application, stage, None)
    text = turn.texts("move-confirm", to=stage.title, preview=preview, has_reason=False, **_who(turn, application))
    go = MoveNowCall(id=application.id, last=callback_data.last, to=stage.key)
    now = button(turn.texts.plain("move-without-reason"), go, _style(stage) or "primary")
    return screen(query, text, keyboard(now, _cancel(turn, application.id)))


@router.message(StateFilter(Steps.reason), Words())
async def take_reason(message: Message, turn: Turn) -> Replies:
    begun = await kept(turn.state, "move")
    if not begun:
        raise ServiceError("move-lost")
    number, last, to = begun[:3]
    reason = read_reason(message.text, required=True)
    application = await _application(turn, number)
    _, stage = _found(turn, application, to)
    await keep(turn.state, "move", [number, last, to, reason])
    preview = _preview(turn, application, stage, reason)
    text = turn.texts("move-confirm", to=stage.title, preview=preview, has_reason=True, **_who(turn, application))
    go = MoveNowCall(id=number, last=last, to=to, reason=fingerprint(reason))
    now = button(turn.texts.plain("move-now"), go, _style(stage) or "primary")
    return screen(message, text, keyboard(now, _cancel(turn, number)))


@router.message(StateFilter(Steps.reason))
async def want_text(_: Message) -> Replies:
    raise ServiceError("move-reason-text", limit=LONGEST_REASON)


@router.callback_query(MoveNowCall.filter())
async def move_now(query: CallbackQuery, callback_data: MoveNowCall, turn: Turn) -> Replies:
    reason = await _reason_of(turn, callback_data)
    change = await move(
        turn.session,
        actor=turn.actor,
        application_id=callback_data.id,
        to_stage=callback_data.to,
        expected_stage=None,
        expected_change=callback_data.last,
        reason=reason,
        programme=turn.programme,
        now=turn.now,
    )
    await remember(turn.state, *await recall(turn.state))
    application = await _application(turn, callback_data.id)
    back = button(turn.texts.plain("move-undo"), UndoCall(change=change.id))
    rows = [await _next_unread(turn, application.id), *_next(turn, application), [back]]
    return screen(query, turn.texts("move-done", **_who(turn, application)), keyboard(*rows))


async def _next_unread(turn: Turn, done: int) -> list[InlineKeyboardButton]:
    """The way to the next new application of those being looked through."""
    filters, _ = await recall(turn.state)
    who, what = turn.actor, turn.programme
    found = await next_unread(turn.session, actor=who, programme=what, filters=filters, done=done, now=turn.now)
    return [] if found is None else [button(turn.texts.plain("move-next"), CardCall(id=found), "primary")]


@router.callback_query(UndoCall.filter())
async def take_back(query: CallbackQuery, callback_data: UndoCall, turn: Turn) -> Replies:
    change = await undo(
        turn.session, actor=turn.actor, change_id=callback_data.change, programme=turn.programme, now=turn.now
    )
    await remember(turn.state, *await recall(turn.state))
    application = await _application(turn, change.application_id)
    return screen(query, turn.texts("move-undone", **_who(turn, application)), keyboard(*_next(turn, application)))


async def _application(turn: Turn, application_id: int) -> Application:
    return await find_application(turn.session, turn.actor, application_id, "application.move", *STAFF)


def _found(turn: Turn, application: Application, to: str) -> tuple[Move, Stage]:
    for rule, stage in possible_moves(turn.actor, application, turn.programme):
        if stage.key == to:
            return rule, stage
    standing = stage_title(turn.programme, application.track, application.stage)
    raise ServiceError("move-gone", stage=standing)


async def _reason_of(turn: Turn, call: MoveNowCall) -> str | None:
    """The reason that stood on the confirmed screen.

    Raises `ServiceError` if another was typed since and the application still stands where it stood.
    """
    if not call.reason:
        return None
    begun: list[Any] = await kept(turn.state, "move") or []
    reason = begun[3] if len(begun) > 3 and begun[:3] == [call.id, call.last, call.to] else None
    if reason is not None and fingerprint(reason) == call.reason:
        return str(reason)
    last = await last_change(turn.session, call.id)
    if last is None or last.id == call.last:
        raise ServiceError("move-lost")
    # Pressed twice, or somebody was quicker: the move itself says who and when.
    return None


def _preview(turn: Turn, application: Application, stage: Stage, reason: str | None) -> Any:
    return told(turn.programme, application.track, stage.key, reason)


def _who(turn: Turn, application: Application) -> dict[str, Arg]:
    person = application.person
    reach = contacts(person)
    return {
        "name": person.full_name or str(application.id),
        "stage": stage_title(turn.programme, application.track, application.stage),
        "unreachable": person.unreachable_since is not None,
        "has_contacts": bool(reach),
        "contacts": reach,
    }


def _style(stage: Stage) -> Style | None:
    return "danger" if stage.kind is StageKind.ENDED else None


def _next(turn: Turn, application: Application) -> list[Any]:
    return [[button(turn.texts.plain("applications-to-list"), ListCall()), _to_card(turn, application.id)]]


def _to_card(turn: Turn, application_id: int) -> Any:
    return button(turn.texts.plain("applications-to-card"), CardCall(id=application_id))


def _cancel(turn: Turn, application_id: int) -> Any:
    return button(turn.texts.plain("common-cancel"), CardCall(id=application_id))
