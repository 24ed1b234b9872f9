"""A broadcast as a call of the Bot API."""

from __future__ import annotations

from typing import Any

from aiogram.methods import SendMessage, TelegramMethod

from locales.texts import Texts
from models import Broadcast, Notification, Person


def call_for(broadcast: Broadcast, person: Person, texts: Texts, row: Notification) -> TelegramMethod[Any]:  # noqa: ARG001
    """What to send to `person`; raises `ValueError` for somebody without Telegram."""
    if person.telegram_id is None:
        raise ValueError("a person without Telegram gets no broadcast")
    return SendMessage(chat_id=person.telegram_id, text=broadcast.text)
