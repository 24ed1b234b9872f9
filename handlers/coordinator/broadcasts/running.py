"""While it goes and afterwards: pause, go on, stop, take back."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.coordinator.broadcasts.calls import BroadcastSteps, CardCall, CorrectNowCall, Deed, SteerCall
from handlers.coordinator.broadcasts.cards import card_screen
from handlers.coordinator.broadcasts.pieces import preview, to_card
from handlers.coordinator.broadcasts.wording import html_of
from handlers.coordinator.fingerprint import fingerprint
from handlers.coordinator.memory import kept
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, button, keyboard, message, screen
from handlers.turn import Turn, with_turns
from models import Broadcast
from services.actor import STAFF
from services.broadcasts import recalling, steering
from services.broadcasts.content import require_fits
from services.broadcasts.finding import find
from services.broadcasts.steering import Progress
from services.errors import ServiceError

router = require(with_turns(Router(name="coordinator.broadcasts.running")), *STAFF)


@router.callback_query(SteerCall.filter(F.deed.in_({Deed.PAUSE, Deed.RESUME})))
async def pause_or_resume(_: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    deed = steering.pause if callback_data.deed is Deed.PAUSE else steering.resume
    found = await deed(turn.session, actor=turn.actor, broadcast_id=callback_data.id, now=turn.now)
    return await card_screen(turn, found)


@router.callback_query(SteerCall.filter((F.deed == Deed.STOP) & ~F.sure))
async def ask_stop(query: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    found, numbers = await _found(turn, callback_data.id)
    if found.state not in steering.UNDER_WAY:
        return await card_screen(turn, found)
    sure = SteerCall(id=found.id, deed=Deed.STOP, sure=True)
    text = turn.texts("broadcast-stop-ask", id=str(found.id), waiting=numbers.waiting)
    # A message of its own: the scheduler paints the progress over the pressed one.
    ways = keyboard(to_card(turn, found.id), button(turn.texts.plain("broadcast-stop-sure"), sure, "danger"))
    return message(query, text, ways)


@router.callback_query(SteerCall.filter(F.deed == Deed.STOP))
async def stop(_: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    found = await steering.stop(turn.session, actor=turn.actor, broadcast_id=callback_data.id, now=turn.now)
    return await card_screen(turn, found)


@router.callback_query(SteerCall.filter(F.deed == Deed.RECALL))
async def ask_recall(query: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    found, numbers = await _found(turn, callback_data.id)
    async with turn.read() as session:
        old = await recalling.count_old(session, broadcast_id=found.id, now=turn.now)
    texts = turn.texts
    text = texts("broadcast-recall-ask", id=str(found.id), count=numbers.sent, old=old)
    correct = button(texts.plain("broadcast-recall-edit-do"), SteerCall(id=found.id, deed=Deed.CORRECT))
    delete = button(texts.plain("broadcast-recall-delete-do"), SteerCall(id=found.id, deed=Deed.DELETE), "danger")
    return screen(query, text, keyboard(correct, to_card(turn, found.id), delete))


@router.callback_query(SteerCall.filter((F.deed == Deed.DELETE) & ~F.sure))
async def ask_delete(query: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    found, numbers = await _found(turn, callback_data.id)
    async with turn.read() as session:
        young = numbers.sent - await recalling.count_old(session, broadcast_id=found.id, now=turn.now)
    sure = SteerCall(id=found.id, deed=Deed.DELETE, sure=True)
    label = turn.texts.plain("broadcast-recall-delete-sure", count=young)
    text = turn.texts("broadcast-recall-delete-ask", id=str(found.id), count=young)
    return screen(query, text, keyboard(to_card(turn, found.id), button(label, sure, "danger")))


@router.callback_query(SteerCall.filter(F.deed == Deed.DELETE))
async def delete(query: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    found = await steering.take_back(
        turn.session, actor=turn.actor, broadcast_id=callback_data.id, how="delete", html=None, now=turn.now
    )
    _paint_here(query, found)
    return await card_screen(turn, found)


@router.callback_query(SteerCall.filter(F.deed == Deed.CORRECT))
async def ask_correction(query: CallbackQuery, callback_data: SteerCall, turn: Turn) -> Replies:
    found, numbers = await _found(turn, callback_data.id)
    await turn.enter(BroadcastSteps.correction, bc=found.id, bc_html=None)
    text = turn.texts("broadcast-recall-text-ask", id=str(found.id), count=numbers.sent)
    return screen(query, text, keyboard(to_card(turn, found.id)))


@router.message(StateFilter(BroadcastSteps.correction), Words())
async def take_correction(event: Message, turn: Turn) -> Replies:
    number = await kept(turn.state, "bc")
    if not isinstance(number, int):
        raise ServiceError("broadcast-recall-lost")
    found, numbers = await _found(turn, number)
    html = html_of(event)
    try:
        require_fits(html, with_file=found.file_id is not None)
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), keyboard(to_card(turn, found.id)))
    await turn.state.update_data(bc_html=html)
    text = turn.texts("broadcast-recall-text-confirm", id=str(found.id), preview=preview(html), count=numbers.sent)
    sure = CorrectNowCall(id=found.id, print=fingerprint(html))
    label = turn.texts.plain("broadcast-recall-text-sure", count=numbers.sent)
    return message(event, text, keyboard(button(label, sure, "danger"), to_card(turn, found.id)))


@router.message(StateFilter(BroadcastSteps.correction))
async def want_correction(event: Message, turn: Turn) -> Replies:
    number = await kept(turn.state, "bc")
    if not isinstance(number, int):
        raise ServiceError("broadcast-recall-lost")
    return message(event, turn.texts("broadcast-text-empty"), keyboard(to_card(turn, number)))


@router.callback_query(CorrectNowCall.filter())
async def correct(query: CallbackQuery, callback_data: CorrectNowCall, turn: Turn) -> Replies:
    html = await kept(turn.state, "bc_html")
    if not isinstance(html, str) or fingerprint(html) != callback_data.print:
        raise ServiceError("broadcast-recall-lost")
    found = await steering.take_back(
        turn.session, actor=turn.actor, broadcast_id=callback_data.id, how="edit", html=html, now=turn.now
    )
    _paint_here(query, found)
    return await card_screen(turn, found)


@router.callback_query(CardCall.filter())
async def show(query: CallbackQuery, callback_data: CardCall, turn: Turn) -> Replies:
    found = await find(turn.session, actor=turn.actor, broadcast_id=callback_data.id)
    if callback_data.anew:
        return await card_screen(turn.beside(), found)
    if found.author_id == turn.person.id and found.state in steering.UNDER_WAY:
        _paint_here(query, found)
    return await card_screen(turn, found)


def _paint_here(query: CallbackQuery, found: Broadcast) -> None:
    """From now on the pressed message shows how it goes; the one that did stays as it is."""
    if query.message is not None:
        found.progress_chat_id, found.progress_message_id = query.message.chat.id, query.message.message_id


async def _found(turn: Turn, broadcast_id: int) -> tuple[Broadcast, Progress]:
    found = await find(turn.session, actor=turn.actor, broadcast_id=broadcast_id, action="broadcast.steer")
    async with turn.read() as session:
        return found, await steering.progress_of(session, found, turn.now)
