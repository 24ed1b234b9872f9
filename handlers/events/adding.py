"""«Добавить участника»: staff put somebody on the list, or take somebody off it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.coordinator.card_text import contacts
from handlers.events.calls import (
    AddCall,
    AddNowCall,
    AddOneCall,
    EventSteps,
    Mark,
    PeopleCall,
    PersonCall,
    RemoveCall,
    TickCall,
)
from handlers.events.people import named, person_screen, with_school
from handlers.events.words import when
from handlers.filters import Words
from handlers.forms.walking import leave, put_away
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from models import Event, Participation, Person
from services.errors import ServiceError
from services.events.finding import find
from services.paging import Page, fetch_page
from services.participation import adding, attendance, queue, reading
from services.participation.adding import ACTION, Prospect
from services.participation.states import SIGNED_UP, WAITING, WITHDRAWN, SignUp, sign_up_state

KEPT = "adding"
"""In the conversation's data: event, page and search of the list that was shown last."""
LONGEST_SEARCH = 100

router = Router(name="events.adding")


@router.callback_query(AddCall.filter())
async def ask_whom(_: CallbackQuery, callback_data: AddCall, turn: Turn) -> Replies:
    typed = "" if callback_data.clear else None
    return await whom_screen(turn, callback_data.id, callback_data.page, typed)


@router.message(StateFilter(EventSteps.adding), Words())
async def search(event: Message, turn: Turn) -> Replies:
    kept: Any = (await turn.state.get_data()).get(KEPT) or [0, 1, ""]
    typed = " ".join((event.text or "").split())[:LONGEST_SEARCH]
    return await whom_screen(turn, int(kept[0]), 1, typed)


@router.message(StateFilter(EventSteps.adding))
async def want_words(_: Message) -> Replies:
    raise ServiceError("participation-add-words")


async def whom_screen(turn: Turn, event_id: int, number: int = 0, typed: str | None = None) -> list[Reply]:
    """Who may be put on the list; page 0 and no search are as they were. What is typed from now on searches."""
    event = await find(turn.session, event_id=event_id)
    reading.require_host(turn.actor, event, ACTION)
    adding.require_list(event)
    kept: Any = (await turn.state.get_data()).get(KEPT) or [0, 1, ""]
    page_before, typed_before = (int(kept[1]), str(kept[2])) if kept[0] == event_id else (1, "")
    typed = typed_before if typed is None else typed
    async with turn.read() as session:
        wanted = adding.prospects(event, actor=turn.actor, programme=turn.programme, typed=typed)
        page = await fetch_page(session, wanted, number=number or page_before)
        states = await reading.states_of(session, event_id, [item.id for item in page.items])
    replies = await put_away(turn)
    await turn.enter(EventSteps.adding, **{KEPT: [event_id, page.number, typed]})
    text = turn.texts("participation-add-whom", title=event.title, count=page.total, typed=typed, searched=bool(typed))
    return [*replies, screen(turn.event, text, _people(turn, event, page, states, typed))]


def _people(turn: Turn, event: Event, page: Page[Person], states: dict[int, str], typed: str) -> InlineKeyboardMarkup:
    texts = turn.texts
    rows = [[_one(turn, event, item, states.get(item.id, ""))] for item in page.items]
    pages = pager(page, lambda to: AddCall(id=event.id, page=to))
    clear = [button(texts.plain("participation-add-invited"), AddCall(id=event.id, clear=True))] if typed else []
    return keyboard(*rows, pages, clear, [_back(turn, event), home_button(texts)])


def _one(turn: Turn, event: Event, person: Person, state: str) -> InlineKeyboardButton:
    label = turn.texts.plain("participation-add-line", state=state, name=with_school(person))
    return button(label, AddOneCall(id=event.id, person=person.id))


def _back(turn: Turn, event: Event) -> InlineKeyboardButton:
    return button(turn.texts.plain("participation-people"), PeopleCall(id=event.id))


@router.callback_query(AddOneCall.filter())
async def show_one(_: CallbackQuery, callback_data: AddOneCall, turn: Turn) -> Replies:
    found = await adding.look(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        event_id=callback_data.id,
        person_id=callback_data.person,
        now=turn.now,
    )
    return [*await leave(turn), await _confirm(turn, found)]


