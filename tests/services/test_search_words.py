"""What is typed and what is stored are folded alike."""

from __future__ import annotations

import pytest

from services.search import searchable


@pytest.mark.parametrize("typed", ["О'Коннор", "О’Коннор", "оʼконнор ", "О`КОННОР"])
def test_apostrophes_of_every_keyboard_are_one(typed: str) -> None:
    assert searchable(typed) == "о'коннор"
