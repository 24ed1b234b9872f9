"""How a refusal or an apology reaches the person."""

from __future__ import annotations

import structlog
from aiogram.dispatcher.middlewares.user_context import EventContext
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import Update

from bot.replies import Call
from handlers.links import home_button
from handlers.screens import keyboard
from locales.pattern import MissingText
from locales.text import Text
from locales.texts import Texts

log = structlog.get_logger()

ALERT_LENGTH = 200
"""Characters Telegram shows in an alert (answerCallbackQuery)."""


def excuse(update: Update, where: EventContext, texts: Texts, words: Text) -> list[Call]:
    """An alert over the button that was pressed, or a message; a long text on a press comes as both."""
    try:
        return _worded(update, where, texts, words)
    except MissingText as error:
        # Silence is bad, but stopping over it, and again at every start, is worse.
        log.error("an excuse cannot be put into words", key=words.key, exc_info=error)
        return []


def _worded(update: Update, where: EventContext, texts: Texts, words: Text) -> list[Call]:
    query = update.callback_query
    if query is not None:
        plain = texts.resolve(words, plain=True)
        if len(plain) <= ALERT_LENGTH:
            return [AnswerCallbackQuery(callback_query_id=query.id, text=plain, show_alert=True)]
        press: list[Call] = [AnswerCallbackQuery(callback_query_id=query.id)]
        return press + _message(where, texts, words)
    return _message(where, texts, words) if update.message or update.edited_message else []


def _message(where: EventContext, texts: Texts, words: Text) -> list[Call]:
    """With the way home below, so that no refusal is a dead end."""
    if where.chat_id is None:
        return []
    return [SendMessage(chat_id=where.chat_id, text=texts.resolve(words), reply_markup=keyboard(home_button(texts)))]
