"""Typed answers to the questions of a form: read as people type them, shown as people like to read them."""

from __future__ import annotations

from services.answers.attempt import Value
from services.answers.reading import read_answer
from services.answers.showing import show_answer
from services.answers.wording import field_example, field_hint, field_question, field_title, worded

__all__ = [
    "Value",
    "field_example",
    "field_hint",
    "field_question",
    "field_title",
    "read_answer",
    "show_answer",
    "worded",
]
