"""The words, the file and the buttons of a draft."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.coordinator.broadcasts.calls import BroadcastSteps, Do, DraftCall, SignupCall
from handlers.coordinator.broadcasts.draft import draft_screen
from handlers.coordinator.broadcasts.pieces import to_draft
from handlers.coordinator.broadcasts.wording import html_of
from handlers.coordinator.memory import kept
from handlers.filters import Words
from handlers.forms.attachments import incoming_file
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import Broadcast, Event
from services.actor import STAFF
from services.broadcasts import audience, composing
from services.broadcasts.content import ACK, LONGEST_CAPTION, LONGEST_TEXT, signup_of, utf16
from services.broadcasts.finding import find_draft
from services.errors import ServiceError

router = require(with_turns(Router(name="coordinator.broadcasts.saying")), *STAFF)

NEARLY_FULL = 3_500
SPLIT = timedelta(seconds=10)
"""Telegram's apps cut what is too long: a text that follows a nearly full one so soon is the rest of it."""


@router.callback_query(DraftCall.filter(F.do == Do.TEXT))
async def ask_text(query: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    await turn.enter(BroadcastSteps.text, bc=draft.id, bc_said=None)
    text = turn.texts("broadcast-text-ask", limit=LONGEST_TEXT, caption=LONGEST_CAPTION)
    return screen(query, text, keyboard(to_draft(turn, draft.id)))


async def is_rest(event: Message, state: FSMContext) -> bool:
    """The next part of a text that was too long for one message; a short part was the last one."""
    said = (await state.get_data()).get("bc_said")
    if not said or said[1] < NEARLY_FULL or event.date - datetime.fromisoformat(said[0]) > SPLIT:
        return False
    return bool(said[2] + utf16(event.text or "") > LONGEST_TEXT)


@router.message(StateFilter(BroadcastSteps.text, None), Words(), is_rest)
async def take_rest(event: Message, turn: Turn) -> Replies:
    """Half of a text does not stand for the whole: the first one is taken away again."""
    number, said = await _begun(turn), await kept(turn.state, "bc_said")
    whole = said[2] + utf16(event.text or "")
    await composing.clear_text(turn.session, actor=turn.actor, broadcast_id=number)
    await turn.enter(BroadcastSteps.text, bc=number)
    await _note(turn, event, whole)
    text = turn.texts("broadcast-split", limit=LONGEST_TEXT, count=whole, over=whole - LONGEST_TEXT)
    return message(event, text, keyboard(to_draft(turn, number)))


@router.message(StateFilter(BroadcastSteps.text), Words())
async def take_text(event: Message, turn: Turn) -> Replies:
    number = await _begun(turn)
    await _note(turn, event, utf16(event.text or ""))
    try:
        draft = await composing.set_text(turn.session, actor=turn.actor, broadcast_id=number, html=html_of(event))
    except ServiceError as refusal:
        return _asked_again(turn, event, refusal, number)
    return await draft_screen(turn, draft)


@router.callback_query(DraftCall.filter(F.do == Do.FILE))
async def ask_file(query: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    await turn.enter(BroadcastSteps.file, bc=draft.id)
    remove = []
    if draft.file is not None:
        remove = [button(turn.texts.plain("broadcast-file-remove"), DraftCall(id=draft.id, do=Do.NO_FILE))]
    return screen(query, turn.texts("broadcast-file-ask"), keyboard(remove, to_draft(turn, draft.id)))


@router.callback_query(DraftCall.filter(F.do == Do.NO_FILE))
async def remove_file(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await composing.remove_file(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    return await draft_screen(turn, draft)


@router.message(StateFilter(BroadcastSteps.text, BroadcastSteps.file))
async def take_file(event: Message, turn: Turn) -> Replies:
    """A picture or a document, its caption for the text; of an album the first, anything else is not for this."""
    number, file = await _begun(turn), incoming_file(event)
    if file is None:
        return message(event, turn.texts("broadcast-not-that"), keyboard(to_draft(turn, number)))
    album = event.media_group_id
    if album is not None and (await kept(turn.state, "bc_album") or [None])[0] == album:
        return await _rest_of_album(turn, album)
    try:
        draft = await composing.set_file(
            turn.session, actor=turn.actor, broadcast_id=number, file=file, html=html_of(event), now=turn.now
        )
    except ServiceError as refusal:
        return _asked_again(turn, event, refusal, number)
    step = await turn.state.get_state()
    shown = await draft_screen(turn, draft)
    if album is not None:
        # The rest of the album is still to come.
        await turn.state.set_state(step)
        await turn.state.update_data(bc=number, bc_album=[album, False])
    return shown


async def _rest_of_album(turn: Turn, album: str) -> Reply | None:
    """Said once, however many pictures follow."""
    told = (await kept(turn.state, "bc_album"))[1]
    await turn.state.update_data(bc_album=[album, True])
    number = await _begun(turn)
    return None if told else message(turn.event, turn.texts("broadcast-album"), keyboard(to_draft(turn, number)))


@router.callback_query(DraftCall.filter(F.do == Do.BUTTONS))
async def show_buttons(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    return await _buttons(turn, draft)


@router.callback_query(DraftCall.filter(F.do == Do.ACK))
async def toggle_ack(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await composing.toggle_ack(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    return await _buttons(turn, draft)


@router.callback_query(SignupCall.filter(F.event == 0))
async def choose_event(query: CallbackQuery, callback_data: SignupCall, turn: Turn) -> Replies:
    draft = await find_draft(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    async with turn.read() as session:
        page = await audience.events(
            session, actor=turn.actor, cycle_id=draft.cycle_id, number=callback_data.page, coming=turn.now
        )
    rows = [button(event_label(turn, item), SignupCall(id=draft.id, event=item.id)) for item in page.items]
    back = button(turn.texts.plain("common-back"), DraftCall(id=draft.id, do=Do.BUTTONS))
    pages = pager(page, lambda to: SignupCall(id=draft.id, page=to))
    return screen(query, turn.texts("broadcast-signup-events", count=page.total), keyboard(*rows, pages, back))


@router.callback_query(SignupCall.filter())
async def set_event(_: CallbackQuery, callback_data: SignupCall, turn: Turn) -> Replies:
    event_id = callback_data.event if callback_data.event > 0 else None
    draft = await composing.set_signup(
        turn.session, actor=turn.actor, broadcast_id=callback_data.id, event_id=event_id, now=turn.now
    )
    return await _buttons(turn, draft)


def event_label(turn: Turn, event: Event) -> str:
    when = turn.texts.full_date(event.starts_at.astimezone(turn.actor.zone).date())
    return turn.texts.plain("broadcast-event-line", when=when, title=event.title)


async def _buttons(turn: Turn, draft: Broadcast) -> Reply:
    await turn.enter(None)
    texts = turn.texts
    ack = button(texts.plain("broadcast-ack-toggle", on=ACK in draft.buttons), DraftCall(id=draft.id, do=Do.ACK))
    signup = button(texts.plain("broadcast-signup-choose"), SignupCall(id=draft.id))
    if (event_id := signup_of(draft)) is not None:
        event = await turn.session.get(Event, event_id)
        label = texts.plain("broadcast-signup-remove", title="" if event is None else event.title)
        signup = button(label, SignupCall(id=draft.id, event=-1))
    markup: InlineKeyboardMarkup = keyboard(ack, signup, to_draft(turn, draft.id))
    return screen(turn.event, texts("broadcast-buttons-title"), markup)


async def _begun(turn: Turn) -> int:
    number = await kept(turn.state, "bc")
    if not isinstance(number, int):
        raise ServiceError("broadcast-gone")
    return number


async def _note(turn: Turn, event: Message, whole: int) -> None:
    """When the last part was said, how long it was, and how long it is with those before it."""
    await turn.state.update_data(bc_said=[event.date.isoformat(), utf16(event.text or ""), whole])


def _asked_again(turn: Turn, event: Message, refusal: ServiceError, number: int) -> Reply:
    return message(event, turn.texts.resolve(refusal.text), keyboard(to_draft(turn, number)))
