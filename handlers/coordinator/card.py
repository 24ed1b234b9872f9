"""The card of one application: everything about it and what can be done."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from handlers.coordinator.calls import (
    AnswersCall,
    CardCall,
    DeliveriesCall,
    ExceptionCall,
    HistoryCall,
    ListCall,
    MoveCall,
    WorksCall,
)
from handlers.coordinator.card_text import card_text, clip, own_answers
from handlers.coordinator.long_text import packed, pieces
from handlers.coordinator.memory import recall, remember
from handlers.events.kinds.internship_calls import PracticeOfCall
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import StageChange
from services.actor import STAFF
from services.application_card import Card, fetch_history, open_card
from services.roles import READERS
from services.stage_moves import possible_moves
from services.stages import stage_title

router = require(with_turns(Router(name="coordinator.card")), *READERS)

SHOWN_CHANGES = 12
REASON = 200
"""Characters of a reason in the history."""


@router.callback_query(CardCall.filter())
async def show_card(_: CallbackQuery, callback_data: CardCall, turn: Turn) -> Replies:
    return await card_screen(turn, callback_data.id)


@router.callback_query(HistoryCall.filter())
async def show_history(query: CallbackQuery, callback_data: HistoryCall, turn: Turn) -> Replies:
    number = callback_data.id
    application, changes = await fetch_history(turn.session, actor=turn.actor, application_id=number, now=turn.now)
    title = turn.texts("applications-history", name=application.person.full_name or str(number))
    lines = [_change(turn, application.track, change) for change in changes[:SHOWN_CHANGES]]
    if len(changes) > SHOWN_CHANGES:
        lines.append(turn.texts("applications-history-more", count=len(changes) - SHOWN_CHANGES))
    back = button(turn.texts.plain("applications-to-card"), CardCall(id=number))
    return screen(query, "\n\n".join([title, *lines]), keyboard(back))


@router.callback_query(AnswersCall.filter())
async def show_answers(query: CallbackQuery, callback_data: AnswersCall, turn: Turn) -> Replies:
    """Every own answer whole, in as many messages as it takes, and the card once more below them."""
    card = await _open(turn, callback_data.id)
    parts = [
        turn.texts("applications-card-answer", title=title, answer=piece)
        for title, shown in own_answers(turn, card.application)
        for piece in pieces(shown)
    ]
    text, _ = card_text(turn, card)
    return [*(message(query, page) for page in packed(parts)), message(query, text, _buttons(turn, card, more=False))]


async def card_screen(turn: Turn, application_id: int) -> Replies:
    card = await _open(turn, application_id)
    # What was begun on another screen, such as a reason, is over: a typed text searches again.
    await remember(turn.state, *await recall(turn.state))
    text, more = card_text(turn, card)
    return screen(turn.event, text, _buttons(turn, card, more=more))


async def _open(turn: Turn, application_id: int) -> Card:
    return await open_card(
        turn.session, actor=turn.actor, application_id=application_id, programme=turn.programme, now=turn.now
    )


def _buttons(turn: Turn, card: Card, *, more: bool) -> InlineKeyboardMarkup:
    texts, number = turn.texts, card.application.id
    answers = [button(texts.plain("applications-answers"), AnswersCall(id=number))] if more else []
    works = [button(texts.plain("applications-works", count=card.works), WorksCall(id=number))] if card.works else []
    history = button(texts.plain("applications-to-history"), HistoryCall(id=number))
    sent = button(texts.plain("delivery-open"), DeliveriesCall(id=number))
    counts = card.practice
    label = texts.plain("practice-of", count=counts.standing, unconfirmed=counts.unconfirmed)
    practice = button(label, PracticeOfCall(application=number))
    back = button(texts.plain("applications-to-list"), ListCall())
    return keyboard(*_deeds(turn, card), [*answers, *works], [history, sent], [practice], [back, home_button(texts)])


def _deeds(turn: Turn, card: Card) -> list[InlineKeyboardButton]:
    """What a coordinator can do here; the usual first."""
    application, last = card.application, card.last_change
    place = card.person.municipality_id
    moves = possible_moves(turn.actor, application, turn.programme) if turn.actor.sees(place, *STAFF) else []
    move = MoveCall(id=application.id, last=0 if last is None else last.id)
    deeds = []
    if application.refused and turn.actor.sees(place, *STAFF):
        deeds.append(button(turn.texts.plain("applications-except"), ExceptionCall(id=application.id), "primary"))
    if moves:
        deeds.append(button(turn.texts.plain("applications-move"), move, None if deeds else "primary"))
    return deeds


def _change(turn: Turn, track: str, change: StageChange) -> str:
    by = change.by
    return turn.texts(
        "applications-change",
        when=turn.at(change.at),
        stage=stage_title(turn.programme, track, change.to_stage),
        known=by is not None and bool(by.full_name),
        who="" if by is None else by.full_name,
        undone=change.undoes_id is not None,
        has_reason=change.reason is not None,
        reason=clip(change.reason or "", REASON),
    )
