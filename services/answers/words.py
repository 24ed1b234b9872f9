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
