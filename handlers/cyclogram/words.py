"""How spans, entries and what is left of them are put into words."""

from __future__ import annotations

from datetime import date

from locales.text import Markup
from locales.texts import Texts
from programmes.schema import Programme
from services.calendar import Entry
from services.stages import track_title

Span = tuple[date, date]


def span_words(texts: Texts, span: Span) -> str:
    """«15 сентября 2026», «1–30 ноября 2026», «1 октября – 30 ноября 2026»."""
    first, last = span
    end = texts.full_date(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return texts.plain("calendar-span-within", first=str(first.day), last=end)
    start = _short(texts, first) if first.year == last.year else texts.full_date(first)
    return texts.plain("calendar-span", first=start, last=end)


def running_line(texts: Texts, entry: Entry, today: date) -> Markup:
    """«• Конкурс — до 28 февраля, осталось 9 дней»."""
    left = (entry.ends_on - today).days
    return texts("calendar-line-running", title=entry.window.title, day=_day(texts, entry.ends_on, today), left=left)


def coming_line(texts: Texts, entry: Entry, today: date) -> Markup:
    """«• Стажировка — с 1 апреля, через 12 дней»."""
    ahead = (entry.starts_on - today).days
    day = _day(texts, entry.starts_on, today)
    return texts("calendar-line-coming", title=entry.window.title, day=day, ahead=ahead)


def month_line(texts: Texts, entry: Entry) -> Markup:
    span = span_words(texts, (entry.starts_on, entry.ends_on))
    return texts("calendar-line", title=entry.window.title, days=span)


def standing(texts: Texts, entry: Entry, today: date) -> Markup:
    """Whether an entry is over, on or to come, and how long that is."""
    if today > entry.ends_on:
        return texts("calendar-over")
    if today < entry.starts_on:
        return texts("calendar-ahead", days=(entry.starts_on - today).days)
    return texts("calendar-left", days=(entry.ends_on - today).days)


def whom(texts: Texts, programme: Programme, entry: Entry) -> str:
    """The titles of the tracks an entry is for."""
    if not entry.window.tracks:
        return texts.plain("calendar-for-all")
    return ", ".join(track_title(programme, key) for key in entry.window.tracks)


def kind_words(texts: Texts, entry: Entry) -> str:
    """Empty for work that is no event."""
    return "" if entry.window.kind is None else texts.plain(f"calendar-kind-{entry.window.kind.value}")


def _day(texts: Texts, day: date, today: date) -> str:
    return _short(texts, day) if day.year == today.year else texts.full_date(day)


def _short(texts: Texts, day: date) -> str:
    return texts.plain("common-day-of-month", day=str(day.day), month=texts.plain(f"common-month-{day.month}"))
