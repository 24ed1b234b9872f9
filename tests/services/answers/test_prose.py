from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.answers.cleaning import clean
from tests.services.answers.asking import common, own, read, refusal, refused, texts

SURNAME = common("surname")
POST = common("post")
ESSAY = own("long_text", min_length=10)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Соколова", "Соколова"),
        (" соколова ", "Соколова"),
        ("СОКОЛОВА", "Соколова"),
        ("соколова  -  ёлкина", "Соколова-Ёлкина"),
        ("Соколова—Ёлкина", "Соколова-Ёлкина"),
        ("д’артаньян", "Д'артаньян"),
        ("Мамедов оглы", "Мамедов оглы"),
        ("МакДональд", "МакДональд"),
        ("Йотова", "Йотова"),
    ],
)
def test_name_is_put_right(typed: str, answer: str) -> None:
    assert read(SURNAME, typed) == answer


@pytest.mark.parametrize("typed", ["<b>Анна</b>", "=cmd()", "Анна2", "Анна_", "А.", "--", "Анна😀", "@anna"])
def test_name_of_other_than_letters_is_refused(typed: str) -> None:
    assert refused(SURNAME, typed) == "answer-name"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("  учитель \n математики\t", "учитель математики"),
        ("<b>=cmd()&", "<b>=cmd()&"),
        ("a\0b\x07c\ud800d\u202ee", "abcde"),
        ("и\u0306од", "йод"),
        ("семья 👨\u200d👩", "семья 👨\u200d👩"),
    ],
)
def test_line_is_kept_as_typed_but_for_what_cannot_be_stored(typed: str, answer: str) -> None:
    assert read(POST, typed) == answer


def test_long_text_keeps_its_paragraphs() -> None:
    assert read(ESSAY, " Первый  \r\n\r\n\n\nВторой\u2028третий ") == "Первый\n\nВторой\nтретий"


def test_too_long_answer_is_told_how_much_to_cut() -> None:
    said = texts().resolve(refusal(POST, "я" * 5000).text)
    assert said == (
        "В ответе 5\u00a0000 символов, а здесь помещается 150. Сократите его, пожалуйста, на 4\u00a0850 символов"
        " и пришлите снова."
    )


def test_too_short_answer_is_told_how_much_is_needed() -> None:
    said = texts().resolve(refusal(ESSAY, "я").text)
    assert said == "В ответе только 1 символ, а нужно хотя бы 10. Расскажите, пожалуйста, подробнее."


@pytest.mark.parametrize(("length", "limit"), [(150, "max_length"), (10, "min_length")])
def test_length_at_the_limit_is_accepted(length: int, limit: str) -> None:
    field = own("text", **{limit: length})
    assert read(field, "я" * length) == "я" * length


@pytest.mark.parametrize("typed", ["", "  \n", "\0", "\ud800", "\u200b"])
@pytest.mark.parametrize(
    ("field", "key"), [(own("text"), "answer-empty"), (POST, "answer-empty-example"), (ESSAY, "answer-empty")]
)
def test_empty_answer_is_refused(field: object, key: str, typed: str) -> None:
    assert refused(field, typed) == key  # type: ignore[arg-type]


@given(st.text(st.characters()))
def test_cleaning_leaves_only_what_can_be_stored(typed: str) -> None:
    cleaned = clean(typed)
    cleaned.encode("utf-8")
    assert {unicodedata.category(char) for char in cleaned if char not in "\n\t"} & {"Cc", "Cs"} == set()


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)
