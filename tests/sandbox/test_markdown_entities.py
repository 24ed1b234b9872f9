from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.html_entities import utf16
from sandbox.markdown_entities import parse_markdown, parse_old_markdown
from tests.sandbox.box import parsed

SOURCES = st.text(alphabet="абв *_~|`[]()!>\\.\n#-😀", max_size=30)


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*ж* _к_ __п__ ~з~ ||с||", "ж к п з с",
         [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1), ("strikethrough", 6, 1), ("spoiler", 8, 1)]),
        ("*ж _к_*", "ж к", [("bold", 0, 3), ("italic", 2, 1)]),
        (r"1\.5 \(a\)", "1.5 (a)", []),
        ("`a.b`", "a.b", [("code", 0, 3)]),
        ("[т](https://e.x/a)", "т", [("text_link", 0, 1)]),
        (">один\n>два\nтри", "один\nдва\nтри", [("blockquote", 0, 8)]),
    ],
)  # fmt: skip
def test_markdown_becomes_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found_text, found = parse_markdown(source)
    assert found_text == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_fenced_code_keeps_its_language() -> None:
    assert parse_markdown("```py\nx.y```") == ("x.y", [{"type": "pre", "offset": 0, "length": 3, "language": "py"}])


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*ж", "Can't find end of Bold entity at byte offset 0"),
        ("я[т", "Can't find end of TextLink entity at byte offset 2"),
    ],
)
def test_bad_markdown_is_refused_in_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_markdown(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_old_markdown_needs_no_escapes() -> None:
    text, entities = parse_old_markdown("1.5 *ж* _к_ `a_b` [т](http://e.x)")
    assert text == "1.5 ж к a_b т"
    assert [entity["type"] for entity in entities] == ["bold", "italic", "code", "text_link"]


@given(SOURCES)
def test_markdown_refuses_or_stays_within_the_text(source: str) -> None:
    for parse in (parse_markdown, parse_old_markdown):
        found = parsed(parse, source)
        if isinstance(found, str):
            assert found.startswith("Bad Request: can't parse entities: ")
        else:
            text, entities = found
            size = utf16(text)
            assert all(0 <= entity["offset"] < entity["offset"] + entity["length"] <= size for entity in entities)
