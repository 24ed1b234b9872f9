"""A day with a time, however it is typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.answers import read_answer, show_answer
from services.errors import AnswerError
from tests.services.answers.asking import own, texts

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 21)
"""A Saturday."""
START = datetime(2026, 12, 12, 10, tzinfo=MOSCOW)
FIELD = own("moment")


def read(typed: str, zone: ZoneInfo = MOSCOW, since: datetime | None = None) -> str:
    return str(read_answer(FIELD, typed, today=TODAY, zone=zone, since=since))


def refused(typed: str, zone: ZoneInfo = MOSCOW) -> tuple[str, object]:
    with pytest.raises(AnswerError) as error:
        read(typed, zone)
    for language in ("ru", "en"):
        texts(language).resolve(error.value.text)
    args = dict(error.value.text.args)
    return error.value.text.key, args.get("instead") or (args.get("earlier"), args.get("later"))


@pytest.mark.parametrize(
    "typed",
    [
        "12 декабря 10:00",
        "12 декабря в 10",
        "12 декабря 2026 г. в 10 часов",
        "12.12.2026 10:00",
        "12.12.2026 10.00",
        "12.12.2026, 10-00",
        "12.12.26 10:00",
        "12.12 10:00",
        "сб, 12 декабря, 10:00",
        "12 декабря в 10 утра",
        "2026-12-12 10:00",
        "2026-12-12T10:00:00+03:00",
        "12.12.2026 12:00 +05:00",
        "через 21 день в 10:00",
        "12 December at 10:00",
    ],
)
def test_moment_is_read_as_people_type_it(typed: str) -> None:
    assert read(typed) == "2026-12-12T10:00:00+03:00"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("завтра в 15", "2026-11-22T15:00"),
        ("сегодня в 18:30", "2026-11-21T18:30"),
        ("послезавтра 9:00", "2026-11-23T09:00"),
        ("в пятницу в 3 дня", "2026-11-27T15:00"),
        ("в субботу 10:00", "2026-11-28T10:00"),
        ("в следующий вторник 10:00", "2026-11-24T10:00"),
        ("через неделю в 12 ночи", "2026-11-28T00:00"),
        ("20 ноября 10:00", "2026-11-20T10:00"),
        ("15 января 10:00", "2027-01-15T10:00"),
        ("29.02 10:00", "2028-02-29T10:00"),
    ],
)
def test_day_is_reckoned_from_today(typed: str, moment: str) -> None:
    assert read(typed) == f"{moment}:00+03:00"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2 часа", "12T12:00"),
        ("1,5 часа", "12T11:30"),
        ("90 минут", "12T11:30"),
        ("1 час 30 минут", "12T11:30"),
        ("полтора часа", "12T11:30"),
        ("3 дня", "15T10:00"),
        ("17:00", "12T17:00"),
        ("до 17:00", "12T17:00"),
        ("13.12 18:00", "13T18:00"),
    ],
)
def test_end_is_reckoned_from_the_start(typed: str, moment: str) -> None:
    assert read(typed, since=START) == f"2026-12-{moment}:00+03:00"


def test_hours_pass_as_on_a_stopwatch_and_days_by_the_wall() -> None:
    eve = datetime(2027, 3, 27, 22, tzinfo=BERLIN)
    assert read("8 часов", BERLIN, eve) == "2027-03-28T07:00:00+02:00"
    assert read("1 день", BERLIN, eve) == "2027-03-28T22:00:00+02:00"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("31.02.2027 10:00", "answer-date-unreal"),
        ("12.13.2026 10:00", "answer-date-unreal"),
        ("12.12.2026", "answer-moment-time"),
        ("завтра", "answer-moment-time"),
        ("12.12.2026 25:00", "answer-moment-clock"),
        ("12.12.2026 10:77", "answer-moment-clock"),
        ("12", "answer-moment"),
        ("10:00", "answer-moment"),
        ("как-нибудь", "answer-moment"),
        ("12.12.2026 в 15 вечера", "answer-moment"),
        ("12.12.2126 10:00", "answer-date-far"),
    ],
)
def test_what_is_no_moment_is_refused(typed: str, key: str) -> None:
    assert refused(typed)[0] == key


def test_time_that_the_clock_skips_is_told_with_the_nearest() -> None:
    assert refused("28.03.2027 02:30", BERLIN) == ("answer-moment-skipped", "28.03.2027 03:30")


def test_time_that_comes_twice_is_asked_again_and_both_answers_are_read() -> None:
    key, both = refused("25.10.2026 02:30", BERLIN)
    assert (key, both) == ("answer-moment-twice", ("25.10.2026 02:30 +02:00", "25.10.2026 02:30 +01:00"))
    assert [read(str(one), BERLIN) for one in both] == [  # type: ignore[attr-defined]
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    try:
        moment = datetime.fromisoformat(read(typed))
    except AnswerError as refusal:
        texts().resolve(refusal.text)
    else:
        assert moment.utcoffset() == timedelta(hours=3)


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_moment_written_whole_is_read_as_it_stands(day: date, at: time) -> None:
    wall = datetime.combine(day, at)
    assert (
        datetime.fromisoformat(read(f"{wall:%d.%m.%Y %H:%M}", ZoneInfo("Asia/Vladivostok"))).replace(tzinfo=None)
        == wall
    )


def test_moment_is_shown_by_the_clock_it_was_meant_by() -> None:
    assert show_answer(FIELD, "2026-12-12T10:00:00+10:00", texts()) == "12 декабря 2026, 10:00"


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("example.ru", "https://example.ru"),
        (" <https://telemost.example.ru/j/1?a=b> ", "https://telemost.example.ru/j/1?a=b"),
        ("http://школа.рф/план", "http://школа.рф/план"),
    ],
)
def test_link_is_read_with_its_scheme(typed: str, link: str) -> None:
    assert read_answer(own("link"), typed, today=TODAY) == link


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "ftp://example.ru",
        "http://user:secret@example.ru",
        "http://localhost",
        "https://exa mple.ru",
        "https://example.ru:99999",
        "нет",
        "https://",
        'https://example.ru/"onclick',
    ],
)
def test_what_is_no_link_is_refused(typed: str) -> None:
    with pytest.raises(AnswerError) as refusal:
        read_answer(own("link"), typed, today=TODAY)
    assert refusal.value.text.key == "answer-link"
