from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PIL import Image

from exports.year_picture import YearPicture, compose
from exports.year_picture.composing import year_bounds
from exports.year_picture.drawing import draw_year
from exports.year_picture.layout import MARGIN, WIDTH, lay_out
from exports.year_picture.measure import width, wrapped
from models import Cycle
from programmes.calendar import CalendarWindow
from programmes.loader import available
from programmes.occurrences import occurrences
from services.calendar import Entry
from services.cycles import bounds, cycle_title
from tests.kit import the_catalogue, the_programme

TODAY = date(2026, 11, 21)
LIGHTEST = 300_000


def cycle_of(key: str) -> Cycle:
    first, end = bounds(the_programme(key).cycle, TODAY)
    return Cycle(id=1, programme=key, title=cycle_title(first, end), starts_on=first, ends_on=end)


def entries_of(key: str) -> list[Entry]:
    cycle = cycle_of(key)
    spans = [
        (window, span)
        for window in the_programme(key).calendar
        for span in occurrences(window, cycle.starts_on, cycle.ends_on)
    ]
    spans.sort(key=lambda item: item[1])
    return [Entry(number, window, *span, *span) for number, (window, span) in enumerate(spans, 1)]


def picture_of(key: str, *, year: int = 1, found: list[Entry] | None = None, language: str = "ru") -> YearPicture:
    programme, cycle = the_programme(key), cycle_of(key)
    texts = the_catalogue()[language]
    return compose(texts, programme, cycle, entries_of(key) if found is None else found, year=year, today=TODAY)


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


@pytest.mark.parametrize("key", available())
def test_picture_of_a_programme_is_small_and_upright(key: str) -> None:
    png = draw_year(picture_of(key))
    assert (opened(png).format, opened(png).width, opened(png).height >= WIDTH) == ("PNG", WIDTH, True)
    assert len(png) < LIGHTEST


@pytest.mark.parametrize("key", available())
def test_every_entry_of_the_year_is_in_its_picture(key: str) -> None:
    first, end = year_bounds(cycle_of(key), 1)
    picture = picture_of(key)
    drawn = [bar.title for section in picture.sections for bar in section.bars] + list(picture.lasting)
    seen = [entry.window.title for entry in entries_of(key) if entry.starts_on < end and entry.ends_on >= first]
    told = len(set(seen) - set(drawn))
    more = the_catalogue()["ru"].plain("calendar-picture-more", count=told)
    assert sorted(set(drawn) - set(seen)) == ([more] if told else [])
    assert told == {"khabarovsk": 13, "okoneshnikovo": 2}.get(key, 0)


def test_bars_stand_under_whom_they_are_for() -> None:
    picture = picture_of("moskovsky")
    assert [(section.title, len(section.bars)) for section in picture.sections] == [
        ("Для всех", 1),
        ("Кадровый резерв, Кандидаты в резерв", 3),
        ("Кандидаты в резерв", 3),
    ]
    assert [section.title for section in picture_of("ketchenery").sections] == [""]


def test_dates_stand_beside_every_bar_in_words() -> None:
    bar = picture_of("moskovsky").sections[2].bars[1]
    assert (bar.title, bar.days, bar.hue.words) == (
        "Конкурс «Управленцы будущего»",
        "1 октября 2026 – 28 февраля 2027",
        "конкурс",
    )


def test_moved_entry_is_marked_in_words_and_by_hatching() -> None:
    found = [
        replace(entry, moved_at=datetime(2026, 10, 1, tzinfo=UTC), moved_reason="Каникулы")
        if entry.window.key == "contest"
        else entry
        for entry in entries_of("moskovsky")
    ]
    picture = picture_of("moskovsky", found=found)
    assert [bar.moved for section in picture.sections for bar in section.bars if bar.moved] == ["перенесено"]
    assert sum(block.hatched for block in lay_out(picture).blocks) == 1


def test_bars_lie_under_their_months() -> None:
    page = lay_out(picture_of("moskovsky"))
    contest = page.blocks[-2]
    assert [round(edge) for edge in (contest.left, contest.right)] == [
        round(page.month_edges[1]),
        round(page.month_edges[6]),
    ]


def test_what_reaches_beyond_the_year_is_cut_at_its_edges() -> None:
    window = CalendarWindow(key="w", title="Срок", since=date(2026, 1, 1), until=date(2026, 9, 15))
    made = Entry(1, window, date(2026, 1, 1), date(2026, 9, 15), date(2026, 1, 1), date(2026, 9, 15))
    [block] = lay_out(picture_of("moskovsky", found=[made])).blocks
    assert (block.left, block.right < WIDTH / 4) == (MARGIN, True)


def test_a_single_day_can_be_seen_even_the_last() -> None:
    window = CalendarWindow(key="w", title="Срок", starts="08-31", ends="08-31")
    day = date(2027, 8, 31)
    [block] = lay_out(picture_of("moskovsky", found=[Entry(1, window, day, day, day, day)])).blocks
    assert block.right - block.left >= 7
    assert block.right <= WIDTH - MARGIN


def test_today_is_marked_in_its_year_alone() -> None:
    assert lay_out(picture_of("ketchenery", year=1)).today is not None
    assert lay_out(picture_of("ketchenery", year=2)).today is None


@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2027, 8, 31)])
def test_word_of_today_stays_on_the_page(today: date) -> None:
    page = lay_out(replace(picture_of("moskovsky"), today=today))
    assert MARGIN <= page.today_label <= WIDTH - MARGIN - width("сегодня", 20, bold=True) + 0.01


@pytest.mark.parametrize("key", available())
@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_line_runs_off_the_page(key: str, language: str) -> None:
    page = lay_out(picture_of(key, language=language))
    ends = {line.words: line.left + width(line.words, line.size, bold=line.bold) for line in page.lines}
    assert [words for words, end in ends.items() if end > WIDTH - MARGIN + 1] == []


def test_empty_year_says_so() -> None:
    page = lay_out(picture_of("moskovsky", found=[]))
    assert [line.words for line in page.lines][-1] == "На этот год ничего не намечено."
    assert draw_year(picture_of("moskovsky", found=[])).startswith(b"\x89PNG")


def test_years_of_a_longer_cycle_have_pictures_of_their_own() -> None:
    subtitles = [picture_of("okoneshnikovo", year=year).subtitle for year in (1, 4, 9)]
    assert subtitles == [f"Лидерство в образовании · год {year} из 4" for year in (1, 4, 4)]


def test_long_words_are_broken_and_dollars_are_no_formulas() -> None:
    assert "".join(wrapped("ы" * 200, 24, 300)) == "ы" * 200
    assert max(width(line, 24) for line in wrapped("ы" * 200, 24, 300)) <= 300
    odd = "Смета $a_b$ и {x} \\frac"
    window = CalendarWindow(key="w", title=odd, starts="10-01", ends="10-31")
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    made = Entry(1, window, first, last, first, last)
    assert draw_year(picture_of("moskovsky", found=[made])).startswith(b"\x89PNG")
