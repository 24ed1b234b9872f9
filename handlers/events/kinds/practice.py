"""One's own practice: the list, and what is entered by oneself."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.kinds.internship_calls import PracticeCall, PracticeNewCall
from handlers.forms.walking import show
from handlers.links import Place, go_button, home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from models import PracticeRecord
from services import forms, practice
from services.paging import Page
from services.practice.form import NEW

router = Router(name="events.practice")

SHOWN_RESULT = 150
"""Characters of a reason or a result in the list: eight of them fit one message."""


@router.callback_query(PracticeCall.filter())
async def show_practice(_: CallbackQuery, callback_data: PracticeCall, turn: Turn) -> Replies:
    turn = turn.beside() if callback_data.anew else turn
    await turn.enter(None)
    return await practice_screen(turn, callback_data.page)


async def practice_screen(turn: Turn, number: int = 1, notice: str | None = None) -> Reply:
    page = await practice.fetch(turn.session, person_id=turn.person.id, number=number)
    text = turn.texts("practice-title", count=page.total)
    add = button(turn.texts.plain("practice-add"), PracticeNewCall(), None if page.total else "primary")
    card = go_button(turn.texts.plain("menu-application"), Place.APPLICATION)
    turned = pager(page, lambda to: PracticeCall(page=to))
    return listed(turn, page, text, notice, [turned, [add], [card, home_button(turn.texts)]])


def listed(
    turn: Turn, page: Page[PracticeRecord], title: str, notice: str | None, rows: list[list[InlineKeyboardButton]]
) -> Reply:
    """A page of records as text: they are read, there is nothing to press in them."""
    parts = [*([notice] if notice else []), title, *(record_text(turn, item) for item in page.items)]
    return screen(turn.event, "\n\n".join(parts), keyboard(*rows))


def record_text(turn: Turn, item: PracticeRecord) -> str:
    days = turn.texts.days(item.starts_on, item.ends_on or item.starts_on)
    return turn.texts(
        "practice-record",
        kind=item.kind,
        title=item.title,
        organisation=item.organisation or "",
        has_organisation=bool(item.organisation),
        days=days,
        hours=item.hours or 0,
        result=" ".join((item.result or "").split())[:SHOWN_RESULT],
        has_result=bool(item.result),
    )


@router.callback_query(PracticeNewCall.filter())
async def enter_own(_: CallbackQuery, turn: Turn) -> Replies:
    walk = await forms.begin(
        turn.session, person=turn.person, key=NEW, programme=turn.programme, answers={}, now=turn.now
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)
