"""Typed text made fit for storing, Excel and a second look."""

from __future__ import annotations

import re
import unicodedata

# Control characters break PostgreSQL (NUL) and Excel; lone surrogates cannot be encoded; U+FFFE and U+FFFF are not
# allowed in XML; direction marks and invisible spaces make one name look like another. U+200D stays: emoji need it.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_GAP = re.compile(r"\n{3,}")


def clean(typed: str) -> str:
    """`typed` in NFC, with plain line ends, without characters that cannot be stored or seen."""
    lines = _LINE_END.sub("\n", typed)
    return unicodedata.normalize("NFC", _SURROGATE.sub("", _UNWANTED.sub("", lines)))


def one_line(typed: str) -> str:
    """Extra spaces and line ends squeezed."""
    return " ".join(typed.split())


def paragraphs(typed: str) -> str:
    """Line ends kept, spaces at the ends of lines dropped, at most one empty line in a row."""
    return _GAP.sub("\n\n", "\n".join(line.rstrip() for line in typed.split("\n"))).strip()


def folded(typed: str) -> str:
    """For comparison: case, «ё», extra spaces and punctuation at the ends make no difference."""
    return one_line(typed).casefold().replace("ё", "е").strip(" .,;:!?«»\"'")
