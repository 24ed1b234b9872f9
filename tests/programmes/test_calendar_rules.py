"""A calendar that does not fit its programme is explained at the line of each mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.calendar import CalendarWindow
from programmes.occurrences import occurrences, years_of
from tests.programmes.samples import changed, told

DATES = "допустимо: starts и ends каждый год или since и until раз"

MISTAKES = {
    "window twice": (
        ("key: essays", "key: autumn"),
        ["55: calendar[2].key: «autumn» уже есть выше; допустимо: каждое имя в списке один раз"],
    ),
    "template twice": (
        ("stages: [reserve], window: autumn}", "window: autumn}\n  - {key: talk, title: Ещё, kind: seminar}"),
        ["58: events[2].key: «talk» уже есть выше; допустимо: каждое имя в списке один раз"],
    ),
    "unknown track": (
        ("tracks: [teachers]}", "tracks: [teacher]}"),
        [
            "54: calendar[1].tracks[1]: направления «teacher» нет; допустимо: teachers"
            " (возможно, вы имели в виду «teachers»)"
        ],
    ),
    "track twice": (
        ("tracks: [teachers]}", "tracks: [teachers, teachers]}"),
        ["54: calendar[1].tracks[2]: «teachers» уже есть выше; допустимо: каждое имя в списке один раз"],
    ),
    "unknown work": (
        ("work: essay}", "work: esay}"),
        [
            "55: calendar[2].work: работы «esay» у этих направлений нет; допустимо: essay"
            " (возможно, вы имели в виду «essay»)"
        ],
    ),
    "unknown stage": (
        ("stages: [reserve]", "stages: [reserv]"),
        [
            "57: events[1].stages[1]: этапа «reserv» нет; допустимо: applied, reserve, withdrawn"
            " (возможно, вы имели в виду «reserve»)"
        ],
    ),
    "unknown window": (
        ("window: autumn", "window: autum"),
        [
            "57: events[1].window: срока «autum» в calendar нет; допустимо: autumn, essays"
            " (возможно, вы имели в виду «autumn»)"
        ],
    ),
    "unknown kind": (
        ("kind: seminar, starts", "kind: seminary, starts"),
        [
            "54: calendar[1].kind: значение «seminary» не подходит; допустимо: seminar, master_class, course, "
            "internship, contest, training, interview, meeting, deadline (возможно, вы имели в виду «seminar»)"
        ],
    ),
    "day that never is": (
        ('starts: "10-01"', 'starts: "02-30"'),
        ['54: calendar[1].starts: дня «02-30» не бывает; допустимо: месяц и день в кавычках, например "09-30"'],
    ),
    "day of no calendar": (
        ('starts: "10-01"', 'starts: "10-32"'),
        ['54: calendar[1].starts: значение «10-32» не подходит; допустимо: месяц и день в кавычках, например "09-01"'],
    ),
    "date that never is": (
        ("since: 2026-11-01", "since: 2026-02-30"),
        ["55: calendar[2].since: «2026-02-30» — не дата; допустимо: дата вида 2026-09-01"],
    ),
    "no dates": (
        (', starts: "10-01", ends: "11-30"', ""),
        [f"54: calendar[1]: у срока «autumn» нет дат или они двух видов; {DATES}"],
    ),
    "dates of two sorts": (
        ('ends: "11-30"', 'ends: "11-30", since: 2026-10-01'),
        [f"54: calendar[1]: у срока «autumn» нет дат или они двух видов; {DATES}"],
    ),
    "once upside down": (
        ("until: 2026-12-01", "until: 2026-10-01"),
        ["55: calendar[2]: срок «essays» кончается раньше, чем начинается; допустимо: until не раньше since"],
    ),
    "before the first cycle": (
        ("since: 2026-11-01, until: 2026-12-01", "since: 2020-11-01, until: 2020-12-01"),
        ["55: calendar[2].until: срок кончился 01.12.2020, раньше первого цикла; допустимо: день не раньше 01.09.2026"],
    ),
    "beyond the cycle": (
        ('ends: "11-30"', 'ends: "09-30"'),
        ["54: calendar[1].ends: срок кончается 30.09.2027, уже после цикла; допустимо: день не позже 31.08.2027"],
    ),
    "year the cycle has not": (
        ('ends: "11-30"', 'ends: "11-30", year: 2'),
        ["54: calendar[1].year: в цикле нет 2-го года; допустимо: от 1 до 1"],
    ),
    "end in a year of nowhere": (
        ('ends: "11-30"', 'ends: "11-30", ends_year: 1'),
        [
            "54: calendar[1]: у срока «autumn» ends_year без year или раньше его; допустимо: year и ends_year "
            "не меньше его, без since"
        ],
    ),
    "offset of no unit": (
        ("offsets: [7d, 2h]", "offsets: [7d, 2w]"),
        [
            "61: reminders.rules[1].offsets[2]: значение «2w» не подходит; допустимо: за сколько до срока: "
            "дни или часы, например 7d или 2h"
        ],
    ),
    "offset twice": (
        ("offsets: [7d, 2h]", "offsets: [7d, 7d]"),
        ["61: reminders.rules[1].offsets[2]: «7d» уже есть выше; допустимо: каждое имя в списке один раз"],
    ),
    "reminders at night": (
        ("hour: 9", "hour: 23"),
        ["59: reminders.hour: число слишком велико; допустимо: не больше 20"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_check_tells_a_mistake_at_its_line(tmp_path: Path, change: tuple[str, str], expected: list[str]) -> None:
    assert told(tmp_path, changed(*change)) == expected


def test_check_tells_mistakes_of_the_calendar_all_at_once(tmp_path: Path) -> None:
    words = changed("work: essay}", "work: esay}").replace("window: autumn", "window: autum")
    words = words.replace("tracks: [teachers]}", "tracks: [teacher]}")
    assert [line.split(":")[0] for line in told(tmp_path, words)] == ["54", "55", "57"]


def window(**dates: object) -> CalendarWindow:
    return CalendarWindow.model_validate({"key": "w", "title": "Срок", **dates})


SCHOOL_YEAR = (date(2026, 9, 1), date(2027, 9, 1))
TWO_YEARS = (date(2026, 9, 1), date(2028, 9, 1))
FOUR_YEARS = (date(2025, 1, 1), date(2029, 1, 1))

OCCURRENCES = {
    "within a year": (window(starts="10-01", ends="11-30"), SCHOOL_YEAR, [("2026-10-01", "2026-11-30")]),
    "over the new year": (window(starts="12-01", ends="03-31"), SCHOOL_YEAR, [("2026-12-01", "2027-03-31")]),
    "whole cycle": (window(starts="09-01", ends="08-31"), SCHOOL_YEAR, [("2026-09-01", "2027-08-31")]),
    "one day": (window(starts="09-15", ends="09-15"), SCHOOL_YEAR, [("2026-09-15", "2026-09-15")]),
    "last of February": (
        window(starts="02-01", ends="02-29"),
        TWO_YEARS,
        [("2027-02-01", "2027-02-28"), ("2028-02-01", "2028-02-29")],
    ),
    "every year": (
        window(starts="11-01", ends="11-30"),
        FOUR_YEARS,
        [(f"{year}-11-01", f"{year}-11-30") for year in range(2025, 2029)],
    ),
    "one year of four": (window(starts="02-01", ends="03-31", year=4), FOUR_YEARS, [("2028-02-01", "2028-03-31")]),
    "from year to year": (
        window(starts="03-01", ends="05-31", year=1, ends_year=4),
        FOUR_YEARS,
        [("2025-03-01", "2028-05-31")],
    ),
    "once": (window(since="2026-11-01", until="2026-12-01"), SCHOOL_YEAR, [("2026-11-01", "2026-12-01")]),
    "once, begun before": (window(since="2019-01-01", until="2026-09-01"), SCHOOL_YEAR, [("2019-01-01", "2026-09-01")]),
    "once, over": (window(since="2019-01-01", until="2026-08-31"), SCHOOL_YEAR, []),
    "once, yet to come": (window(since="2027-09-01", until="2027-09-02"), SCHOOL_YEAR, []),
    "a year that is not there": (window(starts="10-01", ends="11-30", year=2), SCHOOL_YEAR, []),
}


@pytest.mark.parametrize(("made", "cycle", "expected"), OCCURRENCES.values(), ids=OCCURRENCES)
def test_window_lies_where_its_dates_say(
    made: CalendarWindow, cycle: tuple[date, date], expected: list[tuple[str, str]]
) -> None:
    assert [(first.isoformat(), last.isoformat()) for first, last in occurrences(made, *cycle)] == expected


DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: day.strftime("%m-%d"))


@given(starts=DAYS, ends=DAYS, first=st.dates(date(2000, 1, 1), date(2090, 12, 31)), years=st.integers(1, 5))
def test_yearly_window_has_one_ordered_span_a_year(starts: str, ends: str, first: date, years: int) -> None:
    # A cycle never begins on 29 February (see the check of its first day).
    first = first.replace(day=28) if (first.month, first.day) == (2, 29) else first
    end = first.replace(year=first.year + years)
    spans = occurrences(window(starts=starts, ends=ends), first, end)
    assert len(spans) == years == years_of(first, end)
    assert all(first <= start <= last and (last - start).days <= 366 for start, last in spans)
    assert spans == sorted(spans)
