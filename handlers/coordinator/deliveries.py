"""What the bot has sent to a person, and what became of it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.coordinator.calls import CardCall, DeliveriesCall
from handlers.coordinator.card_text import clip
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.pattern import MissingText
from locales.text import Text
from models import Notification
from services.broadcasts.content import plain_of, words_of
from services.deliveries import fetch_deliveries
from services.roles import READERS

router = require(with_turns(Router(name="coordinator.deliveries")), *READERS)

WORDS = 120
"""Characters of a message in the list."""


@router.callback_query(DeliveriesCall.filter())
async def show_deliveries(query: CallbackQuery, callback_data: DeliveriesCall, turn: Turn) -> Replies:
    application, page = await fetch_deliveries(
        turn.session, actor=turn.actor, application_id=callback_data.id, number=callback_data.page, now=turn.now
    )
    person = application.person
    lines = [_line(turn, row) for row in page.items] or [turn.texts("delivery-none")]
    title = turn.texts("delivery-title", name=person.full_name or str(application.id))
    back = button(turn.texts.plain("delivery-back"), CardCall(id=application.id))
    pages = pager(page, lambda to: DeliveriesCall(id=application.id, page=to))
    return screen(query, "\n\n".join([title, *lines]), keyboard(pages, [back, home_button(turn.texts)]))


def _line(turn: Turn, row: Notification) -> str:
    texts = turn.texts
    when = turn.at(row.finished_at or row.due_at)
    state = texts.plain(f"delivery-state-{row.state}")
    if row.problem and row.state in ("failed", "uncertain"):
        return texts("delivery-line-problem", when=when, state=state, problem=row.problem, words=_words(turn, row))
    return texts("delivery-line", when=when, state=state, words=_words(turn, row))


def _words(turn: Turn, row: Notification) -> str:
    if row.broadcast is not None:
        return clip(plain_of(words_of(row.broadcast)), WORDS)
    try:
        return clip(turn.texts.resolve(Text.from_json(row.text), plain=True), WORDS)
    except (MissingText, KeyError, ValueError):
        # Written by an older version in words that are gone.
        return turn.texts.plain("delivery-unreadable")
