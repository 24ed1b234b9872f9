"""A year of the calendar put into the words and bars of its picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from exports.year_picture.rows import Bar, Hue, Section, YearPicture
from locales.spans import span_in_words
from locales.texts import Texts
from models import Cycle
from programmes.calendar import EventKind
from programmes.occurrences import MONTHS, year_start, years_of
from programmes.schema import Programme
from services.calendar import Entry
from services.calendar.listing import LASTING_DAYS
from services.stages import track_title

LISTED = 11
"""Lines of what is on all year; the whole list has a page of its own in the chat."""

_HUES = {
    EventKind.SEMINAR: "learning",
    EventKind.MASTER_CLASS: "learning",
    EventKind.COURSE: "learning",
    EventKind.TRAINING: "learning",
    EventKind.CONTEST: "contest",
    EventKind.INTERNSHIP: "practice",
    EventKind.INTERVIEW: "talk",
    EventKind.MEETING: "talk",
    EventKind.DEADLINE: "work",
}


def year_bounds(cycle: Cycle, year: int) -> tuple[date, date]:
    """First day of a year of the cycle, from 1, and the first day after it."""
    first = year_start(cycle.starts_on, year)
    return first, first + relativedelta(years=1)


def compose(
    texts: Texts, programme: Programme, cycle: Cycle, found: Sequence[Entry], *, year: int, today: date
) -> YearPicture:
    """The picture of a year of `cycle`: bars by whom they are for, and what lasts all year as a list.

    A year out of bounds, which only a forged button asks for, gives the nearest one.
    """
    years = years_of(cycle.starts_on, cycle.ends_on)
    year = min(max(1, year), years)
    first, end = year_bounds(cycle, year)
    seen = [entry for entry in found if entry.touches(first, end - timedelta(days=1))]
    lasting = [entry for entry in seen if _lasts(entry, first, end)]
    bars = [entry for entry in seen if entry not in lasting]
    subtitle = texts.plain("calendar-picture-years", programme=programme.title, year=year, years=years)
    months = [(first.month - 1 + place) % MONTHS + 1 for place in range(MONTHS)]
    return YearPicture(
        title=texts.plain("calendar-picture-name", cycle=cycle.title),
        subtitle=subtitle,
        first=first,
        end=end,
        months=tuple(texts.plain(f"calendar-short-{month}") for month in months),
        today=today,
        today_words=texts.plain("calendar-picture-today"),
        sections=_sections(texts, programme, bars),
        lasting_title=texts.plain("calendar-picture-lasting"),
        lasting=_listed(texts, lasting),
        empty=texts.plain("calendar-picture-empty"),
    )


def _listed(texts: Texts, lasting: Sequence[Entry]) -> tuple[str, ...]:
    titles = [entry.window.title for entry in lasting]
    more = len(titles) - LISTED
    # One line that says «one more» would take the place of that one.
    if more <= 1:
        return tuple(titles)
    return (*titles[:LISTED], texts.plain("calendar-picture-more", count=more))


def _lasts(entry: Entry, first: date, end: date) -> bool:
    """On for so much of this year that a bar would say nothing."""
    return (min(entry.ends_on, end) - max(entry.starts_on, first)).days >= LASTING_DAYS


def _sections(texts: Texts, programme: Programme, found: Sequence[Entry]) -> tuple[Section, ...]:
    """Those for everybody first, then track by track in the order of the programme."""
    order = [track.key for track in programme.tracks]
    groups = {entry.window.tracks for entry in found}
    ranked = sorted(groups, key=lambda keys: [order.index(key) for key in keys if key in order])
    titled = len(order) > 1
    return tuple(
        Section(
            _whom(texts, programme, keys) if titled else "",
            tuple(_bar(texts, entry) for entry in found if entry.window.tracks == keys),
        )
        for keys in ranked
    )


def _whom(texts: Texts, programme: Programme, keys: Sequence[str]) -> str:
    if not keys:
        return texts.plain("calendar-picture-all")
    return ", ".join(track_title(programme, key) for key in keys)


def _bar(texts: Texts, entry: Entry) -> Bar:
    return Bar(
        title=entry.window.title,
        days=span_in_words(texts, (entry.starts_on, entry.ends_on)),
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        hue=_hue(texts, entry),
        moved=texts.plain("calendar-picture-moved") if entry.moved else "",
    )


def _hue(texts: Texts, entry: Entry) -> Hue:
    kind, work = entry.window.kind, entry.window.work
    name = _HUES[kind] if kind is not None else "work" if work is not None else "paper"
    return Hue(name, texts.plain(f"calendar-hue-{name}"))
