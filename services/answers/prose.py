"""Answers in words: names, lines, long texts."""

from __future__ import annotations

import re
import unicodedata

from programmes.fields import CommonField
from services.answers.attempt import Attempt
from services.answers.cleaning import one_line, paragraphs

_NAMES = frozenset({CommonField.SURNAME, CommonField.NAME, CommonField.PATRONYMIC})
_APOSTROPHES = re.compile("[`´‘’ʼ]")
_HYPHENS = re.compile(r"\s*[-‐‑‒–—]\s*")
_FIRST_LETTERS = re.compile(r"(?:^|(?<=[ -]))\w")


def read_line(attempt: Attempt) -> str:
    """One line, as it was typed; a person's name with its capitals put right."""
    line = one_line(attempt.typed)
    return fitting(attempt, _name(attempt, line) if attempt.field.common in _NAMES else line)


def read_long_text(attempt: Attempt) -> str:
    return fitting(attempt, paragraphs(attempt.typed))


def fitting(attempt: Attempt, answer: str) -> str:
    """`answer`, if its length is within the field's limits (in characters)."""
    field, count = attempt.field, len(answer)
    if count > field.max_length:
        excess = count - field.max_length
        raise attempt.refusal("answer-too-long", count=count, limit=field.max_length, excess=excess)
    if count < field.min_length:
        raise attempt.refusal("answer-too-short", count=count, limit=field.min_length)
    return answer


def _name(attempt: Attempt, line: str) -> str:
    name = _HYPHENS.sub("-", _APOSTROPHES.sub("'", line))
    if not all(_may_be_in_name(char) for char in name) or not any(map(str.isalpha, name)):
        raise attempt.refusal("answer-name")
    if name == name.lower() or name == name.upper():
        return _FIRST_LETTERS.sub(lambda letter: letter[0].title(), name.lower())
    return name


def _may_be_in_name(char: str) -> bool:
    return char.isalpha() or char in " -'" or unicodedata.category(char) == "Mn"
