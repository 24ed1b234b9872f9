"""Putting messages into chats: what the bot sends and edits, with every check Telegram makes on the way."""

from __future__ import annotations

from typing import Any

from sandbox.chats import Chat, Entry
from sandbox.errors import bad_request
from sandbox.keyboards import check_inline, check_markup
from sandbox.world import World

# A message can be deleted for 48 hours: Telegram's documentation of deleteMessage.
DELETABLE_SECONDS = 48 * 3600


def post(world: World, chat: Chat, content: dict[str, Any], params: dict[str, Any], *, paid: bool = True) -> Entry:
    """Add a message of the bot; `paid=False` when the limiter has been asked already. Raises ApiError."""
    markup = check_markup(params.get("reply_markup"), private=chat.private)
    reply = replied(chat, params.get("reply_parameters"))
    if paid:
        world.limiter.spend(chat.id)
    raw = {"message_id": world.next_message_id(), "from": world.bot_user(), "chat": chat.info,
           "date": world.clock.timestamp(), **reply, **content}  # fmt: skip
    if params.get("protect_content"):
        raw["has_protected_content"] = True
    entry = Entry(raw, by_bot=True, link_preview=params.get("link_preview_options"))
    if markup is not None:
        if "inline_keyboard" in markup:
            raw["reply_markup"] = markup
        else:
            entry.editable = False
            chat.show_keyboard(markup, raw["message_id"])
    chat.add(entry)
    return entry


def replied(chat: Chat, wanted: dict[str, Any] | None) -> dict[str, Any]:
    """The `reply_to_message` part, without the message that one replies to; raises 400."""
    if wanted is None:
        return {}
    entry = chat.find(wanted["message_id"])
    if entry is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {key: value for key, value in entry.raw.items() if key != "reply_to_message"}}


def editable(world: World, params: dict[str, Any]) -> tuple[Chat, Entry]:
    """The message an edit is about; raises 400 when it is not there or not the bot's."""
    if "inline_message_id" in params:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = world.reachable(params["chat_id"])
    entry = chat.find(params["message_id"])
    if entry is None:
        raise bad_request("message to edit not found")
    if not entry.by_bot or not entry.editable or "forward_origin" in entry.raw:
        raise bad_request("message can't be edited")
    return chat, entry


def edit(
    world: World, chat: Chat, entry: Entry, content: dict[str, Any], params: dict[str, Any], *, mark: bool = True
) -> Entry:
    """Replace content and inline keyboard of a message; `mark=False` for edits that people do not see as edits."""
    markup = check_inline(params.get("reply_markup"), private=chat.private)
    raw = {key: value for key, value in entry.raw.items() if key not in {"reply_markup", "edit_date"}}
    changed = {**raw, **content}
    changed = {key: value for key, value in changed.items() if value is not None}
    preview = params.get("link_preview_options")
    if changed == raw and markup == entry.raw.get("reply_markup") and (not mark or preview == entry.link_preview):
        raise bad_request("message is not modified: specified new message content and reply markup are exactly "
                          "the same as a current content and reply markup of the message")  # fmt: skip
    world.limiter.spend(chat.id)
    if mark:
        changed["edit_date"] = world.clock.timestamp()
        entry.edited = True
        entry.link_preview = preview
    elif "edit_date" in entry.raw:
        changed["edit_date"] = entry.raw["edit_date"]
    if markup is not None:
        changed["reply_markup"] = markup
    entry.raw = changed
    chat.touch(entry)
    return entry


def delete(world: World, chat: Chat, message_id: int) -> None:
    """Take a message away for everybody; raises 400."""
    entry = chat.find(message_id)
    if entry is None:
        raise bad_request("message to delete not found")
    if world.clock.timestamp() - entry.raw["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    if not chat.private and not entry.by_bot:
        raise bad_request("message can't be deleted")
    chat.delete(entry)
