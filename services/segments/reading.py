"""A segment that comes from outside."""

from __future__ import annotations

import json
from typing import Any

from programmes.schema import Programme
from services.errors import ServiceError
from services.segments.criteria import CRITERIA, Segment


def read_segment(given: object, *, programme: Programme) -> Segment:
    """`given` as it may be stored: criteria in their order, each value once; empty criteria are left out.

    Raises `ServiceError` naming what is unknown to the programme, or too long.
    """
    if not isinstance(given, dict):
        raise ServiceError("segment-wrong", what=str(given)[:60])
    for name in given:
        if name not in CRITERIA:
            raise ServiceError("segment-wrong", what=str(name)[:60])
    return {name: _values(name, given[name], programme) for name in CRITERIA if given.get(name)}


def _values(name: str, given: object, programme: Programme) -> list[Any]:
    criterion = CRITERIA[name]
    if not isinstance(given, list):
        raise ServiceError("segment-wrong", what=str(given)[:60])
    if len(given) > criterion.most:
        raise ServiceError("segment-long", count=len(given), limit=criterion.most)
    found: dict[str, Any] = {}
    for value in given:
        try:
            read = criterion.read(value, programme)
        except (ValueError, TypeError):
            raise ServiceError("segment-wrong", what=str(value)[:60]) from None
        found.setdefault(json.dumps(read), read)
    return list(found.values())
