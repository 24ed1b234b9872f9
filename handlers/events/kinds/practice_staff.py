"""The practice of a candidate, by the application: confirmed, put right, marked as a mistake."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.coordinator.calls import CardCall
from handlers.coordinator.fingerprint import fingerprint
from handlers.events.kinds.calls import KindSteps
from handlers.events.kinds.internship_calls import (
    InternCall,
    PracticeAddCall,
    PracticeItemCall,
    PracticeItemDoCall,
    PracticeMistakeCall,
    PracticeOfCall,
)
from handlers.events.kinds.practice import add_row, record_rows, record_text
from handlers.filters import Words
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from programmes.schema import Role
from services import forms, practice
from services.actor import STAFF
from services.application_card import find_application
from services.errors import NotFound, ServiceError
from services.participation import reading
from services.practice import correcting
from services.practice.correcting import Held
from services.practice.form import answers_of, fix_of_key, key_of, kind_of
from services.roles import READERS

router = require(with_turns(Router(name="events.practice_staff")), *READERS)


@router.callback_query(PracticeOfCall.filter())
async def show_practice(_: CallbackQuery, callback_data: PracticeOfCall, turn: Turn) -> Replies:
    await turn.enter(None)
    return await practice_of_screen(turn, callback_data.application, callback_data.page)


async def practice_of_screen(turn: Turn, application_id: int, number: int = 1, notice: str | None = None) -> Reply:
    application = await find_application(turn.session, turn.actor, application_id, "practice.view", *READERS)
    person, texts = application.person, turn.texts
    page = await practice.fetch(turn.session, person_id=person.id, number=number)
    counts = await practice.count(turn.session, person.id)
    name = person.full_name or str(person.id)
    title = texts("practice-title-of", name=name, count=counts.standing, unconfirmed=counts.unconfirmed)
    add = add_row(turn, lambda kind: PracticeAddCall(application=application.id, kind=kind.value))
    may = add if turn.actor.sees(person.municipality_id, *STAFF) else []
    turned = pager(page, lambda to: PracticeOfCall(application=application.id, page=to))
    back = button(texts.plain("applications-to-card"), CardCall(id=application.id))
    rows = record_rows(turn, page, lambda item: PracticeItemCall(record=item.id, application=application.id))
    markup = keyboard(*rows, turned, may, [back, home_button(texts)])
    return screen(turn.event, title if notice is None else f"{notice}\n\n{title}", markup)


@router.callback_query(PracticeAddCall.filter())
async def enter_for(_: CallbackQuery, callback_data: PracticeAddCall, turn: Turn) -> Replies:
    application = await find_application(turn.session, turn.actor, callback_data.application, "practice.add", *STAFF)
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=key_of(application.id, kind_of(callback_data.kind)),
        programme=turn.programme,
        answers={},
        now=turn.now,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)


@router.callback_query(PracticeItemCall.filter())
async def show_item(_: CallbackQuery, callback_data: PracticeItemCall, turn: Turn) -> Replies:
    await turn.enter(None)
    return await item_screen(turn, callback_data.record, callback_data.application)


async def item_screen(turn: Turn, record_id: int, application_id: int, notice: str | None = None) -> Reply:
    held = await _held(turn, record_id, application_id, *READERS)
    texts, name = turn.texts, held.person.full_name or str(held.person.id)
    text = f"{texts('practice-whose', name=name)}\n{record_text(turn, held)}"
    back = [button(texts.plain("practice-to-list"), PracticeOfCall(application=application_id)), home_button(texts)]
    deeds = _deeds(turn, held, application_id)
    rows, last = (deeds[:-1], deeds[-1:]) if len(deeds) > 1 else (deeds, [])
    markup = keyboard(*rows, await _internship(turn, held), back, *last)
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


async def _held(turn: Turn, record_id: int, application_id: int, *roles: Role) -> Held:
    """The record through the application it was opened from; raises `NotFound` where they are of different people."""
    application = await find_application(turn.session, turn.actor, application_id, "practice.view", *READERS)
    held = await correcting.of_staff(turn.session, actor=turn.actor, record_id=record_id, roles=roles)
    if held.person.id != application.person_id:
        raise NotFound("practice-gone")
    return held


def _deeds(turn: Turn, held: Held, application_id: int) -> list[InlineKeyboardButton]:
    """The usual first, the mistake last."""
    if not held.may_change:
        return []

    def call(do: str) -> PracticeItemDoCall:
        return PracticeItemDoCall(record=held.record.id, application=application_id, do=do)

    say = turn.texts.plain
    if held.record.mistaken_at is not None:
        return [button(say("practice-restore"), call("restore"), "primary")]
    confirm = [button(say("practice-confirm"), call("confirm"), "primary")] if held.record.confirmed_at is None else []
    fix, mistake = button(say("practice-fix"), call("fix")), button(say("practice-mistake"), call("mistake"), "danger")
    return [*confirm, fix, mistake]


async def _internship(turn: Turn, held: Held) -> list[InlineKeyboardButton]:
    """What an internship's record says is its result: the way there."""
    if held.record.event_id is None:
        return []
    found = await reading.find(turn.session, event_id=held.record.event_id, person_id=held.person.id)
    if found is None:
        return []
    return [button(turn.texts.plain("practice-to-intern"), InternCall(participation=found.id))]


