"""Bot API methods that write, edit, copy and delete messages and answer pressed buttons."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, Handler
from sandbox.chats import Chat, Entry
from sandbox.errors import bad_request
from sandbox.posting import delete, edit, editable, post
from sandbox.texts import caption_of, message_text

ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
MAX_ANSWER = 200
MAX_DELETED = 100
CAPTIONED = frozenset({"photo", "document", "video", "audio", "voice", "animation"})
_NOT_CONTENT = frozenset({"message_id", "from", "chat", "date", "edit_date", "reply_to_message", "reply_markup",
                          "forward_origin", "has_protected_content"})  # fmt: skip


def text_content(params: dict[str, Any]) -> dict[str, Any]:
    """`text` and its entities; None takes away what an edited message had."""
    text, entities = message_text(params)
    return {"text": text, "entities": entities or None}


def caption_content(params: dict[str, Any]) -> dict[str, Any]:
    """`caption` and its entities; None takes away what an edited message had."""
    caption, entities = caption_of(params)
    return {"caption": caption or None, "caption_entities": entities or None}


def _filled(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value is not None}


def send_message(call: Call) -> dict[str, Any]:
    chat = call.world.reachable(call.params["chat_id"])
    return post(call.world, chat, _filled(text_content(call.params)), call.params).raw


def edit_message_text(call: Call) -> dict[str, Any]:
    chat, entry = editable(call.world, call.params)
    content = text_content(call.params)
    if "text" not in entry.raw:
        raise bad_request("there is no text in the message to edit")
    return edit(call.world, chat, entry, content, call.params).raw


def edit_message_caption(call: Call) -> dict[str, Any]:
    chat, entry = editable(call.world, call.params)
    if not CAPTIONED & entry.raw.keys():
        raise bad_request("there is no caption in the message to edit")
    return edit(call.world, chat, entry, caption_content(call.params), call.params).raw


def edit_message_reply_markup(call: Call) -> dict[str, Any]:
    chat, entry = editable(call.world, call.params)
    return edit(call.world, chat, entry, {}, call.params, mark=False).raw


def delete_message(call: Call) -> bool:
    chat = call.world.reachable(call.params["chat_id"])
    delete(call.world, chat, call.params["message_id"])
    return True


def delete_messages(call: Call) -> bool:
    chat = call.world.reachable(call.params["chat_id"])
    wanted = call.params["message_ids"]
    if not 1 <= len(wanted) <= MAX_DELETED:
        raise bad_request("message identifiers are not specified" if not wanted else "too many messages specified")
    for message_id in filter(chat.find, wanted):
        delete(call.world, chat, message_id)
    return True


def _source(call: Call, what: str) -> tuple[Chat, Chat, Entry]:
    origin = call.world.known(call.params["from_chat_id"])
    chat = call.world.reachable(call.params["chat_id"])
    entry = origin.find(call.params["message_id"])
    if entry is None:
        raise bad_request(f"message to {what} not found")
    if entry.raw.get("has_protected_content"):
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return origin, chat, entry


def _content(entry: Entry) -> dict[str, Any]:
    return {key: value for key, value in entry.raw.items() if key not in _NOT_CONTENT}


def copy_message(call: Call) -> dict[str, Any]:
    _, chat, entry = _source(call, "copy")
    content = _content(entry)
    if "caption" in call.params and CAPTIONED & content.keys():
        content.update(caption_content(call.params))
    return {"message_id": post(call.world, chat, _filled(content), call.params).raw["message_id"]}


def forward_message(call: Call) -> dict[str, Any]:
    _, chat, entry = _source(call, "forward")
    origin = entry.raw.get("forward_origin") or {
        "type": "user", "sender_user": entry.raw["from"], "date": entry.raw["date"],
    }  # fmt: skip
    return post(call.world, chat, {"forward_origin": origin, **_content(entry)}, call.params).raw


def answer_callback_query(call: Call) -> bool:
    text = call.params.get("text", "")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = call.params["callback_query_id"]
    query = call.world.live_query(query_id)
    # A client shows the first answer only; Telegram takes the others without a word.
    if not query.answered:
        query.answered = True
        url = call.params.get("url", "")
        if text or url:
            chat = call.world.chats[query.chat_id]
            chat.alert(query_id, text, call.params.get("show_alert", False), url)
    return True


def send_chat_action(call: Call) -> bool:
    if call.params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.reachable(call.params["chat_id"]).act(call.params["action"])
    return True


def pin_chat_message(call: Call) -> bool:
    chat = call.world.reachable(call.params["chat_id"])
    entry = chat.find(call.params["message_id"])
    if entry is None:
        raise bad_request("message to pin not found")
    if call.params["message_id"] not in chat.pinned:
        chat.pinned.append(call.params["message_id"])
    chat.touch(entry)
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = call.world.reachable(call.params["chat_id"])
    message_id = call.params.get("message_id", chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    chat.touch(chat.find(message_id))
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    chat = call.world.reachable(call.params["chat_id"])
    chat.pinned.clear()
    chat.touch()
    return True


METHODS: dict[str, Handler] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
