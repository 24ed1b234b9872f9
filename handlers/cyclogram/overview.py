"""The calendar's front page: what is on, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.cyclogram.calls import CalendarCall, EntryCall, LastingCall, MonthCall, PictureCall
from handlers.cyclogram.card import stop_moving
from handlers.cyclogram.view import View, find_view, whose
from handlers.cyclogram.words import coming_line, running_line
from handlers.links import home_button
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from programmes.occurrences import year_start, years_of
from services.calendar import Entry, NowAndNext, now_and_next

router = with_turns(Router(name="cyclogram.overview"))

RUNNING = 5
"""Lines of what is on; the rest is counted, and stands in the page of the month."""
BUTTONS = 5
SOONEST = 4
"""Buttons of what is on where something is to come, which has the rest."""


@router.callback_query(CalendarCall.filter())
async def show_calendar(_: CallbackQuery, callback_data: CalendarCall, turn: Turn) -> Replies:
    return await calendar_screen(turn, everybody=callback_data.all)


async def open_calendar(turn: Turn) -> list[Reply]:
    """The calendar from the home menu: of the person's own tracks."""
    return await calendar_screen(turn, everybody=False)


async def calendar_screen(turn: Turn, *, everybody: bool) -> list[Reply]:
    await stop_moving(turn)
    view = await find_view(turn, everybody=everybody)
    found = await now_and_next(
        turn.session, programme=turn.programme, cycle=view.cycle, today=turn.today, tracks=view.tracks
    )
    return [screen(turn.event, _text(turn, view, found), keyboard(*_rows(turn, view, found)))]


def _text(turn: Turn, view: View, found: NowAndNext) -> str:
    texts, today = turn.texts, turn.today
    lines = [texts("calendar-title", cycle=view.cycle.title), *whose(turn, view), "", texts("calendar-now")]
    lines += [running_line(texts, entry, today) for entry in found.running[:RUNNING]]
    if not found.running:
        lines.append(texts("calendar-nothing-now"))
    if (more := len(found.running) - RUNNING) > 0:
        lines.append(texts("calendar-more", count=more))
    lines += ["", texts("calendar-next")]
    lines += [coming_line(texts, entry, today) for entry in found.coming]
    if not found.coming:
        lines.append(texts("calendar-nothing-next"))
    return "\n".join(lines)


def _rows(turn: Turn, view: View, found: NowAndNext) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts
    running = found.running[: max(SOONEST, BUTTONS - len(found.coming))]
    shown = [*running, *found.coming][:BUTTONS]
    rows = [[button(_label(entry, shown), EntryCall(id=entry.id, all=view.all))] for entry in shown]
    rows.append([button(texts.plain("calendar-by-month"), MonthCall(all=view.all))])
    if found.lasting:
        label = texts.plain("calendar-lasting-button", count=len(found.lasting))
        rows[-1].append(button(label, LastingCall(all=view.all)))
    rows.append([button(texts.plain("calendar-picture"), PictureCall(year=year_now(turn, view), all=view.all))])
    if view.own:
        label = texts.plain("calendar-show-own" if view.all else "calendar-show-all")
        rows[-1].append(button(label, CalendarCall(all=not view.all)))
    return [*rows, [home_button(texts)]]


def _label(entry: Entry, shown: Sequence[Entry]) -> str:
    """The title; with its year where another year's is shown beside it."""
    alike = sum(other.window.key == entry.window.key for other in shown)
    return entry.window.title if alike == 1 else f"{entry.window.title} · {entry.starts_on.year}"


def year_now(turn: Turn, view: View) -> int:
    """The year of the cycle that today lies in, from 1."""
    years = range(1, years_of(view.cycle.starts_on, view.cycle.ends_on) + 1)
    begun = [year for year in years if year_start(view.cycle.starts_on, year) <= turn.today]
    return begun[-1] if begun else 1
