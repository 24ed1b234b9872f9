"""The client of the Bot API."""

from __future__ import annotations

from typing import Any

import orjson
from aiogram import Bot, methods
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import Response
from aiogram.types import LinkPreviewOptions

CONNECTIONS = 100

_USED: tuple[Any, ...] = (
    methods.SendMessage,
    methods.EditMessageText,
    methods.AnswerCallbackQuery,
    methods.SendDocument,
    methods.GetFile,
)
_ANSWERS: list[Any] = []
"""Answer models, held for good: pydantic keeps them weakly and builds each anew after a collection (2.4 ms)."""


def make_bot(token: str, *, api_url: str | None = None, proxy: str | None = None) -> Bot:
    """A client for `api_url` (Telegram's own if None), through `proxy` if given; messages are HTML."""
    _hold_answers()
    session = AiohttpSession(
        proxy=proxy,
        limit=CONNECTIONS,
        api=TelegramAPIServer.from_base(api_url.rstrip("/")) if api_url else PRODUCTION,
        json_loads=orjson.loads,
        json_dumps=lambda value: orjson.dumps(value).decode(),
    )
    default = DefaultBotProperties(
        parse_mode=ParseMode.HTML,
        link_preview=LinkPreviewOptions(is_disabled=True),
    )
    return Bot(token, session=session, default=default)


def _hold_answers() -> None:
    if not _ANSWERS:
        _ANSWERS.extend(Response.__class_getitem__(method.__returning__) for method in _USED)
