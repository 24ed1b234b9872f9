"""Changing what one is reminded of, and handing in what a reminder speaks of."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from handlers.candidate.press import WorkPress
from handlers.candidate.submission import begin_work
from handlers.filters import Words
from handlers.reminders.calls import (
    DigestCall,
    DigestMenuCall,
    PauseCall,
    PauseMenuCall,
    PauseState,
    TopicCall,
    WorkDueCall,
    ZoneCall,
    ZoneMenuCall,
)
from handlers.reminders.screen import ask_date, hours, open_reminders, pauses, wishes_of, zones
from handlers.screens import Replies
from handlers.turn import Turn
from programmes.fields import FieldKind
from services import applications, submissions
from services.answers.attempt import Attempt
from services.answers.cleaning import clean
from services.answers.days import read_day
from services.errors import AnswerError, ServiceError
from services.forms import asked
from services.reminders import settings

EXAMPLE = timedelta(days=21)
"""A day that a pause may well last until; today would not do."""
UNTIL = asked("reminder", "until", FieldKind.DATE)

router = Router(name="reminders")


@router.callback_query(TopicCall.filter())
async def switch(_: CallbackQuery, callback_data: TopicCall, turn: Turn) -> Replies:
    await settings.switch(
        turn.session, person=turn.person, topic=callback_data.topic, on=callback_data.on, now=turn.now
    )
    return await open_reminders(turn)


@router.callback_query(PauseMenuCall.filter())
async def show_pauses(_: CallbackQuery, turn: Turn) -> Replies:
    return pauses(turn)


@router.callback_query(PauseCall.filter())
async def pause(_: CallbackQuery, callback_data: PauseCall, turn: Turn) -> Replies:
    """A pause from now on, its end, or the question for a date."""
    weeks = callback_data.weeks
    if weeks < 0:
        await turn.enter(PauseState.typing)
        return ask_date(turn)
    await turn.enter(None)
    if weeks == 0:
        await settings.resume(turn.session, person=turn.person, now=turn.now)
        return await open_reminders(turn)
    zone = (await wishes_of(turn)).zone
    until = turn.now.astimezone(zone).date() + timedelta(weeks=weeks)
    await settings.pause(turn.session, person=turn.person, until=until, zone=zone, now=turn.now)
    return await open_reminders(turn)


@router.message(StateFilter(PauseState.typing), Words())
async def pause_until(message: Message, turn: Turn) -> Replies:
    zone = (await wishes_of(turn)).zone
    attempt = Attempt(UNTIL, clean(message.text or "").strip(), turn.now.astimezone(zone).date(), zone)
    ahead = turn.texts.full_date(attempt.today + EXAMPLE)
    try:
        until = read_day(attempt, " ".join(attempt.typed.casefold().split()))
    except AnswerError as error:
        raise AnswerError(error.text.key, **{**error.text.args, "example": ahead}) from None
    if until is None:
        raise attempt.refusal("answer-date-unclear", example=ahead)
    await settings.pause(turn.session, person=turn.person, until=until, zone=zone, now=turn.now)
    await turn.enter(None)
    return await open_reminders(turn)


@router.message(StateFilter(PauseState.typing))
async def want_date(_: Message) -> Replies:
    raise ServiceError("reminder-pause-text")


@router.callback_query(DigestMenuCall.filter())
async def show_hours(_: CallbackQuery, turn: Turn) -> Replies:
    return hours(turn, await wishes_of(turn))


@router.callback_query(DigestCall.filter())
async def choose_hour(_: CallbackQuery, callback_data: DigestCall, turn: Turn) -> Replies:
    zone = (await wishes_of(turn)).zone
    hour = callback_data.hour or None
    await settings.choose_digest(turn.session, person=turn.person, hour=hour, zone=zone, now=turn.now)
    return await open_reminders(turn)


@router.callback_query(ZoneMenuCall.filter())
async def show_zones(_: CallbackQuery, turn: Turn) -> Replies:
    return zones(turn)


@router.callback_query(ZoneCall.filter())
async def choose_zone(_: CallbackQuery, callback_data: ZoneCall, turn: Turn) -> Replies:
    await settings.choose_zone(turn.session, person=turn.person, name=callback_data.name or None)
    return await open_reminders(turn)


@router.callback_query(WorkDueCall.filter())
async def hand_in(query: CallbackQuery, callback_data: WorkDueCall, turn: Turn) -> Replies:
    """Begin the work in the person's own application, under the reminder, which stays."""
    for application in await applications.mine(turn.session, person=turn.person):
        if callback_data.work in {kind.key for kind in submissions.taken_now(turn.programme, application)}:
            pressed = WorkPress(id=application.id, kind=callback_data.work)
            shown: Replies = await begin_work(query.model_copy(update={"message": None}), pressed, turn.beside())
            return shown
    raise ServiceError("reminder-work-gone")
