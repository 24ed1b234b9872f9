"""Bot API methods about chats and their members."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, Handler
from sandbox.chats import Chat
from sandbox.errors import bad_request

ACCENT_COLOR = 0
MAX_REACTIONS = 11


def get_chat(call: Call) -> dict[str, Any]:
    chat = call.world.known(call.params["chat_id"])
    full: dict[str, Any] = {**chat.info, "accent_color_id": ACCENT_COLOR, "max_reaction_count": MAX_REACTIONS,
                            "accepted_gift_types": _no_gifts()}  # fmt: skip
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        full["pinned_message"] = pinned.raw
    if not chat.private:
        full["permissions"] = {"can_send_messages": True}
    return full


def _no_gifts() -> dict[str, bool]:
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return dict.fromkeys(kinds, False)


def _status(call: Call, chat: Chat, user_id: int) -> dict[str, Any]:
    if user_id == call.world.bot_id:
        return {"status": "member", "user": call.world.bot_user()}
    persona = call.world.people.get(user_id)
    if persona is None or (chat.private and user_id != chat.id):
        raise bad_request("member not found")
    inside = chat.private or user_id in chat.members
    return {"status": "member" if inside else "left", "user": persona.user()}


def get_chat_member(call: Call) -> dict[str, Any]:
    return _status(call, call.world.known(call.params["chat_id"]), call.params["user_id"])


def get_chat_member_count(call: Call) -> int:
    chat = call.world.reachable(call.params["chat_id"])
    return 2 if chat.private else len(chat.members) + 1


def get_chat_administrators(call: Call) -> list[dict[str, Any]]:
    chat = call.world.reachable(call.params["chat_id"])
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    owner = call.world.people.get(chat.members[0]) if chat.members else None
    return [{"status": "creator", "user": owner.user(), "is_anonymous": False}] if owner else []


def leave_chat(call: Call) -> bool:
    chat = call.world.reachable(call.params["chat_id"])
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.blocked = True
    chat.touch()
    return True


METHODS: dict[str, Handler] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
}
