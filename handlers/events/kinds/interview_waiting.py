"""Who is invited to an interview and has chosen no time."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.coordinator.calls import CardCall
from handlers.coordinator.card_text import contacts
from handlers.events.kinds.calls import SlotsCall, UnbookedCall
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, screen
from handlers.turn import Turn, with_turns
from locales.text import Markup
from models import Event, Person
from services import interviews
from services.events.finding import find
from services.roles import READERS
from services.standing import newest_application

router = require(with_turns(Router(name="events.interview_waiting")), *READERS)


@router.callback_query(UnbookedCall.filter())
async def show_unbooked(query: CallbackQuery, callback_data: UnbookedCall, turn: Turn) -> Replies:
    """Who is still to choose a time, with the way to the application of each."""
    event = await find(turn.session, event_id=callback_data.event)
    async with turn.read() as session:
        page = await interviews.fetch_unbooked(
            session, actor=turn.actor, programme=turn.programme, event_id=event.id, number=callback_data.page
        )
        rows = [await _waiting_row(session, turn, event, person) for person in page.items]
    turned = pager(page, lambda to: UnbookedCall(event=event.id, page=to))
    lines = (_line(turn, person) for person in page.items)
    text = turn.texts("interview-unbooked-title", title=event.title, count=page.total, names=Markup("\n".join(lines)))
    back = button(turn.texts.plain("interview-to-times"), SlotsCall(event=event.id))
    return screen(query, text, keyboard(*rows, turned, [back, home_button(turn.texts)]))


def _line(turn: Turn, person: Person) -> str:
    reach = contacts(person)
    return turn.texts("interview-unbooked-line", name=_full(person), has_contacts=bool(reach), contacts=reach)


def _full(person: Person) -> str:
    return person.full_name or str(person.id)


async def _waiting_row(session: AsyncSession, turn: Turn, event: Event, person: Person) -> list[InlineKeyboardButton]:
    if not turn.actor.sees(person.municipality_id, *READERS):
        return []
    found = await newest_application(session, person_id=person.id, cycle_id=event.cycle_id)
    return [] if found is None else [button(_full(person), CardCall(id=found.id))]
