"""Whatever a coordinator formats, Telegram takes it back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from handlers.coordinator.broadcasts.wording import to_html
from sandbox.html_entities import parse_html, utf16
from services.broadcasts.content import plain_of

KINDS = ("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "url")
WORDS = st.text(st.sampled_from("аб <>&\"'\n😀e&lt;"), min_size=1, max_size=40)


def entity(kind: str, offset: int, length: int, **more: Any) -> MessageEntity:
    return MessageEntity(type=kind, offset=offset, length=length, **more)


@st.composite
def formatted(draw: st.DrawFn) -> tuple[str, list[MessageEntity]]:
    """Words with entities at whole characters, crossing each other as no app of Telegram would send them."""
    words = draw(WORDS)
    at = [utf16(words[:place]) for place in range(len(words) + 1)]
    made = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(words) - 1))
        end = draw(st.integers(start + 1, len(words)))
        kind = draw(st.sampled_from([*KINDS, "text_link", "pre", "code", "custom_emoji", "date_time"]))
        more: dict[str, Any] = {}
        if kind == "text_link":
            more["url"] = draw(st.sampled_from(["https://example.org/?a=1&lt=2", 'https://example.org/"x"<>']))
        if kind == "pre":
            more["language"] = draw(st.sampled_from([None, "python", 'a"b']))
        if kind == "custom_emoji":
            more["custom_emoji_id"] = "5368324170671202286"
        made.append(entity(kind, at[start], at[end] - at[start], **more))
    return words, made


@given(formatted())
def test_formatted_words_are_html_that_telegram_takes(message: tuple[str, list[MessageEntity]]) -> None:
    words, entities = message
    html = to_html(words, entities)
    assert (parse_html(html)[0], plain_of(html)) == (words, words)


@pytest.mark.parametrize(
    ("words", "entities", "html"),
    [
        ("<b>нет</b> & да", [], "&lt;b&gt;нет&lt;/b&gt; &amp; да"),
        ("жирный 😀 конец", [entity("bold", 0, 9)], "<b>жирный 😀</b> конец"),
        (
            "тут",
            [entity("text_link", 0, 3, url='https://example.org/?a=1&lt=2"')],
            '<a href="https://example.org/?a=1&amp;lt=2&quot;">тут</a>',
        ),
        ("код", [entity("pre", 0, 3, language="python")], '<pre><code class="language-python">код</code></pre>'),
        ("абвг", [entity("bold", 0, 3), entity("italic", 2, 2)], "<b>аб<i>в</i></b>г"),
        ("👍", [entity("custom_emoji", 0, 2, custom_emoji_id="1")], "👍"),
        ("вы", [entity("bold", 0, 2), entity("italic", 0, 2)], "<b><i>вы</i></b>"),
    ],
)
def test_formatting_becomes_tags(words: str, entities: list[MessageEntity], html: str) -> None:
    assert to_html(words, entities) == html
