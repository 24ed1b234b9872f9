"""Telegram's MarkdownV2 and its older Markdown, read into entities with Telegram's refusals."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from sandbox.errors import bad_request
from sandbox.html_entities import link_entity, utf16

_SIGNS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler", "`": "code",
          "```": "pre", "[": "text_link", "![": "custom_emoji"}  # fmt: skip
_SIGN = re.compile(r"```|`|\|\||__|_|\*|~|!\[|\[|\]")
_RESERVED = frozenset(">#+-=|{}.!()")
_LANGUAGE = re.compile(r"([A-Za-z0-9+#_-]*)\n")
_OLD_SIGN = re.compile(r"```|[*_`\[]")


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.length = 0
        self.out: list[str] = []
        self.open: list[tuple[str, int, int, str]] = []
        self.entities: list[dict[str, Any]] = []
        self.quoted_from: int | None = None

    def fail(self, what: str) -> NoReturn:
        raise bad_request(f"can't parse entities: {what}")

    def offset(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16(text)

    def read(self) -> str:
        while self.at < len(self.source):
            self.step()
        if self.open:
            kind, _, begin, _ = self.open[-1]
            self.fail(f"Can't find end of {kind.title().replace('_', '')} entity at byte offset {self.offset(begin)}")
        self.unquote()
        return "".join(self.out)

    def step(self) -> None:
        char = self.source[self.at]
        following = self.source[self.at + 1 : self.at + 2]
        in_code = bool(self.open) and self.open[-1][0] in {"code", "pre"}
        if char == "\\" and following and (not in_code or following in "`\\") and 32 < ord(following) < 127:
            self.write(following)
            self.at += 2
            return
        sign = _SIGN.match(self.source, self.at)
        if sign and (not in_code or self.closes(sign[0])):
            self.sign(sign[0])
        elif char == ">" and not in_code and self.line_starts():
            self.quote()
        elif not in_code and char in _RESERVED:
            self.fail(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        else:
            self.plain(char)

    def plain(self, char: str) -> None:
        if char == "\n" and self.source[self.at + 1 : self.at + 2] != ">":
            self.unquote()
        self.write(char)
        self.at += 1

    def quote(self) -> None:
        """A `>` at the beginning of a line quotes it; lines quoted one after another are one quotation."""
        self.at += 1
        if self.quoted_from is None:
            self.quoted_from = self.length

    def unquote(self) -> None:
        """End the quotation here."""
        if self.quoted_from is not None and self.length > self.quoted_from:
            length = self.length - self.quoted_from
            self.entities.append({"type": "blockquote", "offset": self.quoted_from, "length": length})
        self.quoted_from = None

    def line_starts(self) -> bool:
        return self.at == 0 or self.source[self.at - 1] == "\n"

    def closes(self, sign: str) -> bool:
        return _SIGNS.get(sign) == self.open[-1][0]

    def sign(self, sign: str) -> None:
        begin = self.at
        self.at += len(sign)
        if self.open and (self.closes(sign) or (sign == "]" and self.open[-1][0] in {"text_link", "custom_emoji"})):
            self.close()
        elif sign == "]":
            self.fail("Character ']' is reserved and must be escaped with the preceding '\\'")
        else:
            language = ""
            found = _LANGUAGE.match(self.source, self.at) if sign == "```" else None
            if found:
                language, self.at = found[1], found.end()
            self.open.append((_SIGNS[sign], self.length, begin, language))

    def close(self) -> None:
        kind, offset, begin, language = self.open.pop()
        entity: dict[str, Any] = {"type": kind, "offset": offset, "length": self.length - offset}
        found: dict[str, Any] | None = {**entity, "language": language} if language else entity
        if kind in {"text_link", "custom_emoji"}:
            found = self.linked(entity, kind, begin)
        if found and self.length > offset:
            self.entities.append(found)

    def linked(self, entity: dict[str, Any], kind: str, begin: int) -> dict[str, Any] | None:
        if not self.source.startswith("(", self.at):
            self.fail(f"Can't find the address of the link at byte offset {self.offset(begin)}")
        end = self.source.find(")", self.at)
        if end < 0:
            self.fail(f"Can't find end of a URL at byte offset {self.offset(self.at)}")
        url = re.sub(r"\\([!-~])", r"\1", self.source[self.at + 1 : end])
        self.at = end + 1
        if kind == "custom_emoji":
            return {**entity, "custom_emoji_id": url.rpartition("=")[2]}
        return link_entity(entity, url)


class _OldReader(_Reader):
    """Markdown of before nesting: a lone sign opens, the same one closes, nothing lies inside."""

    def step(self) -> None:
        char = self.source[self.at]
        if char == "\\" and self.source[self.at + 1 : self.at + 2] in {"_", "*", "`", "["}:
            self.write(self.source[self.at + 1])
            self.at += 2
            return
        sign = _OLD_SIGN.match(self.source, self.at)
        if self.open:
            kind = self.open[-1][0]
            closing = "]" if kind == "text_link" else next(key for key, name in _SIGNS.items() if name == kind)
            if self.source.startswith(closing, self.at):
                self.at += len(closing)
                self.close()
                return
        elif sign:
            self.sign(sign[0])
            return
        self.write(char)
        self.at += 1


def _parsed(reader: _Reader) -> tuple[str, list[dict[str, Any]]]:
    text = reader.read()
    return text, sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def parse_markdown(source: str) -> tuple[str, list[dict[str, Any]]]:
    """MarkdownV2: the plain text and its entities; raises ApiError in Telegram's words."""
    return _parsed(_Reader(source))


def parse_old_markdown(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Markdown: the plain text and its entities; raises ApiError in Telegram's words."""
    return _parsed(_OldReader(source))
