"""One call of a Bot API method, as its handler sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.files import Upload
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """Checked parameters and the files sent with them."""

    world: World
    params: dict[str, Any]
    uploads: dict[str, Upload]


# A handler gives what goes into `result`.
Handler = Callable[[Call], Any | Awaitable[Any]]
