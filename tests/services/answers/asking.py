"""Questions of a form, asked on one day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from locales import Catalogue, Texts
from programmes.fields import FormField
from services.answers import Value, read_answer
from services.errors import AnswerError

TODAY = date(2025, 12, 10)


def common(name: str, **limits: Any) -> FormField:
    return FormField.model_validate({"common": name, **limits})


def own(kind: str, **limits: Any) -> FormField:
    return FormField.model_validate({"key": "own", "kind": kind, "title": "Own", "question": "What?", **limits})


def read(field: FormField, typed: str) -> Value:
    return read_answer(field, typed, today=TODAY)


def refusal(field: FormField, typed: str) -> AnswerError:
    try:
        answer = read(field, typed)
    except AnswerError as error:
        return error
    raise AssertionError(f"{typed!r} was read as {answer!r}")


def refused(field: FormField, typed: str) -> str:
    """The key of the refusal; both languages have been made to say it."""
    error = refusal(field, typed)
    for language in ("ru", "en"):
        texts(language).resolve(error.text)
    return error.text.key


@cache
def texts(language: str = "ru") -> Texts:
    return Catalogue.load()[language]
