"""What Telegram demands of a `reply_markup` beyond the types of its fields."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from sandbox.errors import bad_request

STYLES = frozenset({"primary", "success", "danger"})
MAX_BUTTONS = 100
_NOT_ACTIONS = frozenset({"text", "icon_custom_emoji_id", "style"})
_SCHEMES = frozenset({"http", "https", "tg", "ton"})


def check_markup(markup: dict[str, Any] | None, *, private: bool = True) -> dict[str, Any] | None:
    """The markup as it will be kept (empty rows dropped), or None; raises ApiError."""
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        rows = [[_inline(button, private) for button in row] for row in markup["inline_keyboard"] if row]
        _count(rows)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = [[_reply(button, private) for button in row] for row in markup["keyboard"] if row]
        if not rows:
            raise bad_request("reply keyboard must have at least one button")
        _count(rows)
        return {**markup, "keyboard": rows}
    return markup


def check_inline(markup: dict[str, Any] | None, *, private: bool = True) -> dict[str, Any] | None:
    """As `check_markup` where only an inline keyboard will do: in edits."""
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return check_markup(markup, private=private)


def _count(rows: list[list[dict[str, Any]]]) -> None:
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")


def _inline(button: dict[str, Any], private: bool) -> dict[str, Any]:
    actions = button.keys() - _NOT_ACTIONS
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action must be given")
    _looks(button)
    if "url" in button:
        _url(button)
    if "web_app" in button and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if len(button.get("copy_text", {}).get("text", "x")) not in range(1, 257):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _url(button: dict[str, Any]) -> None:
    url = button["url"] if "://" in button["url"] else f"http://{button['url']}"
    parts = urlsplit(url)
    named = "." in parts.netloc or parts.scheme in {"tg", "ton"}
    if parts.scheme not in _SCHEMES or not named:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _reply(button: dict[str, Any], private: bool) -> dict[str, Any]:
    wants = button.keys() - _NOT_ACTIONS
    if len(wants) > 1:
        raise bad_request("can't parse keyboard button: at most one action must be given")
    _looks(button)
    if not private and wants & {"request_contact", "request_location"}:
        raise bad_request("phone number can be requested in private chats only")
    return button


def _looks(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse keyboard button: text must be non-empty")
    if button.get("style", "primary") not in STYLES:
        raise bad_request("can't parse keyboard button: invalid button style specified")
