"""Faults the tests order: what Telegram and the net between do on bad days."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sandbox.errors import SimError

KINDS = frozenset({"429", "502", "drop", "timeout", "bad_json", "slow"})
DEFAULT_RETRY_AFTER = 3


@dataclass(slots=True)
class Fault:
    """One order. `times` counts down (None: for ever), `seconds` is how long `slow` and `timeout` last.

    `after` says that the call is carried out before the fault shows; a `timeout` always is.
    """

    method: str
    kind: str
    times: int | None = None
    chance: float = 1.0
    retry_after: int = DEFAULT_RETRY_AFTER
    omit_retry_after: bool = False
    seconds: float | None = None
    after: bool = False


def fault_from(data: object) -> Fault:
    """A fault out of JSON; raises SimError naming what is wrong."""
    if not isinstance(data, dict) or set(data) - set(Fault.__dataclass_fields__):
        raise SimError(f"a fault is an object of: {', '.join(Fault.__dataclass_fields__)}")
    kind = str(data.get("kind"))
    if kind not in KINDS:
        raise SimError(f"kind must be one of: {', '.join(sorted(KINDS))}")
    numbers = (data.get("times", 1), data.get("chance", 1), data.get("retry_after", 1), data.get("seconds", 1))
    if not all(value is None or (isinstance(value, int | float) and value >= 0) for value in numbers):
        raise SimError("times, chance, retry_after and seconds must be numbers from zero")
    return Fault(**{**data, "kind": kind, "method": str(data.get("method", "*")),
                    "after": bool(data.get("after", kind == "timeout"))})  # fmt: skip


class Faults:
    """The orders standing, asked once for every call."""

    def __init__(self, chance: Callable[[], float] = random.random) -> None:
        self._chance = chance
        self._standing: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Order one more; the earliest that fits a call wins."""
        self._standing.append(fault)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._standing.clear()

    def shown(self) -> list[dict[str, Any]]:
        """The orders as the control API gives them."""
        return [asdict(fault) for fault in self._standing]

    def strike(self, method: str) -> Fault | None:
        """The fault this call meets, if any; counts it down."""
        for fault in self._standing:
            if fault.method.lower() in {"*", method.lower()} and self._chance() < fault.chance:
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._standing.remove(fault)
                return fault
        return None
