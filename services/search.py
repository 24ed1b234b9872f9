"""Finding by any part of a name, phone or school."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import InstrumentedAttribute

_PHONE = re.compile(r"\+?[\d\s()\-]{5,}")
_FOLDED = str.maketrans("ё’ʼ`´", "е" + "'" * 4)
_ESCAPE = "\\"


def searchable(*parts: str) -> str:
    """Lower case, «ё» as «е», one kind of apostrophe, single spaces: SQLite folds no Cyrillic, so it is folded here."""
    return " ".join(" ".join(parts).lower().translate(_FOLDED).split())


def found_by(column: InstrumentedAttribute[str], typed: str) -> ColumnElement[bool]:
    """True where every word of `typed` stands somewhere in `column`; a phone is found however it is written."""
    words = _phone_digits(typed) or searchable(typed).split()
    return and_(True, *(column.like(f"%{_literal(word)}%", escape=_ESCAPE) for word in words))


def _phone_digits(typed: str) -> list[str] | None:
    if not _PHONE.fullmatch(typed.strip()):
        return None
    digits = re.sub(r"\D", "", typed)
    # 8 914 … and +7 914 … are the same number; what is stored begins with 7.
    return [digits[1:] if len(digits) == 11 and digits[0] in "78" else digits]


def _literal(word: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", word)
