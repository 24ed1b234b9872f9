"""The list of events: mine, all, past; pages, and search by typing."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.events.calls import (
    By,
    CalendarFileCall,
    EventCall,
    EventFilterCall,
    EventFiltersCall,
    EventsCall,
    EventSearchCall,
    EventSteps,
    Side,
)
from handlers.events.managing import new_row
from handlers.events.memory import recall, remember
from handlers.events.words import filter_words, line
from handlers.filters import Words
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from services.event_list import LONGEST_SEARCH, Filters, Line, count_coming, fetch_list
from services.paging import Page

router = Router(name="events.lists")


async def open_events(turn: Turn) -> list[Reply]:
    """From the menu: what is mine, if there is anything, else everything."""
    coming = await count_coming(turn.session, actor=turn.actor, now=turn.now)
    return await list_screen(turn, Filters(mine=coming > 0), 1)


@router.callback_query(EventsCall.filter())
async def show_list(_: CallbackQuery, callback_data: EventsCall, turn: Turn) -> Replies:
    filters, page = await recall(turn)
    if callback_data.side is not Side.SAME:
        side = callback_data.side
        filters = replace(filters, mine=side is Side.MINE, past=side is Side.PAST)
        return await list_screen(turn, filters, 1)
    return await list_screen(turn, filters, callback_data.page or page)


@router.callback_query(EventSearchCall.filter())
async def ask_search(query: CallbackQuery, turn: Turn) -> Replies:
    filters, page = await recall(turn)
    replies = await remember(turn, filters, page)
    back = button(turn.texts.plain("participation-to-list"), EventsCall())
    return [*replies, screen(query, turn.texts("participation-search"), keyboard(back))]


@router.message(StateFilter(EventSteps.searching), Words())
async def search(message: Message, turn: Turn) -> Replies:
    filters, _ = await recall(turn)
    typed = " ".join((message.text or "").split())[:LONGEST_SEARCH]
    return await list_screen(turn, replace(filters, typed=typed), 1)


async def list_screen(turn: Turn, filters: Filters, number: int) -> list[Reply]:
    async with turn.read() as session:
        page = await fetch_list(
            session, actor=turn.actor, programme=turn.programme, filters=filters, number=number, now=turn.now
        )
    replies = await remember(turn, filters, page.number)
    rows = [[button(line(turn, item), EventCall(id=item.event.id))] for item in page.items]
    pages = pager(page, lambda to: EventsCall(page=to))
    markup = keyboard(*rows, pages, *_tools(turn, filters, page), [home_button(turn.texts)])
    return [*replies, screen(turn.event, _head(turn, filters, page), markup)]


def _head(turn: Turn, filters: Filters, page: Page[Line]) -> str:
    side = "mine" if filters.mine else "past" if filters.past else "all"
    words = filter_words(turn, filters)
    if page.total == 0 and words:
        return "\n".join([turn.texts("participation-nothing-found"), *words])
    return "\n".join([turn.texts("participation-list", side=side, count=page.total), *words])


def _tools(turn: Turn, filters: Filters, page: Page[Line]) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    sides = {Side.MINE: filters.mine, Side.ALL: not filters.mine and not filters.past, Side.PAST: filters.past}
    tabs = [
        button(texts.plain("participation-side", side=side.value, on=on), EventsCall(side=side))
        for side, on in sides.items()
    ]
    narrow = button(texts.plain("participation-filters", count=filters.limits), EventFiltersCall())
    find = button(texts.plain("participation-find"), EventSearchCall())
    clear = filters.limits or filters.typed
    everything = [button(texts.plain("participation-clear"), EventFilterCall(by=By.ALL))] if clear else []
    calendar = filters.mine and page.total > 0
    file = [button(texts.plain("participation-calendar-all"), CalendarFileCall(id=0))] if calendar else []
    return [tabs, [find, narrow], everything, file, new_row(turn)]
