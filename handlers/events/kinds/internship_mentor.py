"""Who looks after an intern on site, said by a coordinator or by the head of the host."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from handlers.events.kinds.calls import KindSteps
from handlers.events.kinds.internship_calls import HostedInternCall, InternCall, InternMentorCall, MentorSetCall
from handlers.events.kinds.internship_host import hosted_intern_screen
from handlers.events.kinds.internship_staff import intern_screen
from handlers.filters import Words
from handlers.screens import Replies, Reply, button, keyboard, message, screen, toast
from handlers.turn import Turn, with_turns
from models import Event, Participation
from services.actor import STAFF
from services.errors import Denied, ServiceError
from services.internships import finding, hosting

router = with_turns(Router(name="events.internship_mentor"))
"""For anybody: whose interns they are, the services ask."""


@router.callback_query(InternMentorCall.filter())
async def ask_mentor(query: CallbackQuery, callback_data: InternMentorCall, turn: Turn) -> Replies:
    found, event = await _found(turn, callback_data.participation)
    await turn.enter(KindSteps.staff_mentor, move=[found.id])
    return screen(query, turn.texts("internship-ask-mentor-known"), keyboard(_cancel(turn, found, event)))


async def _found(turn: Turn, participation_id: int) -> tuple[Participation, Event]:
    found, event = await finding.find(turn.session, participation_id)
    if not _is_staff(turn, event) and not turn.actor.heads(event.host_id):
        raise Denied("internship.change", f"event:{event.id}")
    return found, event


def _is_staff(turn: Turn, event: Event) -> bool:
    return turn.actor.sees(event.municipality_id, *STAFF)


def _cancel(turn: Turn, found: Participation, event: Event) -> InlineKeyboardButton:
    staff = _is_staff(turn, event)
    back = InternCall(participation=found.id) if staff else HostedInternCall(participation=found.id)
    return button(turn.texts.plain("common-cancel"), back)


@router.message(StateFilter(KindSteps.staff_mentor), Words())
async def take_mentor(event: Message, turn: Turn) -> Replies:
    """People of that name are offered, because whoever is known to the bot may read the diary; else the words stand."""
    begun: list[Any] = (await turn.state.get_data()).get("move") or [0]
    found, internship = await _found(turn, int(begun[0]))
    typed = (event.text or "")[: finding.MENTOR_LENGTH * 2]
    known = await hosting.known_people(turn.session, event=internship, intern_id=found.person_id, typed=typed)
    if not known:
        return await _appointed(turn, found.id, None, typed)
    await turn.enter(KindSteps.staff_mentor, move=[found.id, typed])
    rows = [button(person.full_name, MentorSetCall(participation=found.id, person=person.id)) for person in known]
    words = button(turn.texts.plain("internship-mentor-words"), MentorSetCall(participation=found.id, person=0))
    text = turn.texts("internship-which-mentor", typed=typed.strip())
    return message(event, text, keyboard(*rows, words, _cancel(turn, found, internship)))


@router.message(StateFilter(KindSteps.staff_mentor))
async def want_words(_: Message) -> Replies:
    raise ServiceError("interview-want-words")


@router.callback_query(MentorSetCall.filter())
async def set_mentor(query: CallbackQuery, callback_data: MentorSetCall, turn: Turn) -> Replies:
    begun: list[Any] = (await turn.state.get_data()).get("move") or []
    if len(begun) < 2 or begun[0] != callback_data.participation:
        return toast(query, turn.texts.plain("interview-plan-gone"), alert=True)
    return await _appointed(turn, callback_data.participation, callback_data.person or None, str(begun[1]))


async def _appointed(turn: Turn, participation_id: int, person_id: int | None, typed: str) -> Reply:
    found = await hosting.appoint(
        turn.session,
        actor=turn.actor,
        participation_id=participation_id,
        person_id=person_id,
        name=typed,
        now=turn.now,
    )
    await turn.enter(None)
    key = "internship-mentor-noted" if person_id is None else "internship-mentor-appointed"
    notice = turn.texts(key, name=found.mentor_on_site or "")
    _, event = await finding.find(turn.session, found.id)
    if _is_staff(turn, event):
        return await intern_screen(turn, found.id, notice)
    return await hosted_intern_screen(turn, found.id, notice)
