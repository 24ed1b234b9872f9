"""Whom a track takes, by the limits of its definition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from locales.text import Text
from programmes.fields import CommonField
from programmes.schema import Eligibility
from services.answers.dates import age_on

DECIDING = frozenset({CommonField.BIRTH_DATE, CommonField.TEACHING_YEARS, CommonField.MANAGEMENT_YEARS})
"""The answers that limits are put on."""


def refusal(rules: Eligibility, answers: Mapping[str, Any], *, today: date) -> Text | None:
    """Why the rules say no, the first reason found; None when they do not, or cannot tell yet.

    Age is counted in full years on `today`, the day of the application where the person lives.
    """
    found = (refusal_by(rules, key, answers.get(key), today=today) for key in CommonField if key in DECIDING)
    return next((reason for reason in found if reason is not None), None)


def refusal_by(rules: Eligibility, key: str, value: Any, *, today: date) -> Text | None:
    """The same for one answer alone."""
    match key, value:
        case CommonField.BIRTH_DATE, str():
            return _by_age(rules, age_on(today, date.fromisoformat(value)))
        case CommonField.TEACHING_YEARS, int():
            return _by_years("eligibility-teaching-years", value, rules.min_teaching_years)
        case CommonField.MANAGEMENT_YEARS, int():
            return _by_years("eligibility-management-years", value, rules.min_management_years)
    return None


def _by_age(rules: Eligibility, age: int) -> Text | None:
    if rules.max_age is not None and age > rules.max_age:
        return Text("eligibility-too-old", {"age": age, "limit": rules.max_age})
    if rules.min_age is not None and age < rules.min_age:
        return Text("eligibility-too-young", {"age": age, "limit": rules.min_age})
    return None


def _by_years(key: str, years: int, limit: int | None) -> Text | None:
    return Text(key, {"years": years, "limit": limit}) if limit is not None and years < limit else None
