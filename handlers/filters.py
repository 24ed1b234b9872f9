"""What kind of message it is; asked of every message by many routers, hence coroutines.

aiogram runs a filter that is no coroutine — `F.text` or a bare `State` among them — in a thread of its own, which costs
more than a query.
"""

from __future__ import annotations

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message


class InGroup(Filter):
    """Anything that happens outside of a private chat."""

    async def __call__(self, event: Message | CallbackQuery | ChatMemberUpdated) -> bool:
        shown = event.message if isinstance(event, CallbackQuery) else event
        return shown is not None and shown.chat.type != ChatType.PRIVATE


class Slash(Filter):
    """A text that begins as a command does, known or not."""

    async def __call__(self, message: Message) -> bool:
        return (message.text or "").startswith("/")


class Words(Filter):
    """A text that is no command."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text) and not (message.text or "").startswith("/")


class Typed(Filter):
    """Any text."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text)


class SharedContact(Filter):
    async def __call__(self, message: Message) -> bool:
        return message.contact is not None


class Blocking(Filter):
    """The person has just blocked the bot."""

    async def __call__(self, event: ChatMemberUpdated) -> bool:
        return event.new_chat_member.status == ChatMemberStatus.KICKED
