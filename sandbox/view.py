"""Chats as the page and the tests read them."""

from __future__ import annotations

from typing import Any

from sandbox.api_profile import commands_for, menu_button_for
from sandbox.chats import Chat, Entry
from sandbox.render import render
from sandbox.world import World

_MEDIA = ("photo", "animation", "document", "video", "audio", "voice", "sticker")
_AS_IS = ("contact", "location", "venue", "poll", "media_group_id", "forward_origin")


def chat_view(world: World, chat: Chat, since: int) -> dict[str, Any]:
    """What has changed in a chat after a revision, and the state around its messages.

    A revision from before a reset is above the present one; all the messages are given then.
    """
    after = since if since <= chat.revision else 0
    action = chat.acting()
    persona = world.people.get(chat.id)
    return {
        "revision": chat.revision,
        "messages": [message_view(entry) for entry in chat.entries.values() if entry.revision > after],
        "reply_keyboard": chat.keyboard,
        "force_reply": chat.force_reply,
        "chat_action": action["action"] if action else None,
        "alerts": [{"revision": alert.revision, "callback_query_id": alert.query_id, "text": alert.text,
                    "show_alert": alert.show_alert, "url": alert.url}
                   for alert in chat.alerts if alert.revision > after],
        "commands": commands_for(world.profile, chat.id, persona.language_code if persona else ""),
        "menu_button": menu_button_for(world.profile, chat.id),
        "pinned": chat.pinned,
        "started": chat.started,
        "blocked": chat.blocked,
        "bot": {"username": world.username, "first_name": world.bot_user()["first_name"],
                "description": world.profile.descriptions.get("", ""),
                "short_description": world.profile.short_descriptions.get("", "")},
    }  # fmt: skip


def message_view(entry: Entry) -> dict[str, Any]:
    """One message; `html` is safe to show."""
    raw = entry.raw
    words = raw.get("text") or raw.get("caption") or ""
    entities = raw.get("entities") or raw.get("caption_entities") or []
    view: dict[str, Any] = {
        "message_id": raw["message_id"],
        "from": "bot" if entry.by_bot else "person",
        "from_id": raw["from"]["id"],
        "date": raw["date"],
        "text": raw.get("text", ""),
        "caption": raw.get("caption", ""),
        "html": render(words, entities),
        "entities": entities,
        "media": media_view(raw),
        "reply_markup": raw.get("reply_markup"),
        "reply_to": raw.get("reply_to_message", {}).get("message_id"),
        "edited": entry.edited,
        "deleted": entry.deleted,
    }
    view.update({key: raw[key] for key in _AS_IS if key in raw})
    return view


def media_view(raw: dict[str, Any]) -> dict[str, Any] | None:
    """The file of a message with the address of its bytes."""
    kind = next((name for name in _MEDIA if name in raw), None)
    if kind is None:
        return None
    found = raw[kind][-1] if kind == "photo" else raw[kind]
    return {
        "kind": kind,
        "file_id": found["file_id"],
        "file_name": found.get("file_name", ""),
        "size": found["file_size"],
        "mime": found.get("mime_type", "image/jpeg" if kind == "photo" else ""),
        "url": f"/sim/media/{found['file_id']}",
        "width": found.get("width", 0),
        "height": found.get("height", 0),
    }
