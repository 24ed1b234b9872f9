"""One call of a Bot API method, as its handler sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call."""

    file_name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """Checked parameters and the files sent with them."""

    world: World
    params: dict[str, Any]
    uploads: dict[str, Upload]


# A handler gives what goes into `result`.
Handler = Callable[[Call], Any | Awaitable[Any]]