async def _confirm(turn: Turn, found: Prospect) -> Reply:
    """Who, to what, and what follows; whoever has a place is shown instead."""
    if not found.choices and found.mine is not None and found.mine.state != WAITING:
        return await person_screen(turn, found.mine.id)
    texts, event, person = turn.texts, found.event, found.person
    rows = [
        [
            button(
                texts.plain("participation-add-place", place=place.value, stands=found.mine is not None),
                AddNowCall(id=event.id, person=person.id, place=place),
                None if number else "primary",
            )
        ]
        for number, place in enumerate(found.choices)
    ]
    back = button(texts.plain("common-back"), AddCall(id=event.id, page=0))
    return screen(turn.event, "\n".join(_matters(turn, found)), keyboard(*rows, [back, home_button(texts)]))


def _matters(turn: Turn, found: Prospect) -> Iterator[str]:
    texts, event, person = turn.texts, found.event, found.person
    yield texts("participation-add-confirm", name=named(person), title=event.title, when=when(turn, event))
    if person.organisation is not None:
        yield texts("participation-add-school", school=person.organisation.title)
    if event.capacity is not None and found.free is not None:
        yield texts("participation-places", free=found.free, capacity=event.capacity)
    if found.mine is not None and found.mine.state in (WAITING, WITHDRAWN):
        yield texts("participation-add-before", state=found.mine.state)
    if not found.invited:
        yield texts("participation-add-uninvited")
    if sign_up_state(event, turn.now) is SignUp.CLOSED:
        yield texts("participation-add-closed")
    if found.ahead:
        reach = contacts(person)
        yield texts("participation-add-told", told=found.reachable, contacts=reach, has_contacts=bool(reach))


@router.callback_query(AddNowCall.filter())
async def add_now(_: CallbackQuery, callback_data: AddNowCall, turn: Turn) -> Replies:
    """If that place has gone meanwhile, the choice is offered anew."""
    found, made = await adding.add(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        event_id=callback_data.id,
        person_id=callback_data.person,
        place=callback_data.place,
        now=turn.now,
    )
    replies = await leave(turn)
    if made is None:
        return [*replies, await _confirm(turn, found)]
    return [*replies, await _done(turn, found, made)]


async def _done(turn: Turn, found: Prospect, made: Participation) -> Reply:
    texts, event = turn.texts, found.event
    place = await queue.place_in_queue(turn.session, made) if made.state == WAITING else 0
    text = texts("participation-added", name=named(found.person), title=event.title, place=place)
    here = made.state == SIGNED_UP and attendance.has_begun(event, turn.now)
    tick = button(texts.plain("participation-add-tick"), TickCall(id=made.id, to=Mark.ATTENDED, card=True))
    more = button(texts.plain("participation-add-more"), AddCall(id=event.id, clear=True), "primary")
    return screen(turn.event, text, keyboard([tick] if here else [], more, [_back(turn, event), home_button(texts)]))


@router.callback_query(RemoveCall.filter())
async def take_off(_: CallbackQuery, callback_data: RemoveCall, turn: Turn) -> Replies:
    """The second press has read what follows."""
    if callback_data.sure:
        found = await adding.remove(turn.session, actor=turn.actor, participation_id=callback_data.id, now=turn.now)
        return [*await leave(turn), await person_screen(turn, found.id, turn.texts("participation-removed"))]
    going = await adding.removal(turn.session, actor=turn.actor, participation_id=callback_data.id, now=turn.now)
    texts = turn.texts
    text = texts(
        "participation-remove-question",
        name=named(going.person),
        title=going.event.title,
        told=going.told,
        ahead=turn.now < going.event.starts_at,
        handed_on=going.handed_on,
    )
    keep = button(texts.plain("participation-remove-keep"), PersonCall(id=callback_data.id))
    sure = button(texts.plain("participation-remove-sure"), RemoveCall(id=callback_data.id, sure=True), "danger")
    return [*await leave(turn), screen(turn.event, text, keyboard(keep, sure))]
