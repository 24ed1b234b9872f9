"""Whom a track takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.text import Text
from programmes.schema import Eligibility
from services.eligibility import refusal

TODAY = date(2026, 9, 15)
RULES = Eligibility(max_age=40, min_age=18, min_teaching_years=3)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1985-09-16", None),
        ("1985-09-15", Text("eligibility-too-old", {"age": 41, "limit": 40})),
        ("2008-09-15", None),
        ("2008-09-16", Text("eligibility-too-young", {"age": 17, "limit": 18})),
    ],
)
def test_age_is_counted_in_full_years_on_the_day(born: str, expected: Text | None) -> None:
    assert refusal(RULES, {"birth_date": born, "teaching_years": 5}, today=TODAY) == expected


def test_years_of_work_are_measured() -> None:
    expected = Text("eligibility-teaching-years", {"years": 2, "limit": 3})
    assert refusal(RULES, {"birth_date": "1990-01-01", "teaching_years": 2}, today=TODAY) == expected


def test_what_is_not_answered_refuses_nobody() -> None:
    assert refusal(RULES, {}, today=TODAY) is None


@given(born=st.dates(date(1930, 1, 1), TODAY - timedelta(days=1)), later=st.integers(1, 365 * 20))
def test_whoever_is_too_old_stays_so(born: date, later: int) -> None:
    rules = Eligibility(max_age=40, min_age=None)
    answers = {"birth_date": born.isoformat()}
    if refusal(rules, answers, today=TODAY) is not None:
        assert refusal(rules, answers, today=TODAY + timedelta(days=later)) is not None
