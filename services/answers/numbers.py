"""Numbers, and the yes and no."""

from __future__ import annotations

import re

from services.answers import words
from services.answers.attempt import Attempt
from services.answers.cleaning import folded

_NUMBER = re.compile(
    r"(?P<sign>[+\-−]?)\s*(?P<whole>\d{1,3}(?:[ ]\d{3})+|\d+)(?:[.,](?P<part>\d+))?\s*(?P<unit>[^\W\d_]*)\.?"
)
_DIGITS = 15
"""What a float keeps exactly; nothing a form asks for is longer."""
_AFTER_POINT = 9
"""As many as `answer-number-shown` shows."""


def read_number(attempt: Attempt) -> int | float:
    """An int where the field wants whole numbers, else a float; refuses what lies outside of the field's range."""
    number = _in_words(attempt)
    if number is None:
        number = _in_digits(attempt)
    _check_range(attempt, number)
    if not attempt.field.integer:
        return number
    if not number.is_integer():
        raise attempt.refusal("answer-number-whole")
    return int(number)


def read_yes_no(attempt: Attempt) -> bool:
    typed = folded(attempt.typed)
    if typed in words.YES:
        return True
    if typed in words.NO:
        return False
    raise attempt.refusal("answer-yes-no")


def _in_words(attempt: Attempt) -> float | None:
    typed = folded(attempt.typed)
    if typed in words.NONE_AT_ALL and attempt.field.minimum == 0:
        return 0.0
    word, _, unit = typed.partition(" ")
    if word in words.NUMBERS and (not unit or unit in words.YEARS):
        return float(words.NUMBERS[word])
    return None


def _in_digits(attempt: Attempt) -> float:
    found = _NUMBER.fullmatch(" ".join(attempt.typed.split()))
    if found is None or (found["unit"] and found["unit"].casefold() not in words.YEARS):
        raise attempt.refusal("answer-number")
    whole, part = found["whole"].replace(" ", ""), found["part"] or ""
    if len(whole) + len(part) > _DIGITS or len(part) > _AFTER_POINT:
        raise attempt.refusal("answer-number-long")
    number = float(f"{whole}.{part or 0}")
    return -number if found["sign"] in ("-", "−") and number else number


def _check_range(attempt: Attempt, number: float) -> None:
    low, high = attempt.field.minimum, attempt.field.maximum
    if low is not None and high is not None and not low <= number <= high:
        raise attempt.refusal("answer-number-range", low=low, high=high)
    if low is not None and number < low:
        raise attempt.refusal("answer-number-low", low=low)
    if high is not None and number > high:
        raise attempt.refusal("answer-number-high", high=high)
