"""A broadcast as calls of the Bot API."""

from __future__ import annotations

from typing import Any

from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from locales.texts import Texts
from models import Broadcast, Notification, Person
from services.broadcasts.content import Content, buttons_of, content_of
from services.broadcasts.presses import Row
from services.broadcasts.recalling import Sent


def call_for(broadcast: Broadcast, person: Person, texts: Texts, row: Notification) -> TelegramMethod[Any]:  # noqa: ARG001 - the same for everybody
    """What to send to `person`; the file of `broadcast` must be loaded.

    Raises `ValueError` for somebody without Telegram.
    """
    if person.telegram_id is None:
        raise ValueError("a person without Telegram gets no broadcast")
    return _sending(content_of(broadcast), person.telegram_id, texts)


def recall_for(broadcast: Broadcast, sent: Sent, texts: Texts) -> TelegramMethod[Any]:
    """What takes one message back, or puts the new words in its place."""
    chat, number = sent.chat_id, sent.message_id
    if broadcast.recall == "delete":
        return DeleteMessage(chat_id=chat, message_id=number)
    words, markup = broadcast.recall_text or "", markup_of([[item] for item in buttons_of(broadcast)], texts)
    if broadcast.file is None:
        return EditMessageText(chat_id=chat, message_id=number, text=words, reply_markup=markup)
    return EditMessageCaption(chat_id=chat, message_id=number, caption=words, reply_markup=markup)


def markup_of(rows: list[Row], texts: Texts) -> InlineKeyboardMarkup | None:
    """None where there are no buttons."""
    made = [
        [InlineKeyboardButton(text=texts.resolve(label, plain=True), callback_data=data) for label, data in row]
        for row in rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=made) if made else None


def _sending(content: Content, chat: int, texts: Texts) -> TelegramMethod[Any]:
    markup = markup_of([[item] for item in content.buttons], texts)
    if content.file is None:
        return SendMessage(chat_id=chat, text=content.text, reply_markup=markup)
    caption = content.text or None
    if content.kind == "photo":
        return SendPhoto(chat_id=chat, photo=content.file, caption=caption, reply_markup=markup)
    return SendDocument(chat_id=chat, document=content.file, caption=caption, reply_markup=markup)
