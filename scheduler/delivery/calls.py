"""A notification as a call of the Bot API, in the words of the person it goes to."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from locales.text import Text
from locales.texts import Catalogue, Texts
from models import Notification
from scheduler import broadcast_calls
from scheduler.delivery.leasing import Taken
from scheduler.quiet import allowed_from
from services.reminders.settings import TOPICS
from services.reminders.wording import as_of


def call_of(taken: Taken, catalogue: Catalogue, *, zone: ZoneInfo, now: datetime) -> TelegramMethod[Any]:
    """What to send for `taken` to somebody of `zone`; a row that cannot be put into words raises what they raise."""
    row = taken.row
    texts = catalogue.nearest(row.person.language)
    if taken.broadcast is not None:
        return broadcast_calls.call_for(taken.broadcast, row.person, texts, row)
    if row.person.telegram_id is None:
        raise ValueError("a person without Telegram was leased")
    words = texts.resolve(_words(row, zone, now))
    return SendMessage(chat_id=row.person.telegram_id, text=words, reply_markup=_keyboard(row, texts))


def _words(row: Notification, zone: ZoneInfo, now: datetime) -> Text:
    """What was written down; a reminder that has waited for another day says anew how many days are left."""
    words = Text.from_json(row.text)
    if row.kind not in TOPICS or row.expires_at is None:
        return words
    meant = allowed_from(row.created_at, zone).astimezone(zone).date()
    # A reminder expires at the moment it speaks of.
    return words if now.astimezone(zone).date() <= meant else as_of(words, moment=row.expires_at, zone=zone, now=now)


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
