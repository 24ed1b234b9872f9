from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ServiceError
from services.interviews.plan import LONGEST, SHORTEST, Plan, read_plan, read_start

DAY = date(2026, 9, 16)
MOSCOW = ZoneInfo("Europe/Moscow")


def plan(typed: str, first: date = DAY, last: date = DAY) -> Plan:
    return read_plan(typed, first_day=first, last_day=last)


def refusal(typed: str, first: date = DAY, last: date = DAY) -> str:
    with pytest.raises(ServiceError) as refused:
        plan(typed, first, last)
    return refused.value.text.key


@pytest.mark.parametrize(
    "typed",
    [
        "10:00–13:00 по 20 минут",
        "с 10 до 13 по 20",
        "10.00-13.00, по 20 мин.",
        "16 сентября 10:00–13:00 по 20 минут",
        "16.09 с 10:00 до 13:00 каждые 20 минут",
        "16.09.2026 10-13 по 20 минут",
        "2026-09-16 10:00-13:00 по 20",
        "September 16, 10:00–13:00 every 20 minutes",
    ],
)
def test_plan_is_read_as_people_type_it(typed: str) -> None:
    assert plan(typed) == Plan(DAY, time(10), time(13), 20, 0, ())


@pytest.mark.parametrize(
    ("typed", "minutes", "pause", "rooms"),
    [
        ("10:00–13:00 по 20 минут, перерыв 5 минут, кабинеты 12 и 14", 20, 5, ("каб. 12", "каб. 14")),
        ("10:00–13:00 с перерывом по 10 минут по 30 минут, каб. 3", 30, 10, ("каб. 3",)),
        ("10:00–13:00 по 1 часу в кабинете №5", 60, 0, ("каб. 5",)),
        ("10:00–13:00 by 20 minutes, break 5, rooms 1, 2 and 3", 20, 5, ("room 1", "room 2", "room 3")),
        ("10:00–13:00 по 20, аудитория Б-101", 20, 0, ("ауд. Б-101",)),
    ],
)
def test_plan_takes_length_break_and_rooms(typed: str, minutes: int, pause: int, rooms: tuple[str, ...]) -> None:
    assert plan(typed) == Plan(DAY, time(10), time(13), minutes, pause, rooms)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "interview-plan-unclear"),
        ("завтра утром", "interview-plan-unclear"),
        ("10:00–13:00", "interview-plan-unclear"),
        ("10:00–13:00, перерыв по 5 минут", "interview-plan-unclear"),
        ("13:00–10:00 по 20", "interview-plan-order"),
        ("10:00–10:00 по 20", "interview-plan-order"),
        ("10:00–13:00 по 2 минуты", "interview-plan-length"),
        ("10:00–13:00 по 300 минут", "interview-plan-length"),
        ("10:00–10:15 по 20", "interview-plan-none"),
        ("10:00–13:00 по 20, перерыв 500 минут", "interview-plan-pause"),
        ("25:00–26:00 по 20", "interview-no-such-time"),
        ("10:75–13:00 по 20", "interview-no-such-time"),
        ("31.09 10:00–13:00 по 20", "interview-plan-day-unclear"),
        ("31 февраля 10:00–13:00 по 20", "interview-plan-day-unclear"),
        ("17 сентября 10:00–13:00 по 20", "interview-plan-outside-days"),
        ("8:00–20:00 по 5, кабинеты 1, 2, 3", "interview-plan-many"),
        ("10:00–13:00 по 20, кабинеты 1,2,3,4,5,6,7,8,9,10,11", "interview-plan-rooms"),
    ],
)
def test_plan_that_cannot_be_is_refused_by_name(typed: str, key: str) -> None:
    assert refusal(typed) == key


def test_day_is_needed_where_the_event_has_several() -> None:
    assert refusal("10:00–13:00 по 20", DAY, date(2026, 9, 18)) == "interview-plan-day"


def test_day_without_a_year_is_found_over_new_year() -> None:
    found = plan("12 января 10:00–13:00 по 20", date(2026, 12, 20), date(2027, 1, 20))
    assert found.day == date(2027, 1, 12)


def test_rooms_stand_side_by_side_and_breaks_between() -> None:
    windows = plan("10:00–11:00 по 20, перерыв 5, кабинеты 1 и 2").windows(MOSCOW)
    assert [(f"{item.starts_at:%H:%M}", item.place) for item in windows] == [
        ("07:00", "каб. 1"), ("07:00", "каб. 2"), ("07:25", "каб. 1"), ("07:25", "каб. 2"),
    ]  # fmt: skip


def test_hour_that_the_clock_skips_is_refused() -> None:
    day = date(2027, 3, 28)
    with pytest.raises(ServiceError) as refused:
        plan("2:30–6:00 по 30", day, day).windows(ZoneInfo("Europe/Berlin"))
    assert refused.value.text.key == "interview-no-such-hour"


def test_times_over_a_clock_change_keep_their_length() -> None:
    day = date(2027, 3, 28)
    windows = plan("1:00–4:00 по 60", day, day).windows(ZoneInfo("Europe/Berlin"))
    assert [item.starts_at for item in windows] == [
        datetime(2027, 3, 28, 0, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC),
    ]  # fmt: skip


@given(
    begin=st.integers(0, 20),
    hours=st.integers(1, 3),
    minutes=st.integers(SHORTEST, LONGEST),
    pause=st.integers(0, 60),
    rooms=st.integers(0, 3),
)
def test_windows_never_meet_and_stay_inside(begin: int, hours: int, minutes: int, pause: int, rooms: int) -> None:
    made = Plan(DAY, time(begin), time(begin + hours), minutes, pause, tuple("абв"[:rooms]))
    windows = made.windows(MOSCOW)
    first, last = (datetime(2026, 9, 16, at, tzinfo=MOSCOW) for at in (begin, begin + hours))
    assert all(first <= item.starts_at and item.ends_at <= last for item in windows)
    assert not any(one.meets(other) for place, one in enumerate(windows) for other in windows[:place])


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [("12:30", 16, time(12, 30)), ("17 сентября 12:30", 17, time(12, 30)), ("в 9.05 18.09", 18, time(9, 5))],
)
def test_start_is_read_with_or_without_a_day(typed: str, day: int, clock: time) -> None:
    last = DAY if typed == "12:30" else date(2026, 9, 18)
    assert read_start(typed, first_day=DAY, last_day=last) == (date(2026, 9, day), clock)
