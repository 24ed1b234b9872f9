"""How entries and what is left of them are put into words."""

from __future__ import annotations

from datetime import date

from locales.spans import day_near, span_in_words
from locales.text import Markup
from locales.texts import Texts
from programmes.schema import Programme
from services.calendar import Entry
from services.stages import track_title


def running_line(texts: Texts, entry: Entry, today: date) -> Markup:
    """«• Конкурс — до 28 февраля, осталось 9 дней»."""
    left = (entry.ends_on - today).days
    return texts(
        "calendar-line-running", title=entry.window.title, day=day_near(texts, entry.ends_on, today), left=left
    )


def coming_line(texts: Texts, entry: Entry, today: date) -> Markup:
    """«• Стажировка — с 1 апреля, через 12 дней»."""
    ahead = (entry.starts_on - today).days
    day = day_near(texts, entry.starts_on, today)
    return texts("calendar-line-coming", title=entry.window.title, day=day, ahead=ahead)


def month_line(texts: Texts, entry: Entry) -> Markup:
    span = span_in_words(texts, (entry.starts_on, entry.ends_on))
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
