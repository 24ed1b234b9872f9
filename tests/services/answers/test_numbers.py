from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.answers import show_answer
from tests.services.answers.asking import common, own, read, refused, texts

YEARS = common("teaching_years")
SHARE = own("number", integer=False)
YES_NO = own("yes_no")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("5", 5),
        (" 5 лет", 5),
        ("5 л.", 5),
        ("21 год", 21),
        ("пять", 5),
        ("Пять лет", 5),
        ("ноль", 0),
        ("нет", 0),
        ("7.0", 7),
    ],
)
def test_years_are_read_as_people_type_them(typed: str, answer: int) -> None:
    assert read(YEARS, typed) == answer


@pytest.mark.parametrize(
    ("typed", "answer"), [("5,5", 5.5), ("5.25", 5.25), ("1 200,5", 1200.5), ("-3", -3.0), ("− 3", -3.0)]
)
def test_fraction_is_read_with_comma_and_point(typed: str, answer: float) -> None:
    assert read(SHARE, typed) == answer


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("много", "answer-number"),
        ("5 месяцев", "answer-number"),
        ("1 2", "answer-number"),
        ("5-7", "answer-number"),
        ("=5", "answer-number"),
        ("1e5", "answer-number"),
        ("nan", "answer-number"),
        ("5,5", "answer-number-whole"),
        ("-1", "answer-number-range"),
        ("71", "answer-number-range"),
        ("9" * 5000, "answer-number-long"),
        ("5,0000000001", "answer-number-long"),
    ],
)
def test_years_are_refused_with_their_reason(typed: str, key: str) -> None:
    assert refused(YEARS, typed) == key


@pytest.mark.parametrize(
    ("limits", "typed", "key"),
    [({"minimum": 10}, "9", "answer-number-low"), ({"maximum": 10}, "11", "answer-number-high")],
)
def test_number_outside_of_one_limit_is_refused(limits: dict[str, float], typed: str, key: str) -> None:
    assert refused(own("number", **limits), typed) == key


def test_no_is_a_zero_only_where_counting_begins_at_zero() -> None:
    assert refused(own("number", minimum=1), "нет") == "answer-number"


@given(st.integers(-(10**14), 10**14), st.sampled_from(["ru", "en"]))
def test_shown_whole_number_is_read_back(number: int, language: str) -> None:
    field = own("number")
    assert read(field, show_answer(field, number, texts(language))) == number


@given(st.decimals(-(10**6), 10**6, places=3).map(float), st.sampled_from(["ru", "en"]))
def test_shown_fraction_is_read_back(number: float, language: str) -> None:
    assert read(SHARE, show_answer(SHARE, number, texts(language))) == number


@pytest.mark.parametrize("typed", ["да", "Да.", "ДА!", "yes", "Y", "+", " ага "])
def test_yes_is_read(typed: str) -> None:
    assert read(YES_NO, typed) is True


@pytest.mark.parametrize("typed", ["нет", "Нет.", "no", "-", "—", "не"])
def test_no_is_read(typed: str) -> None:
    assert read(YES_NO, typed) is False


@pytest.mark.parametrize("typed", ["может быть", "да нет", "1", "?"])
def test_neither_yes_nor_no_is_refused(typed: str) -> None:
    assert refused(YES_NO, typed) == "answer-yes-no"


@pytest.mark.parametrize(("answer", "shown"), [(True, ("Да", "Yes")), (False, ("Нет", "No"))])
def test_yes_and_no_are_shown_in_the_language(answer: bool, shown: tuple[str, str]) -> None:
    assert (show_answer(YES_NO, answer, texts("ru")), show_answer(YES_NO, answer, texts("en"))) == shown
