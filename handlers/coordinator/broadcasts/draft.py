"""The draft: what there is of it and the ways to change it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.broadcasts.calls import Do, DraftCall, SendCall
from handlers.coordinator.broadcasts.pieces import as_message, counted, lost, preview, to_draft, to_list, who_words
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import Broadcast, Event
from services.actor import STAFF
from services.broadcasts import composing
from services.broadcasts.content import ACK, content_of, signup_of
from services.broadcasts.finding import find_draft
from services.errors import ServiceError

router = require(with_turns(Router(name="coordinator.broadcasts.draft")), *STAFF)


@router.callback_query(DraftCall.filter(F.do == Do.NEW))
async def begin(_: CallbackQuery, turn: Turn) -> Replies:
    made = await composing.begin(turn.session, actor=turn.actor, programme=turn.programme, now=turn.now)
    return [await draft_screen(turn, made)]


@router.callback_query(DraftCall.filter(F.do == Do.COPY))
async def copy(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    return await _made_of(turn, callback_data.id, composing.copy)


@router.callback_query(DraftCall.filter(F.do == Do.REMIND))
async def remind(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    return await _made_of(turn, callback_data.id, composing.remind)


@router.callback_query(DraftCall.filter(F.do == Do.OPEN))
async def show(_: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    return [await draft_screen(turn, await _draft(turn, callback_data.id))]


@router.callback_query(DraftCall.filter(F.do == Do.TRY))
async def try_out(query: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    """The message as it will arrive, and below it the draft again."""
    draft = await _draft(turn, callback_data.id)
    if not draft.text and draft.file is None:
        raise ServiceError("broadcast-nothing-said")
    sent = as_message(turn, content_of(draft))
    send = button(turn.texts.plain("broadcast-send"), SendCall(id=draft.id), "primary")
    ways = keyboard(send, to_draft(turn, draft.id))
    return [sent, message(query, turn.texts("broadcast-trial"), ways)]


@router.callback_query(DraftCall.filter(F.do == Do.DROP))
async def ask_drop(query: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    draft = await _draft(turn, callback_data.id)
    sure = button(turn.texts.plain("broadcast-drop-sure"), DraftCall(id=draft.id, do=Do.DROP_SURE), "danger")
    return screen(query, turn.texts("broadcast-drop-ask", id=str(draft.id)), keyboard(to_draft(turn, draft.id), sure))


@router.callback_query(DraftCall.filter(F.do == Do.DROP_SURE))
async def drop(query: CallbackQuery, callback_data: DraftCall, turn: Turn) -> Replies:
    await composing.drop(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    await turn.enter(None)
    return screen(query, turn.texts("broadcast-dropped"), keyboard([to_list(turn), home_button(turn.texts)]))


async def draft_screen(turn: Turn, draft: Broadcast) -> Reply:
    """Everything chosen so far; whatever was asked is asked no more."""
    await turn.enter(None)
    numbers = await counted(turn, draft)
    texts = turn.texts
    text = texts(
        "broadcast-draft",
        id=str(draft.id),
        who=await who_words(turn, draft),
        count=numbers.reachable,
        lost=lost(numbers),
        has_text=bool(draft.text),
        preview=preview(draft.text),
        has_file=draft.file is not None,
        file="" if draft.file is None else draft.file.name,
        buttons=await button_words(turn, draft),
    )
    return screen(turn.event, text, keyboard(*_ways(turn, draft, numbers.total)))


def _ways(turn: Turn, draft: Broadcast, count: int) -> list[list[InlineKeyboardButton]]:
    texts, said = turn.texts, bool(draft.text) or draft.file is not None

    def way(key: str, do: Do) -> InlineKeyboardButton:
        return button(texts.plain(key), DraftCall(id=draft.id, do=do))

    send = [button(texts.plain("broadcast-send"), SendCall(id=draft.id), "primary")] if said and count else []
    text = button(texts.plain("broadcast-text"), DraftCall(id=draft.id, do=Do.TEXT), None if said else "primary")
    drop = button(texts.plain("broadcast-drop"), DraftCall(id=draft.id, do=Do.DROP), "danger")
    return [
        send,
        [way("broadcast-who", Do.WHO), text],
        [way("broadcast-file", Do.FILE), way("broadcast-buttons", Do.BUTTONS)],
        [way("broadcast-try", Do.TRY)] if said else [],
        [to_list(turn), home_button(texts)],
        [drop],
    ]


async def button_words(turn: Turn, draft: Broadcast) -> str:
    """The buttons below the message, on one line."""
    texts, made = turn.texts, []
    if (event_id := signup_of(draft)) is not None:
        event = await turn.session.get(Event, event_id)
        made.append(texts.plain("broadcast-signup-remove", title="" if event is None else event.title).lstrip("✓ "))
    if ACK in draft.buttons:
        made.append(texts.plain("broadcast-button-ack"))
    return ", ".join(made) or texts.plain("broadcast-no-buttons")


async def _made_of(turn: Turn, source: int, make: Callable[..., Awaitable[Broadcast]]) -> Replies:
    made = await make(turn.session, actor=turn.actor, broadcast_id=source, programme=turn.programme, now=turn.now)
    # Anew, with its file.
    return await draft_screen(turn, await _draft(turn, made.id))


async def _draft(turn: Turn, broadcast_id: int) -> Broadcast:
    return await find_draft(turn.session, actor=turn.actor, broadcast_id=broadcast_id)
