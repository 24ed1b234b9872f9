"""What a person can be told to do through the control API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox import speaking
from sandbox.chats import Chat
from sandbox.errors import SimError
from sandbox.people import Persona
from sandbox.speaking import Spoken
from sandbox.world import World

_STICKER = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"


@dataclass(frozen=True, slots=True)
class Act:
    """What a person is told to do, where, and with what."""

    world: World
    persona: Persona
    chat: Chat
    body: dict[str, Any]

    def text(self, name: str, default: str = "") -> str:
        """A text of the body; raises SimError when it is something else."""
        value = self.body.get(name, default)
        if not isinstance(value, str):
            raise SimError(f"{name} must be text")
        return value

    def say(self, content: dict[str, Any]) -> Spoken:
        """Send a message with this content."""
        return speaking.say(self.world, self.chat, self.persona, content, self.body.get("reply_to"))


def _text(act: Act) -> Spoken:
    return speaking.say_text(act.world, act.chat, act.persona, act.text("text"), act.body.get("reply_to"))


def _press(act: Act) -> Spoken:
    return speaking.press(act.world, act.chat, act.persona, act.body)


def _contact(act: Act) -> Spoken:
    own = not act.body.get("phone") or act.body.get("user_id") == act.persona.id
    contact: dict[str, Any] = {"phone_number": act.text("phone") or act.persona.own_phone}
    contact["first_name"] = act.text("first_name") or (act.persona.first_name if own else "—")
    last_name = act.text("last_name") or (act.persona.last_name if own else "")
    user_id = act.body.get("user_id", act.persona.id if own else None)
    optional = {"last_name": last_name, "user_id": user_id}
    return act.say({"contact": {**contact, **{key: value for key, value in optional.items() if value}}})


def _sticker(act: Act) -> Spoken:
    return act.say(act.world.files.save("sticker", _STICKER, file_name="sticker.webp", mime="image/webp").content())


def _location(act: Act) -> Spoken:
    latitude, longitude = act.body.get("latitude", 47.0), act.body.get("longitude", 44.0)
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        raise SimError("latitude and longitude must be numbers")
    return act.say({"location": {"latitude": latitude, "longitude": longitude}})


def _edit(act: Act) -> Spoken:
    message_id = act.body.get("message_id")
    if not isinstance(message_id, int):
        raise SimError("message_id must be a whole number")
    return speaking.edit_text(act.world, act.chat, act.persona, message_id, act.text("text"))


def _block(act: Act) -> Spoken:
    return speaking.set_blocked(act.world, act.chat, act.persona, blocked=True)


def _unblock(act: Act) -> Spoken:
    return speaking.set_blocked(act.world, act.chat, act.persona, blocked=False)


def _start(act: Act) -> Spoken:
    return speaking.start(act.world, act.chat, act.persona, act.text("payload"))


def _deactivate(act: Act) -> Spoken:
    act.chat.deactivated = True
    act.chat.touch()
    return {"update_id": None, "message_id": None}


ACTS: dict[str, Callable[[Act], Spoken]] = {
    "text": _text, "press": _press, "contact": _contact, "sticker": _sticker, "location": _location,
    "edit": _edit, "block": _block, "unblock": _unblock, "start": _start, "deactivate": _deactivate,
}  # fmt: skip
