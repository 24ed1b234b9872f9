"""«Записать человека»: staff book a free time for somebody who called."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.coordinator.card_text import contacts
from handlers.events.adding import LONGEST_SEARCH
from handlers.events.kinds.calls import KindSteps, PlaceCall, PlaceOneCall, SlotCall
from handlers.events.kinds.interview_slot import found_slot, slot_screen
from handlers.events.people import named, with_school
from handlers.filters import Words
from handlers.forms.walking import leave, put_away
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from models import InterviewSlot, Person
from services import interviews
from services.actor import STAFF
from services.errors import ServiceError
from services.interviews import Placing
from services.interviews.slots import zone_of
from services.paging import Page, fetch_page
from services.participation import adding

KEPT = "placing"
"""In the conversation's data: time, page and search of the list that was shown last."""

router = require(with_turns(Router(name="events.interview_placing")), *STAFF)


@router.callback_query(PlaceCall.filter())
async def ask_whom(_: CallbackQuery, callback_data: PlaceCall, turn: Turn) -> Replies:
    typed = "" if callback_data.clear else None
    return await whom_screen(turn, callback_data.slot, callback_data.page, typed)


@router.message(StateFilter(KindSteps.slot_person), Words())
async def search(event: Message, turn: Turn) -> Replies:
    slot_id, _, _ = await _kept(turn)
    return await whom_screen(turn, slot_id, 1, " ".join((event.text or "").split())[:LONGEST_SEARCH])


@router.message(StateFilter(KindSteps.slot_person))
async def want_words(_: Message) -> Replies:
    raise ServiceError("participation-add-words")


async def _kept(turn: Turn) -> tuple[int, int, str]:
    kept: Any = (await turn.state.get_data()).get(KEPT) or [0, 1, ""]
    return int(kept[0]), int(kept[1]), str(kept[2])


async def whom_screen(turn: Turn, slot_id: int, number: int, typed: str | None) -> list[Reply]:
    """Who may come then: whom it is for and who has no time yet, or whom a search finds."""
    line, event = await found_slot(turn, slot_id, *STAFF)
    before, page_before, typed_before = await _kept(turn)
    if before != slot_id:
        page_before, typed_before = 1, ""
    typed = typed_before if typed is None else typed
    async with turn.read() as session:
        wanted = adding.prospects(event, actor=turn.actor, programme=turn.programme, typed=typed)
        page = await fetch_page(session, wanted, number=number or page_before)
    replies = await put_away(turn)
    await turn.enter(KindSteps.slot_person, **{KEPT: [slot_id, page.number, typed]})
    moment = turn.texts.moment(line.slot.starts_at, turn.now, zone_of(event))
    text = turn.texts(
        "interview-place-whom", title=event.title, moment=moment, count=page.total, typed=typed, searched=bool(typed)
    )
    return [*replies, screen(turn.event, text, _people(turn, line.slot, page, typed))]


def _people(turn: Turn, slot: InterviewSlot, page: Page[Person], typed: str) -> InlineKeyboardMarkup:
    texts = turn.texts
    rows = [[button(with_school(item), PlaceOneCall(slot=slot.id, person=item.id))] for item in page.items]
    pages = pager(page, lambda to: PlaceCall(slot=slot.id, page=to))
    clear = [button(texts.plain("participation-add-invited"), PlaceCall(slot=slot.id, clear=True))] if typed else []
    return keyboard(*rows, pages, clear, [_back(turn, slot), home_button(texts)])


def _back(turn: Turn, slot: InterviewSlot) -> Any:
    return button(turn.texts.plain("interview-to-slot"), SlotCall(slot=slot.id))


@router.callback_query(PlaceOneCall.filter())
async def book_for(_: CallbackQuery, callback_data: PlaceOneCall, turn: Turn) -> Replies:
    """The second press books; the first says what follows."""
    deed = interviews.place if callback_data.sure else interviews.look_at
    found = await deed(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        slot_id=callback_data.slot,
        person_id=callback_data.person,
        now=turn.now,
    )
    replies = await leave(turn)
    if callback_data.sure or not found.is_new:
        notice = turn.texts("interview-placed", name=named(found.person))
        return [*replies, await slot_screen(turn, callback_data.slot, notice)]
    return [*replies, _confirm(turn, found)]


def _confirm(turn: Turn, found: Placing) -> Reply:
    texts, slot, person = turn.texts, found.slot, found.person
    zone = zone_of(found.event)
    lines = [
        texts(
            "interview-place-confirm",
            name=named(person),
            title=found.event.title,
            moment=texts.moment(slot.starts_at, turn.now, zone),
            room=slot.place or "",
            has_room=bool(slot.place),
        )
    ]
    if person.organisation is not None:
        lines.append(texts("participation-add-school", school=person.organisation.title))
    if found.before is not None:
        lines.append(texts("interview-place-before", moment=texts.moment(found.before, turn.now, zone)))
    if not found.invited:
        lines.append(texts("participation-add-uninvited"))
    reach = contacts(person)
    lines.append(texts("participation-add-told", told=found.reachable, contacts=reach, has_contacts=bool(reach)))
    sure = button(
        texts.plain("interview-place-sure"), PlaceOneCall(slot=slot.id, person=person.id, sure=True), "primary"
    )
    back = button(texts.plain("common-back"), PlaceCall(slot=slot.id, page=0))
    return screen(turn.event, "\n".join(lines), keyboard(sure, [back, home_button(texts)]))
