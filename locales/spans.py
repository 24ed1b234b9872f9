"""Days and spans of days as people write them."""

from __future__ import annotations

from datetime import date

from locales.text import Text
from locales.texts import Texts

Span = tuple[date, date]


def day_of_month(texts: Texts, day: date) -> str:
    """«20 ноября»: where the year is plain."""
    return texts.plain("common-day-of-month", day=str(day.day), month=texts.plain(f"common-month-{day.month}"))


def day_near(texts: Texts, day: date, today: date) -> str:
    """«20 ноября», with its year where it is not that of `today`."""
    return day_of_month(texts, day) if day.year == today.year else texts.full_date(day)


def span_in_words(texts: Texts, span: Span) -> str:
    """«15 сентября 2026», «1–30 ноября 2026», «1 октября – 30 ноября 2026»; both days are in it."""
    first, last = span
    end = texts.full_date(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return texts.plain("calendar-span-within", first=str(first.day), last=end)
    return texts.plain("common-span", start=day_near(texts, first, last), end=end)


def span_text(span: Span) -> Text:
    """As `span_in_words`, before the language is known."""
    first, last = span
    if first == last:
        return _in_full(last)
    if (first.year, first.month) == (last.year, last.month):
        return Text("calendar-span-within", {"first": str(first.day), "last": _in_full(last)})
    start = _in_full(first) if first.year != last.year else _of_month(first)
    return Text("common-span", {"start": start, "end": _in_full(last)})


def _in_full(day: date) -> Text:
    month = Text(f"common-month-{day.month}")
    return Text("common-date", {"day": str(day.day), "month": month, "year": str(day.year)})


def _of_month(day: date) -> Text:
    return Text("common-day-of-month", {"day": str(day.day), "month": Text(f"common-month-{day.month}")})
