from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.html_entities import KINDS, parse_html, utf16
from sandbox.render import render
from tests.sandbox.box import parsed

PIECES = st.sampled_from([
    "<b>", "</b>", "<i>", "</i>", "<a href='http://a.b'>", "</a>", "<pre>", "</pre>", '<code class="language-py">',
    "</code>", "<blockquote expandable>", "</blockquote>", "<p>", "</>", "<", ">", "&lt;", "&#128512;", "&", "&#x;",
    '<span class="tg-spoiler">', "</span>", "<a", " href=", '"', "\n", " ",
])  # fmt: skip
SOURCES = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", []),
        ("<b>Ура</b>", "Ура", [("bold", 0, 3)]),
        ("<STRONG>Ура</STRONG>", "Ура", [("bold", 0, 3)]),
        ("😀<i>я</i>", "😀я", [("italic", 2, 1)]),
        ("<b>а<i>б</i></b>", "аб", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp; &quot;&#1071;&#x42F;&nbsp;", '<b> & "ЯЯ&nbsp;', []),
        ('<span class="tg-spoiler">т</span>', "т", [("spoiler", 0, 1)]),
        ("<tg-spoiler>т</tg-spoiler>", "т", [("spoiler", 0, 1)]),
        ("<blockquote expandable>ц</blockquote>", "ц", [("expandable_blockquote", 0, 1)]),
        ("<b></b>", "", []),
        ("<a href='нет'>т</a>", "т", []),
        ("<b>т</>", "т", [("bold", 0, 1)]),
    ],
)
def test_html_becomes_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found_text, found = parse_html(source)
    assert found_text == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<p>т</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<b>т", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>т</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("т</b>", "Unexpected end tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>т</b", "Unclosed end tag at byte offset 5"),
        ("<span>т</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_pre_with_a_language_is_one_entity() -> None:
    _, entities = parse_html('<pre><code class="language-python">x</code></pre>')
    assert entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


def test_links_keep_their_address() -> None:
    _, entities = parse_html('<a href="https://e.x/?a=1&amp;b=2">т</a><a href="tg://user?id=7">ч</a>')
    assert entities == [
        {"type": "text_link", "offset": 0, "length": 1, "url": "https://e.x/?a=1&b=2"},
        {"type": "text_mention", "offset": 1, "length": 1, "user": {"id": 7, "is_bot": False, "first_name": ""}},
    ]


@given(SOURCES)
def test_the_parser_refuses_or_stays_within_the_text(source: str) -> None:
    found = parsed(parse_html, source)
    if isinstance(found, str):
        assert found.startswith("Bad Request: can't parse entities: ")
        return
    text, entities = found
    size = utf16(text)
    assert all(0 <= entity["offset"] < entity["offset"] + entity["length"] <= size for entity in entities)
    assert {entity["type"] for entity in entities} <= {*KINDS.values(), "text_mention", "expandable_blockquote"}


@given(SOURCES)
def test_rendered_html_keeps_the_text_and_holds_known_tags_only(source: str) -> None:
    found = parsed(parse_html, source)
    if isinstance(found, str):
        return
    text, entities = found
    shown = render(text, entities)
    tags = set(re.findall(r"</?(\w+)", shown))
    assert tags <= {"b", "i", "u", "s", "code", "pre", "blockquote", "span", "a"}
    assert render(re.sub(r"<[^>]*>", "", shown), []).replace("&amp;", "&") == render(text, [])


@given(st.text(max_size=30))
def test_escaped_text_comes_back_whole(text: str) -> None:
    assert parse_html(text.replace("&", "&amp;").replace("<", "&lt;")) == (text, [])
