"""When a reminder is due: by the calendar and the clock of the person, never at night, before the moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from programmes.calendar import EventKind, Occasion, ReminderRule, Reminders
from services.quiet_hours import EVENING, LAST_CALL, MORNING, TOO_LATE
from services.reminders.facts import longest, offsets_for
from services.reminders.moments import due_at, instant, read_offset, stamp

NAMES = [
    "Asia/Vladivostok", "Europe/Moscow", "Asia/Kamchatka", "UTC",
    # Clocks that change, by an hour, by half an hour, at midnight.
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
]  # fmt: skip
ZONES = st.sampled_from(NAMES).map(ZoneInfo)
MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the zone is drawn
    datetime(2029, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
DAYS, HOURS = st.integers(1, 40), st.integers(1, 24)


@given(MOMENTS, ZONES, DAYS, st.integers(8, 20))
def test_days_are_counted_by_the_calendar_and_come_at_the_hour(
    moment: datetime, zone: ZoneInfo, days: int, hour: int
) -> None:
    local = due_at(moment, read_offset(f"{days}d"), zone, hour).astimezone(zone)
    assert (moment.astimezone(zone).date() - local.date()).days == days
    assert local.time() == time(hour)


@given(MOMENTS, ZONES, HOURS)
def test_hours_are_exact_by_day_and_never_at_night(moment: datetime, zone: ZoneInfo, hours: int) -> None:
    due = due_at(moment, read_offset(f"{hours}h"), zone, 10)
    exact = moment - timedelta(hours=hours)
    assert MORNING <= due.astimezone(zone).time() < EVENING
    assert due < moment
    if MORNING <= exact.astimezone(zone).time() < EVENING:
        assert due == exact
    elif due > exact:
        assert due.astimezone(zone).time() == MORNING
        assert moment - due >= TOO_LATE
    else:
        assert due.astimezone(zone).time() == LAST_CALL


@given(st.dates(date(2026, 1, 1), date(2029, 1, 1)), ZONES, DAYS)
def test_day_ends_for_each_where_they_live(day: date, zone: ZoneInfo, days: int) -> None:
    assert instant(day, zone).astimezone(zone).date() == day
    assert due_at(day, read_offset(f"{days}d"), zone, 10).astimezone(zone).date() == day - timedelta(days=days)


@given(MOMENTS, MOMENTS)
def test_stamp_tells_moments_apart_by_the_minute(one: datetime, other: datetime) -> None:
    assume(abs(one - other) >= timedelta(minutes=1))
    assert stamp(one) != stamp(other)
    assert stamp(one) == stamp(one.astimezone(ZoneInfo("Asia/Vladivostok")))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-10-20T15:00", "2026-10-20T13:00"),
        ("2026-10-20T10:00", "2026-10-20T08:00"),
        # Half past seven is night, and at eight there is still time.
        ("2026-10-20T09:30", "2026-10-20T08:00"),
        ("2026-10-20T09:00", "2026-10-20T08:00"),
        # At eight it would be too late.
        ("2026-10-20T08:59", "2026-10-19T20:30"),
        ("2026-10-20T08:30", "2026-10-19T20:30"),
        ("2026-10-20T02:00", "2026-10-19T20:30"),
        ("2026-10-20T23:30", "2026-10-20T20:30"),
        ("2026-10-20T22:59", "2026-10-20T20:59"),
        ("2026-10-20T23:00", "2026-10-20T20:30"),
    ],
)
def test_two_hours_ahead_on_the_edges_of_the_night(start: str, expected: str) -> None:
    zone = ZoneInfo("Asia/Vladivostok")
    moment = datetime.fromisoformat(start).replace(tzinfo=zone)
    due = due_at(moment, read_offset("2h"), zone, 10).astimezone(zone)
    assert due.replace(tzinfo=None).isoformat(timespec="minutes") == expected


def test_last_rule_that_fits_a_kind_counts() -> None:
    rules = Reminders(
        rules=(
            ReminderRule(occasion=Occasion.START, offsets=("7d", "2h")),
            ReminderRule(occasion=Occasion.START, kinds=(EventKind.COURSE,), offsets=("45d",)),
            ReminderRule(occasion=Occasion.START, kinds=(EventKind.MEETING,), offsets=()),
        )
    )
    asked = [offsets_for(rules, Occasion.START, kind) for kind in ("seminar", "course", "meeting")]
    assert asked == [("7d", "2h"), ("45d",), ()]
    assert (offsets_for(rules, Occasion.ENTRY, "contest"), longest(rules)) == ((), 45)
