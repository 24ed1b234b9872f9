"""Nobody is written to at night, wherever they live."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.quiet import EVENING, MORNING, allowed_from

ZONES = [
    "Europe/Moscow", "Europe/Kaliningrad", "Asia/Vladivostok", "Asia/Kamchatka", "UTC",
    # Clocks that change, by an hour, by half an hour, at midnight; and strange distances from Greenwich.
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu",
]  # fmt: skip
MOMENTS = st.datetimes(
    datetime(2015, 1, 1),  # noqa: DTZ001 - the zone is drawn
    datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(MOMENTS, st.sampled_from(ZONES))
def test_allowed_moment_is_by_day_soon_and_not_earlier(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    allowed = allowed_from(moment, zone)
    assert MORNING <= allowed.astimezone(zone).time() < EVENING
    # Eleven hours of night, and an hour more where the clock goes back in it.
    assert timedelta() <= allowed.astimezone(UTC) - moment <= timedelta(hours=12)


@given(MOMENTS, st.sampled_from(ZONES))
def test_daytime_is_left_as_it_is_and_asking_again_changes_nothing(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    allowed = allowed_from(moment, zone)
    assert allowed_from(allowed, zone) == allowed
    if MORNING <= moment.astimezone(zone).time() < EVENING:
        assert allowed is moment


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("2026-09-15T20:59:59", "2026-09-15T20:59:59"),
        ("2026-09-15T21:00:00", "2026-09-16T08:00:00"),
        ("2026-09-16T00:00:00", "2026-09-16T08:00:00"),
        ("2026-09-16T07:59:59", "2026-09-16T08:00:00"),
        ("2026-09-16T08:00:00", "2026-09-16T08:00:00"),
        ("2026-12-31T23:30:00", "2027-01-01T08:00:00"),
    ],
)
def test_quiet_hours_are_from_nine_to_eight(clock: str, expected: str) -> None:
    zone = ZoneInfo("Asia/Vladivostok")
    moment = datetime.fromisoformat(clock).replace(tzinfo=zone)
    assert allowed_from(moment, zone) == datetime.fromisoformat(expected).replace(tzinfo=zone)
