"""Raw JSON from Telegram made into updates, one by one: a strange one must not hold up the others."""

from __future__ import annotations

from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

log = structlog.get_logger()

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]


def read_update(bot: Bot, raw: dict[str, Any]) -> Update | None:
    """The update, or None (logged without its content) for one that this version cannot read."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as error:
        where = [".".join(str(part) for part in problem["loc"]) for problem in error.errors()[:3]]
        log.error("an update cannot be read", update_id=raw.get("update_id"), where=where)
        return None
