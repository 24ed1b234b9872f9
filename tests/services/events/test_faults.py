"""What is wrong with an event is said field by field."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ServiceError
from services.events.facts import EventFacts, changed_fields
from services.events.faults import check, faults
from tests.kit import START, the_catalogue
from tests.services.events.kit import MOSCOW, PROGRAMME, TENTH, facts

HOUR = timedelta(hours=1)


def found(**wrong: Any) -> list[tuple[str, str]]:
    return [(fault.field, fault.reason.key) for fault in faults(PROGRAMME, facts(**wrong), START)]


@pytest.mark.parametrize(
    ("wrong", "field", "reason"),
    [
        ({"ends_at": TENTH - HOUR}, "ends_at", "event-fault-order"),
        ({"ends_at": TENTH}, "ends_at", "event-fault-instant"),
        ({"ends_at": TENTH + timedelta(days=401)}, "ends_at", "event-fault-length"),
        ({"signup_closes_at": TENTH + HOUR}, "signup_closes_at", "event-fault-closes-late"),
        ({"signup_opens_at": TENTH}, "signup_opens_at", "event-fault-opens-late"),
        (
            {"signup_opens_at": TENTH - HOUR, "signup_closes_at": TENTH - 2 * HOUR},
            "signup_closes_at",
            "event-fault-closes-early",
        ),
        ({"signup_closes_at": START - HOUR}, "signup_closes_at", "event-fault-past"),
        ({"capacity": 0}, "capacity", "event-fault-range"),
        ({"target_share": 101}, "target_share", "event-fault-range"),
        ({"points": -1}, "points", "event-fault-range"),
        ({"kind": "party"}, "kind", "event-fault-kind"),
        ({"timezone": "Europe/Elista"}, "timezone", "event-fault-zone"),
        ({"tracks": ("nobody",)}, "tracks", "event-fault-track"),
        ({"audience": {"stages": ["nowhere"]}}, "stages", "segment-wrong"),
        ({"audience": {"wishes": [1]}}, "audience", "segment-wrong"),
        ({"title": " "}, "title", "event-fault-empty"),
        ({"title": "Я" * 201}, "title", "event-fault-long"),
        ({"link": "javascript:alert(1)"}, "link", "event-fault-link"),
        ({"materials": ({"title": "a", "url": "b"},) * 11}, "materials", "event-fault-many"),
        ({"starts_at": START + timedelta(days=3000)}, "starts_at", "event-fault-far"),
    ],
)
def test_fault_names_the_field_and_the_reason(wrong: dict[str, Any], field: str, reason: str) -> None:
    assert (field, reason) in found(**wrong)


def test_event_in_the_past_is_told_of_both_ends() -> None:
    assert found(starts_at=START - 3 * HOUR) == [("starts_at", "event-fault-past"), ("ends_at", "event-fault-past")]


def test_whole_event_has_no_faults_and_a_deadline_needs_no_length() -> None:
    assert (found(), found(kind="deadline", ends_at=TENTH)) == ([], [])


def test_moment_that_passed_stands_while_it_is_not_touched() -> None:
    begun = facts(starts_at=START - HOUR, ends_at=START + HOUR)
    longer = facts(starts_at=START - HOUR, ends_at=START + 2 * HOUR)
    assert faults(PROGRAMME, longer, START, before=begun) == []


def test_first_fault_is_said_in_words_in_both_languages() -> None:
    with pytest.raises(ServiceError) as refused:
        check(PROGRAMME, facts(ends_at=TENTH - HOUR), START)
    said = [the_catalogue()[language].resolve(refused.value.text) for language in ("ru", "en")]
    assert said == [
        "Окончание: раньше начала. Напишите время позже начала или длительность, например «2 часа».",
        "End: before the start. Write a time after the start or a duration, such as “2 hours”.",
    ]


@given(st.integers(-10_000, 10_000), st.integers(-500_000, 500_000), st.integers(-500, 200_000))
def test_facts_are_judged_however_odd(start: int, length: int, capacity: int) -> None:
    starts = START + timedelta(hours=start)
    odd = facts(starts_at=starts, ends_at=starts + timedelta(minutes=length), capacity=capacity)
    right = start > 0 and 0 < length <= 400 * 24 * 60 and 1 <= capacity <= 100_000
    assert (faults(PROGRAMME, odd, START) == []) is right


def test_changed_fields_know_moments_across_zones() -> None:
    there = facts(starts_at=TENTH.astimezone(ZoneInfo("Asia/Vladivostok")))
    assert changed_fields(facts(), there) == []
    moved: EventFacts = facts(starts_at=datetime(2026, 12, 10, 11, tzinfo=MOSCOW), title="Иное")
    assert changed_fields(facts(), moved) == ["title", "starts_at", "ends_at"]
