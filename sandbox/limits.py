"""Telegram's limits of sending, as token buckets."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Limits:
    """Rates in messages per second, bursts in messages, life times in seconds, sizes in bytes.

    Telegram publishes the averages (30/s overall, 1/s in a chat, 20/min in a group), not the bursts: those are
    guesses on the strict side.
    """

    enabled: bool = True
    overall: float = 30.0
    overall_burst: int = 30
    per_chat: float = 1.0
    chat_burst: int = 5
    per_group: float = 20 / 60
    group_burst: int = 20
    callback_lifetime: float = 30.0
    webhook_backoff: float = 1.0
    webhook_backoff_most: float = 30.0
    history: int = 1000
    calls: int = 200_000

    @staticmethod
    def none() -> Limits:
        """No limits of sending; sizes and life times stay."""
        return Limits(enabled=False)


class Bucket:
    """A token bucket filled with `rate` tokens a second up to `burst`."""

    __slots__ = ("_burst", "_rate", "_seen", "_tokens")

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = float(burst)
        self._seen = now

    def wait(self, now: float, amount: int = 1) -> float:
        """Seconds until `amount` tokens are there; zero when they are there already."""
        self._tokens = min(float(self._burst), self._tokens + (now - self._seen) * self._rate)
        self._seen = now
        # A demand above the burst is let through by a full bucket and leaves it in debt.
        return max(0.0, (min(amount, self._burst) - self._tokens) / self._rate)

    def take(self, amount: int = 1) -> None:
        """Take `amount` tokens; the caller has asked `wait` first."""
        self._tokens -= amount


class Limiter:
    """Lets messages through, or says how long to wait.

    Runs on the monotonic clock, not on the sandbox's: moving the time must not open the gates.
    """

    def __init__(self, limits: Limits, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._overall = Bucket(limits.overall, limits.overall_burst, monotonic())
        self._chats: dict[int, Bucket] = {}

    def spend(self, chat_id: int, amount: int = 1) -> None:
        """Count `amount` messages to a chat; raises 429 with whole seconds to wait, and then counts nothing."""
        if not self._limits.enabled:
            return
        now = self._monotonic()
        bucket = self._chats.get(chat_id) or self._new_bucket(chat_id, now)
        wait = max(self._overall.wait(now, amount), bucket.wait(now, amount))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._overall.take(amount)
        bucket.take(amount)

    def _new_bucket(self, chat_id: int, now: float) -> Bucket:
        group = chat_id < 0
        rate = self._limits.per_group if group else self._limits.per_chat
        burst = self._limits.group_burst if group else self._limits.chat_burst
        bucket = self._chats[chat_id] = Bucket(rate, burst, now)
        return bucket
