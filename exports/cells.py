"""What one value becomes in an Excel cell: clean text, serial dates, numbers Excel can hold.

Text stays exactly what the person typed. A text such as `=cmd()` is not disarmed by an apostrophe put into it (that
would change the data and come back on import); instead its cell is typed as a string in the file, no formula is ever
written, and its style carries `quotePrefix`, so that even F2 + Enter in Excel leaves it text. What this cannot reach:
a CSV saved from the workbook has no types, and a program that opens it may read a leading `=` as a formula again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from math import isfinite

TEXT_UNITS = 32_767
"""Excel's limit for one cell, in UTF-16 units: an emoji counts as two."""
EXACT_BELOW = 1_000_000_000_000_000
"""Excel keeps 15 digits; a longer whole number would lose its tail."""
FORMULA_STARTS = frozenset("=+-@\t\r")
FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so serial numbers are wrong before this day."""

Value = str | int | float | date | datetime | None
"""A bool is an int here as in Python, but is shown in words."""

_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_ORDINAL = FIRST_DAY.toordinal()
_REPLACEMENT = 0xFFFD
_VISIBLE = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
_VISIBLE |= {0xFFFE: _REPLACEMENT, 0xFFFF: _REPLACEMENT}
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that cells themselves need, in the reader's language."""

    yes: str
    no: str
    cut: str
    """Ends a text that Excel's limit has cut."""


def clean(text: str, cut: str) -> str:
    """`text` as Excel can hold it.

    Control characters become their visible pictures (␀, ␛), lone surrogates and non-characters U+FFFD, and what is
    over 32,767 UTF-16 units is cut and ends in `cut`.
    """
    if not text.isprintable():
        text = _joined(text).translate(_VISIBLE)
    # Nothing of half the length can be over the limit, and counting units is slow.
    return shortened(text, TEXT_UNITS, cut) if len(text) > TEXT_UNITS // 2 else text


def _joined(text: str) -> str:
    """Surrogates that make a pair become their character, lone ones U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def shortened(text: str, limit: int, cut: str = "") -> str:
    """`text` within `limit` UTF-16 units, ending in `cut` if it had to be cut; a character is never halved."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    room = 2 * limit - len(cut.encode("utf-16-le"))
    return units[:room].decode("utf-16-le", "ignore") + cut


def escaped(text: str) -> str:
    """Clean `text` as the file has to hold it: Excel takes `_x0041_` for the letter A unless it is escaped itself."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def needs_care(text: str) -> bool:
    """Whether `clean` or `escaped` would change `text`; false for nearly all."""
    return not text.isprintable() or "_x" in text or len(text) > TEXT_UNITS // 2


def is_exact(number: float) -> bool:
    """Whether Excel keeps `number` as it is; NaN, infinities and long whole numbers have to be text."""
    if isinstance(number, int):
        return abs(number) < EXACT_BELOW
    return isfinite(number)


def day_serial(day: date) -> int | None:
    """Excel's number for `day`; None for a day that Excel does not know."""
    return day.toordinal() - _EPOCH if day >= FIRST_DAY else None


def local(moment: datetime, zone: tzinfo) -> datetime:
    """`moment` on the wall clock of `zone`, without a zone; a naive one is already there."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment


def moment_serial(moment: datetime) -> float | None:
    """Excel's number for what the clock shows at `moment`, to the second; None for a day that Excel does not know."""
    day = moment.toordinal()
    if day < _FIRST_ORDINAL:
        return None
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    # Not rounded to fewer digits: a hair below the minute, and LibreOffice shows the one before (42 % of all minutes).
    return day - _EPOCH + seconds / 86_400


def as_text(value: Value, words: Words, zone: tzinfo) -> str:
    """Any value in words: for a text column, and for what a typed column cannot hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.yes if value else words.no
    if isinstance(value, datetime):
        moment = local(value, zone)
        return f"{_dotted(moment)} {moment:%H:%M}"
    if isinstance(value, date):
        return _dotted(value)
    return str(value)


def _dotted(day: date) -> str:
    return f"{day.day:02}.{day.month:02}.{day.year:04}"
