"""The bot knows itself before it works."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import User

from bot.identity import recognise
from tests.kit import BOT_ID, BOT_NAME, FakeSession

ITSELF = User(id=BOT_ID, is_bot=True, first_name="Rezerv", username=BOT_NAME)


class KnownSession(FakeSession):
    """Says who the bot is."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        await super().make_request(bot, method, timeout)
        return ITSELF


async def test_recognised_bot_asks_nobody_for_its_name_again() -> None:
    session = KnownSession()
    bot = Bot(f"{BOT_ID}:" + "k" * 35, session=session)
    assert await recognise(bot) == ITSELF
    assert await bot.me() == ITSELF
    assert [call.__api_method__ for call in session.calls] == ["getMe"]
