from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from exports.calendar_file import Entry, calendar_file
from services.answers.cleaning import clean, one_line

NOW = datetime(2026, 9, 15, 7, tzinfo=UTC)
NAME = "Акселератор проектов"


def entry(**changed: object) -> Entry:
    known: dict[str, object] = {
        "uid": "event-17@rezerv_bot",
        "sequence": 0,
        "title": "Разбор уроков",
        "start": datetime(2026, 12, 13, 7, tzinfo=UTC),
        "end": datetime(2026, 12, 13, 9, tzinfo=UTC),
        "changed_at": NOW,
    }
    return Entry(**(known | changed))  # type: ignore[arg-type]


def read(*entries: Entry) -> list[Any]:
    """As icalendar reads the file back, after vobject has found nothing wrong with it."""
    made = calendar_file(entries, name=NAME, now=NOW)
    vobject.readOne(made.decode()).validate(raiseException=True)
    return list(icalendar.Calendar.from_ical(made).walk("VEVENT"))


def test_entry_has_what_phones_need() -> None:
    [event] = read(
        entry(
            place="Школа № 5, ул. Мира; вход со двора", url="https://call.example/1", description="Строка 1\nСтрока 2"
        )
    )
    assert {name: str(event[name]) for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "URL", "STATUS")} == {
        "UID": "event-17@rezerv_bot",
        "SEQUENCE": "0",
        "SUMMARY": "Разбор уроков",
        "LOCATION": "Школа № 5, ул. Мира; вход со двора",
        "URL": "https://call.example/1",
        "STATUS": "CONFIRMED",
    }
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (entry().start, entry().end)
    assert str(event["DESCRIPTION"]) == "Строка 1\nСтрока 2"
    assert [str(alarm["ACTION"]) for alarm in event.walk("VALARM")] == ["DISPLAY"]


def test_file_is_published_and_named() -> None:
    made = icalendar.Calendar.from_ical(calendar_file([entry()], name=NAME, now=NOW))
    assert (str(made["METHOD"]), str(made["X-WR-CALNAME"])) == ("PUBLISH", NAME)


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_wants() -> None:
    made = calendar_file([entry(description="Очень длинное описание " * 50)], name=NAME, now=NOW)
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert made.count(b"\n") == made.count(b"\r\n")


def test_cancelled_entry_takes_away_the_earlier_one() -> None:
    before, after = (read(item)[0] for item in (entry(), entry(sequence=1, cancelled=True)))
    assert str(before["UID"]) == str(after["UID"])
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"]), str(after["STATUS"])) == (0, 1, "CANCELLED")
    assert list(after.walk("VALARM")) == []


def test_contact_with_an_address_is_the_organiser() -> None:
    [event] = read(entry(contact='Анна "Организатор", anna@school.example', organiser='Школа "Пять"; отдел'))
    assert str(event["ORGANIZER"]) == "mailto:anna@school.example"
    assert event["ORGANIZER"].params["CN"] == "Школа 'Пять'; отдел"
    assert "ORGANIZER" not in read(entry(contact="8 914 123-45-67"))[0]


@pytest.mark.parametrize("end", [0, -60])
def test_moment_without_length_has_no_end(end: int) -> None:
    [event] = read(entry(end=entry().start + timedelta(minutes=end)))
    assert "DTEND" not in event


def test_many_entries_are_one_file() -> None:
    found = read(*(entry(uid=f"event-{number}@bot") for number in range(30)))
    assert len({str(event["UID"]) for event in found}) == 30


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).flatmap(  # noqa: DTZ001 - given a zone below
    lambda moment: st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    )
)
TEXTS = st.text(max_size=300)


@given(
    title=TEXTS, place=TEXTS, description=TEXTS, url=TEXTS, contact=TEXTS, organiser=TEXTS,
    start=MOMENTS, length=st.integers(0, 60 * 24 * 400), sequence=st.integers(0, 10_000),
)  # fmt: skip
def test_any_words_and_times_make_a_file_that_reads_back(
    title: str,
    place: str,
    description: str,
    url: str,
    contact: str,
    organiser: str,
    start: datetime,
    length: int,
    sequence: int,
) -> None:
    made = entry(
        title=title, place=place, description=description, url=url, contact=contact, organiser=organiser,
        start=start, end=start + timedelta(minutes=length), sequence=sequence,
    )  # fmt: skip
    [event] = read(made)
    assert event["DTSTART"].dt == start.astimezone(UTC).replace(microsecond=0)
    assert int(event["SEQUENCE"]) == sequence


@given(TEXTS)
def test_title_comes_back_as_it_was_but_for_what_cannot_be_seen(title: str) -> None:
    assert str(read(entry(title=title))[0]["SUMMARY"]) == one_line(clean(title))
