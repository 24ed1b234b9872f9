"""Checks the parameters of a call against the published description and turns them into plain values.

Parameters come as text (query, form) or as JSON; nested objects come as JSON text or as objects. Unknown ones are
dropped, as Telegram does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from sandbox.errors import ApiError, bad_request

Check = Callable[[Any], Any]

_SPEC = orjson.loads(Path(__file__).with_name("methods.json").read_bytes())
SUPPORTED: dict[str, str] = {name.lower(): name for name in _SPEC["methods"]}

# Telegram has its own words for some missing or wrong parameters.
_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "video": "there is no video in the request",
    "audio": "there is no audio in the request",
    "voice": "there is no voice in the request",
    "animation": "there is no animation in the request",
    "sticker": "there is no sticker in the request",
    "phone_number": "phone number must be non-empty",
}
_WRONG_LENGTH = {
    "callback_data": "BUTTON_DATA_INVALID",
    "text": "MESSAGE_TOO_LONG",
    "command": "BOT_COMMAND_INVALID",
    "description": "BOT_COMMAND_DESCRIPTION_INVALID",
    "question": "message text is empty or poll question length must not exceed 300",
}
# These may be given as a text alone.
_PLAIN = frozenset({"KeyboardButton", "InputPollOption"})
_TRUE = frozenset({"true", "yes", "1"})


def _refuse(where: str, kind: str) -> ApiError:
    return bad_request(f"can't parse {where}: Field must be of type {kind}")


def _integer(where: str) -> Check:
    def check(value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        try:
            return int(value) if isinstance(value, str) else int(str(value), 10)
        except ValueError:
            raise _refuse(where, "Number") from None

    return check


def _float(where: str) -> Check:
    def check(value: Any) -> float:
        try:
            return float(value)
        except (TypeError, ValueError):
            raise _refuse(where, "Number") from None

    return check


def _boolean(where: str, *, nested: bool) -> Check:
    def check(value: Any) -> bool:
        if isinstance(value, bool):
            return value
        if nested:
            raise _refuse(where, "Boolean")
        return str(value).lower() in _TRUE

    return check


def _string(where: str, *, nested: bool) -> Check:
    def check(value: Any) -> str:
        if isinstance(value, str):
            return value
        if nested or isinstance(value, (dict, list, bool)) or value is None:
            raise _refuse(where, "String")
        return str(value)

    return check


def _chat(value: Any) -> int | str:
    text = str(value)
    return int(text) if text.lstrip("-").isdecimal() else text


def _array(inner: Check, where: str) -> Check:
    def check(value: Any) -> list[Any]:
        if isinstance(value, str):
            value = _parsed(value, where)
        if not isinstance(value, list):
            raise _refuse(where, "Array")
        return [inner(item) for item in value]

    return check


def _parsed(text: str, where: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise bad_request(f"can't parse {where} JSON object") from None


def _measured(inner: Check, name: str, length: list[Any]) -> Check:
    least, most, unit = length

    def check(value: Any) -> Any:
        value = inner(value)
        size = len(value.encode()) if unit == "bytes" else len(value)
        if not least <= size <= most:
            raise bad_request(_WRONG_LENGTH.get(name, f"{name} must be {least}-{most} {unit} long"))
        return value

    return check


class _Fields:
    """The compiled checks of one method's or one object's fields."""

    def __init__(self, fields: dict[str, Any], *, nested: bool) -> None:
        self._fields = fields
        self._nested = nested
        self._checks: dict[str, Check] = {}
        self._required = [name for name, field in fields.items() if field[1]]

    def read(self, values: dict[str, Any]) -> dict[str, Any]:
        """The known values, checked; raises the refusal Telegram gives."""
        found: dict[str, Any] = {}
        for name, value in values.items():
            if value is not None and name in self._fields:
                check = self._checks.get(name) or self._compiled(name)
                found[name] = check(value)
        for name in self._required:
            if name not in found:
                raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
        return found

    def _compiled(self, name: str) -> Check:
        kinds, _, *length = self._fields[name]
        check = _for_kinds(kinds, name, nested=self._nested)
        self._checks[name] = _measured(check, name, length[0]) if length else check
        return self._checks[name]


def _for_kinds(kinds: list[str], where: str, *, nested: bool) -> Check:
    simple = _simple(kinds, where, nested=nested)
    if simple is not None:
        return simple
    if kinds[0].startswith("Array of "):
        inner = [kind.removeprefix("Array of ") for kind in kinds]
        return _array(_for_kinds(inner, where, nested=True), where)
    return _objects(kinds, where)


def _simple(kinds: list[str], where: str, *, nested: bool) -> Check | None:
    if kinds == ["Integer", "String"]:
        return _chat
    if kinds == ["Integer"]:
        return _integer(where)
    if kinds == ["Float"]:
        return _float(where)
    if kinds in (["Boolean"], ["True"]):
        return _boolean(where, nested=nested)
    if "InputFile" in kinds or kinds == ["String"]:
        return _string(where, nested=nested)
    return None


def _objects(kinds: list[str], where: str) -> Check:
    candidates = [sub for kind in kinds for sub in (_SPEC["types"][kind]["subtypes"] or [kind])]

    def check(value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            value = {"text": value} if candidates[0] in _PLAIN else _parsed(value, where)
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {where.replace('_', ' ')}")
        return _object(_chosen(candidates, value, where)).read(value)

    return check


def _chosen(candidates: list[str], value: dict[str, Any], where: str) -> str:
    """Which of the possible types an object is: by its `type`, or by the required field that only it has."""
    if len(candidates) == 1:
        return candidates[0]
    kind = str(value.get("type", "")).replace("_", "").lower()
    typed = [name for name in candidates if kind and name.lower().endswith(kind)]
    if typed:
        # A photo is a photo, not a live photo.
        return min(typed, key=len)
    for name in candidates:
        fields = _SPEC["types"][name]["fields"]
        if "type" not in fields and any(field[1] and key in value for key, field in fields.items()):
            return name
    raise bad_request(f"can't parse {where.replace('_', ' ')}: unsupported type of the object")


_COMPILED: dict[str, _Fields] = {}


def _object(name: str) -> _Fields:
    if name not in _COMPILED:
        _COMPILED[name] = _Fields(_SPEC["types"][name]["fields"], nested=True)
    return _COMPILED[name]


_METHODS = {name: _Fields(fields, nested=False) for name, fields in _SPEC["methods"].items()}


def read_params(method: str, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a supported method, typed; raises ApiError when Telegram would refuse them."""
    return _METHODS[method].read(given)
