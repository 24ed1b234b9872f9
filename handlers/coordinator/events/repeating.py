"""A series out of one event: how often, how many times or until when, a look, the word."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.events.card import card_screen
from handlers.events.managing import ManageCall, ManageSteps, RepeatCall, RepeatNowCall
from handlers.filters import Words
from handlers.rights import require
from handlers.screens import Replies, Reply, button, columns, keyboard, screen
from handlers.turn import Turn, with_turns
from models import Event
from programmes.fields import FieldKind, FormField
from services.actor import STAFF
from services.answers import read_answer
from services.errors import AnswerError, NotFound, ServiceError
from services.events.facts import facts_of
from services.events.finding import find, require_staff
from services.events.repeating import FEWEST, MOST, Repeat, ordinal, rule_of, starts_of
from services.events.series import repeat

COUNTS = (2, 4, 6, 8, 10, 12)
"""Times that people mostly choose; any other is typed."""
SHOWN = 5
"""Dates of a series that are written out; of the rest the last."""
_DAY = FormField(key="day", kind=FieldKind.DATE, title="day", question="day")

router = require(with_turns(Router(name="coordinator.events.repeating")), *STAFF)


@router.callback_query(RepeatCall.filter())
async def ask(query: CallbackQuery, callback_data: RepeatCall, turn: Turn) -> Replies:
    """How, then how many times; a number or a last day may be typed."""
    event = await _event(turn, callback_data.id)
    if not callback_data.how:
        return await _ask_how(turn, event)
    how = _how(callback_data.how)
    if callback_data.count:
        return await _look(turn, event, how, callback_data.count, None)
    await turn.enter(ManageSteps.repeating, move=[event.id, how.value])
    counts = [
        button(turn.texts.plain("event-times", count=number), callback_data.model_copy(update={"count": number}))
        for number in COUNTS
    ]
    text = turn.texts("event-repeat-until", low=FEWEST, high=MOST)
    return screen(query, text, keyboard(*columns(counts, 3), _back(turn, event)))


async def _ask_how(turn: Turn, event: Event, notice: str | None = None) -> Reply:
    await turn.enter(ManageSteps.repeating, move=[event.id, ""])
    lines = [*([notice, ""] if notice else []), turn.texts("event-repeat-how", title=event.title)]
    return screen(turn.event, "\n".join(lines), keyboard(*_hows(turn, event)))


def _hows(turn: Turn, event: Event) -> list[list[InlineKeyboardButton]]:
    start = facts_of(event).starts_at
    weekday = f"d{start.isoweekday()}"
    number = "last" if ordinal(start) < 0 else f"n{ordinal(start)}"
    made = [
        button(
            turn.texts.plain(f"event-repeat-{how.value}", weekday=weekday, number=number),
            RepeatCall(id=event.id, how=how.value),
        )
        for how in Repeat
    ]
    return [*([item] for item in made), [_back(turn, event)]]


@router.message(StateFilter(ManageSteps.repeating), Words())
async def take_end(message: Message, turn: Turn) -> Replies:
    """«8» or «до 25 мая 2027»."""
    begun = (await turn.state.get_data()).get("move")
    if not begun:
        raise ServiceError("move-lost")
    event, typed = await _event(turn, int(begun[0])), (message.text or "").strip()
    if not begun[1]:
        # «Каждый второй вторник» is said of a fortnight and of a month: the buttons say which.
        return await _ask_how(turn, event, turn.texts("event-repeat-press"))
    how = _how(begun[1])
    if typed.isdecimal() and len(typed) <= len(str(MOST)):
        return await _look(turn, event, how, int(typed), None)
    try:
        last = date.fromisoformat(str(read_answer(_DAY, typed.lower().removeprefix("до "), today=turn.today)))
    except AnswerError:
        raise ServiceError("event-repeat-unclear", low=FEWEST, high=MOST) from None
    return await _look(turn, event, how, None, last)


@router.message(StateFilter(ManageSteps.repeating))
async def want_text(_: Message) -> Replies:
    raise ServiceError("event-repeat-unclear", low=FEWEST, high=MOST)


async def _look(turn: Turn, event: Event, how: Repeat, count: int | None, until: date | None) -> Reply:
    """Every date, before anything is made."""
    facts = facts_of(event)
    starts = starts_of(rule_of(how, facts.starts_at, count=count, until=until), facts.starts_at, facts.zone)
    shown = starts if len(starts) <= SHOWN + 1 else [*starts[:SHOWN], starts[-1]]
    lines: list[str] = [
        turn.texts("event-repeat-date", when=turn.texts.moment(start, turn.now, facts.zone)) for start in shown
    ]
    if len(shown) < len(starts):
        lines.insert(SHOWN, "…")
    text = turn.texts("event-repeat-look", title=event.title, count=len(starts))
    last = "" if until is None else f"{until:%Y%m%d}"
    call = RepeatNowCall(id=event.id, how=how.value, count=count or 0, until=last)
    go = button(turn.texts.plain("event-repeat-now", count=len(starts) - 1), call, "primary")
    return screen(turn.event, "\n".join([text, "", *lines]), keyboard(go, _back(turn, event)))


@router.callback_query(RepeatNowCall.filter())
async def repeat_now(_: CallbackQuery, callback_data: RepeatNowCall, turn: Turn) -> Replies:
    made = await repeat(
        turn.session,
        actor=turn.actor,
        programme=turn.programme,
        event_id=callback_data.id,
        how=_how(callback_data.how),
        now=turn.now,
        count=callback_data.count or None,
        until=_day(callback_data.until),
    )
    await turn.enter(None)
    return await card_screen(turn, callback_data.id, turn.texts("event-repeat-done", count=len(made) - 1))


def _day(packed: str) -> date | None:
    try:
        return date.fromisoformat(packed) if packed else None
    except ValueError:
        raise NotFound from None


def _how(value: object) -> Repeat:
    if value not in set(Repeat):
        raise NotFound
    return Repeat(str(value))


async def _event(turn: Turn, event_id: int) -> Event:
    event = await find(turn.session, event_id=event_id)
    require_staff(turn.actor, event, action="event.repeat")
    if event.series_id is not None:
        raise ServiceError("event-series-already")
    return event


def _back(turn: Turn, event: Event) -> InlineKeyboardButton:
    return button(turn.texts.plain("event-to-card"), ManageCall(id=event.id))
