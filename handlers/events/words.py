"""How events are put into words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.turn import Turn
from locales.calendar import whole_days
from models import Event
from programmes.calendar import EventKind
from services.event_list import Filters, Line
from services.participation.states import CANCELLED
from services.search import searchable
from services.stages import track_title

KINDS = tuple(kind.value for kind in EventKind)


def kind_title(turn: Turn, kind: str) -> str:
    """A kind that has left the bot keeps its key."""
    return turn.texts.plain(f"event-kind-{kind}") if kind in KINDS else kind


def named(turn: Turn, event: Event) -> str:
    """«Семинар: Школа и семья» in HTML; a title that says the kind itself stands alone."""
    kind = kind_title(turn, event.kind)
    # All but the last letter: «Курс …» is one of the «Курсы».
    if searchable(event.title).startswith(searchable(kind)[:-1]):
        return turn.texts("participation-title-alone", title=event.title)
    return turn.texts("participation-title", kind=kind, title=event.title)


def when(turn: Turn, event: Event) -> str:
    """«сб, 13 декабря, 10:00–12:00 (через 3 дня)» by the reader's clock; of a deadline only its end."""
    start = event.ends_at if event.kind == EventKind.DEADLINE else event.starts_at
    return turn.texts.span(start, event.ends_at, turn.now, turn.actor.zone)


def clock(turn: Turn, event: Event) -> str | None:
    """The same hour by the clock of the event, where that differs from the reader's; None where it does not."""
    zone = ZoneInfo(event.timezone)
    if offset(event.starts_at, zone) == offset(event.starts_at, turn.actor.zone):
        return None
    local = event.starts_at.astimezone(zone)
    said = turn.texts.zone(turn.actor.zone, event.starts_at)
    return turn.texts(
        "participation-clock", zone=said, there=f"{local:%H:%M}", theirs=turn.texts.zone(zone, event.starts_at)
    )


def offset(moment: datetime, zone: ZoneInfo) -> object:
    return moment.astimezone(zone).utcoffset()


def line(turn: Turn, found: Line) -> str:
    """«✓ 13 дек, 10:00 · Семинар…»: what differs comes first, a phone cuts the end."""
    event = found.event
    start = event.ends_at if event.kind == EventKind.DEADLINE else found.booked_at or event.starts_at
    local = start.astimezone(turn.actor.zone)
    whole = whole_days(local, event.ends_at.astimezone(turn.actor.zone))
    day = turn.texts.plain(
        "participation-day", day=str(local.day), month=turn.texts.plain(f"participation-month-{local.month}")
    )
    mark = "cancelled" if event.state == CANCELLED else found.state or ("full" if found.full else "none")
    time = f"{local:%H:%M}"
    return turn.texts.plain("participation-line", mark=mark, day=day, time=time, whole=whole, title=event.title)


def filter_words(turn: Turn, filters: Filters) -> list[str]:
    """What limits the list, a line for the search and one for the rest; HTML."""
    texts = turn.texts
    parts = [texts.plain("participation-shown-kind", kind=kind_title(turn, filters.kind))] if filters.kind else []
    if filters.track:
        parts.append(texts.plain("participation-shown-track", track=track_title(turn.programme, filters.track)))
    if filters.month:
        parts.append(month_title(turn, filters.month))
    if filters.free:
        parts.append(texts.plain("participation-shown-free"))
    found = [texts("participation-shown", filters="; ".join(parts))] if parts else []
    return [*([texts("participation-searched", typed=filters.typed)] if filters.typed else []), *found]


def month_title(turn: Turn, month: str) -> str:
    """«декабрь 2026» for `2026-12`."""
    year, _, number = month.partition("-")
    name = turn.texts.plain(f"participation-whole-month-{int(number)}")
    return turn.texts.plain("participation-month-year", month=name, year=year)
