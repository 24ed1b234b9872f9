"""The year by months, and what is on all year."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.cyclogram.calls import CalendarCall, EntryCall, LastingCall, MonthCall, PictureCall
from handlers.cyclogram.view import find_view, seen_entries, whose
from handlers.cyclogram.words import month_line
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from programmes.occurrences import year_start, years_of
from services.calendar import Entry, MonthPage, month_pages, page_on
from services.paging import PAGE_SIZE, Page, bounded, count_pages, offset

router = with_turns(Router(name="cyclogram.pages"))


@router.callback_query(MonthCall.filter())
async def show_month(query: CallbackQuery, callback_data: MonthCall, turn: Turn) -> Replies:
    view = await find_view(turn, everybody=callback_data.all)
    pages = month_pages(await seen_entries(turn, view), view.cycle)
    number = min(max(1, callback_data.page or page_on(pages, turn.today)), len(pages))
    page = pages[number - 1]
    lines = [_month_title(turn, page), *whose(turn, view), ""]
    lines += [month_line(turn.texts, entry) for entry in page.entries] or [turn.texts("calendar-month-empty")]
    turning = pager(
        Page(page.entries, number, len(pages), len(pages)), lambda to: MonthCall(page=to, all=callback_data.all)
    )
    years = range(1, years_of(view.cycle.starts_on, view.cycle.ends_on) + 1)
    year = max(year for year in years if year == 1 or year_start(view.cycle.starts_on, year) <= page.first)
    picture = button(turn.texts.plain("calendar-picture"), PictureCall(year=year, all=callback_data.all))
    rows = [*_entry_rows(page.entries, everybody=callback_data.all), turning, [picture]]
    return screen(query, "\n".join(lines), keyboard(*rows, _ways(turn, everybody=callback_data.all)))


@router.callback_query(LastingCall.filter())
async def show_lasting(query: CallbackQuery, callback_data: LastingCall, turn: Turn) -> Replies:
    view = await find_view(turn, everybody=callback_data.all)
    found = [entry for entry in await seen_entries(turn, view) if entry.lasting and entry.runs_on(turn.today)]
    number = bounded(callback_data.page, len(found))
    shown = found[offset(number) : offset(number) + PAGE_SIZE]
    page = Page(shown, number, count_pages(len(found)), len(found))
    title = turn.texts("calendar-lasting-title", count=len(found))
    turning = pager(page, lambda to: LastingCall(page=to, all=callback_data.all))
    rows = [*_entry_rows(shown, everybody=callback_data.all), turning]
    text = "\n".join([title, *whose(turn, view)])
    return screen(query, text, keyboard(*rows, _ways(turn, everybody=callback_data.all)))


def _month_title(turn: Turn, page: MonthPage) -> str:
    month = turn.texts.plain(f"calendar-month-{page.first.month}")
    return turn.texts("calendar-month-title", month=month, year=str(page.first.year), part=page.part, parts=page.parts)


def _entry_rows(found: list[Entry], *, everybody: bool) -> list[list[InlineKeyboardButton]]:
    return [[button(entry.window.title, EntryCall(id=entry.id, all=everybody))] for entry in found]


def _ways(turn: Turn, *, everybody: bool) -> list[InlineKeyboardButton]:
    return [
        button(turn.texts.plain("calendar-back"), CalendarCall(all=everybody)),
        home_button(turn.texts),
    ]
