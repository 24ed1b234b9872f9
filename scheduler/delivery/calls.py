"""A notification as a call of the Bot API, in the words of the person it goes to."""

from __future__ import annotations

from typing import Any

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from locales.text import Text
from locales.texts import Catalogue, Texts
from models import Notification
from scheduler import broadcast_calls
from scheduler.delivery.leasing import Taken


def call_of(taken: Taken, catalogue: Catalogue) -> TelegramMethod[Any]:
    """What to send for `taken`; a row that cannot be put into words raises what its words raise."""
    row = taken.row
    texts = catalogue.nearest(row.person.language)
    if taken.broadcast is not None:
        return broadcast_calls.call_for(taken.broadcast, row.person, texts, row)
    if row.person.telegram_id is None:
        raise ValueError("a person without Telegram was leased")
    words = texts.resolve(Text.from_json(row.text))
    return SendMessage(chat_id=row.person.telegram_id, text=words, reply_markup=_keyboard(row, texts))


def _keyboard(row: Notification, texts: Texts) -> InlineKeyboardMarkup | None:
    if not row.buttons:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=texts.resolve(Text.from_json(label), plain=True), callback_data=data)
                for label, data in line
            ]
            for line in row.buttons
        ]
    )
