"""The card on the screen, and the candidate's own moves."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.candidate.card import card
from handlers.candidate.press import CardPress, MovePress, ReasonState
from handlers.links import home_button
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn
from programmes.schema import StageKind
from services import applications, stage_moves
from services.stages import find_stage, moves_from

router = Router(name="status")


@router.callback_query(CardPress.filter())
async def open_card(query: CallbackQuery, callback_data: CardPress, turn: Turn) -> Replies:
    text, markup = await card(turn, callback_data.id, whole=callback_data.whole)
    return screen(query, text, markup)


@router.callback_query(MovePress.filter())
async def move_self(query: CallbackQuery, callback_data: MovePress, turn: Turn) -> Replies:
    """Ask once more, naming what follows; a second press moves, or asks for the reason the definition wants."""
    way = await applications.way(turn.session, actor=turn.actor, application_id=callback_data.id)
    rule = next(
        (
            move
            for move in moves_from(turn.programme, way.application.track, way.application.stage)
            if move.to == callback_data.to
        ),
        None,
    )
    if rule is None or callback_data.to not in applications.candidate_moves(turn.programme, way.application):
        return toast(query, turn.texts.plain("status-no-move"), alert=True)
    if not callback_data.sure:
        return _question(turn, callback_data, way.application.track)
    if rule.reason_required:
        return await _ask_reason(turn, callback_data)
    return await _move(turn, callback_data, None)


def _question(turn: Turn, pressed: MovePress, track: str) -> Reply:
    texts, stage = turn.texts, find_stage(turn.programme, track, pressed.to)
    ends = stage is not None and stage.kind is StageKind.ENDED
    text = texts("status-withdraw-question" if ends else "status-move-question", stage=stage.title if stage else "")
    sure = MovePress(id=pressed.id, to=pressed.to, change=pressed.change, sure=True)
    markup = keyboard(
        button(texts.plain("status-stay"), CardPress(id=pressed.id), "primary"),
        button(texts.plain("status-withdraw-sure" if ends else "status-for-sure"), sure, "danger"),
    )
    return screen(turn.event, text, markup)


async def _ask_reason(turn: Turn, pressed: MovePress) -> Reply:
    await turn.enter(ReasonState.typing, move=pressed.pack())
    stay = button(turn.texts.plain("common-cancel"), CardPress(id=pressed.id))
    return screen(turn.event, turn.texts("status-ask-reason"), keyboard(stay))


@router.message(StateFilter(ReasonState.typing))
async def type_reason(event: Message, turn: Turn) -> Replies:
    packed = (await turn.state.get_data()).get("move")
    if not isinstance(packed, str) or not event.text:
        return message(event, turn.texts("status-ask-reason"), keyboard(home_button(turn.texts)))
    return await _move(turn, MovePress.unpack(packed), event.text)


async def _move(turn: Turn, pressed: MovePress, reason: str | None) -> list[Reply]:
    await stage_moves.move(
        turn.session,
        actor=turn.actor,
        application_id=pressed.id,
        to_stage=pressed.to,
        expected_stage=None,
        expected_change=pressed.change,
        reason=reason,
        programme=turn.programme,
        now=turn.now,
    )
    await turn.enter(None)
    text, markup = await card(turn, pressed.id)
    return [screen(turn.event, text, markup)]
