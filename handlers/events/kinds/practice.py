"""One's own practice: the list, one record of it, and what is entered and put right by oneself."""

from __future__ import annotations

from collections.abc import Callable

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.kinds.internship_calls import PracticeCall, PracticeDoCall, PracticeNewCall, PracticeRecordCall
from handlers.forms.walking import show
from handlers.links import Place, go_button, home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn
from models import PracticeRecord
from services import forms, practice
from services.errors import NotFound, ServiceError
from services.paging import Page
from services.practice import correcting
from services.practice.correcting import Held
from services.practice.form import answers_of, fix_key, kind_of, own_key
from services.practice.records import TYPED, Kind

router = Router(name="events.practice")

SHOWN_NAME = 40
"""Characters of a title on a button; the days come after it."""


@router.callback_query(PracticeCall.filter())
async def show_practice(_: CallbackQuery, callback_data: PracticeCall, turn: Turn) -> Replies:
    turn = turn.beside() if callback_data.anew else turn
    await turn.enter(None)
    return await practice_screen(turn, callback_data.page)


async def practice_screen(turn: Turn, number: int = 1, notice: str | None = None) -> Reply:
    page = await practice.fetch(turn.session, person_id=turn.person.id, number=number)
    counts = await practice.count(turn.session, turn.person.id)
    text = turn.texts("practice-title", count=counts.standing, unconfirmed=counts.unconfirmed)
    add = add_row(turn, lambda kind: PracticeNewCall(kind=kind.value))
    card = go_button(turn.texts.plain("menu-application"), Place.APPLICATION)
    turned = pager(page, lambda to: PracticeCall(page=to))
    rows = record_rows(turn, page, lambda item: PracticeRecordCall(record=item.id))
    markup = keyboard(*rows, turned, add, [card, home_button(turn.texts)])
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def add_row(turn: Turn, call: Callable[[Kind], CallbackData]) -> list[InlineKeyboardButton]:
    """What people type in; internships come by themselves."""
    return [button(turn.texts.plain(f"practice-add-{kind.value}"), call(kind)) for kind in TYPED]


def record_rows(
    turn: Turn, page: Page[PracticeRecord], call: Callable[[PracticeRecord], CallbackData]
) -> list[InlineKeyboardButton]:
    """A button a record: what it is, and what has to be known before it is opened."""
    return [button(_label(turn, item), call(item)) for item in page.items]


def _label(turn: Turn, item: PracticeRecord) -> str:
    name = item.title if len(item.title) <= SHOWN_NAME else item.title[: SHOWN_NAME - 1].rstrip() + "…"
    days = turn.texts.days(item.starts_on, item.ends_on or item.starts_on)
    return turn.texts.plain("practice-line", kind=item.kind, title=name, days=days, state=state_of(item))


def state_of(item: PracticeRecord) -> str:
    """As the texts call it."""
    if item.mistaken_at is not None:
        return "mistaken"
    return "unconfirmed" if item.confirmed_at is None else "confirmed"


def record_text(turn: Turn, held: Held) -> str:
    """The whole record, and who vouches for it."""
    item, texts = held.record, turn.texts
    days = texts.days(item.starts_on, item.ends_on or item.starts_on)
    text = texts(
        "practice-record",
        kind=item.kind,
        title=item.title,
        organisation=item.organisation or "",
        has_organisation=bool(item.organisation),
        days=days,
        hours=item.hours or 0,
        result=item.result or "",
        has_result=bool(item.result),
    )
    reason = item.mistake_reason or ""
    state = texts("practice-state", state=state_of(item), reason=reason, has_reason=bool(reason))
    return f"{text}\n\n{state}"


@router.callback_query(PracticeRecordCall.filter())
async def show_record(_: CallbackQuery, callback_data: PracticeRecordCall, turn: Turn) -> Replies:
    return await record_screen(turn, callback_data.record)


async def record_screen(turn: Turn, record_id: int, notice: str | None = None) -> Reply:
    held = await correcting.own(turn.session, actor=turn.actor, record_id=record_id)
    text, texts = record_text(turn, held), turn.texts
    back = [button(texts.plain("practice-to-mine"), PracticeCall()), home_button(texts)]
    deeds = _deeds(turn, held)
    markup = keyboard(*deeds[:1], back, *deeds[1:])
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def _deeds(turn: Turn, held: Held) -> list[InlineKeyboardButton]:
    if not held.may_change:
        return []
    number = held.record.id
    if held.record.mistaken_at is not None:
        return [button(turn.texts.plain("practice-restore"), PracticeDoCall(record=number, do="restore"), "primary")]
    return [
        button(turn.texts.plain("practice-fix"), PracticeDoCall(record=number, do="fix"), "primary"),
        button(turn.texts.plain("practice-mistake"), PracticeDoCall(record=number, do="mistake"), "danger"),
    ]


@router.callback_query(PracticeDoCall.filter())
async def put_right(query: CallbackQuery, callback_data: PracticeDoCall, turn: Turn) -> Replies:
    """Correct by the form; a mistake is marked by a second press that names what it means."""
    number, session, actor, now = callback_data.record, turn.session, turn.actor, turn.now
    match callback_data.do:
        case "fix":
            return await _fix(turn, number)
        case "mistake" if not callback_data.sure:
            return await _ask(turn, query, number)
        case "mistake":
            await practice.mark_mistaken(session, actor=actor, record_id=number, reason=None, now=now, by_staff=False)
            return await record_screen(turn, number, turn.texts("practice-marked"))
        case "restore":
            await practice.restore(session, actor=actor, record_id=number, now=now, by_staff=False)
            return await record_screen(turn, number, turn.texts("practice-restored"))
    raise NotFound


async def _fix(turn: Turn, number: int) -> list[Reply]:
    held = await correcting.own(turn.session, actor=turn.actor, record_id=number)
    if not held.may_change:
        raise ServiceError("practice-stands")
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=fix_key(number),
        programme=turn.programme,
        answers=answers_of(held.record),
        now=turn.now,
        anew=True,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)


async def _ask(turn: Turn, query: CallbackQuery, number: int) -> Reply:
    held = await correcting.own(turn.session, actor=turn.actor, record_id=number)
    text = turn.texts("practice-mistake-question", kind=held.record.kind, title=held.record.title)
    keep = button(turn.texts.plain("practice-keep"), PracticeRecordCall(record=number))
    sure = PracticeDoCall(record=number, do="mistake", sure=True)
    return screen(query, text, keyboard(keep, button(turn.texts.plain("practice-mistake-sure"), sure, "danger")))


@router.callback_query(PracticeNewCall.filter())
async def enter_own(_: CallbackQuery, callback_data: PracticeNewCall, turn: Turn) -> Replies:
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=own_key(kind_of(callback_data.kind)),
        programme=turn.programme,
        answers={},
        now=turn.now,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)
