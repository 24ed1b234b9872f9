"""Who the bot is to Telegram: its token checked, its descriptions and commands set."""

from __future__ import annotations

import asyncio
import itertools

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommandScopeAllPrivateChats, MenuButtonCommands, User

from bot.settings import SettingsError
from handlers.commands import commands_for
from locales.text import Text
from locales.texts import DEFAULT_LANGUAGE, Catalogue
from programmes.schema import Programme

log = structlog.get_logger()

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
ANSWER_SECONDS = 15.0
DESCRIPTION_LENGTH = 512
SHORT_DESCRIPTION_LENGTH = 120


async def recognise(bot: Bot, *, tries: int | None = None) -> User:
    """The bot's own account; waits for Telegram as long as it takes, or for so many tries.

    Raises `SettingsError` for a token that Telegram does not know, and after the last try.
    """
    pause = FIRST_PAUSE_SECONDS
    for attempt in itertools.count(1):
        try:
            # Remembered by `bot`: a command that names a bot («/menu@…») is compared with it amid a transaction.
            async with asyncio.timeout(ANSWER_SECONDS):
                return await bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise SettingsError("BOT_TOKEN", Text("run-token-unknown")) from None
        except TelegramRetryAfter as error:
            pause = float(error.retry_after)
        except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
            log.warning("no answer from telegram", problem=type(error).__name__, pause=pause)
        if attempt == tries:
            break
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
    raise SettingsError("TELEGRAM_API_URL", Text("run-no-answer"))


async def introduce(bot: Bot, *, catalogue: Catalogue, programme: Programme) -> None:
    """Set commands, menu button and descriptions in every language; what Telegram does not take is logged."""
    for language in catalogue.languages:
        texts = catalogue[language]
        code = None if language == DEFAULT_LANGUAGE else language
        title = programme.title
        about = texts.plain("start-bot-description", programme=title, department=programme.department)
        short = texts.plain("start-bot-short-description", department=programme.department)
        private = BotCommandScopeAllPrivateChats()
        await _try(bot, SetMyCommands(commands=commands_for(frozenset(), texts), scope=private, language_code=code))
        await _try(bot, SetMyDescription(description=about[:DESCRIPTION_LENGTH], language_code=code))
        await _try(bot, SetMyShortDescription(short_description=short[:SHORT_DESCRIPTION_LENGTH], language_code=code))
    await _try(bot, SetChatMenuButton(menu_button=MenuButtonCommands()))


async def _try(bot: Bot, call: TelegramMethod[bool]) -> None:
    try:
        await bot(call, request_timeout=15)
    except (TelegramAPIError, ClientDecodeError) as error:
        log.warning("telegram did not take a description", method=call.__api_method__, problem=type(error).__name__)
