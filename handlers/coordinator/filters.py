"""Filters of the list, with a count on every button."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.calls import By, FilterCall, FilterMenuCall, ListCall
from handlers.coordinator.lists import list_screen
from handlers.coordinator.memory import recall
from handlers.coordinator.words import filter_words
from handlers.numbers import number_in
from handlers.paging import fitted
from handlers.rights import require
from handlers.screens import Replies, button, columns, keyboard, screen
from handlers.turn import Turn, with_turns
from services import municipalities
from services.application_list import Counts, Filters, counts
from services.roles import READERS
from services.stages import stages_of, track_title

router = require(with_turns(Router(name="coordinator.filters")), *READERS)


@router.callback_query(FilterMenuCall.filter())
async def show_filters(query: CallbackQuery, callback_data: FilterMenuCall, turn: Turn) -> Replies:
    filters, _ = await recall(turn.state)
    who, what = turn.actor, turn.programme
    async with turn.read() as session:
        found = await counts(session, actor=who, programme=what, now=turn.now, typed=filters.typed)
    if callback_data.by is By.MENU:
        rows = await _menu(turn, filters, found)
    else:
        rows = await _choice(turn, callback_data.by, filters, found)
    words = await filter_words(turn, filters)
    title = turn.texts("applications-filters-title", count=found.number(filters))
    return screen(query, "\n".join([title, *words]), keyboard(*rows))


@router.callback_query(FilterCall.filter())
async def set_filter(_: CallbackQuery, callback_data: FilterCall, turn: Turn) -> Replies:
    filters, _page = await recall(turn.state)
    return await list_screen(turn, _changed(filters, callback_data), 1)


def _changed(filters: Filters, call: FilterCall) -> Filters:
    match call.by:
        case By.STAGE:
            return replace(filters, stage=call.value or None)
        case By.TRACK:
            # A stage of one track need not be known in another.
            return replace(filters, track=call.value or None, stage=None)
        case By.PLACE:
            return replace(filters, municipality_id=number_in(call.value) or None)
        case By.UNREAD:
            return replace(filters, unread=bool(call.value))
        case By.REFUSED:
            return replace(filters, refused=bool(call.value))
        case By.SEARCH:
            return Filters(typed=filters.typed) if call.value else replace(filters, typed="")
    return Filters()


async def _menu(turn: Turn, filters: Filters, found: Counts) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    places = await municipalities.within_reach(turn.session, turn.programme, turn.actor, *READERS)
    by = [By.STAGE, *([By.TRACK] if len(turn.programme.tracks) > 1 else []), *([By.PLACE] if len(places) > 1 else [])]
    menus = [button(texts.plain(f"applications-by-{item.value}"), FilterMenuCall(by=item)) for item in by]
    unread, refused = filters.unread, filters.refused
    toggles = [
        button(
            texts.plain("applications-only-unread", on=unread, count=found.with_(filters, unread=True)),
            FilterCall(by=By.UNREAD, value="" if unread else "1"),
        ),
        button(
            texts.plain("applications-only-refused", on=refused, count=found.with_(filters, refused=True)),
            FilterCall(by=By.REFUSED, value="" if refused else "1"),
        ),
    ]
    clear = [button(texts.plain("applications-clear"), FilterCall(by=By.ALL))] if filters else []
    back = button(texts.plain("applications-to-list"), ListCall())
    return [*columns(menus), *[[item] for item in toggles], clear, [back]]


async def _choice(turn: Turn, by: By, filters: Filters, found: Counts) -> list[list[InlineKeyboardButton]]:
    """All values of one filter; what it is set to now is marked."""
    rows = [
        _value(turn, by, title, value, found.with_(filters, **changed), on)
        for title, value, changed, on in await _values(turn, by, filters)
    ]
    back = button(turn.texts.plain("common-back"), FilterMenuCall())
    return [*fitted(rows), [back]]


async def _values(
    turn: Turn, by: By, filters: Filters
) -> list[tuple[str, str, dict[str, str | int | bool | None], bool]]:
    """Title, callback value, what it changes and whether it stands; «all» first."""
    everything = turn.texts.plain("applications-all")
    if by is By.STAGE:
        stages = [(item.title, item.key) for item in stages_of(turn.programme, filters.track)]
        known = [(everything, ""), *stages]
        return [(title, key, {"stage": key or None}, filters.stage == (key or None)) for title, key in known]
    if by is By.TRACK:
        known = [
            (everything, ""),
            *((track_title(turn.programme, item.key), item.key) for item in turn.programme.tracks),
        ]
        return [
            (title, key, {"track": key or None, "stage": None}, filters.track == (key or None)) for title, key in known
        ]
    places = await municipalities.within_reach(turn.session, turn.programme, turn.actor, *READERS)
    rows = [(everything, None), *((item.title, item.id) for item in places)]
    return [
        (title, str(number or ""), {"municipality_id": number}, filters.municipality_id == number)
        for title, number in rows
    ]


def _value(turn: Turn, by: By, title: str, value: str, number: int, on: bool) -> InlineKeyboardButton:
    label = turn.texts.plain("applications-value", title=title, count=number, on=on)
    return button(label, FilterCall(by=by, value=value))
