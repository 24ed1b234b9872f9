"""The calendars of the five programmes against the documents they come from."""

from __future__ import annotations

import re

import pytest
from dateutil.relativedelta import relativedelta

from programmes.calendar import EventKind
from programmes.loader import available, load
from programmes.occurrences import occurrences
from programmes.schema import Programme
from tests.programmes.dated_lines import CYCLES, LINES

PROGRAMMES = [load(key) for key in available()]

every_programme = pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.key)

COUNTS = {"ketchenery": 14, "moskovsky": 17, "okoneshnikovo": 26, "khabarovsk": 40, "baltiysk": 14}


@every_programme
def test_every_dated_line_is_in_the_calendar_and_nothing_else(programme: Programme) -> None:
    lines = LINES[programme.key]
    assert [(window.clause, window.key) for window in programme.calendar] == [(line[0], line[1]) for line in lines]
    assert len(lines) == COUNTS[programme.key]


@every_programme
def test_windows_lie_where_the_document_has_them(programme: Programme) -> None:
    first = CYCLES[programme.key]
    end = first + relativedelta(months=programme.cycle.months)
    days = {
        window.key: ", ".join(f"{since}..{until}" for since, until in occurrences(window, first, end))
        for window in programme.calendar
    }
    assert days == {key: spans for _, key, spans in LINES[programme.key]}


def numbers(key: str) -> list[str]:
    """The numbers of the lines of a plan, as its document prints them."""
    found = [re.match(r"(?:План|Дорожная карта), п\. ([\d.]+):", clause) for clause, _, _ in LINES[key]]
    return [match[1] for match in found if match]


def test_numbered_lines_of_the_plans_are_all_there() -> None:
    """Khabarovsk has no 2.8, 2.9 and 2.13."""
    assert numbers("moskovsky") == ["1", *(f"1.{n}" for n in range(1, 6)), "2", *(f"2.{n}" for n in range(1, 10))]
    assert sorted(set(map(int, numbers("okoneshnikovo")))) == list(range(1, 21))
    second = [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 14, 15, 16]
    assert numbers("khabarovsk") == [*(f"1.{n}" for n in range(1, 21)), *(f"2.{n}" for n in second)]


@every_programme
def test_this_years_calendar_is_not_empty(programme: Programme) -> None:
    """Documents of 2021–2024 are followed in later cycles too."""
    first = CYCLES[programme.key]
    while first.year + programme.cycle.months // 12 <= 2026:
        first += relativedelta(months=programme.cycle.months)
    end = first + relativedelta(months=programme.cycle.months)
    gone = [window.key for window in programme.calendar if not occurrences(window, first, end)]
    assert gone == {"moskovsky": ["main_stage"], "khabarovsk": ["project_term"]}.get(programme.key, [])


SHARES = {
    "landing": 40,
    "course_quality": 40,
    "course_competences": 40,
    "course_risk": 40,
    "course_learning_org": 60,
    "course_innovation": 60,
    "course_leader": 60,
    "seminar_motivation": 30,
    "seminar_failure": 50,
    "seminar_environment": 50,
    "seminar_vsoko": 30,
    "seminar_practices": 30,
    "corporate_training": 60,
    "reserve_course": 80,
    "preschool_course": 80,
}


def test_khabarovsk_expects_the_shares_of_its_road_map() -> None:
    events = load("khabarovsk").events
    assert {event.key: event.target_share for event in events if event.target_share} == SHARES


def test_works_with_a_deadline_are_those_the_documents_set_one_for() -> None:
    works = {programme.key: [window.work for window in programme.calendar if window.work] for programme in PROGRAMMES}
    assert works == {
        "ketchenery": ["essay", "group_project", "project"],
        "moskovsky": ["contest_entry", "plan_report"],
        "okoneshnikovo": [],
        "khabarovsk": ["contest_entry"],
        "baltiysk": ["exchange_plan"],
    }


def test_every_kind_of_event_has_a_template_or_a_window() -> None:
    templates = {event.kind for programme in PROGRAMMES for event in programme.events}
    windows = {window.kind for programme in PROGRAMMES for window in programme.calendar if window.kind}
    assert templates | windows == set(EventKind)


@every_programme
def test_titles_fit_a_button_of_a_phone(programme: Programme) -> None:
    titles = [window.title for window in programme.calendar] + [event.title for event in programme.events]
    assert [title for title in titles if len(title) > 45] == []
    assert len({window.title for window in programme.calendar}) == len(programme.calendar)


@every_programme
def test_windows_say_where_the_document_has_them(programme: Programme) -> None:
    assert [window.key for window in programme.calendar if not window.clause] == []


@every_programme
def test_templates_of_events_with_a_paper_word_it(programme: Programme) -> None:
    papered = (EventKind.COURSE, EventKind.MASTER_CLASS)
    assert [event.key for event in programme.events if event.kind in papered and not event.certificate] == []
