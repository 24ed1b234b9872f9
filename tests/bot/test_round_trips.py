"""What is believed of a line, by the round trips seen."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.round_trips import ENOUGH, KEPT_SECONDS, LONGEST_LEAD, SHARE, RoundTrips


def seen(*seconds: float, pace: float = 1 / 30) -> tuple[RoundTrips, float]:
    """Round trips one after another, and the moment of the last."""
    trips, now = RoundTrips(), 5_000.0
    for one in seconds:
        now += pace
        trips.note(one, now)
    return trips, now


def test_nothing_is_believed_until_enough_is_seen() -> None:
    few, then = seen(*[0.05] * (ENOUGH - 1))
    many, later = seen(*[0.05] * ENOUGH)
    assert few.lead(then) == 0.0
    assert many.lead(later) == pytest.approx(SHARE * 0.05)


def test_quicker_answer_lowers_the_lead_at_once() -> None:
    trips, now = seen(*[0.05] * 300)
    trips.note(0.049, now)
    assert trips.lead(now) == pytest.approx(SHARE * (2 * 0.049 - 0.05))


def test_line_that_varies_as_much_as_it_lasts_gives_no_lead() -> None:
    dice = random.Random(1)
    trips, now = seen(*[0.02 + 0.1 * dice.random() for _ in range(1_000)])
    assert trips.lead(now) == 0.0


def test_line_that_grows_longer_gives_no_lead_until_the_short_trips_are_old() -> None:
    trips, now = seen(*[0.02] * 1_000, *[0.1] * 1_000)
    assert trips.lead(now) == 0.0
    for _ in range(int(KEPT_SECONDS * 30)):
        now += 1 / 30
        trips.note(0.1, now)
    assert trips.lead(now) == pytest.approx(SHARE * 0.1)


def test_lead_ends_with_a_break_a_doubt_and_with_silence() -> None:
    broken, now = seen(*[0.05] * 300)
    broken.forget()
    quiet, then = seen(*[0.05] * 300)
    doubted, at = seen(*[0.05] * 300)
    doubted.doubt(at)
    for _ in range(300):
        doubted.note(0.05, at)
    assert (broken.lead(now), quiet.lead(then + KEPT_SECONDS), doubted.lead(at)) == (0.0, 0.0, 0.0)


def test_doubt_is_over_after_ten_minutes() -> None:
    trips, now = seen(*[0.05] * 300)
    trips.doubt(now)
    for _ in range(ENOUGH):
        trips.note(0.05, now + KEPT_SECONDS)
    assert trips.lead(now + KEPT_SECONDS) == pytest.approx(SHARE * 0.05)


def test_lead_has_an_end() -> None:
    trips, now = seen(*[1.5] * 300)
    assert trips.lead(now) == LONGEST_LEAD


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 1 << 30), st.floats(0, 0.2), st.sampled_from([0.001, 0.01, 0.1, 0.4]), st.booleans())
def test_lead_is_never_longer_than_both_least_ways_together(seed: int, base: float, jitter: float, even: bool) -> None:
    dice = random.Random(seed)

    def more() -> float:
        return jitter * dice.random() if even else dice.expovariate(1 / jitter)

    trips, now = seen(*[base + more() + more() for _ in range(ENOUGH + seed % 500)])
    assert trips.lead(now) <= base
