"""The practice of a candidate, by the application."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.coordinator.calls import CardCall
from handlers.events.kinds.internship_calls import PracticeAddCall, PracticeOfCall
from handlers.events.kinds.practice import listed
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.paging import pager
from handlers.rights import require
from handlers.screens import Replies, Reply, button
from handlers.turn import Turn, with_turns
from services import forms, practice
from services.actor import STAFF
from services.application_card import find_application
from services.practice.form import key_of
from services.roles import READERS

router = require(with_turns(Router(name="events.practice_staff")), *READERS)


@router.callback_query(PracticeOfCall.filter())
async def show_practice(_: CallbackQuery, callback_data: PracticeOfCall, turn: Turn) -> Replies:
    return await practice_of_screen(turn, callback_data.application, callback_data.page)


async def practice_of_screen(turn: Turn, application_id: int, number: int = 1, notice: str | None = None) -> Reply:
    application = await find_application(turn.session, turn.actor, application_id, "practice.view", *READERS)
    person, texts = application.person, turn.texts
    page = await practice.fetch(turn.session, person_id=person.id, number=number)
    title = texts("practice-title-of", name=person.full_name or str(person.id), count=page.total)
    add = button(texts.plain("practice-add"), PracticeAddCall(application=application.id))
    may = [add] if turn.actor.sees(person.municipality_id, *STAFF) else []
    turned = pager(page, lambda to: PracticeOfCall(application=application.id, page=to))
    back = button(texts.plain("applications-to-card"), CardCall(id=application.id))
    return listed(turn, page, title, notice, [turned, may, [back, home_button(texts)]])


@router.callback_query(PracticeAddCall.filter())
async def enter_for(_: CallbackQuery, callback_data: PracticeAddCall, turn: Turn) -> Replies:
    application = await find_application(turn.session, turn.actor, callback_data.application, "practice.add", *STAFF)
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=key_of(application.id),
        programme=turn.programme,
        answers={},
        now=turn.now,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)
