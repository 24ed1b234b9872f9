from __future__ import annotations

import inspect
from enum import Enum
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData

from handlers.coordinator import calls
from programmes.schema import Role

TELEGRAM_BYTES = 64
LONGEST_KEY = "k" * 24
"""As a definition may have it (programmes/fields.py)."""
LARGEST_ID = 99_999_999
FINGERPRINT = "f" * 8
FACTORIES = [item for _, item in inspect.getmembers(calls, inspect.isclass) if item.__module__ == calls.__name__]


def longest(name: str, kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return max(kind, key=lambda item: len(str(item.value)))
    if kind is bool:
        return True
    if kind is int:
        return LARGEST_ID
    return {"role": max(Role, key=len).value, "reason": FINGERPRINT, "crowd": FINGERPRINT}.get(name, LONGEST_KEY)


@pytest.mark.parametrize(
    "factory", [item for item in FACTORIES if issubclass(item, CallbackData)], ids=lambda item: item.__name__
)
def test_longest_button_fits(factory: type[CallbackData]) -> None:
    values = {name: longest(name, field.annotation) for name, field in factory.model_fields.items()}
    assert len(factory(**values).pack().encode()) <= TELEGRAM_BYTES


def test_prefixes_are_all_different() -> None:
    prefixes = [item.__prefix__ for item in FACTORIES if issubclass(item, CallbackData)]
    assert len(prefixes) == len(set(prefixes))
