"""Signing up, waiting, taking and giving back a place."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.events.calls import CalendarFileCall, EventCall, EventsCall, LeaveCall, SignUpCall
from handlers.events.card import event_screen
from handlers.events.words import when
from handlers.forms.walking import leave
from handlers.links import home_button
from handlers.screens import Replies, Reply, button, keyboard, message, screen
from handlers.turn import Turn
from services.participation import signing
from services.participation.signing import Joined, Outcome
from services.participation.states import CANCELLED, SIGNED_UP

router = Router(name="events.signing")


@router.callback_query(SignUpCall.filter())
async def sign_up(_: CallbackQuery, callback_data: SignUpCall, turn: Turn) -> Replies:
    """The card shows what has come of it; a place that is new is a receipt of its own."""
    turn = turn.beside() if callback_data.anew else turn
    joined = await signing.sign_up(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        event_id=callback_data.id,
        now=turn.now,
        queue_up=callback_data.queue,
    )
    replies = await leave(turn)
    if joined.outcome is Outcome.FULL:
        return [*replies, _offer_queue(turn, joined)]
    if joined.outcome is Outcome.SIGNED_UP and joined.new:
        card = [] if callback_data.anew else [await event_screen(turn, joined.event.id)]
        return [*replies, *card, _receipt(turn, joined)]
    # The card itself says which place in the queue it is.
    notice = None if joined.new else turn.texts("participation-already", outcome=joined.outcome.value)
    return [*replies, await event_screen(turn, joined.event.id, notice)]


def _receipt(turn: Turn, joined: Joined) -> Reply:
    event = joined.event
    text = turn.texts("participation-receipt", title=event.title, when=when(turn, event))
    file = button(turn.texts.plain("participation-calendar-file"), CalendarFileCall(id=event.id))
    card = button(turn.texts.plain("participation-to-card"), EventCall(id=event.id, anew=True))
    return message(turn.event, text, keyboard(file, [card, home_button(turn.texts, anew=True)]))


def _offer_queue(turn: Turn, joined: Joined) -> Reply:
    """The last place went a moment ago: the choice is the person's."""
    texts, event = turn.texts, joined.event
    return screen(
        turn.event,
        texts("participation-full", title=event.title, place=joined.place or 1),
        keyboard(
            button(texts.plain("participation-queue-up"), SignUpCall(id=event.id, queue=True), "primary"),
            [button(texts.plain("participation-to-card"), EventCall(id=event.id)), home_button(texts)],
        ),
    )


@router.callback_query(LeaveCall.filter())
async def give_back(_: CallbackQuery, callback_data: LeaveCall, turn: Turn) -> Replies:
    """The second press has read what follows; a place in the queue goes without it."""
    turn = turn.beside() if callback_data.anew else turn
    going = await signing.leaving(turn.session, actor=turn.actor, event_id=callback_data.id, now=turn.now)
    replies = await leave(turn)
    if going is not None and going.event.state == CANCELLED:
        # The card says that it is off, and why: there is nothing to give back.
        return [*replies, await event_screen(turn, callback_data.id)]
    if going is None:
        return [*replies, await event_screen(turn, callback_data.id, turn.texts("participation-left-before"))]
    if going.participation_state == SIGNED_UP and not callback_data.sure:
        return [*replies, _question(turn, going)]
    event = await signing.withdraw(turn.session, actor=turn.actor, event_id=callback_data.id, now=turn.now)
    texts, state = turn.texts, going.participation_state
    again = button(texts.plain("participation-to-card"), EventCall(id=event.id))
    # Whoever was never sure of a place has hardly put it into a calendar.
    file = button(texts.plain("participation-calendar-remove"), CalendarFileCall(id=event.id))
    rows = [
        [file] if state == SIGNED_UP else [],
        [again, button(texts.plain("participation-to-list"), EventsCall())],
        [home_button(texts)],
    ]
    return [*replies, screen(turn.event, texts("participation-left", title=event.title), keyboard(*rows))]


def _question(turn: Turn, going: signing.Leaving) -> Reply:
    texts, event = turn.texts, going.event
    text = texts(
        "participation-leave-question",
        title=event.title,
        when=when(turn, event),
        late=going.late,
        waiting=going.waiting,
        limited=event.capacity is not None,
    )
    return screen(
        turn.event,
        text,
        keyboard(
            button(texts.plain("participation-stay"), EventCall(id=event.id), "primary"),
            button(texts.plain("participation-leave-sure"), LeaveCall(id=event.id, sure=True), "danger"),
        ),
    )
