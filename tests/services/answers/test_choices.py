from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.answers import show_answer
from tests.services.answers.asking import own, read, refusal, refused, texts

OPTIONS = [
    {"key": "often", "title": "Да, часто"},
    {"key": "no", "title": "Нет"},
    {"key": "tree", "title": "Ёлка"},
    {"key": "two", "title": "2"},
]
ONE = own("choice", options=OPTIONS)
SEVERAL = own("choices", options=OPTIONS)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", "often"),
        ("1.", "often"),
        ("№ 3)", "tree"),
        ("да,  часто", "often"),
        ("«Елка»!", "tree"),
        ("ёлк", "tree"),
        ("2", "two"),
    ],
)
def test_choice_is_read_by_number_and_title(typed: str, answer: str) -> None:
    assert read(ONE, typed) == answer


@pytest.mark.parametrize("typed", ["0", "5", "999", "не знаю", "да", "!", "x" * 5000])
def test_unknown_choice_is_refused(typed: str) -> None:
    assert refused(ONE, typed) == "answer-choice"


def test_refused_choice_says_how_to_answer() -> None:
    said = texts().resolve(refusal(ONE, "<b>").text)
    assert said == (
        "«&lt;b&gt;» — такого варианта нет. Нажмите кнопку или напишите номер от 1 до 4: 1 — это «Да, часто»."
    )


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1, 3", ["often", "tree"]),
        ("3 1", ["often", "tree"]),
        ("3;3;3", ["tree"]),
        ("Да, часто, нет", ["often", "no"]),
        ("Нет; Ёлка\nДа, часто", ["often", "no", "tree"]),
        ("1, нет", ["often", "no"]),
        ("да, часто", ["often"]),
    ],
)
def test_choices_are_read_in_the_order_of_the_form(typed: str, answer: list[str]) -> None:
    assert read(SEVERAL, typed) == answer


@pytest.mark.parametrize(("typed", "unknown"), [("1, 9", "9"), ("нет, пять", "пять"), (",;", ",;")])
def test_refused_choices_name_the_one_not_understood(typed: str, unknown: str) -> None:
    error = refusal(SEVERAL, typed)
    assert (error.text.key, error.text.args["typed"]) == ("answer-choice", unknown)


@given(st.lists(st.sampled_from([option["key"] for option in OPTIONS]), min_size=1, unique=True))
def test_shown_choices_are_read_back(chosen: list[str]) -> None:
    assert set(read(SEVERAL, show_answer(SEVERAL, chosen, texts()))) == set(chosen)  # type: ignore[arg-type]


def test_option_that_has_left_the_programme_is_shown_by_its_key() -> None:
    assert (show_answer(ONE, "gone", texts()), show_answer(SEVERAL, ["gone", "no"], texts())) == ("gone", "gone; Нет")
