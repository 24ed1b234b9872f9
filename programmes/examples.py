"""Would the example shown with a question be taken as an answer to it?"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from programmes.fields import COMMON_DEFAULTS, CommonField, FieldKind
from programmes.spots import Spot

Fits = Callable[[str, Spot], bool]


def fits(example: str, kind: str, field: Spot) -> bool:
    """A plausibility, coarser than the reading of real answers: it catches the example of another question."""
    checks: dict[str, Fits] = {
        FieldKind.NUMBER: _number,
        FieldKind.DATE: _date,
        FieldKind.PHONE: lambda words, _: 10 <= len(re.sub(r"\D", "", words)) <= 15,
        FieldKind.EMAIL: lambda words, _: re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", words) is not None,
        FieldKind.YES_NO: lambda words, _: words.lower() in ("да", "нет"),
        FieldKind.CHOICE: lambda words, spot: words in _titles(spot),
        FieldKind.CHOICES: lambda words, spot: any(title in words for title in _titles(spot)),
        FieldKind.TEXT: _words,
        FieldKind.LONG_TEXT: _words,
    }
    check = checks.get(kind)
    return check is None or check(example, field)


def _titles(field: Spot) -> list[str]:
    return [option["title"].text for option in field["options"] if option["title"].text]


def _limit(field: Spot, name: str) -> float | None:
    common = field["common"].text
    usual = COMMON_DEFAULTS[CommonField(common)].get(name) if common in set(CommonField) else None
    return field[name].number if field[name] else usual


def _number(example: str, field: Spot) -> bool:
    if not re.fullmatch(r"-?\d{1,15}([.,]\d{1,15})?", example):
        return False
    number = float(example.replace(",", "."))
    least, most = _limit(field, "minimum"), _limit(field, "maximum")
    whole = field["integer"].value is False or number.is_integer()
    return whole and (least is None or number >= least) and (most is None or number <= most)


def _date(example: str, _: Spot) -> bool:
    try:
        datetime.strptime(example, "%d.%m.%Y")  # noqa: DTZ007 - a day of the calendar, not a moment
    except ValueError:
        return False
    return True


def _words(example: str, field: Spot) -> bool:
    least, most = _limit(field, "min_length"), _limit(field, "max_length")
    return (least is None or len(example) >= least) and (most is None or len(example) <= most)
