"""What people do in their clients, and the updates the bot gets of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sandbox.chats import Chat, Entry
from sandbox.detect import with_detected
from sandbox.errors import ApiError, SimError
from sandbox.html_entities import utf16
from sandbox.people import Persona
from sandbox.texts import MAX_TEXT, clean
from sandbox.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")

Spoken = dict[str, Any]


def say(world: World, chat: Chat, persona: Persona, content: dict[str, Any], reply_to: object = None) -> Spoken:
    """Put a person's message into a chat and its update into the queue; raises SimError when they could not."""
    if chat.deactivated:
        raise SimError("this account is deleted", 409)
    if chat.blocked and chat.private:
        raise SimError("the bot is blocked by this person: unblock it first", 409)
    raw = {"message_id": world.next_message_id(), "from": persona.user(), "chat": chat.info,
           "date": world.clock.timestamp(), **_reply(chat, reply_to), **content}  # fmt: skip
    chat.started = True
    chat.force_reply = None
    chat.add(Entry(raw, by_bot=False))
    if chat.private and chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
    heard = not chat.blocked and (chat.private or _addressed(world, raw))
    update_id = world.updates.push("message", raw) if heard else None
    return {"update_id": update_id, "message_id": raw["message_id"]}


def say_text(world: World, chat: Chat, persona: Persona, text: str, reply_to: object = None) -> Spoken:
    """As `say` for a typed text; a client cuts a longer one than Telegram allows into several messages."""
    parts = [part for part in pieces(clean(text).strip()) if part.strip()]
    if not parts:
        raise SimError("there is nothing to send: the text is empty")
    spoken = [say(world, chat, persona, text_content(part), reply_to) for part in parts]
    return {**spoken[0], "all": spoken} if len(spoken) > 1 else spoken[0]


def text_content(text: str) -> dict[str, Any]:
    """A typed text with the entities Telegram finds in it."""
    entities = with_detected(text, [])
    return {"text": text, "entities": entities} if entities else {"text": text}


def pieces(text: str) -> Iterator[str]:
    """The text in parts of at most 4096 UTF-16 units."""
    while utf16(text) > MAX_TEXT:
        part = text.encode("utf-16-le")[: MAX_TEXT * 2].decode("utf-16-le", "ignore")
        yield part
        text = text[len(part) :]
    yield text


def start(world: World, chat: Chat, persona: Persona, payload: str) -> Spoken:
    """Press START, perhaps of a link with a payload; a client unblocks the bot before that."""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise SimError("a payload is 1-64 letters, digits, _ and -")
    if chat.blocked:
        set_blocked(world, chat, persona, blocked=False)
    return say(world, chat, persona, text_content(f"/start {payload}".strip()))


def _reply(chat: Chat, reply_to: object) -> dict[str, Any]:
    if reply_to is None:
        return {}
    entry = chat.find(reply_to) if isinstance(reply_to, int) else None
    if entry is None:
        raise SimError("there is no such message to reply to", 404)
    return {"reply_to_message": {key: value for key, value in entry.raw.items() if key != "reply_to_message"}}


def _addressed(world: World, raw: dict[str, Any]) -> bool:
    """Whether a bot in privacy mode hears a message of a group: commands, replies to it, mentions of it."""
    text: str = raw.get("text") or raw.get("caption") or ""
    name = f"@{world.username}".lower()
    command = text.split(maxsplit=1)[0].lower() if text.startswith("/") else ""
    if command and ("@" not in command or command.endswith(name)):
        return True
    return name in text.lower() or bool(raw.get("reply_to_message", {}).get("from", {}).get("id") == world.bot_id)


def edit_text(world: World, chat: Chat, persona: Persona, message_id: int, text: str) -> Spoken:
    """Change one's own message."""
    entry = chat.find(message_id)
    if entry is None or entry.by_bot or entry.raw["from"]["id"] != persona.id:
        raise SimError("this is not a message of this person", 404)
    content = text_content(clean(text).strip())
    if not content["text"]:
        raise SimError("the text is empty")
    kept = {key: value for key, value in entry.raw.items() if key not in {"text", "entities"}}
    if "text" in entry.raw:
        entry.raw = {**kept, "edit_date": world.clock.timestamp(), **content}
    else:
        caption = {"caption": content["text"], "caption_entities": content.get("entities", [])}
        entry.raw = {**kept, "edit_date": world.clock.timestamp(), **caption}
    entry.edited = True
    chat.touch(entry)
    return {"update_id": world.updates.push("edited_message", entry.raw), "message_id": message_id}


def press(world: World, chat: Chat, persona: Persona, wanted: dict[str, Any]) -> Spoken:
    """Press a button of a message, by data or by row and column; `force` forges data that no button has."""
    message_id = wanted.get("message_id")
    if not isinstance(message_id, int):
        raise SimError("message_id must be a whole number")
    entry = chat.find(message_id)
    data = str(wanted.get("data", "")) if wanted.get("force") else _button(entry, wanted)
    query_id = world.new_query(chat.id)
    message = entry.raw if entry else {"chat": chat.info, "message_id": message_id, "date": 0}
    query = {"id": query_id, "from": persona.user(), "message": message, "chat_instance": str(chat.id * 7919),
             "data": data}  # fmt: skip
    return {"update_id": world.updates.push("callback_query", query), "message_id": message_id,
            "callback_query_id": query_id}  # fmt: skip


def _button(entry: Entry | None, wanted: dict[str, Any]) -> str:
    rows = entry.raw.get("reply_markup", {}).get("inline_keyboard", []) if entry else []
    if "data" in wanted:
        buttons = [button for row in rows for button in row if button.get("callback_data") == wanted["data"]]
    else:
        row, col = wanted.get("row", 0), wanted.get("col", 0)
        if not isinstance(row, int) or not isinstance(col, int) or row < 0 or col < 0:
            raise SimError("row and col must be whole numbers from zero")
        buttons = rows[row][col : col + 1] if row < len(rows) else []
    if not buttons:
        raise SimError("the message has no such button", 404)
    if "callback_data" not in buttons[0]:
        raise SimError("this button sends nothing to the bot", 409)
    return str(buttons[0]["callback_data"])


def set_blocked(world: World, chat: Chat, persona: Persona, *, blocked: bool) -> Spoken:
    """Block the bot or let it in again; nothing happens when it is so already."""
    if chat.blocked == blocked:
        return {"update_id": None, "message_id": None}
    chat.blocked = blocked
    chat.touch()
    bot = world.bot_user()
    member, kicked = {"status": "member", "user": bot}, {"status": "kicked", "user": bot, "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    body = {"chat": chat.info, "from": persona.user(), "date": world.clock.timestamp(), "old_chat_member": old,
            "new_chat_member": new}  # fmt: skip
    return {"update_id": world.updates.push("my_chat_member", body), "message_id": None}


def file_content(
    world: World, kind: str, data: bytes, *, file_name: str, mime: str, caption: str, size: int | None
) -> dict[str, Any]:
    """A message's part for a file a person sends; raises SimError for a photo that is none."""
    try:
        stored = world.files.save(kind, data, file_name=file_name, mime=mime, size=size)
    except ApiError as error:
        raise SimError(error.description) from None
    content = stored.content()
    if caption:
        entities = with_detected(caption, [])
        content.update({"caption": caption, **({"caption_entities": entities} if entities else {})})
    return content
