"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import dateparser

from programmes.fields import CommonField
from services.answers.attempt import Attempt
from services.answers.words import DAYS_AHEAD

_YEAR_WORD = r"\s*(?:г|года|год)?\.?"
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\s*[./-]\s*|\s+)(?P<month>\d{{1,2}})(?:\s*[./-]\s*|\s+)(?P<year>\d{{4}}|\d\d){_YEAR_WORD}"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})")
_DIGITS = re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})")
"""Cannot be mistaken for year first: no month begins with 19 or 20."""
_DAY_AND_WORD = re.compile(
    rf"(?P<day>\d{{1,2}})\s*(?P<month>[а-яёa-z]{{3,10}})\.?,?\s*(?P<year>\d{{4}}|\d\d){_YEAR_WORD}"
)
_WORD_AND_DAY = re.compile(r"(?P<month>[a-z]{3,10})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4}|\d\d)")
_FORMS = (_DAY_FIRST, _YEAR_FIRST, _DIGITS, _DAY_AND_WORD, _WORD_AND_DAY)

EARLIEST, LATEST = 1900, 2100
"""Outside of these years a date in a personnel form is a slip of the finger."""
_YOUNGEST, _OLDEST = 14, 100
"""Years of age: the Labour Code lets people work from 14 with a parent's consent; over 100 is a slip of the finger."""


class Parts(NamedTuple):
    day: int
    month: int
    year: str


def read_date(attempt: Attempt) -> str:
    """The date in ISO form; refuses what is not a date, not a whole one, or not a possible one."""
    parts = parts_of(attempt.typed)
    if parts is None and (near := _near(attempt)) is not None:
        return _checked(attempt, near)
    if parts is None:
        raise attempt.refusal("answer-date-unclear")
    if len(parts.year) == 2:
        raise _which_century(attempt, parts)
    day = _real(parts.day, parts.month, int(parts.year))
    if day is None:
        raise attempt.refusal("answer-date-unreal")
    return _checked(attempt, day)


def _near(attempt: Attempt) -> date | None:
    """«Вчера» and the like, where the day is not one of long ago."""
    if attempt.field.past or attempt.field.common is not None:
        return None
    days = DAYS_AHEAD.get(" ".join(attempt.typed.casefold().split()))
    return None if days is None else attempt.today + timedelta(days=days)


def _checked(attempt: Attempt, day: date) -> str:
    _check(attempt, day)
    return day.isoformat()


def age_on(today: date, born: date) -> int:
    """Full years; whoever was born on 29 February grows older on 1 March of a common year."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def parts_of(typed: str) -> Parts | None:
    """Day, month and year of a date written whole, not checked; None for anything else."""
    line = " ".join(typed.casefold().split())
    for form in _FORMS:
        if found := form.fullmatch(line):
            month = int(found["month"]) if found["month"].isdecimal() else month_named(found["month"])
            return Parts(int(found["day"]), month, found["year"]) if month is not None else None
    return None


@lru_cache(maxsize=256)
def month_named(word: str) -> int | None:
    """The number of a month named in Russian or English, also shortened.

    dateparser is asked about the word alone, within a date that needs no guessing: left to itself it turns 12.13.2026
    into 13 December and «12» into a day of this month.
    """
    strict = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    parsed = dateparser.parse(f"1 {word} 2000", languages=["ru", "en"], settings=strict)
    return parsed.month if parsed is not None and (parsed.day, parsed.year) == (1, 2000) else None


def _real(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _which_century(attempt: Attempt, parts: Parts) -> Exception:
    century = attempt.today.year // 100 * 100
    guesses = [_real(parts.day, parts.month, base + int(parts.year)) for base in (century, century - 100)]
    fitting = [guess for guess in guesses if guess and (guess < attempt.today or not attempt.field.past)]
    if not fitting:
        return attempt.refusal("answer-date-unreal")
    return attempt.refusal("answer-date-short-year", guess=f"{fitting[0]:%d.%m.%Y}", year=str(fitting[0].year))


def _check(attempt: Attempt, day: date) -> None:
    born = attempt.field.common is CommonField.BIRTH_DATE
    if (born or attempt.field.past) and day >= attempt.today:
        raise attempt.refusal("answer-date-ahead")
    if born:
        age = age_on(attempt.today, day)
        if not _YOUNGEST <= age <= _OLDEST:
            raise attempt.refusal("answer-date-age", age=age, youngest=_YOUNGEST, oldest=_OLDEST)
    if not EARLIEST <= day.year <= LATEST:
        raise attempt.refusal("answer-date-far", earliest=str(EARLIEST), latest=str(LATEST))
