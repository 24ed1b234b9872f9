from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import from_excel

from exports.cells import (
    FIRST_DAY,
    TEXT_UNITS,
    Words,
    as_text,
    clean,
    day_serial,
    escaped,
    is_exact,
    local,
    moment_serial,
    needs_care,
)

CUT = "… [обрезано Excel]"
MOSCOW = timezone(timedelta(hours=3))
WORDS = Words(yes="да", no="нет", cut=CUT)
ANYTHING = st.text(st.characters(exclude_categories=()))
"""Every code point, lone surrogates too."""


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Школа № 5", "Школа № 5"),
        ("=cmd()", "=cmd()"),
        ("\t=1\r\n", "\t=1\r\n"),
        ("a\x00b\x1bc", "a␀b␛c"),
        ("a\x7f\x85b", "a\x7f\x85b"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83d", "a\ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("a\ufffe\uffff", "a\ufffd\ufffd"),
        ("😀👩‍🏫", "😀👩‍🏫"),
        ("", ""),
    ],
)
def test_text_is_kept_and_what_excel_cannot_hold_is_made_visible(typed: str, kept: str) -> None:
    assert clean(typed, CUT) == kept


def test_text_at_the_limit_is_whole() -> None:
    assert clean("а" * TEXT_UNITS, CUT) == "а" * TEXT_UNITS


def test_text_over_the_limit_ends_in_a_mark() -> None:
    assert clean("а" * 40_000, CUT) == "а" * (TEXT_UNITS - len(CUT)) + CUT


@pytest.mark.parametrize("before", ["", "a"])
def test_emoji_are_never_cut_in_half(before: str) -> None:
    cut = clean(before + "😀" * 20_000, CUT)

    assert cut.removesuffix(CUT).replace("😀", "") == before
    assert TEXT_UNITS - 1 <= _units(cut) <= TEXT_UNITS


@given(ANYTHING)
def test_clean_text_is_stable_and_encodable(typed: str) -> None:
    kept = clean(typed, CUT)

    assert clean(kept, CUT) == kept
    assert kept.encode().decode() == kept


@given(ANYTHING | st.from_regex(r"_x[0-9a-f]{4}_"))
def test_text_without_need_of_care_is_the_same_in_the_file(typed: str) -> None:
    if not needs_care(typed):
        assert escaped(clean(typed, CUT)) == typed


def test_what_looks_like_an_escape_of_excel_is_escaped() -> None:
    assert escaped("_x0041_ _x00zz_ _x000D_x000A_") == "_x005F_x0041_ _x00zz_ _x005F_x000D_x005F_x000A_"


@given(st.dates(min_value=FIRST_DAY))
def test_day_is_the_one_excel_shows(day: date) -> None:
    assert from_excel(day_serial(day)) == datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel has no zones


@given(st.datetimes(min_value=datetime(1900, 3, 1)))  # noqa: DTZ001
def test_moment_is_the_one_excel_shows(moment: datetime) -> None:
    assert from_excel(moment_serial(moment)) == moment.replace(microsecond=0)


@given(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2080, 1, 1)))  # noqa: DTZ001
def test_moment_is_not_a_hair_before_its_minute(moment: datetime) -> None:
    """LibreOffice cuts what it shows: 14:00 less a fraction of a second is 13:59 there."""
    serial = moment_serial(moment.replace(second=0, microsecond=0))
    assert serial is not None
    assert int(serial % 1 * 1440 + 5e-8) == moment.hour * 60 + moment.minute


def test_day_before_excel_began_has_no_number() -> None:
    assert (day_serial(date(1900, 2, 28)), moment_serial(datetime(1899, 1, 1))) == (None, None)  # noqa: DTZ001


def test_moment_is_shown_by_the_clock_of_the_department() -> None:
    assert local(datetime(2026, 11, 20, 22, 30, tzinfo=UTC), MOSCOW) == datetime(2026, 11, 21, 1, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        (0, True),
        (-5, True),
        (1.5, True),
        (999_999_999_999_999, True),
        (10**15, False),
        (-(10**15), False),
        (float("nan"), False),
        (float("inf"), False),
    ],
)
def test_number_is_a_number_only_if_excel_keeps_it(number: float, exact: bool) -> None:
    assert is_exact(number) is exact


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "да"),
        (False, "нет"),
        (5, "5"),
        (date(985, 3, 1), "01.03.0985"),
        (datetime(2026, 11, 20, 22, 30, tzinfo=UTC), "21.11.2026 01:30"),
    ],
)
def test_any_value_has_words(value: object, shown: str) -> None:
    assert as_text(value, WORDS, MOSCOW) == shown  # type: ignore[arg-type]
