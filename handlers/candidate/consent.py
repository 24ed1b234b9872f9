"""Consent as a document of its own; nothing else is stored before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, TelegramObject, Update

from handlers.candidate.onwards import onwards
from handlers.candidate.press import ConsentPress
from handlers.links import Place, go_button, home_button
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn
from services import consents

SHOWN_OF_HASH = 16
"""Hexadecimal digits on the button: enough to tell two texts apart."""

router = Router(name="consent")


async def ask_consent(turn: Turn) -> list[Reply]:
    """The whole document and two buttons, always as a new message: it is proof and must stay."""
    renewed = await consents.has_earlier(turn.session, person=turn.person, programme=turn.programme)
    replies: list[Reply] = [message(turn.event, turn.texts("consent-renewed"))] if renewed else []
    return [*replies, message(turn.event, _document(turn), _choice(turn))]


def show_consent(turn: Turn) -> list[Reply]:
    """The document again, for whoever has agreed to it."""
    back = go_button(turn.texts.plain("common-back"), Place.PROFILE)
    return [screen(turn.event, _document(turn), keyboard(back, home_button(turn.texts)))]


def _document(turn: Turn) -> str:
    document = turn.programme.consent
    return turn.texts("consent-document", title=document.title, version=document.version, text=document.text)


def _choice(turn: Turn) -> InlineKeyboardMarkup:
    shown = _shown_hash(turn)
    return keyboard(
        button(turn.texts.plain("consent-agree"), ConsentPress(agreed=True, text=shown), "primary"),
        button(turn.texts.plain("consent-refuse"), ConsentPress(agreed=False, text=shown)),
    )


def _shown_hash(turn: Turn) -> str:
    return consents.text_hash(turn.programme.consent)[:SHOWN_OF_HASH]


@router.callback_query(ConsentPress.filter())
async def decide(query: CallbackQuery, callback_data: ConsentPress, turn: Turn, event_update: Update) -> Replies:
    """Keep a «Даю согласие» with its proof; explain what follows from a refusal."""
    if await consents.is_standing(turn.session, person=turn.person, programme=turn.programme):
        return toast(query, turn.texts.plain("consent-given-already"), alert=True)
    if callback_data.text != _shown_hash(turn):
        return [toast(query, turn.texts.plain("consent-outdated"), alert=True), *await ask_consent(turn)]
    if not callback_data.agreed:
        return _refused(turn)
    shown = query.message
    await consents.give(
        turn.session,
        person=turn.person,
        programme=turn.programme,
        now=turn.now,
        update_id=event_update.update_id,
        message_id=shown.message_id if shown else None,
    )
    return [*_without_buttons(query), _receipt(turn), *await onwards(turn, anew=True)]


def _without_buttons(query: CallbackQuery) -> list[Reply]:
    """The document stays in the chat, as it was agreed to."""
    shown = query.message
    return [] if shown is None else [EditMessageReplyMarkup(chat_id=shown.chat.id, message_id=shown.message_id)]


def _receipt(turn: Turn) -> Reply:
    version = turn.programme.consent.version
    return message(turn.event, turn.texts("consent-given", moment=turn.moment(), version=version))


def _refused(turn: Turn) -> Replies:
    texts = turn.texts
    again = go_button(texts.plain("consent-read-again"), Place.CONSENT, "primary")
    text = texts("consent-refused", department=turn.programme.department)
    return message(turn.event, text, keyboard(again, home_button(texts)))


class RequireConsent(BaseMiddleware):
    """Shows the document instead of running a handler that would store or show personal data."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        turn: Turn = data["turn"]
        if turn.actor.consented:
            return await handler(event, data)
        return await ask_consent(turn)


def with_consent(router: Router, guard: RequireConsent | None = None) -> Router:
    """Guard every message and press of `router`, which must have turns already."""
    guard = guard or RequireConsent()
    router.message.middleware(guard)
    router.callback_query.middleware(guard)
    return router
