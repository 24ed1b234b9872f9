from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Cycle
from programmes.calendar import CalendarWindow
from services.calendar import Entry, read_span
from services.errors import AnswerError

CYCLE = Cycle(id=1, programme="small", title="2026/27", starts_on=date(2026, 9, 1), ends_on=date(2027, 9, 1))
WINDOW = CalendarWindow(key="autumn", title="Осень", starts="10-01", ends="11-30")
ENTRY = Entry(1, WINDOW, date(2026, 10, 1), date(2026, 11, 30), date(2026, 10, 5), date(2026, 11, 30))

READ = {
    "15 октября – 20 ноября": ("2026-10-15", "2026-11-20"),
    "15 октября - 20 ноября": ("2026-10-15", "2026-11-20"),
    "с 15 октября по 20 ноября": ("2026-10-15", "2026-11-20"),
    "С 15 окт. до 20 нояб. ": ("2026-10-15", "2026-11-20"),
    "15 октября 2026 г. — 20 ноября 2026 года": ("2026-10-15", "2026-11-20"),
    "15.10–20.11": ("2026-10-15", "2026-11-20"),
    "15.10.2026-20.11.2026": ("2026-10-15", "2026-11-20"),
    "15.10.26 20.11.26": None,
    "15/10 - 20/11": ("2026-10-15", "2026-11-20"),
    "2026-10-15 – 2026-11-20": ("2026-10-15", "2026-11-20"),
    "15–20 октября": ("2026-10-15", "2026-10-20"),
    "с 15 по 20 октября": ("2026-10-15", "2026-10-20"),
    "15 октября": ("2026-10-15", "2026-10-15"),
    "2026-10-15": ("2026-10-15", "2026-10-15"),
    "октябрь": ("2026-10-01", "2026-10-31"),
    "октябрь – февраль": ("2026-10-01", "2027-02-28"),
    "15 декабря – 20 января": ("2026-12-15", "2027-01-20"),
    "15 декабря – 20 января 2027": ("2026-12-15", "2027-01-20"),
    "1 мая – 10 мая": ("2027-05-01", "2027-05-10"),
    "до 20 ноября": ("2026-10-05", "2026-11-20"),
    "по 20 января": ("2026-10-05", "2027-01-20"),
    "15 октября 2025 – 20 ноября": ("2025-10-15", "2025-11-20"),
    "October 15 – November 20": ("2026-10-15", "2026-11-20"),
    "15 Oct – 20 Nov": ("2026-10-15", "2026-11-20"),
    "from 15 october to 20 november": ("2026-10-15", "2026-11-20"),
    "20 ноября – 15 октября": ("2026-11-20", "2026-10-15"),
    "когда-нибудь": None,
    "15": None,
    "15 – 20": None,
    "": None,
}


@pytest.mark.parametrize(("typed", "expected"), READ.items(), ids=[typed or "nothing" for typed in READ])
def test_span_is_read_as_people_type_it(typed: str, expected: tuple[str, str] | None) -> None:
    if expected is None:
        with pytest.raises(AnswerError) as refusal:
            read_span(typed, entry=ENTRY, cycle=CYCLE)
        assert refusal.value.text.key == "calendar-span-unclear"
    else:
        first, last = read_span(typed, entry=ENTRY, cycle=CYCLE)
        assert (first.isoformat(), last.isoformat()) == expected


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("31.02 – 15.03", "31.02"),
        ("1 февраля – 31 февраля", "31 февраля"),
        ("до 31 сентября", "31 сентября"),
        ("15.13.2026 – 20.11.2026", "15.13.2026"),
        ("0 октября", "0 октября"),
        ("1 октября – 45 октября 2026", "45 октября 2026"),
        ("29.02.2027", "29.02.2027"),
        ("01.10.0000", "01.10.0000"),
    ],
)
def test_day_that_never_is_is_named(typed: str, named: str) -> None:
    with pytest.raises(AnswerError) as refusal:
        read_span(typed, entry=ENTRY, cycle=CYCLE)
    assert (refusal.value.text.key, refusal.value.text.args) == ("calendar-day-unreal", {"typed": named})


DAYS = st.dates(CYCLE.starts_on, date(2027, 8, 31))


@given(days=st.tuples(DAYS, DAYS).map(sorted))
def test_days_of_the_cycle_need_no_year(days: list[date]) -> None:
    typed = f"{days[0]:%d.%m} - {days[1]:%d.%m}"
    assert read_span(typed, entry=ENTRY, cycle=CYCLE) == tuple(days)


@given(typed=st.text(alphabet="0123456789.-–/ октябряпосдо", max_size=30))
def test_whatever_is_typed_is_dates_or_a_refusal(typed: str) -> None:
    try:
        first, last = read_span(typed, entry=ENTRY, cycle=CYCLE)
    except AnswerError:
        return
    assert isinstance(first, date)
    assert isinstance(last, date)
