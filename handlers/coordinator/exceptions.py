"""An exception to the rules for a refused application."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.coordinator.calls import CardCall, ExceptionCall, Steps
from handlers.coordinator.card import card_screen
from handlers.coordinator.memory import keep, kept
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from services.actor import STAFF
from services.application_card import find_application
from services.errors import ServiceError
from services.rule_exceptions import grant_exception, require_refused
from services.stage_moves import LONGEST_REASON

router = require(with_turns(Router(name="coordinator.exceptions")), *STAFF)


@router.callback_query(ExceptionCall.filter())
async def ask_exception(query: CallbackQuery, callback_data: ExceptionCall, turn: Turn) -> Replies:
    number = callback_data.id
    application = await find_application(turn.session, turn.actor, number, "application.exception", *STAFF)
    require_refused(application)
    await keep(turn.state, "exception", number)
    await turn.state.set_state(Steps.exception)
    text = turn.texts("applications-exception-ask", name=application.person.full_name or str(number))
    return screen(query, text, keyboard(button(turn.texts.plain("common-cancel"), CardCall(id=number))))


@router.message(StateFilter(Steps.exception), Words())
async def take_exception(event: Message, turn: Turn) -> Replies:
    number = await kept(turn.state, "exception")
    if not number:
        raise ServiceError("move-lost")
    application = await grant_exception(
        turn.session, actor=turn.actor, application_id=number, reason=event.text or "", now=turn.now
    )
    shown = await card_screen(turn, application.id)
    done = message(event, turn.texts("applications-exception-done"))
    return [done, shown]  # type: ignore[list-item]


@router.message(StateFilter(Steps.exception))
async def want_text(_: Message) -> Replies:
    raise ServiceError("move-reason-text", limit=LONGEST_REASON)
