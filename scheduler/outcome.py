"""What became of a Bot API call; the words in which the sender and its callers speak."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiogram.methods import TelegramMethod


class Fate(StrEnum):
    SENT = "sent"
    HARMLESS = "harmless"
    """Refused, but the screen is as it should be."""
    RETRY = "retry"
    """Certainly not done; the limits hold the next try back."""
    UNCERTAIN = "uncertain"
    """Perhaps done: the connection broke after the request had left."""
    UNREACHABLE = "unreachable"
    """The person blocked the bot or is gone."""
    REFUSED = "refused"
    """Telegram will never take this call."""
    DROPPED = "dropped"
    """Not sent: when its turn came, it was not this sender's any more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    fate: Fate
    result: Any = None
    problem: str = ""
    """Telegram's words; they hold no token and nothing a person wrote."""
    wait_seconds: float = 0.0
    """How long Telegram wants to be left alone by that chat."""
    moved_to: int | None = None
    """The chat's new id, to which the call went."""


Send = Callable[[TelegramMethod[Any]], Awaitable[Outcome]]
"""Sends one call within the limits and never raises for what Telegram answers."""

SendBulk = Callable[[TelegramMethod[Any], Callable[[], bool]], Awaitable[Outcome]]
"""The same for messages nobody waits for: they let conversations pass, and the second argument is asked at the very
last moment whether the message is still to be sent."""
