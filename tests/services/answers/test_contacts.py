from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.answers import show_answer
from tests.services.answers.asking import common, read, refused, texts

PHONE = common("phone")
EMAIL = common("email")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("8 (914) 123-45-67", "+79141234567"),
        ("+7 914 123-45-67", "+79141234567"),
        ("79141234567", "+79141234567"),
        ("9141234567", "+79141234567"),
        ("тел. 8-914-123-45-67", "+79141234567"),
        ("8 (4212) 30-12-34", "+74212301234"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_phone_is_read_as_people_type_it(typed: str, answer: str) -> None:
    assert read(PHONE, typed) == answer


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("12345", "answer-phone"),
        ("8914123456", "answer-phone"),
        ("+7 914 123 45 67 89", "answer-phone"),
        ("89141234567, 89147654321", "answer-phone"),
        ("позже", "answer-phone"),
        ("8" * 5000, "answer-phone"),
        ("8 (4212) 30-12-34 доб. 12", "answer-phone-extension"),
    ],
)
def test_phone_is_refused_with_its_reason(typed: str, key: str) -> None:
    assert refused(PHONE, typed) == key


def test_phone_is_shown_in_groups() -> None:
    assert show_answer(PHONE, "+79141234567", texts()) == "+7 914 123-45-67"


def test_phone_that_cannot_be_parsed_is_shown_as_it_is() -> None:
    assert show_answer(PHONE, "of old", texts()) == "of old"


@given(
    st.integers(9_000_000_000, 9_999_999_999).map(str),
    st.sampled_from(["+7", "8", "7", "", "+7 ", "8 "]),
    st.sampled_from(["{0}{1}{2}{3}", "({0}) {1}-{2}-{3}", "{0} {1} {2} {3}", "{0}-{1}-{2}-{3}", "{0}.{1}.{2}.{3}"]),
)
def test_russian_mobile_is_read_in_every_spelling(digits: str, prefix: str, spelling: str) -> None:
    assume(phonenumbers.is_valid_number(phonenumbers.parse(f"+7{digits}")))
    typed = prefix + spelling.format(digits[:3], digits[3:6], digits[6:8], digits[8:])
    assert read(PHONE, typed) == f"+7{digits}"


@given(st.integers(3_000_000_000, 9_999_999_999).map(lambda digits: f"+7{digits}"))
def test_shown_phone_is_read_back(stored: str) -> None:
    assume(phonenumbers.is_valid_number(phonenumbers.parse(stored)))
    assert read(PHONE, show_answer(PHONE, stored, texts())) == stored


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("anna@example.ru", "anna@example.ru"),
        (" Anna.S @ Mail.RU. ", "Anna.S@mail.ru"),
        ("<anna@example.ru>", "anna@example.ru"),
        ("mailto:anna@example.ru", "anna@example.ru"),
        ("anna@ШКОЛА.рф", "anna@школа.рф"),
    ],
)
def test_email_is_read_as_people_type_it(typed: str, answer: str) -> None:
    assert read(EMAIL, typed) == answer


@pytest.mark.parametrize(
    "typed",
    ["anna", "anna@", "@mail.ru", "anna@mail", "an na@mail.ru", "анна@почта.рф", "a@mail.ru, b@mail.ru", "a" * 5000],
)
def test_email_is_refused_with_an_example(typed: str) -> None:
    assert refused(EMAIL, typed) == "answer-email"
