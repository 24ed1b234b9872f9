"""The command list that Telegram shows, by role."""

from __future__ import annotations

from collections.abc import Collection

from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat

from locales.texts import Texts
from programmes.schema import Role
from services.actor import STAFF
from services.roles import READERS

_EVERYWHERE = ("events", "calendar", "reminders")
_AT_THE_END = ("profile", "language", "help", "cancel")
FOR_ALL: tuple[str, ...] = ("menu", *_EVERYWHERE, *_AT_THE_END)
FOR_STAFF = ("menu", "export", *_EVERYWHERE, *_AT_THE_END)
FOR_COORDINATORS = ("menu", "export", "invite", "broadcasts", *_EVERYWHERE, "health", *_AT_THE_END)


def commands_for(roles: Collection[Role], texts: Texts) -> list[BotCommand]:
    """What to give `setMyCommands` for a chat of somebody with these roles; none for a candidate."""
    names = FOR_ALL
    if any(role in READERS for role in roles):
        names = FOR_COORDINATORS if any(role in STAFF for role in roles) else FOR_STAFF
    return [BotCommand(command=name, description=texts.plain(f"start-command-{name}")) for name in names]


def show_commands(chat: int, roles: Collection[Role], texts: Texts) -> SetMyCommands | DeleteMyCommands:
    """Give a chat the list of its person's roles; whoever holds none that matters falls back to everybody's list."""
    scope = BotCommandScopeChat(chat_id=chat)
    if not any(role in READERS for role in roles):
        return DeleteMyCommands(scope=scope)
    return SetMyCommands(commands=commands_for(roles, texts), scope=scope)
