"""What the screens of moving an entry and of putting it back have in common."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.cyclogram.calls import CalendarCall, EntryCall, RestoreCall
from handlers.links import home_button
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn
from locales.spans import Span, span_in_words
from locales.text import Arg
from services import cycles
from services.calendar import Entry, count_concerned, count_told


def facts(turn: Turn, entry: Entry) -> dict[str, Arg]:
    return {"title": entry.window.title, "days": span_in_words(turn.texts, (entry.starts_on, entry.ends_on))}


async def reach(turn: Turn, entry: Entry, to: Span) -> tuple[int, int]:
    """How many people the entry concerns, and to how many of them a message about these days would go."""
    cycle = await cycles.current(turn.session, programme=turn.programme, today=turn.today)
    async with turn.read() as session:
        concerned = await count_concerned(session, programme=turn.programme, cycle=cycle, entry=entry)
        told = await count_told(session, programme=turn.programme, cycle_id=cycle.id, entry=entry, to=to)
    return concerned, told


def out_of_reach(turn: Turn, concerned: int, told: int) -> list[str]:
    """A line about those to whom no message can go, where there are any."""
    return [turn.texts("calendar-out-of-reach", told=told, people=concerned)] if told < concerned else []


def cancel(turn: Turn, entry: Entry) -> InlineKeyboardButton:
    return button(turn.texts.plain("common-cancel"), EntryCall(id=entry.id, all=True))


def done(turn: Turn, query: CallbackQuery, key: str, entry: Entry, told: int) -> Replies:
    """It is done: what it came to, how many learn of it, and the way back."""
    texts = turn.texts
    lines: list[str] = [texts(key, **facts(turn, entry))]
    if told:
        lines += ["", texts("calendar-told-count", count=told)]
    undo = [button(texts.plain("calendar-restore"), RestoreCall(id=entry.id))] if entry.moved else []
    card = button(texts.plain("calendar-to-card"), EntryCall(id=entry.id, all=True))
    ways = [button(texts.plain("calendar-back"), CalendarCall(all=True)), home_button(texts)]
    return screen(query, "\n".join(lines), keyboard(undo, card, ways))
