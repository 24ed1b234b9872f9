"""«Отметить»: a code for the screen, or a list to tick."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.events.calls import (
    AllPresentCall,
    EventCall,
    EventSteps,
    FindCall,
    Mark,
    MarkingCall,
    PersonCall,
    ShowCodeCall,
    TickCall,
    WhyCall,
)
from handlers.events.coming import ABOUT, reasons
from handlers.events.people import add_row, named, person_screen
from handlers.filters import Words
from handlers.forms.walking import put_away
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from models import Event, Participation
from services.events.finding import find
from services.export_requests import request_file
from services.paging import Page, fetch_page
from services.participation import attendance, reading
from services.participation.numbers import fetch_numbers
from services.participation.states import ABSENT, ATTENDED, SIGNED_UP

KEPT = "marking"
"""In the conversation's data: event, page and search of the list that was shown last."""
LONGEST_SEARCH = 100
NEXT = {None: Mark.ATTENDED, ATTENDED: Mark.ABSENT, ABSENT: Mark.NONE}
"""What a press on a name makes of its mark."""

router = Router(name="events.marking")


@router.callback_query(MarkingCall.filter())
async def show_marking(_: CallbackQuery, callback_data: MarkingCall, turn: Turn) -> Replies:
    return await marking_screen(turn, callback_data.id, callback_data.page)


async def marking_screen(turn: Turn, event_id: int, number: int = 0, typed: str | None = None) -> list[Reply]:
    """The list of who signed up, a tick at each; page 0 and no search are as they were."""
    event = await find(turn.session, event_id=event_id)
    reading.require_host(turn.actor, event, "attendance.mark")
    page_before, typed_before = await _kept(turn, event_id)
    typed = typed_before if typed is None else typed
    replies = await put_away(turn)
    # This turn's own tick must show: its session, not the one beside it.
    wanted = reading.participants(event_id, SIGNED_UP, typed)
    page = await fetch_page(turn.session, wanted, number=number or page_before)
    await turn.enter(EventSteps.finding, **{KEPT: [event_id, page.number, typed]})
    return [*replies, screen(turn.event, await _head(turn, event, typed), _keyboard(turn, event, page, typed))]


async def _kept(turn: Turn, event_id: int) -> tuple[int, str]:
    kept: Any = (await turn.state.get_data()).get(KEPT) or [0, 1, ""]
    return (int(kept[1]), str(kept[2])) if kept[0] == event_id else (1, "")


async def _head(turn: Turn, event: Event, typed: str) -> str:
    numbers = await fetch_numbers(turn.session, event.id)
    text = turn.texts(
        "participation-marking-title",
        title=event.title,
        attended=numbers.attended,
        absent=numbers.absent,
        total=numbers.signed_up,
    )
    return "\n".join([text, *([turn.texts("participation-searched", typed=typed)] if typed else [])])


def _keyboard(turn: Turn, event: Event, page: Page[Participation], typed: str) -> InlineKeyboardMarkup:
    texts = turn.texts
    rows = [[_tick(turn, item)] for item in page.items]
    pages = pager(page, lambda to: MarkingCall(id=event.id, page=to))
    code = button(texts.plain("participation-show-code"), ShowCodeCall(id=event.id))
    everybody = button(texts.plain("participation-all-present"), AllPresentCall(id=event.id))
    find_one = button(texts.plain("participation-find-person"), FindCall(id=event.id))
    clear = [button(texts.plain("participation-clear"), FindCall(id=-1))] if typed else []
    card = button(texts.plain("participation-to-card"), EventCall(id=event.id))
    ways = (add_row(turn, event), [card, home_button(texts)])
    return keyboard(*rows, pages, [code], [everybody, find_one], clear, *ways)


def _tick(turn: Turn, item: Participation) -> InlineKeyboardButton:
    """A press goes on to the next mark; the button carries which, so that a second tap of it does the same."""
    to = NEXT[item.attendance]
    mark = item.attendance or "none"
    label = turn.texts.plain("participation-tick-line", mark=mark, name=named(item.person))
    return button(label, TickCall(id=item.id, to=to))