@router.callback_query(PracticeItemDoCall.filter())
async def put_right(query: CallbackQuery, callback_data: PracticeItemDoCall, turn: Turn) -> Replies:
    number, application = callback_data.record, callback_data.application
    held = await _held(turn, number, application, *STAFF)
    match callback_data.do:
        case "confirm":
            await practice.confirm(turn.session, actor=turn.actor, record_id=number, now=turn.now)
            return await item_screen(turn, number, application, turn.texts("practice-confirmed"))
        case "restore":
            await practice.restore(turn.session, actor=turn.actor, record_id=number, now=turn.now, by_staff=True)
            return await item_screen(turn, number, application, turn.texts("practice-restored"))
        case "fix":
            return await _fix(turn, held, application)
        case "mistake":
            return await _ask_reason(turn, query, held, application)
    raise NotFound


async def _fix(turn: Turn, held: Held, application_id: int) -> list[Reply]:
    _require_open(held)
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=fix_of_key(held.record.id, application_id),
        programme=turn.programme,
        answers=answers_of(held.record),
        now=turn.now,
        anew=True,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)


def _require_open(held: Held) -> None:
    if not held.may_change:
        raise ServiceError("practice-of-internship")
    if held.record.mistaken_at is not None:
        raise ServiceError("practice-is-mistaken")


async def _ask_reason(turn: Turn, query: CallbackQuery, held: Held, application_id: int) -> Reply:
    _require_open(held)
    await turn.enter(KindSteps.practice_mistake, move=[held.record.id, application_id])
    text = turn.texts("practice-ask-mistake", kind=held.record.kind, title=held.record.title)
    return screen(query, text, keyboard(_cancel(turn, held.record.id, application_id)))


def _cancel(turn: Turn, record_id: int, application_id: int) -> InlineKeyboardButton:
    call = PracticeItemCall(record=record_id, application=application_id)
    return button(turn.texts.plain("common-cancel"), call)


@router.message(StateFilter(KindSteps.practice_mistake), Words())
async def take_reason(event: Message, turn: Turn) -> Replies:
    """Show what the person will read; nothing is marked before the press."""
    begun: list[Any] = (await turn.state.get_data()).get("move") or [0, 0]
    application = int(begun[1])
    held = await _held(turn, int(begun[0]), application, *STAFF)
    cancel = _cancel(turn, held.record.id, application)
    try:
        reason = correcting.read_reason(event.text, required=True) or ""
    except ServiceError as refusal:
        return message(event, turn.texts.resolve(refusal.text), keyboard(cancel))
    await turn.enter(KindSteps.practice_mistake, move=[held.record.id, application, reason])
    told = turn.texts("practice-told-mistake", kind=held.record.kind, title=held.record.title, reason=reason)
    name = held.person.full_name or str(held.person.id)
    go = PracticeMistakeCall(record=held.record.id, application=application, print=fingerprint(reason))
    yes = button(turn.texts.plain("practice-mistake-now"), go, "danger")
    return message(event, turn.texts("practice-mistake-confirm", name=name, preview=told), keyboard(cancel, yes))


@router.message(StateFilter(KindSteps.practice_mistake))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")


@router.callback_query(PracticeMistakeCall.filter())
async def mark_now(query: CallbackQuery, callback_data: PracticeMistakeCall, turn: Turn) -> Replies:
    number, application = callback_data.record, callback_data.application
    begun = (await turn.state.get_data()).get("move") or []
    reason = str(begun[2]) if len(begun) > 2 and begun[0] == number else None
    if reason is None or fingerprint(reason) != callback_data.print:
        return toast(query, turn.texts.plain("interview-plan-gone"), alert=True)
    await practice.mark_mistaken(
        turn.session, actor=turn.actor, record_id=number, reason=reason, now=turn.now, by_staff=True
    )
    await turn.enter(None)
    return await item_screen(turn, number, application, turn.texts("practice-marked"))
