"""Telegram's HTML: the tags it knows, read into entities with offsets in UTF-16 units, and its refusals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from sandbox.errors import bad_request

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACES = re.compile(r"\s*")
_PLAIN = re.compile(r"[^<&]+")
MENTION = re.compile(r"tg://user\?id=(\d{1,16})")


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def decode_reference(found: re.Match[str]) -> str:
    """The character of an HTML reference; what Telegram does not know stays as it was typed."""
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED.get(name, found[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int
    at: int


class _Reader:
    """Walks the text once; `at` is where it stands, `length` what has been written, in UTF-16 units."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._length = 0
        self._out: list[str] = []
        self._open: list[_Open] = []
        self.entities: list[dict[str, Any]] = []

    def read(self) -> str:
        while self._at < len(self._source):
            char = self._source[self._at]
            if char == "<":
                self._tag()
            elif char == "&":
                self._reference()
            else:
                self._write(self._take(_PLAIN))
        if self._open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._out)

    def _reference(self) -> None:
        found = _REFERENCE.match(self._source, self._at)
        self._at = found.end() if found else self._at + 1
        self._write(decode_reference(found) if found else "&")

    def _write(self, text: str) -> None:
        self._out.append(text)
        self._length += utf16(text)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._source, self._at)
        self._at = found.end() if found else self._at
        return found[0] if found else ""

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _fail(self, what: str, at: int | None = None) -> NoReturn:
        where = "" if at is None else f" at byte offset {len(self._source[:at].encode('utf-8', 'surrogatepass'))}"
        raise bad_request(f"can't parse entities: {what}{where}")

    def _tag(self) -> None:
        begin = self._at
        self._at += 1
        if self._peek() == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        tag = self._take(_TAG_NAME).lower()
        if self._at >= len(self._source):
            self._fail("Unclosed start tag", begin)
        if tag not in KINDS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._take(_SPACES)
            if self._at >= len(self._source):
                self._fail("Unclosed start tag", begin)
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self._at += 1
        if tag == "span" and argument != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, argument, self._length, len(self._out), begin))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._take(_ATTRIBUTE_NAME).lower()
        if not name:
            self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        self._take(_SPACES)
        if self._peek() != "=":
            return name, ""
        self._at += 1
        self._take(_SPACES)
        quote = self._peek()
        if quote in {'"', "'"}:
            return name, self._quoted(quote, begin)
        start = self._at
        value = self._take(_TOKEN).lower()
        if self._peek() and not self._peek().isspace() and self._peek() != ">":
            self._fail("Unexpected end of name token", start)
        return name, value

    def _quoted(self, quote: str, begin: int) -> str:
        end = self._source.find(quote, self._at + 1)
        if end < 0:
            self._fail("Unclosed start tag", begin)
        value = _REFERENCE.sub(decode_reference, self._source[self._at + 1 : end])
        self._at = end + 1
        return value

    def _end_tag(self, begin: int) -> None:
        if not self._open:
            self._fail("Unexpected end tag", begin)
        self._at += 1
        name = self._take(_TAG_NAME).lower()
        self._take(_SPACES)
        if self._peek() != ">":
            self._fail("Unclosed end tag", begin)
        opened = self._open.pop()
        if name and name != opened.tag:
            self._fail(f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{opened.tag}>", '
                       f'found "</{name}>"')  # fmt: skip
        self._at += 1
        if self._length > opened.offset:
            self._close(opened)

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode("utf-8", "surrogatepass"))

    def _close(self, opened: _Open) -> None:
        plain = {"type": KINDS[opened.tag], "offset": opened.offset, "length": self._length - opened.offset}
        entity = _completed(plain, opened, "".join(self._out[opened.start :]))
        if entity:
            self.entities.append(entity)


def _argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in {("a", "href"), ("span", "class"), ("tg-emoji", "emoji-id")}:
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    return "expandable" if (tag, name) == ("blockquote", "expandable") else ""


def _completed(entity: dict[str, Any], opened: _Open, inner: str) -> dict[str, Any] | None:
    if opened.tag == "a":
        return link_entity(entity, opened.argument or inner)
    if opened.tag == "code" and opened.argument:
        return {**entity, "language": opened.argument}
    if opened.tag == "tg-emoji":
        return {**entity, "custom_emoji_id": opened.argument}
    if opened.argument == "expandable":
        return {**entity, "type": "expandable_blockquote"}
    return entity


def link_entity(entity: dict[str, Any], url: str) -> dict[str, Any] | None:
    """A link or a mention by id; None when the address is none, which Telegram drops in silence."""
    mention = MENTION.fullmatch(url)
    if mention:
        return {**entity, "type": "text_mention", "user": {"id": int(mention[1]), "is_bot": False, "first_name": ""}}
    if "." not in url and "://" not in url:
        return None
    return {**entity, "url": url if "://" in url or url.startswith(("mailto:", "tel:")) else f"http://{url}/"}


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities, outer before inner; raises ApiError in Telegram's words."""
    if "<" not in source and "&" not in source:
        return source, []
    reader = _Reader(source)
    text = reader.read()
    return text, joined_pre(reader.entities)


def joined_pre(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`pre` around a `code` with a language is one entity; a language on a lone `code` means nothing."""
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"], entity["type"] != "pre"))
    spans = {(entity["offset"], entity["length"]): entity for entity in entities if entity["type"] == "pre"}
    kept = []
    for entity in entities:
        if entity["type"] == "code":
            language = entity.pop("language", None)
            outer = spans.get((entity["offset"], entity["length"]))
            if outer is not None:
                outer.update({"language": language} if language else {})
                continue
        kept.append(entity)
    return kept
