"""Bytes of a file that somebody sent."""

from __future__ import annotations

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
)
from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp_socks import ProxyConnector

from scheduler.fetching import FileGone
from services.files import LARGEST_FILE_BYTES

TIMEOUT = ClientTimeout(total=120, sock_read=30)
CHUNK_BYTES = 1 << 16


class Downloads:
    """Fetches files by their Telegram id.

    aiogram's own download raises errors with the token in their address; here nothing of the address gets out.
    """

    def __init__(self, bot: Bot, proxy: str | None = None) -> None:
        self._bot = bot
        self._proxy = proxy

    async def fetch(self, file_id: str) -> bytes:
        """The bytes; raises `FileGone` for good, `ConnectionError` for now."""
        try:
            found = await self._bot.get_file(file_id, request_timeout=30)
        except (TelegramBadRequest, TelegramNotFound, TelegramForbiddenError):
            raise FileGone from None
        except (TelegramAPIError, ClientDecodeError) as error:
            raise ConnectionError(type(error).__name__) from None
        if found.file_path is None:
            raise FileGone
        return await self._read(self._bot.session.api.file_url(self._bot.token, found.file_path))

    async def _read(self, address: str) -> bytes:
        connector = ProxyConnector.from_url(self._proxy) if self._proxy else None
        content = bytearray()
        try:
            async with ClientSession(connector=connector, timeout=TIMEOUT) as http, http.get(address) as answer:
                if answer.status in (400, 403, 404, 410):
                    raise FileGone
                if answer.status != 200:
                    raise ConnectionError(f"status {answer.status}")
                async for chunk in answer.content.iter_chunked(CHUNK_BYTES):
                    content += chunk
                    if len(content) > LARGEST_FILE_BYTES:
                        raise FileGone
        except (ClientError, TimeoutError) as error:
            raise ConnectionError(type(error).__name__) from None
        return bytes(content)
