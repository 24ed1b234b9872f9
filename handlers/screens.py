"""Screens and buttons: what a handler returns, put together in one way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardButton, InlineKeyboardMarkup, Message

Reply = TelegramMethod[Any]
Replies = Reply | Sequence[Reply] | None
"""What a handler returns: Bot API calls that leave after the commit."""

Event = Message | CallbackQuery
Style = Literal["primary", "success", "danger"]

MESSAGE_LENGTH = 4096
BUTTON_LENGTH = 60
"""Characters of a button that a phone still shows; Telegram itself takes more."""
ALERT_LENGTH = 200


def button(label: str, data: CallbackData | str, style: Style | None = None) -> InlineKeyboardButton:
    """One button; a long label is cut with «…»."""
    short = label if len(label) <= BUTTON_LENGTH else label[: BUTTON_LENGTH - 1].rstrip() + "…"
    packed = data if isinstance(data, str) else data.pack()
    return InlineKeyboardButton(text=short, callback_data=packed, style=style)


def keyboard(*rows: Iterable[InlineKeyboardButton] | InlineKeyboardButton) -> InlineKeyboardMarkup:
    """Rows of buttons; a single button is a row of its own, an empty row is left out."""
    made = [[row] if isinstance(row, InlineKeyboardButton) else list(row) for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in made if row])


def columns(buttons: Sequence[InlineKeyboardButton], width: int = 2) -> list[list[InlineKeyboardButton]]:
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def chat_id(event: Event) -> int:
    """The private chat of whoever speaks."""
    return event.from_user.id if isinstance(event, CallbackQuery) else event.chat.id


def message(event: Event, text: str, markup: InlineKeyboardMarkup | None = None) -> SendMessage:
    """A new message: for receipts, decisions and questions, which people look for again."""
    return SendMessage(chat_id=chat_id(event), text=text, reply_markup=markup)


def screen(event: Event, text: str, markup: InlineKeyboardMarkup | None = None) -> SendMessage | EditMessageText:
    """The pressed message painted anew; a new one where nothing was pressed or it is out of reach."""
    shown = event.message if isinstance(event, CallbackQuery) else None
    if shown is None or isinstance(shown, InaccessibleMessage) or shown.text is None:
        return message(event, text, markup)
    return EditMessageText(chat_id=shown.chat.id, message_id=shown.message_id, text=text, reply_markup=markup)


def toast(query: CallbackQuery, text: str, *, alert: bool = False) -> AnswerCallbackQuery:
    """A line over the chat that goes away by itself, or an alert to be closed; plain text."""
    return AnswerCallbackQuery(callback_query_id=query.id, text=text[:ALERT_LENGTH], show_alert=alert)
