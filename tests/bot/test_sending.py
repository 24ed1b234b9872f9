"""What each answer of Telegram means, and who Telegram says the bot is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
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
from aiogram.methods import SendMessage

from bot.limits import Limits
from bot.sending import send
from scheduler.outcome import Fate
from tests.kit import PLENTY, FakeSession

CALL = SendMessage(chat_id=1, text="x")


def refused(words: str) -> Exception:
    return TelegramBadRequest(method=CALL, message=f"Bad Request: {words}")


def network(words: str) -> Exception:
    return TelegramNetworkError(method=CALL, message=words)


MEANINGS: list[tuple[Callable[[], Exception], Fate]] = [
    (lambda: TelegramRetryAfter(method=CALL, message="Too Many Requests", retry_after=3), Fate.RETRY),
    (lambda: TelegramAPIError(method=CALL, message="Too Many Requests"), Fate.RETRY),
    (lambda: TelegramServerError(method=CALL, message="Internal Server Error"), Fate.RETRY),
    (lambda: TelegramUnauthorizedError(method=CALL, message="Unauthorized"), Fate.RETRY),
    (lambda: TelegramConflictError(method=CALL, message="Conflict"), Fate.RETRY),
    (lambda: TelegramNotFound(method=CALL, message="Not Found"), Fate.RETRY),
    (lambda: ClientDecodeError("Failed to decode object", ValueError("x"), "\n<html>502"), Fate.RETRY),
    (lambda: network("ClientConnectorError: Cannot connect to host"), Fate.RETRY),
    (lambda: network("ClientConnectorDNSError: Cannot resolve"), Fate.RETRY),
    (lambda: ClientDecodeError("Failed to decode object", ValueError("x"), '{"ok": tr'), Fate.UNCERTAIN),
    (lambda: network("ServerDisconnectedError: Server disconnected"), Fate.UNCERTAIN),
    (lambda: network("Request timeout error"), Fate.UNCERTAIN),
    (lambda: TelegramForbiddenError(method=CALL, message="Forbidden: bot was blocked"), Fate.UNREACHABLE),
    (lambda: refused("chat not found"), Fate.UNREACHABLE),
    (lambda: refused("user is deactivated"), Fate.UNREACHABLE),
    (lambda: refused("message is not modified: specified new message content"), Fate.HARMLESS),
    (lambda: refused("query is too old and response timeout expired"), Fate.HARMLESS),
    (lambda: refused("message to edit not found"), Fate.HARMLESS),
    (lambda: refused("can't parse entities"), Fate.REFUSED),
    (lambda: TelegramEntityTooLarge(method=CALL, message="Request Entity Too Large"), Fate.REFUSED),
    (lambda: TelegramMigrateToChat(method=CALL, message="migrated", migrate_to_chat_id=-5), Fate.SENT),
    (lambda: TelegramAPIError(method=CALL, message="Something new"), Fate.REFUSED),
    (lambda: FileNotFoundError("gone"), Fate.REFUSED),
]


@pytest.mark.parametrize(("make", "fate"), MEANINGS)
async def test_failure_of_a_call_has_its_meaning(make: Callable[[], Exception], fate: Fate) -> None:
    session = FakeSession()
    session.faults = [make()]  # type: ignore[list-item]
    bot = Bot("42:" + "a" * 35, session=session)
    assert (await send(bot, Limits(PLENTY), CALL)).fate is fate


async def test_call_that_succeeds_brings_its_result() -> None:
    session = FakeSession()
    outcome = await send(Bot("42:" + "a" * 35, session=session), Limits(PLENTY), CALL)
    assert (outcome.fate, outcome.result.message_id, session.calls) == (Fate.SENT, 1000, [CALL])


async def test_chat_that_has_moved_is_followed() -> None:
    session = FakeSession()
    session.faults = [TelegramMigrateToChat(method=CALL, message="migrated", migrate_to_chat_id=-5)]
    outcome = await send(Bot("42:" + "a" * 35, session=session), Limits(PLENTY), CALL)
    assert (outcome.fate, outcome.moved_to) == (Fate.SENT, -5)
    assert [call.chat_id for call in session.calls] == [-5]  # type: ignore[attr-defined]


async def test_call_that_is_not_wanted_any_more_when_its_turn_comes_is_dropped() -> None:
    session = FakeSession()
    outcome = await send(Bot("42:" + "a" * 35, session=session), Limits(PLENTY), CALL, bulk=True, still=lambda: False)
    assert (outcome.fate, session.calls) == (Fate.DROPPED, [])
