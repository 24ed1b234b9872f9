"""Internships as the coordinator runs them: the interns, their diaries, mentors and results."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.kinds.contest_staff import application_row
from handlers.events.kinds.internship import entry_label, entry_messages
from handlers.events.kinds.internship_calls import (
    InternCall,
    InternDayCall,
    InternDiaryCall,
    InternMentorCall,
    InternResultCall,
    InternsCall,
)
from handlers.events.kinds.internship_host import intern_text
from handlers.events.kinds.ways import staff_row
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button, keyboard, screen
from handlers.turn import Turn, with_turns
from models import Event, Participation
from services import forms
from services.actor import STAFF
from services.errors import ServiceError
from services.events.finding import find
from services.internships import diary, finding
from services.internships.form import result_answers, result_key
from services.paging import fetch_page
from services.roles import READERS

router = require(with_turns(Router(name="events.internship_staff")), *READERS)


async def staff_rows(turn: Turn, event: Event) -> list[list[InlineKeyboardButton]]:
    if not turn.actor.sees(event.municipality_id, *READERS):
        return []
    page, _ = await finding.fetch_interns(turn.session, actor=turn.actor, event_id=event.id, number=1)
    label = turn.texts.plain("internship-interns", count=page.total)
    return [[button(label, InternsCall(event=event.id))]]


@router.callback_query(InternsCall.filter())
async def show_interns(query: CallbackQuery, callback_data: InternsCall, turn: Turn) -> Replies:
    event = await find(turn.session, event_id=callback_data.event)
    page, days = await finding.fetch_interns(
        turn.session, actor=turn.actor, event_id=event.id, number=callback_data.page
    )
    rows = [button(_label(turn, item, days.get(item.id, 0)), InternCall(participation=item.id)) for item in page.items]
    turned = pager(page, lambda to: InternsCall(event=event.id, page=to))
    text = turn.texts("internship-interns-title", count=page.total)
    return screen(query, text, keyboard(*rows, turned, staff_row(turn, event)))


def _label(turn: Turn, item: Participation, days: int) -> str:
    person = item.person
    name = " ".join(part for part in (person.surname, person.name) if part) or str(person.id)
    return turn.texts.plain("internship-interns-line", name=name, count=days, done=item.result is not None)


@router.callback_query(InternCall.filter())
async def show_intern(_: CallbackQuery, callback_data: InternCall, turn: Turn) -> Replies:
    turn = turn.beside() if callback_data.anew else turn
    await turn.enter(None)
    return await intern_screen(turn, callback_data.participation)


async def intern_screen(turn: Turn, participation_id: int, notice: str | None = None) -> Reply:
    found, event = await finding.of_staff(turn.session, actor=turn.actor, participation_id=participation_id)
    texts, person, number = turn.texts, found.person, found.id
    count = await finding.count_days(turn.session, number)
    text = intern_text(turn, found, event, count)
    read = [button(texts.plain("internship-diary-open", count=count), InternDiaryCall(participation=number))]
    back = button(texts.plain("internship-to-interns"), InternsCall(event=event.id))
    changes = _changes(turn, event, found)
    application = await application_row(turn, person, event)
    markup = keyboard(*changes, read if count else [], application, [back, home_button(texts)])
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def _changes(turn: Turn, event: Event, found: Participation) -> list[list[InlineKeyboardButton]]:
    if event.state != "planned" or not turn.actor.sees(event.municipality_id, *STAFF):
        return []
    texts = turn.texts
    result = texts.plain("internship-result-change" if found.result else "internship-result-write")
    mentor = texts.plain("internship-mentor-change" if found.mentor_on_site else "internship-mentor-name")
    begun = event.starts_at <= turn.now and found.state == "signed_up"
    return [
        [button(result, InternResultCall(participation=found.id), "primary")] if begun else [],
        [button(mentor, InternMentorCall(participation=found.id))],
    ]


@router.callback_query(InternDiaryCall.filter())
async def show_diary(query: CallbackQuery, callback_data: InternDiaryCall, turn: Turn) -> Replies:
    found, _ = await finding.of_staff(turn.session, actor=turn.actor, participation_id=callback_data.participation)
    page = await fetch_page(turn.session, finding.diary(found.id), number=callback_data.page)
    rows = [button(entry_label(turn, entry), InternDayCall(entry=entry.id)) for entry in page.items]
    turned = pager(page, lambda to: InternDiaryCall(participation=found.id, page=to))
    name = found.person.full_name or str(found.person_id)
    text = turn.texts("internship-diary-of", name=name, count=page.total)
    back = button(turn.texts.plain("internship-to-intern"), InternCall(participation=found.id))
    return screen(query, text, keyboard(*rows, turned, [back, home_button(turn.texts)]))


@router.callback_query(InternDayCall.filter())
async def open_day(query: CallbackQuery, callback_data: InternDayCall, turn: Turn) -> Replies:
    entry = await diary.staff_entry(turn.session, actor=turn.actor, entry_id=callback_data.entry, now=turn.now)
    back = button(turn.texts.plain("internship-to-diary"), InternDiaryCall(participation=entry.participation_id))
    return entry_messages(turn, query, entry, [[back, home_button(turn.texts)]])


@router.callback_query(InternResultCall.filter())
async def fill_result(_: CallbackQuery, callback_data: InternResultCall, turn: Turn) -> Replies:
    number = callback_data.participation
    found, event = await finding.of_staff(turn.session, actor=turn.actor, participation_id=number, roles=STAFF)
    if event.starts_at > turn.now:
        raise ServiceError("internship-not-yet")
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=result_key(found.id),
        programme=turn.programme,
        answers=await result_answers(turn.session, found),
        now=turn.now,
        anew=found.result is not None,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)
