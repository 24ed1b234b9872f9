"""Bot API methods that send files, albums, places, contacts and polls."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, Handler
from sandbox.errors import bad_request
from sandbox.files import MAX_UPLOAD, StoredFile, Upload
from sandbox.intake import too_large
from sandbox.posting import edit, editable, post
from sandbox.texts import caption_of

ALBUM = range(2, 11)
POLL_OPTIONS = range(2, 13)
# Documents and audio files go into albums with their own kind only.
_ALONE = frozenset({"document", "audio"})


def filled(content: dict[str, Any]) -> dict[str, Any]:
    """The content without what is None."""
    return {key: value for key, value in content.items() if value is not None}


def stored_file(call: Call, kind: str, given: str) -> StoredFile:
    """The file a parameter means: an upload or a known id; raises 400 or 413."""
    if given.startswith("attach://"):
        upload = call.uploads.get(given.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind} in the request")
        return _uploaded(call, kind, upload)
    if given.startswith(("http://", "https://")):
        # The sandbox fetches nothing: it must not be led to other addresses.
        raise bad_request("failed to get HTTP URL content")
    stored = call.world.files.find(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
    return stored


def _uploaded(call: Call, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > MAX_UPLOAD:
        raise too_large()
    return call.world.files.save(kind, upload.data, file_name=upload.file_name, mime=upload.mime)


def _captioned(call: Call, kind: str, item: dict[str, Any], given: str) -> dict[str, Any]:
    caption, entities = caption_of(item)
    content = stored_file(call, kind, given).content()
    return {**content, "caption": caption or None, "caption_entities": entities or None}


def _sender(kind: str) -> Handler:
    def handler(call: Call) -> dict[str, Any]:
        chat = call.world.reachable(call.params["chat_id"])
        content = _captioned(call, kind, call.params, call.params[kind])
        return post(call.world, chat, filled(content), call.params).raw

    return handler


def send_media_group(call: Call) -> list[dict[str, Any]]:
    chat = call.world.reachable(call.params["chat_id"])
    items = call.params["media"]
    if len(items) not in ALBUM:
        raise bad_request("can't parse media: number of messages to send must be from 2 to 10")
    kinds = {item["type"] for item in items}
    if len(kinds) > 1 and kinds & _ALONE:
        raise bad_request("can't parse media: documents and audio can't be mixed with other media types")
    contents = [filled(_captioned(call, item["type"], item, item["media"])) for item in items]
    call.world.limiter.spend(chat.id, len(contents))
    group = f"{call.world.last_message_id + 1}{chat.id}"
    params = {key: value for key, value in call.params.items() if key != "reply_markup"}
    return [post(call.world, chat, {"media_group_id": group, **content}, params, paid=False).raw
            for content in contents]  # fmt: skip


def edit_message_media(call: Call) -> dict[str, Any]:
    chat, entry = editable(call.world, call.params)
    media = call.params["media"]
    content = _captioned(call, media["type"], media, media["media"])
    old = dict.fromkeys(("text", "entities", "photo", "document", "video", "audio", "animation"))
    return edit(call.world, chat, entry, {**old, **content}, call.params).raw


def _location(item: dict[str, Any]) -> dict[str, Any]:
    if not (-90 <= item["latitude"] <= 90 and -180 <= item["longitude"] <= 180):
        raise bad_request("wrong location specified")
    return {"latitude": item["latitude"], "longitude": item["longitude"]}


def send_location(call: Call) -> dict[str, Any]:
    chat = call.world.reachable(call.params["chat_id"])
    return post(call.world, chat, {"location": _location(call.params)}, call.params).raw


def send_venue(call: Call) -> dict[str, Any]:
    chat = call.world.reachable(call.params["chat_id"])
    place = _location(call.params)
    venue = {"location": place, "title": call.params["title"], "address": call.params["address"]}
    return post(call.world, chat, {"venue": venue, "location": place}, call.params).raw


def send_contact(call: Call) -> dict[str, Any]:
    chat = call.world.reachable(call.params["chat_id"])
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.params[name] for name in names if call.params.get(name)}
    if "first_name" not in contact:
        raise bad_request("CONTACT_NAME_EMPTY")
    return post(call.world, chat, {"contact": contact}, call.params).raw


def send_poll(call: Call) -> dict[str, Any]:
    chat = call.world.reachable(call.params["chat_id"])
    options = [item["text"] for item in call.params["options"]]
    if len(options) not in POLL_OPTIONS:
        raise bad_request("poll must have from 2 to 12 options")
    if not all(1 <= len(option) <= 100 for option in options):
        raise bad_request("poll options length must not exceed 100")
    poll = {
        "id": str(call.world.last_message_id + 1), "question": call.params["question"],
        "options": [{"persistent_id": str(number), "text": option, "voter_count": 0}
                    for number, option in enumerate(options)],
        "total_voter_count": 0, "is_closed": call.params.get("is_closed", False),
        "is_anonymous": call.params.get("is_anonymous", True), "type": call.params.get("type", "regular"),
        "allows_multiple_answers": call.params.get("allows_multiple_answers", False),
        "allows_revoting": call.params.get("allows_revoting", True), "members_only": False,
    }  # fmt: skip
    return post(call.world, chat, {"poll": poll}, call.params).raw


METHODS: dict[str, Handler] = {
    **{f"send{kind.title()}": _sender(kind)
       for kind in ("document", "photo", "voice", "video", "audio", "animation", "sticker")},
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendPoll": send_poll,
}  # fmt: skip
