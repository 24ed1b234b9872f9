"""Walking through a form."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models import Draft
from programmes.fields import FormField
from services.drafts import Form, Walk

NOW = datetime(2026, 9, 15, tzinfo=UTC)
FIELDS = (
    FormField.model_validate({"common": "surname"}),
    FormField.model_validate({"common": "patronymic"}),
    FormField.model_validate(
        {"key": "role", "kind": "choice", "title": "t", "question": "q",
         "options": [{"key": "a", "title": "A"}, {"key": "b", "title": "B"}]}
    ),
)  # fmt: skip


def walk(answers: dict[str, Any], current: str | None = None) -> Walk:
    return Walk(Form("registration:x", FIELDS), Draft(id=1, answers=answers, current=current, updated_at=NOW))


def test_skipped_optional_question_is_answered_and_a_required_one_is_not() -> None:
    assert [field.key for field in walk({"surname": None, "patronymic": None}).answered] == ["patronymic"]


def test_option_that_left_the_definition_is_asked_again() -> None:
    assert walk({"surname": "С", "patronymic": None, "role": "gone"}).current == FIELDS[2]


def test_question_that_left_the_definition_gives_way_to_the_first_open_one() -> None:
    assert walk({"surname": "С"}, current="gone").current == FIELDS[1]


def test_answers_of_questions_gone_are_kept_and_do_not_count() -> None:
    walked = walk({"surname": "С", "gone": "…"})
    walked.keep(FIELDS[1], None, NOW)
    assert walked.draft.answers == {"surname": "С", "gone": "…", "patronymic": None}
    assert walked.counting_answers() == {"surname": "С", "patronymic": None}


@given(st.permutations(range(3)))
def test_answering_in_any_order_ends_at_the_summary(order: list[int]) -> None:
    walked = walk({})
    values = ("С", None, "a")
    for number in order:
        walked.ask(FIELDS[number], NOW)
        walked.keep(FIELDS[number], values[number], NOW)
        walked.go_on(NOW)
    assert (walked.current, walked.draft.current) == (None, None)
