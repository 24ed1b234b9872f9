"""Filters of the list of events, with a count on every button."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.calls import By, EventFilterCall, EventFiltersCall, EventsCall
from handlers.events.lists import list_screen
from handlers.events.memory import recall
from handlers.events.words import KINDS, filter_words, kind_title, month_title
from handlers.paging import fitted
from handlers.screens import Replies, button, columns, keyboard, screen
from handlers.turn import Turn
from services.event_list import Choices, Filters, fetch_choices
from services.stages import track_title

MONTHS = 12
"""Months to choose from: a year."""

router = Router(name="events.narrowing")


@router.callback_query(EventFiltersCall.filter())
async def show_filters(query: CallbackQuery, callback_data: EventFiltersCall, turn: Turn) -> Replies:
    filters, _ = await recall(turn)
    who, what = turn.actor, turn.programme
    async with turn.read() as session:
        found = await fetch_choices(session, actor=who, programme=what, filters=filters, now=turn.now)
    if callback_data.by in (By.KIND, By.TRACK, By.MONTH):
        rows = _choice(turn, callback_data.by, filters, found)
    else:
        rows = _menu(turn, filters, found)
    title = turn.texts("participation-filters-title", count=found.total)
    return screen(query, "\n".join([title, *filter_words(turn, filters)]), keyboard(*rows))


@router.callback_query(EventFilterCall.filter())
async def set_filter(_: CallbackQuery, callback_data: EventFilterCall, turn: Turn) -> Replies:
    filters, _page = await recall(turn)
    return await list_screen(turn, _changed(turn, filters, callback_data), 1)


def _changed(turn: Turn, filters: Filters, call: EventFilterCall) -> Filters:
    value = call.value or None
    match call.by:
        case By.KIND:
            return replace(filters, kind=value if value in KINDS else None)
        case By.TRACK:
            known = {track.key for track in turn.programme.tracks}
            return replace(filters, track=value if value in known else None)
        case By.MONTH:
            return replace(filters, month=value if value and _is_month(value) else None)
        case By.FREE:
            return replace(filters, free=bool(value))
        case By.SEARCH:
            return replace(filters, typed="")
    return Filters(mine=filters.mine, past=filters.past)


def _is_month(value: str) -> bool:
    year, _, month = value.partition("-")
    return len(year) == 4 and year.isdecimal() and month.isdecimal() and 1 <= int(month) <= MONTHS


def _menu(turn: Turn, filters: Filters, found: Choices) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    by = [By.KIND, *([By.TRACK] if len(turn.programme.tracks) > 1 else []), By.MONTH]
    menus = [button(texts.plain(f"participation-by-{item.value}"), EventFiltersCall(by=item)) for item in by]
    free = button(
        texts.plain("participation-only-free", on=filters.free, count=found.free),
        EventFilterCall(by=By.FREE, value="" if filters.free else "1"),
    )
    clear = [button(texts.plain("participation-clear"), EventFilterCall(by=By.ALL))] if filters.limits else []
    back = button(texts.plain("participation-to-list"), EventsCall())
    return [*columns(menus), *([] if filters.past else [[free]]), clear, [back]]


def _choice(turn: Turn, by: By, filters: Filters, found: Choices) -> list[list[InlineKeyboardButton]]:
    """All values of one filter that leave something; what it is set to now is marked."""
    texts = turn.texts
    values, chosen = _values(turn, by, filters, found)
    every = texts.plain("participation-every")
    rows = [button(texts.plain("participation-mark", title=every, on=chosen is None), EventFilterCall(by=by))]
    rows += [
        button(
            texts.plain("participation-value", title=title, count=count, on=key == chosen),
            EventFilterCall(by=by, value=key),
        )
        for key, title, count in values
    ]
    return [*fitted(rows), [button(texts.plain("common-back"), EventFiltersCall())]]


def _values(turn: Turn, by: By, filters: Filters, found: Choices) -> tuple[list[tuple[str, str, int]], str | None]:
    if by is By.KIND:
        kinds = [(key, kind_title(turn, key), found.kinds[key]) for key in KINDS if found.kinds.get(key)]
        return kinds, filters.kind
    if by is By.TRACK:
        tracks = [(key, track_title(turn.programme, key), count) for key, count in found.tracks.items()]
        return tracks, filters.track
    months = list(found.months.items())
    shown = months[-MONTHS:] if filters.past else months[:MONTHS]
    return [(key, month_title(turn, key), count) for key, count in shown], filters.month
