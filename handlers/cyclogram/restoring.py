"""Putting a moved entry back on the days of the plan."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.cyclogram.calls import RestoreCall
from handlers.cyclogram.card import the_entry
from handlers.cyclogram.outcome import cancel, done, facts, reach
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.spans import span_in_words
from programmes.schema import Role
from services.calendar import Entry, restore

router = require(with_turns(Router(name="cyclogram.restoring")), Role.REGION_COORDINATOR)


@router.callback_query(RestoreCall.filter())
async def put_back(query: CallbackQuery, callback_data: RestoreCall, turn: Turn) -> Replies:
    entry = await the_entry(turn, callback_data.id)
    if not callback_data.sure and entry.moved:
        return await _ask(turn, query, entry)
    found = await restore(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        entry_id=entry.id,
        now=turn.now,
        tell=callback_data.tell,
    )
    return done(turn, query, "calendar-restored", await the_entry(turn, entry.id), found.told)


async def _ask(turn: Turn, query: CallbackQuery, entry: Entry) -> Replies:
    planned = (entry.planned_starts_on, entry.planned_ends_on)
    concerned, told = await reach(turn, entry, planned)
    days = span_in_words(turn.texts, planned)
    text = turn.texts("calendar-restore-sure", planned=days, people=concerned, **facts(turn, entry))
    return screen(query, text, keyboard(*_choices(turn, entry, told), cancel(turn, entry)))


def _choices(turn: Turn, entry: Entry, told: int) -> list[InlineKeyboardButton]:
    plain = turn.texts.plain
    if not told:
        return [button(plain("calendar-restore"), RestoreCall(id=entry.id, sure=True), "primary")]
    loud = RestoreCall(id=entry.id, sure=True, tell=True)
    return [
        button(plain("calendar-restore-tell", count=told), loud, "primary"),
        button(plain("calendar-restore-silently"), RestoreCall(id=entry.id, sure=True)),
    ]
