"""Words people type instead of a number, a yes or a no: data for reading, never shown."""

from __future__ import annotations

YES = frozenset({"да", "д", "ага", "угу", "конечно", "yes", "y", "yep", "yeah", "+"})
NO = frozenset({"нет", "н", "не", "no", "n", "nope", "-", "–", "—"})
"""Compared after folding, which leaves signs alone."""

NONE_AT_ALL = frozenset({"нет", "нету", "none", "no"})
"""How people write a zero where years are counted."""

YEARS = frozenset({"год", "года", "лет", "г", "л", "year", "years", "y"})
"""The only unit a number may carry: «5 месяцев» must not become five years."""

_COUNTED = (
    ("ноль", "zero"),
    ("один", "one"),
    ("два", "two"),
    ("три", "three"),
    ("четыре", "four"),
    ("пять", "five"),
    ("шесть", "six"),
    ("семь", "seven"),
    ("восемь", "eight"),
    ("девять", "nine"),
    ("десять", "ten"),
    ("одиннадцать", "eleven"),
    ("двенадцать", "twelve"),
    ("тринадцать", "thirteen"),
    ("четырнадцать", "fourteen"),
    ("пятнадцать", "fifteen"),
    ("шестнадцать", "sixteen"),
    ("семнадцать", "seventeen"),
    ("восемнадцать", "eighteen"),
    ("девятнадцать", "nineteen"),
    ("двадцать", "twenty"),
)
NUMBERS = {word: number for number, words in enumerate(_COUNTED) for word in words}

HALVES = {"полчаса": 30, "полтора": 90, "час": 60, "half an hour": 30, "an hour": 60}
"""Durations that hold no digit, in minutes; «полтора» may have its hours behind it."""

PARTS_OF_DAY = frozenset({"утра", "дня", "вечера", "ночи", "am", "pm"})

DAYS_AHEAD = {
    "позавчера": -2,
    "вчера": -1,
    "yesterday": -1,
    "сегодня": 0,
    "today": 0,
    "завтра": 1,
    "tomorrow": 1,
    "послезавтра": 2,
    "неделю": 7,
    "a week": 7,
}
_WEEK = (
    ("понедельник", "пн", "monday", "mon"),
    ("вторник", "вт", "tuesday", "tue"),
    ("среду", "среда", "ср", "wednesday", "wed"),
    ("четверг", "чт", "thursday", "thu"),
    ("пятницу", "пятница", "пт", "friday", "fri"),
    ("субботу", "суббота", "сб", "saturday", "sat"),
    ("воскресенье", "вс", "sunday", "sun"),
)
WEEKDAYS = {word: number for number, words in enumerate(_WEEK) for word in words}
"""Monday is 0, as Python counts."""
