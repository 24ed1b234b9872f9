from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import Arg, Catalogue, Markup, MissingText, Text, Texts, text

SOURCE = """
-brand = Rezerv
plain = Hello
bold = <b>{ -brand }</b> is here
greeting = <b>{ $name }</b>, hello
wrapped = ({ greeting })
files =
    { $count ->
        [one] { $count } file of { $name }
       *[other] { $count } files of { $name }
    }
late =
    { $late ->
        [yes] late
       *[no] <i>in time</i>
    }
nested = { { $late ->
        [yes] <u>late</u>
       *[no] in time
    } }
common-date = { $day } { $month } { $year }
common-month-3 = March
common-moment = { $day }, { $time }
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    folder: Path = tmp_path_factory.mktemp("locales")
    (folder / "ru").mkdir()
    (folder / "ru" / "some.ftl").write_text(SOURCE, encoding="utf-8")
    return Catalogue.load(folder)["ru"]


@pytest.mark.parametrize(
    ("key", "args", "html", "plain"),
    [
        ("plain", {}, "Hello", "Hello"),
        ("plain", {"unneeded": 1}, "Hello", "Hello"),
        ("bold", {}, "<b>Rezerv</b> is here", "Rezerv is here"),
        ("greeting", {"name": "<i>&"}, "<b>&lt;i&gt;&amp;</b>, hello", "<i>&, hello"),
        ("greeting", {"name": Markup("<i>A &amp; B</i>")}, "<b><i>A &amp; B</i></b>, hello", "A & B, hello"),
        ("greeting", {"name": 999}, "<b>999</b>, hello", "999, hello"),
        ("greeting", {"name": 1234567}, "<b>1\u00a0234\u00a0567</b>, hello", "1\u00a0234\u00a0567, hello"),
        ("greeting", {"name": -1.5}, "<b>-1,5</b>, hello", "-1,5, hello"),
        ("greeting", {"name": date(2025, 3, 12)}, "<b>12 March 2025</b>, hello", "12 March 2025, hello"),
        (
            "greeting",
            {"name": datetime(2025, 3, 12, 9, 5, tzinfo=UTC)},
            "<b>12 March 2025, 09:05</b>, hello",
            "12 March 2025, 09:05, hello",
        ),
        ("greeting", {"name": text("greeting", name="<")}, "<b><b>&lt;</b>, hello</b>, hello", "<, hello, hello"),
        ("wrapped", {"name": "<"}, "(<b>&lt;</b>, hello)", "(<, hello)"),
        ("files", {"count": 1, "name": "<"}, "1 file of &lt;", "1 file of <"),
        ("late", {"late": True}, "late", "late"),
        ("late", {"late": False}, "<i>in time</i>", "in time"),
        ("nested", {"late": True}, "<u>late</u>", "late"),
    ],
)
def test_text_is_filled(texts: Texts, key: str, args: dict[str, Arg], html: str, plain: str) -> None:
    assert (texts(key, **args), texts.plain(key, **args)) == (html, plain)


def test_text_put_into_a_text_is_escaped_once(texts: Texts) -> None:
    assert texts("greeting", name=texts("greeting", name="<")) == "<b><b>&lt;</b>, hello</b>, hello"


@pytest.mark.parametrize("key", ["greeting", "files", "wrapped"])
def test_long_argument_is_kept_whole(texts: Texts, key: str) -> None:
    long = "\n".join(["слово" * 800, "конец"])
    assert texts(key, name=long, count=5).count(long) == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda texts: texts("nowhere"),
        lambda texts: texts.plain("nowhere"),
        lambda texts: texts("greeting"),
        lambda texts: texts.plain("greeting"),
        lambda texts: texts("files", count=5),
        lambda texts: texts("files", name="a"),
        lambda texts: texts("wrapped"),
        lambda texts: texts.resolve(text("nowhere")),
    ],
)
def test_missing_text_or_argument_is_never_shown(texts: Texts, ask: Callable[[Texts], str]) -> None:
    with pytest.raises(MissingText):
        ask(texts)


def test_texts_know_their_keys(texts: Texts) -> None:
    assert ("greeting" in texts, "nowhere" in texts) == (True, False)


leaves: st.SearchStrategy[Arg] = st.one_of(
    st.text(),
    st.text().map(Markup),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
)


def nested(values: st.SearchStrategy[Arg]) -> st.SearchStrategy[Text]:
    return st.builds(Text, st.text(min_size=1), st.dictionaries(st.text(min_size=1), values, max_size=3))


@given(nested(st.recursive(leaves, nested, max_leaves=4)))
def test_text_survives_json(said: Text) -> None:
    assert Text.from_json(json.loads(json.dumps(said.to_json()))) == said


def test_text_from_foreign_json_is_refused() -> None:
    with pytest.raises(ValueError):
        Text.from_json({"key": "a", "args": {"b": ["c"]}})


NOW = datetime(2025, 12, 10, 5, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.mark.parametrize(
    ("after", "russian", "english"),
    [
        (timedelta(days=3, hours=2), "сб, 13 декабря, 10:00 (через 3 дня)", "Sat, 13 December, 10:00 (in 3 days)"),
        (timedelta(hours=2), "ср, 10 декабря, 10:00 (сегодня)", "Wed, 10 December, 10:00 (today)"),
        (timedelta(hours=16), "чт, 11 декабря, 00:00 (завтра)", "Thu, 11 December, 00:00 (tomorrow)"),
        (timedelta(hours=-9), "вт, 9 декабря, 23:00 (вчера)", "Tue, 9 December, 23:00 (yesterday)"),
        (timedelta(days=-5), "пт, 5 декабря, 08:00 (5 дней назад)", "Fri, 5 December, 08:00 (5 days ago)"),
        (timedelta(days=31), "сб, 10 января 2026, 08:00 (через 31 день)", "Sat, 10 January 2026, 08:00 (in 31 days)"),
        (timedelta(days=90), "вт, 10 марта 2026, 08:00", "Tue, 10 March 2026, 08:00"),
    ],
)
def test_moment_is_shown_in_the_listeners_zone(after: timedelta, russian: str, english: str) -> None:
    catalogue = Catalogue.load()
    shown = [catalogue[language].moment(NOW + after, NOW, MOSCOW) for language in ("ru", "en")]
    assert shown == [russian, english]


def test_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        Catalogue.load()["ru"].moment(NOW.replace(tzinfo=None), NOW, MOSCOW)


def test_day_is_shown_with_its_distance() -> None:
    assert Catalogue.load()["ru"].day(date(2025, 12, 12), NOW.date()) == "пт, 12 декабря (через 2 дня)"


def test_full_date_names_the_year() -> None:
    assert Catalogue.load()["ru"].full_date(date(2025, 12, 13)) == "13 декабря 2025"


def test_span_names_the_day_once_and_the_end_of_several_days() -> None:
    texts, zone = Catalogue.load()["ru"], ZoneInfo("Europe/Moscow")
    now = datetime(2026, 12, 10, 9, tzinfo=zone)
    start = datetime(2026, 12, 13, 10, tzinfo=zone)
    midnight = start.replace(hour=0)
    assert [
        texts.span(start, start + timedelta(hours=2), now, zone),
        texts.span(start, start, now, zone),
        texts.span(start, start + timedelta(days=2), now, ZoneInfo("Asia/Vladivostok")),
        texts.span(midnight, midnight + timedelta(hours=23, minutes=59), now, zone),
        texts.span(midnight, midnight + timedelta(days=2, hours=23, minutes=59), now, zone),
    ] == [
        "вс, 13 декабря, 10:00–12:00 (через 3 дня)",
        "вс, 13 декабря, 10:00 (через 3 дня)",
        "вс, 13 декабря, 17:00 – вт, 15 декабря, 17:00 (через 3 дня)",
        "вс, 13 декабря (через 3 дня)",
        "вс, 13 декабря – вт, 15 декабря (через 3 дня)",
    ]


def test_span_refuses_a_time_without_zone() -> None:
    with pytest.raises(ValueError, match="without its zone"):
        Catalogue.load()["ru"].span(NOW.replace(tzinfo=None), NOW, NOW, MOSCOW)


def test_days_name_a_common_year_once() -> None:
    texts = Catalogue.load()["ru"]
    assert [
        texts.days(date(2026, 10, 15), date(2026, 11, 20)),
        texts.days(date(2026, 12, 15), date(2027, 1, 20)),
        texts.days(date(2026, 12, 15), date(2026, 12, 15)),
        texts.days(date(2026, 12, 1), date(2026, 12, 15)),
    ] == ["15 октября – 20 ноября 2026", "15 декабря 2026 – 20 января 2027", "15 декабря 2026", "1–15 декабря 2026"]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Moscow", "время московское"),
        ("Asia/Vladivostok", "МСК+7, UTC+10"),
        ("Europe/Kaliningrad", "МСК−1, UTC+2"),
        ("Asia/Kolkata", "МСК+2:30, UTC+5:30"),
    ],
)
def test_zone_is_told_by_its_distance_from_moscow(zone: str, said: str) -> None:
    assert Catalogue.load()["ru"].zone(ZoneInfo(zone), datetime(2026, 12, 13, 10, tzinfo=UTC)) == said
