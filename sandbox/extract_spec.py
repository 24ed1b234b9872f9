"""Makes `methods.json` from the machine-readable Bot API description; run when Telegram publishes a new version.

`python -m sandbox.extract_spec bot-api.json > sandbox/methods.json`
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import orjson

# fmt: off
METHODS = [
    "getMe", "logOut", "close", "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "sendMessage",
    "editMessageText", "editMessageReplyMarkup", "editMessageCaption", "editMessageMedia", "deleteMessage",
    "deleteMessages", "copyMessage", "forwardMessage", "answerCallbackQuery", "sendChatAction", "sendDocument",
    "sendPhoto", "sendMediaGroup", "sendVoice", "sendVideo", "sendAudio", "sendAnimation", "sendSticker",
    "sendLocation", "sendVenue", "sendContact", "sendPoll", "pinChatMessage", "unpinChatMessage",
    "unpinAllChatMessages", "getFile", "setMyCommands", "getMyCommands", "deleteMyCommands", "setMyDescription",
    "getMyDescription", "setMyShortDescription", "getMyShortDescription", "setMyName", "getMyName",
    "setChatMenuButton", "getChatMenuButton", "getChat", "getChatMember", "getChatMemberCount",
    "getChatAdministrators", "leaveChat",
]
# fmt: on

LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)")
# Texts and captions are counted after their entities are parsed, by the handlers: the raw text may be longer.
PARSED = frozenset({"4096", "1024"})


def _field(field: dict[str, Any]) -> list[Any]:
    row: list[Any] = [field["types"], int(field["required"])]
    found = LENGTH.search(field["description"])
    if found and found[2] not in PARSED:
        row.append([int(found[1]), int(found[2]), found[3]])
    return row


def _bare(name: str) -> str:
    return name.replace("Array of ", "")


def extract(spec: dict[str, Any]) -> dict[str, Any]:
    """The supported methods and every type their parameters reach."""
    methods: dict[str, Any] = {}
    types: dict[str, Any] = {}
    wanted: list[str] = []
    for name in METHODS:
        fields = spec["methods"][name].get("fields", [])
        methods[name] = {field["name"]: _field(field) for field in fields}
        wanted += [_bare(kind) for field in fields for kind in field["types"]]
    while wanted:
        name = wanted.pop()
        if name in types or name not in spec["types"]:
            continue
        described = spec["types"][name]
        fields = described.get("fields", [])
        subtypes = described.get("subtypes", [])
        types[name] = {"fields": {field["name"]: _field(field) for field in fields}, "subtypes": subtypes}
        wanted += subtypes + [_bare(kind) for field in fields for kind in field["types"]]
    return {"version": spec["version"], "methods": methods, "types": dict(sorted(types.items()))}


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(extract(orjson.loads(Path(sys.argv[1]).read_bytes()))) + b"\n")
