"""One Bot API call sent, and what its failure means: the one place that knows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from bot.limits import Limits
from bot.replies import Call
from scheduler.outcome import Fate, Outcome

log = structlog.get_logger()

HARMLESS = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message to delete not found",
    "message can't be deleted",
)
"""Bad requests after which the screen is what it should be, or is gone by the person's own doing."""

GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot was kicked", "peer_id_invalid")
FLOOD_PAUSE_SECONDS = 3.0
"""A 429 that does not say how long."""


async def send(
    bot: Bot,
    limits: Limits,
    call: Call,
    *,
    timeout: int = 30,
    bulk: bool = False,
    still: Callable[[], bool] | None = None,
) -> Outcome:
    """Send `call` within the limits; `timeout` in seconds. Every failure comes back as an `Outcome`.

    In `bulk` it lets conversations pass. `still` is asked when its turn has come: False drops it. A chat that has moved
    is followed.
    """
    async with limits.slot(call, bulk=bulk):
        if still is not None and not still():
            return Outcome(Fate.DROPPED)
        outcome = await _try(bot, limits, call, timeout, bulk=bulk)
    if outcome.moved_to is None:
        return outcome
    moved = call.model_copy(update={"chat_id": outcome.moved_to})
    async with limits.slot(moved, bulk=bulk):
        return replace(await _try(bot, limits, moved, timeout, bulk=bulk), moved_to=outcome.moved_to)


async def _try(bot: Bot, limits: Limits, call: Call, timeout: int, *, bulk: bool) -> Outcome:
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        result = await bot(call, request_timeout=timeout)
        limits.took(call, loop.time() - began)
        return Outcome(Fate.SENT, result)
    except TelegramRetryAfter as error:
        limits.pause(call, error.retry_after, bulk=bulk)
        return Outcome(Fate.RETRY, problem=f"429: {error.retry_after} s", wait_seconds=error.retry_after)
    except (TelegramUnauthorizedError, TelegramConflictError, TelegramNotFound) as error:
        return Outcome(Fate.RETRY, problem=error.message)
    except TelegramForbiddenError as error:
        return Outcome(Fate.UNREACHABLE, problem=error.message)
    except (TelegramMigrateToChat, TelegramEntityTooLarge) as error:
        return Outcome(Fate.REFUSED, problem=error.message, moved_to=getattr(error, "migrate_to_chat_id", None))
    except TelegramBadRequest as error:
        return _bad_request(call, error)
    except TelegramServerError as error:
        return Outcome(Fate.RETRY, problem=error.message)
    except (TelegramNetworkError, ClientDecodeError) as error:
        limits.broke()
        return _broken(error)
    except TelegramAPIError as error:
        return _unknown(call, limits, error, bulk=bulk)
    except OSError as error:
        # The file that was to go along is not there: no repetition will find it.
        log.error("a call cannot be made", method=call.__api_method__, problem=type(error).__name__)
        return Outcome(Fate.REFUSED, problem=type(error).__name__)


def _bad_request(call: Call, error: TelegramBadRequest) -> Outcome:
    words = error.message.lower()
    if any(phrase in words for phrase in HARMLESS):
        return Outcome(Fate.HARMLESS, problem=error.message)
    if any(phrase in words for phrase in GONE):
        return Outcome(Fate.UNREACHABLE, problem=error.message)
    log.error("telegram refused a call", method=call.__api_method__, problem=error.message)
    return Outcome(Fate.REFUSED, problem=error.message)


def _broken(error: TelegramNetworkError | ClientDecodeError) -> Outcome:
    """A refused connection did nothing; a broken or unreadable answer may have come after the deed."""
    if isinstance(error, ClientDecodeError):
        # 502 pages of HTML come from Telegram's front servers, before the Bot API saw the call.
        page = isinstance(error.data, str) and error.data.lstrip().startswith("<")
        return Outcome(Fate.RETRY if page else Fate.UNCERTAIN, problem="an answer that is not JSON")
    refused = "ClientConnector" in error.message
    return Outcome(Fate.RETRY if refused else Fate.UNCERTAIN, problem=error.message.split(":")[0])


def _unknown(call: Call, limits: Limits, error: TelegramAPIError, *, bulk: bool) -> Outcome:
    if "too many requests" in error.message.lower():
        limits.pause(call, FLOOD_PAUSE_SECONDS, bulk=bulk)
        return Outcome(Fate.RETRY, problem="429", wait_seconds=FLOOD_PAUSE_SECONDS)
    log.error("telegram refused a call", method=call.__api_method__, problem=error.message)
    return Outcome(Fate.REFUSED, problem=error.message)
