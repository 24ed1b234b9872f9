"""Numbers that buttons carry."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

MOST = 2**31 - 1
"""The largest id a row can have on PostgreSQL."""

Number = Annotated[int, Field(ge=-1, le=MOST)]
"""An id, a page or a count. A larger one, which only a forged button carries, would be an error of the database:
data with it fits no handler and is answered as an old button."""


def number_in(value: str) -> int:
    """Of a value that may be many things; 0, which names nothing, for a forged one."""
    return int(value) if value.isdecimal() and len(value) < len(str(MOST)) else 0
