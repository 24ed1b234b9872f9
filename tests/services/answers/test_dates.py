from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.answers import read_answer, show_answer
from services.answers.dates import age_on
from tests.services.answers.asking import TODAY, common, own, read, refusal, refused, texts

BIRTH = common("birth_date")
ANY_DAY = own("date")


@pytest.mark.parametrize(
    "typed",
    [
        "12.03.1985",
        "12.3.1985",
        "12/03/1985",
        "12-03-1985",
        "12 03 1985",
        "12. 03. 1985",
        "1985-03-12",
        "12031985",
        "12.03.1985 г.",
        "12.03.1985г",
        "12 марта 1985",
        "12 марта 1985 г.",
        "12 марта 1985 года",
        "  12   МАРТА\n1985 ",
        "12 мар 1985",
        "12 мар. 1985",
        "12 март 1985",
        "12марта1985",
        "12 March 1985",
        "March 12, 1985",
        "Mar. 12 1985",
    ],
)
def test_date_is_read_as_people_type_it(typed: str) -> None:
    assert read(BIRTH, typed) == "1985-03-12"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("12", "answer-date-unclear"),
        ("12.03", "answer-date-unclear"),
        ("март 1985", "answer-date-unclear"),
        ("12 среда 1985", "answer-date-unclear"),
        ("вчера", "answer-date-unclear"),
        ("40 лет назад", "answer-date-unclear"),
        ("12.03.198", "answer-date-unclear"),
        ("=1.1.1985", "answer-date-unclear"),
        ("12.03.1985" * 500, "answer-date-unclear"),
        ("31.02.1985", "answer-date-unreal"),
        ("31 февраля 1985", "answer-date-unreal"),
        ("12.13.1985", "answer-date-unreal"),
        ("29.02.1985", "answer-date-unreal"),
        ("00.01.1985", "answer-date-unreal"),
        ("12.03.0000", "answer-date-unreal"),
        ("29.02.85", "answer-date-unreal"),
        ("12.03.85", "answer-date-short-year"),
        ("12 марта 85", "answer-date-short-year"),
        ("12.03.2026", "answer-date-ahead"),
        ("10.12.2025", "answer-date-ahead"),
        ("11.12.2011", "answer-date-age"),
        ("10.12.1924", "answer-date-age"),
        ("12.03.1085", "answer-date-age"),
    ],
)
def test_birth_date_is_refused_with_its_reason(typed: str, key: str) -> None:
    assert refused(BIRTH, typed) == key


def test_birth_date_refusal_says_what_was_understood_and_gives_an_example() -> None:
    said = texts().resolve(refusal(BIRTH, "31.02.1985").text)
    assert said == "«31.02.1985» — такой даты нет. Напишите, например, 12.03.1985."


@pytest.mark.parametrize(
    ("past", "typed", "guess"),
    [
        (True, "12.03.85", "12.03.1985"),
        (True, "09.12.25", "09.12.2025"),
        (True, "10.12.25", "10.12.1925"),
        (False, "1.9.26", "01.09.2026"),
        (False, "29.02.00", "29.02.2000"),
    ],
)
def test_two_digit_year_is_answered_by_a_question(past: bool, typed: str, guess: str) -> None:
    error = refusal(own("date", past=past), typed)
    assert (error.text.key, error.text.args["guess"]) == ("answer-date-short-year", guess)


@pytest.mark.parametrize(("typed", "answer"), [("10.12.2011", "2011-12-10"), ("11.12.1924", "1924-12-11")])
def test_birth_date_is_read_at_the_edges_of_the_age(typed: str, answer: str) -> None:
    assert read(BIRTH, typed) == answer


def test_date_ahead_is_read_where_it_is_allowed() -> None:
    assert read(ANY_DAY, "01.09.2026") == "2026-09-01"


@pytest.mark.parametrize("typed", ["01.09.1899", "01.09.2101", "01.09.9999"])
def test_far_year_is_taken_for_a_slip(typed: str) -> None:
    assert refused(ANY_DAY, typed) == "answer-date-far"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["ru", "en"]))
def test_shown_date_is_read_back(day: date, language: str) -> None:
    assert read(ANY_DAY, show_answer(ANY_DAY, day.isoformat(), texts(language))) == day.isoformat()


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(
        ["{0:%d.%m.%Y}", "{0.day}.{0.month}.{0.year}", "{0:%d/%m/%Y}", "{0:%d-%m-%Y}", "{0}", "{0:%d%m%Y}"]
    ),
)
def test_date_in_digits_is_read_in_every_spelling(day: date, spelling: str) -> None:
    assert read(ANY_DAY, spelling.format(day)) == day.isoformat()


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 9999))
def test_date_is_never_guessed(day: int, month: int, year: int) -> None:
    """Three numbers are a date in the order day, month, year, or no date at all."""
    try:
        expected = date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        expected = None
    typed = f"{day:02}.{month:02}.{year:04}"
    if expected:
        assert read(ANY_DAY, typed) == expected
    else:
        assert refused(ANY_DAY, typed) in {"answer-date-unreal", "answer-date-far"}


@pytest.mark.parametrize(
    ("today", "born", "age"),
    [
        (date(2025, 12, 10), date(1985, 12, 10), 40),
        (date(2025, 12, 9), date(1985, 12, 10), 39),
        (date(2025, 2, 28), date(2004, 2, 29), 20),
        (date(2025, 3, 1), date(2004, 2, 29), 21),
        (TODAY, TODAY, 0),
    ],
)
def test_age_is_counted_in_full_years(today: date, born: date, age: int) -> None:
    assert age_on(today, born) == age


@pytest.mark.parametrize(
    ("typed", "day"),
    [("сегодня", "2026-09-15"), (" Вчера ", "2026-09-14"), ("позавчера", "2026-09-13"), ("yesterday", "2026-09-14")],
)
def test_day_near_today_is_read_by_its_word(typed: str, day: str) -> None:
    assert read_answer(ANY_DAY, typed, today=date(2026, 9, 15)) == day
