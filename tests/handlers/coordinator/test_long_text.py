from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from handlers.coordinator.long_text import packed, pieces
from handlers.screens import MESSAGE_LENGTH
from locales.text import Markup

words = st.lists(st.sampled_from(["а", "слово", "<b>", "&", "\n", "длинное" * 30])).map(" ".join)


@given(words, st.integers(min_value=2, max_value=60))
def test_pieces_lose_nothing_but_white_space(text: str, length: int) -> None:
    found = pieces(text, length)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(piece) <= length for piece in found)


@given(st.lists(st.text(max_size=3000)))
def test_packed_messages_fit_and_hold_every_part(parts: list[str]) -> None:
    made = packed(Markup(escape(part, quote=False)) for part in parts)
    assert all(len(Markup(page).plain()) <= MESSAGE_LENGTH for page in made)
    assert "\n\n".join(made) == "\n\n".join(escape(part, quote=False) for part in parts)


def test_empty_text_is_one_empty_piece() -> None:
    assert pieces("  ") == [""]
