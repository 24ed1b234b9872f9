"""Groups: one line where to find the bot, when it is addressed, and silence otherwise."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.filters import InGroup
from handlers.screens import Replies, message
from locales.texts import Texts

router = Router(name="groups")
router.message.filter(InGroup())
router.edited_message.filter(InGroup())
router.callback_query.filter(InGroup())


@router.message()
async def group_message(event: Message, texts: Texts, bot_name: str) -> Replies:
    if _addresses(event, bot_name):
        return message(event, texts("start-in-group", bot=bot_name))
    return None


@router.edited_message()
async def group_edit(_: Message) -> Replies:
    """Nothing said in a group is kept, so nothing changes."""
    return None


@router.callback_query()
async def group_press(_: CallbackQuery) -> Replies:
    """A forwarded button means nothing in a group."""
    return None


def _addresses(event: Message, bot_name: str) -> bool:
    """A command to this bot (or to whoever feels addressed), or its name."""
    text = (event.text or event.caption or "").lower()
    name = f"@{bot_name}".lower()
    if text.startswith("/"):
        _, at, to = text.split()[0].partition("@")
        return not at or f"@{to}" == name
    return name in _words(text)


def _words(text: str) -> list[str]:
    return [word.strip(".,!?:;()«»\"'") for word in text.split()]