@router.callback_query(TickCall.filter())
async def tick(_: CallbackQuery, callback_data: TickCall, turn: Turn) -> Replies:
    noted = None if callback_data.to is Mark.NONE else callback_data.to.value
    found = await attendance.mark(
        turn.session, actor=turn.actor, participation_id=callback_data.id, attendance=noted, now=turn.now
    )
    if callback_data.card:
        return await person_screen(turn, found.id)
    return await marking_screen(turn, found.event_id)


@router.callback_query(AllPresentCall.filter())
async def all_present(query: CallbackQuery, callback_data: AllPresentCall, turn: Turn) -> Replies:
    event = await find(turn.session, event_id=callback_data.id)
    reading.require_host(turn.actor, event, "attendance.mark")
    attendance.require_begun(event, turn.now)
    if callback_data.sure:
        await attendance.mark_all(turn.session, actor=turn.actor, event_id=event.id, now=turn.now)
        return await marking_screen(turn, event.id)
    numbers = await fetch_numbers(turn.session, event.id)
    count = max(0, numbers.signed_up - numbers.attended - numbers.absent)
    texts = turn.texts
    sure = button(texts.plain("participation-all-sure"), AllPresentCall(id=event.id, sure=True), "primary")
    back = button(texts.plain("common-back"), MarkingCall(id=event.id, page=0))
    return screen(query, texts("participation-all-question", count=count, title=event.title), keyboard(sure, back))


@router.callback_query(FindCall.filter())
async def ask_whom(query: CallbackQuery, callback_data: FindCall, turn: Turn) -> Replies:
    """-1 shows everybody of the list that was searched."""
    kept: Any = (await turn.state.get_data()).get(KEPT) or [0, 1, ""]
    event_id = int(kept[0]) if callback_data.id < 0 else callback_data.id
    if callback_data.id < 0:
        return await marking_screen(turn, event_id, 1, "")
    event = await find(turn.session, event_id=event_id)
    reading.require_host(turn.actor, event, "attendance.mark")
    await turn.enter(EventSteps.finding, **{KEPT: [event_id, 1, ""]})
    back = button(turn.texts.plain("common-back"), MarkingCall(id=event_id, page=0))
    return screen(query, turn.texts("participation-whom"), keyboard(back))


@router.message(StateFilter(EventSteps.finding), Words())
async def find_person(event: Message, turn: Turn) -> Replies:
    kept: Any = (await turn.state.get_data()).get(KEPT) or [0, 1, ""]
    typed = " ".join((event.text or "").split())[:LONGEST_SEARCH]
    return await marking_screen(turn, int(kept[0]), 1, typed)


@router.callback_query(ShowCodeCall.filter())
async def show_code(query: CallbackQuery, callback_data: ShowCodeCall, turn: Turn, bot_name: str) -> Replies:
    """Short code and link at once; the picture for the wall follows as a message of its own."""
    code = await attendance.show_code(
        turn.session, actor=turn.actor, event_id=callback_data.id, now=turn.now, renew=callback_data.renew
    )
    event = await find(turn.session, event_id=callback_data.id)
    opens, closes = (item.astimezone(turn.actor.zone) for item in attendance.window(event))
    texts, chat = turn.texts, query.from_user.id
    params = {"event": event.id, "code": code}
    await request_file(turn.session, actor=turn.actor, chat_id=chat, kind="qr", params=params, now=turn.now)
    text = texts(
        "participation-code",
        title=event.title,
        code=attendance.spoken(code),
        link=attendance.deep_link(bot_name, code),
        opens=opens,
        closes=closes,
        renewed=callback_data.renew,
    )
    renew = button(texts.plain("participation-renew-code"), ShowCodeCall(id=event.id, renew=True))
    back = button(texts.plain("participation-marking"), MarkingCall(id=event.id, page=0))
    return screen(query, text, keyboard([renew, back], [home_button(texts)]))


@router.callback_query(WhyCall.filter())
async def ask_why(query: CallbackQuery, callback_data: WhyCall, turn: Turn) -> Replies:
    found = await attendance.hosted(
        turn.session, actor=turn.actor, participation_id=callback_data.id, action="attendance.reason"
    )
    replies = await put_away(turn)
    await turn.enter(EventSteps.absence, **{ABOUT: found.id})
    back = button(turn.texts.plain("common-cancel"), PersonCall(id=found.id))
    return [*replies, screen(query, turn.texts("participation-note-why"), keyboard(*reasons(turn, found.id), back))]
