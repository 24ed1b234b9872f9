"""Bot API methods about how the bot presents itself: commands, descriptions, name, menu button."""

from __future__ import annotations

import re
from typing import Any

from sandbox.call import Call, Handler
from sandbox.errors import bad_request
from sandbox.world import Profile

MAX_COMMANDS = 100
# Lower-case letters, digits and underscores: Telegram's documentation of BotCommand.
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
DEFAULT_MENU: dict[str, Any] = {"type": "commands"}


def _key(call: Call) -> tuple[str, str]:
    scope = call.params.get("scope", {"type": "default"})
    key = str(scope["type"])
    if "chat_id" in scope:
        key += f":{call.world.known(scope['chat_id']).id}"
    if "user_id" in scope:
        key += f":{scope['user_id']}"
    return key, _language(call)


def _language(call: Call) -> str:
    language = call.params.get("language_code", "")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return str(language)


def set_my_commands(call: Call) -> bool:
    commands = [{**item, "command": item["command"].lstrip("/")} for item in call.params["commands"]]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if not all(_COMMAND.fullmatch(item["command"]) for item in commands):
        raise bad_request("BOT_COMMAND_INVALID")
    if not all(item["description"].strip() for item in commands):
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    call.world.profile.commands[_key(call)] = commands
    _redraw(call)
    return True


def get_my_commands(call: Call) -> list[dict[str, Any]]:
    return call.world.profile.commands.get(_key(call), [])


def delete_my_commands(call: Call) -> bool:
    call.world.profile.commands.pop(_key(call), None)
    _redraw(call)
    return True


def commands_for(profile: Profile, chat_id: int, language: str) -> list[dict[str, Any]]:
    """The commands a person sees in a private chat: the narrowest scope that has any, their language first."""
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for code in (language, ""):
            if profile.commands.get((scope, code)):
                return profile.commands[scope, code]
    return []


def menu_button_for(profile: Profile, chat_id: int) -> dict[str, Any]:
    """The menu button of a chat, or the common one."""
    button = profile.menu_buttons.get(chat_id, {"type": "default"})
    return profile.menu_buttons.get(0, DEFAULT_MENU) if button["type"] == "default" else button


def _redraw(call: Call) -> None:
    for chat in call.world.chats.values():
        if chat.started:
            chat.touch()


def set_chat_menu_button(call: Call) -> bool:
    button = call.params.get("menu_button", {"type": "default"})
    chat = call.world.known(call.params["chat_id"]) if "chat_id" in call.params else None
    if chat is None:
        call.world.profile.menu_buttons[0] = DEFAULT_MENU if button["type"] == "default" else button
        _redraw(call)
    else:
        call.world.profile.menu_buttons[chat.id] = button
        chat.touch()
    return True


def get_chat_menu_button(call: Call) -> dict[str, Any]:
    chat_id = call.world.known(call.params["chat_id"]).id if "chat_id" in call.params else 0
    return menu_button_for(call.world.profile, chat_id)


def _setter(attribute: str, parameter: str) -> Handler:
    def handler(call: Call) -> bool:
        texts: dict[str, str] = getattr(call.world.profile, attribute)
        language, text = _language(call), call.params.get(parameter, "")
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        call.world.on_dirty()
        return True

    return handler


def _getter(attribute: str, parameter: str) -> Handler:
    def handler(call: Call) -> dict[str, str]:
        texts: dict[str, str] = getattr(call.world.profile, attribute)
        return {parameter: texts.get(_language(call)) or texts.get("", "")}

    return handler


METHODS: dict[str, Handler] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": _setter("names", "name"),
    "getMyName": _getter("names", "name"),
    "setMyDescription": _setter("descriptions", "description"),
    "getMyDescription": _getter("descriptions", "description"),
    "setMyShortDescription": _setter("short_descriptions", "short_description"),
    "getMyShortDescription": _getter("short_descriptions", "short_description"),
}
