"""«Я здесь»: the code of the event, typed or brought by its link; and why one was absent."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.events.calls import AbsenceCall, CodeCall, EventCall, EventsCall, EventSteps, Reason, ReasonCall
from handlers.events.card import event_screen
from handlers.events.sight import visible
from handlers.filters import Words
from handlers.forms.walking import leave, put_away
from handlers.links import home_button
from handlers.screens import Replies, Reply, button, columns, keyboard, message, screen
from handlers.turn import Turn
from services.errors import ServiceError
from services.participation import attendance
from services.participation.reading import own

ABOUT = "event_about"
"""In the conversation's data: the participation whose absence is being explained."""

router = Router(name="events.coming")


@router.callback_query(CodeCall.filter())
async def ask_code(query: CallbackQuery, callback_data: CodeCall, turn: Turn) -> Replies:
    event = await visible(turn, callback_data.id)
    replies = await put_away(turn)
    await turn.enter(EventSteps.code)
    back = button(turn.texts.plain("participation-to-card"), EventCall(id=event.id))
    return [*replies, screen(query, turn.texts("participation-ask-code", title=event.title), keyboard(back))]


@router.message(StateFilter(EventSteps.code), Words())
async def type_code(event: Message, turn: Turn) -> Replies:
    """A code that is refused leaves the question open: it is typed again."""
    try:
        return await checked_in(turn, event.text or "")
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), _away(turn))


@router.message(StateFilter(EventSteps.code))
async def want_code(event: Message, turn: Turn) -> Replies:
    return message(event, turn.texts("participation-code-words"), _away(turn))


def _away(turn: Turn) -> InlineKeyboardMarkup:
    texts = turn.texts
    return keyboard([button(texts.plain("participation-to-list"), EventsCall()), home_button(texts)])


async def by_link(turn: Turn, code: str) -> list[Reply]:
    """The code that a link or the picture brought; a refusal shows the ways on."""
    try:
        return await checked_in(turn, code)
    except ServiceError as refusal:
        return [message(turn.event, turn.texts.resolve(refusal.text), _away(turn))]


async def checked_in(turn: Turn, code: str) -> list[Reply]:
    """Note the person by the code and show the card; raises `ServiceError` as the service does."""
    found = await attendance.check_in(turn.session, actor=turn.actor, programme=turn.programme, code=code, now=turn.now)
    replies = await leave(turn)
    at = found.participation.attendance_at or turn.now
    time = f"{at.astimezone(turn.actor.zone):%H:%M}"
    notice = turn.texts("participation-checked-in", title=found.event.title, new=found.new, time=time)
    return [*replies, await event_screen(turn, found.event.id, notice)]


@router.callback_query(AbsenceCall.filter())
async def ask_reason(query: CallbackQuery, callback_data: AbsenceCall, turn: Turn) -> Replies:
    found = await own(turn.session, actor=turn.actor, participation_id=callback_data.id)
    replies = await put_away(turn)
    await turn.enter(EventSteps.absence, **{ABOUT: found.id})
    card = button(turn.texts.plain("common-cancel"), EventCall(id=found.event_id))
    text = turn.texts("participation-ask-reason", title=found.event.title)
    return [*replies, screen(query, text, keyboard(*reasons(turn, found.id), card))]


def reasons(turn: Turn, participation_id: int) -> list[list[InlineKeyboardButton]]:
    """The usual ones as buttons."""
    return columns([button(_said(turn, why), ReasonCall(id=participation_id, why=why)) for why in Reason])


def _said(turn: Turn, why: Reason) -> str:
    return turn.texts.plain("participation-reason", why=why.value)


@router.callback_query(ReasonCall.filter())
async def press_reason(_: CallbackQuery, callback_data: ReasonCall, turn: Turn) -> Replies:
    reason = _said(turn, callback_data.why)
    return await _explained(turn, callback_data.id, reason[:1].lower() + reason[1:])


@router.message(StateFilter(EventSteps.absence), Words())
async def type_reason(event: Message, turn: Turn) -> Replies:
    """Of the person's own absence, or of one that the host notes."""
    about = (await turn.state.get_data()).get(ABOUT)
    return await _explained(turn, about if isinstance(about, int) else 0, event.text or "")


async def _explained(turn: Turn, participation_id: int, reason: str) -> list[Reply]:
    found = await attendance.explain(
        turn.session, actor=turn.actor, participation_id=participation_id, reason=reason, now=turn.now
    )
    replies = await leave(turn)
    return [*replies, await event_screen(turn, found.id, turn.texts("participation-reason-kept"))]


@router.message(StateFilter(EventSteps.absence))
async def want_reason(_: Message) -> Replies:
    raise ServiceError("participation-reason-words")
