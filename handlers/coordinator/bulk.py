"""Moving everybody the filters leave: who, how many, what they will read, and only then done."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import BulkCall, BulkNowCall, ListCall, Steps
from handlers.coordinator.fingerprint import fingerprint
from handlers.coordinator.memory import keep, kept, recall, remember
from handlers.filters import Words
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, Style, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.text import Arg
from models import Application
from programmes.schema import Move, Stage, StageKind
from services.actor import STAFF
from services.application_list import Filters
from services.bulk_moves import Moved, crowd, fetch_movable, move_all
from services.errors import ServiceError
from services.stage_moves import LONGEST_REASON, read_reason, told
from services.stages import stage_title

router = require(with_turns(Router(name="coordinator.bulk")), *STAFF)

NAME = 30
"""Characters of one name."""
NAMED = 10
"""People called by name before they are counted."""


@router.callback_query(BulkCall.filter(F.to == ""))
async def choose_stage(query: CallbackQuery, turn: Turn) -> Replies:
    filters, found, ways = await _movable(turn)
    rows = [
        button(stage.title, BulkCall(to=stage.key), "danger" if stage.kind is StageKind.ENDED else None)
        for _, stage in ways
    ]
    return screen(
        query, turn.texts("move-all-choose", **_who(found, _stage(turn, filters))), keyboard(*rows, _back(turn))
    )


@router.callback_query(BulkCall.filter())
async def ask_reason(query: CallbackQuery, callback_data: BulkCall, turn: Turn) -> Replies:
    _filters, found, ways = await _movable(turn)
    rule, _ = _way(ways, callback_data.to)
    await keep(turn.state, "bulk", [callback_data.to])
    await turn.state.set_state(Steps.bulk_reason)
    if rule.reason_required:
        return screen(query, turn.texts("move-all-reason", count=len(found)), keyboard(_back(turn)))
    return await _confirm(turn, callback_data.to, None)


@router.message(StateFilter(Steps.bulk_reason), Words())
async def take_reason(message: Message, turn: Turn) -> Replies:
    begun = await kept(turn.state, "bulk")
    if not begun:
        raise ServiceError("move-lost")
    reason = read_reason(message.text, required=True)
    await keep(turn.state, "bulk", [begun[0], reason])
    return await _confirm(turn, begun[0], reason)


@router.message(StateFilter(Steps.bulk_reason))
async def want_text(_: Message) -> Replies:
    raise ServiceError("move-reason-text", limit=LONGEST_REASON)


@router.callback_query(BulkNowCall.filter())
async def move_now(query: CallbackQuery, callback_data: BulkNowCall, turn: Turn) -> Replies:
    filters, page = await recall(turn.state)
    begun = await kept(turn.state, "bulk") or [""]
    reason = begun[1] if len(begun) > 1 and callback_data.reason else None
    if begun[0] != callback_data.to or fingerprint(reason) != callback_data.reason:
        raise ServiceError("move-all-gone")
    moved = await move_all(
        turn.session,
        actor=turn.actor,
        filters=filters,
        to_stage=callback_data.to,
        expected=callback_data.crowd,
        reason=reason,
        programme=turn.programme,
        now=turn.now,
    )
    await remember(turn.state, filters, page)
    back = button(turn.texts.plain("applications-to-list"), ListCall())
    return screen(query, _done(turn, moved), keyboard([back, home_button(turn.texts)]))


def _done(turn: Turn, moved: Moved) -> str:
    """How it went, and by name whom the message does not reach."""
    away = moved.out_of_reach
    names = ", ".join(person.full_name[:NAME] or str(person.id) for person in away[:NAMED])
    return turn.texts("move-all-done", count=moved.moved, left=moved.left, unreachable=len(away), names=names)


async def _confirm(turn: Turn, to: str, reason: str | None) -> Replies:
    filters, found, ways = await _movable(turn)
    _, stage = _way(ways, to)
    text = turn.texts(
        "move-all-confirm",
        to=stage.title,
        preview=told(turn.programme, found[0].track, to, reason),
        **_who(found, _stage(turn, filters)),
    )
    go = BulkNowCall(to=to, crowd=crowd(found), reason=fingerprint(reason))
    style: Style = "danger" if stage.kind is StageKind.ENDED else "primary"
    now = button(turn.texts.plain("move-all-now", count=len(found)), go, style)
    return screen(turn.event, text, keyboard(now, _back(turn)))


async def _movable(turn: Turn) -> tuple[Filters, list[Application], list[tuple[Move, Stage]]]:
    filters, _ = await recall(turn.state)
    found, ways = await fetch_movable(
        turn.session, actor=turn.actor, programme=turn.programme, filters=filters, now=turn.now
    )
    return filters, found, ways


def _way(ways: list[tuple[Move, Stage]], to: str) -> tuple[Move, Stage]:
    for rule, stage in ways:
        if stage.key == to:
            return rule, stage
    raise ServiceError("move-all-gone")


def _stage(turn: Turn, filters: Filters) -> str:
    track = filters.track or turn.programme.tracks[0].key
    return stage_title(turn.programme, track, filters.stage or "")


def _who(found: list[Application], stage: str) -> dict[str, Arg]:
    names = [item.person.full_name[:NAME] or str(item.id) for item in found[:NAMED]]
    more = len(found) - len(names)
    return {"count": len(found), "stage": stage, "names": ", ".join(names), "more": more, "has_more": more > 0}


def _back(turn: Turn) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-cancel"), ListCall())
