"""The log of every call of the bot, for tests: what was asked and what was answered. Never the token."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call; `answer` is the body as it was sent."""

    n: int
    at: float
    method: str
    params: dict[str, Any]
    status: int
    answer: bytes

    def shown(self) -> dict[str, Any]:
        """The call as the control API gives it; a body that is no JSON is given as text."""
        whole = self.answer.startswith(b"{") and self.answer.endswith(b"}")
        answer: Any = orjson.Fragment(self.answer) if whole else self.answer.decode(errors="replace")
        return {"n": self.n, "at": self.at, "method": self.method, "params": self.params,
                "status": self.status, "answer": answer}  # fmt: skip


class CallLog:
    """A ring of the last `size` calls."""

    def __init__(self, size: int) -> None:
        self.cursor = 0
        self._calls: deque[LoggedCall] = deque(maxlen=size)

    def add(self, at: float, method: str, params: dict[str, Any], status: int, answer: bytes) -> None:
        """Write one call down; status 0 means that no answer was given."""
        self.cursor += 1
        self._calls.append(LoggedCall(self.cursor, at, method, params, status, answer))

    def since(self, cursor: int) -> list[LoggedCall]:
        """The calls after a cursor, oldest first."""
        first = self._calls[0].n if self._calls else self.cursor + 1
        return list(islice(self._calls, max(0, cursor + 1 - first), None))

    def clear(self) -> None:
        """Forget the calls; cursors go on growing, so that an old one stays valid."""
        self._calls.clear()
