"""Interns as their school sees them: the head of the host, and a mentor on site whom the bot knows."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.coordinator.card_text import contacts
from handlers.events.calls import EventCall
from handlers.events.kinds.internship import SHOWN_RESULT, entry_label, entry_messages
from handlers.events.kinds.internship_calls import (
    HostedCall,
    HostedDayCall,
    HostedDiaryCall,
    HostedInternCall,
    HostReviewCall,
    InternMentorCall,
)
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, Style, button, keyboard, screen
from handlers.turn import Turn, with_turns
from models import Event, Participation
from services import forms
from services.errors import ServiceError
from services.internships import finding, hosting
from services.internships.form import review_key
from services.paging import fetch_page

router = with_turns(Router(name="events.internship_host"))
"""For anybody: whose interns they are, the services ask."""


@router.callback_query(HostedCall.filter())
async def show_hosted(_: CallbackQuery, callback_data: HostedCall, turn: Turn) -> Replies:
    await turn.enter(None)
    return await hosted_screen(turn, callback_data.page)


async def hosted_screen(turn: Turn, number: int) -> Reply:
    page = await hosting.fetch(turn.session, actor=turn.actor, number=number, now=turn.now)
    rows = [button(_label(turn, item), HostedInternCall(participation=item.id)) for item in page.items]
    turned = pager(page, lambda to: HostedCall(page=to))
    text = turn.texts("internship-hosted-title", count=page.total)
    return screen(turn.event, text, keyboard(*rows, turned, home_button(turn.texts)))


def _label(turn: Turn, item: Participation) -> str:
    name = " ".join(part for part in (item.person.surname, item.person.name) if part) or str(item.person_id)
    return turn.texts.plain(
        "internship-hosted-line", name=name, title=item.event.title, done=item.host_review is not None
    )


@router.callback_query(HostedInternCall.filter())
async def show_intern(_: CallbackQuery, callback_data: HostedInternCall, turn: Turn) -> Replies:
    turn = turn.beside() if callback_data.anew else turn
    await turn.enter(None)
    return await hosted_intern_screen(turn, callback_data.participation)


async def hosted_intern_screen(turn: Turn, participation_id: int, notice: str | None = None) -> Reply:
    found, event = await _hosted(turn, participation_id)
    count = await finding.count_days(turn.session, found.id)
    text = intern_text(turn, found, event, count)
    back = [button(turn.texts.plain("internship-to-hosted"), HostedCall()), home_button(turn.texts)]
    markup = keyboard(*_ways(turn, found, event, count), back)
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


async def _hosted(turn: Turn, participation_id: int) -> tuple[Participation, Event]:
    return await hosting.of_host(
        turn.session, actor=turn.actor, programme=turn.programme, participation_id=participation_id, now=turn.now
    )


def intern_text(turn: Turn, found: Participation, event: Event, count: int) -> str:
    """Everything known of one intern, for the school and for coordinators."""
    person, reach = found.person, contacts(found.person)
    return turn.texts(
        "internship-intern",
        title=event.title,
        name=person.full_name or str(person.id),
        has_contacts=bool(reach),
        contacts=reach,
        mentor=found.mentor_on_site or "",
        has_mentor="known" if found.mentor_id is not None else "yes" if found.mentor_on_site else "no",
        count=count,
        review=(found.host_review or "")[:SHOWN_RESULT],
        has_review=found.host_review is not None,
        result=(found.result or "")[:SHOWN_RESULT],
        has_result=found.result is not None,
    )


def _ways(turn: Turn, found: Participation, event: Event, count: int) -> list[list[InlineKeyboardButton]]:
    """The review first once the internship has begun, until its result is noted; then the diary."""
    texts, number = turn.texts, found.id
    open_ = event.starts_at <= turn.now and found.result is None
    label = texts.plain("internship-review-change" if found.host_review else "internship-review-write")
    style: Style | None = None if found.host_review else "primary"
    read = button(texts.plain("internship-diary-open", count=count), HostedDiaryCall(participation=number))
    mentor = texts.plain("internship-mentor-change" if found.mentor_on_site else "internship-mentor-name")
    card = button(texts.plain("interview-to-card"), EventCall(id=event.id))
    heads = turn.actor.heads(event.host_id)
    return [
        [button(label, HostReviewCall(participation=number), style)] if open_ else [],
        [read] if count else [],
        [button(mentor, InternMentorCall(participation=number))] if heads else [],
        [card] if heads else [],
    ]


@router.callback_query(HostedDiaryCall.filter())
async def show_diary(query: CallbackQuery, callback_data: HostedDiaryCall, turn: Turn) -> Replies:
    found, _ = await _hosted(turn, callback_data.participation)
    page = await fetch_page(turn.session, finding.diary(found.id), number=callback_data.page)
    rows = [button(entry_label(turn, entry), HostedDayCall(entry=entry.id)) for entry in page.items]
    turned = pager(page, lambda to: HostedDiaryCall(participation=found.id, page=to))
    name = found.person.full_name or str(found.person_id)
    text = turn.texts("internship-diary-of", name=name, count=page.total)
    back = button(turn.texts.plain("internship-to-intern"), HostedInternCall(participation=found.id))
    return screen(query, text, keyboard(*rows, turned, [back, home_button(turn.texts)]))


@router.callback_query(HostedDayCall.filter())
async def open_day(query: CallbackQuery, callback_data: HostedDayCall, turn: Turn) -> Replies:
    entry = await hosting.open_entry(
        turn.session, actor=turn.actor, programme=turn.programme, entry_id=callback_data.entry, now=turn.now
    )
    back = button(turn.texts.plain("internship-to-diary"), HostedDiaryCall(participation=entry.participation_id))
    return entry_messages(turn, query, entry, [[back, home_button(turn.texts)]])


@router.callback_query(HostReviewCall.filter())
async def write_review(_: CallbackQuery, callback_data: HostReviewCall, turn: Turn) -> Replies:
    found, event = await _hosted(turn, callback_data.participation)
    if event.starts_at > turn.now:
        raise ServiceError("internship-review-early")
    if found.result is not None:
        raise ServiceError("internship-review-late")
    walk = await forms.begin(
        turn.session,
        person=turn.person,
        key=review_key(found.id),
        programme=turn.programme,
        answers={"review": found.host_review} if found.host_review else {},
        now=turn.now,
        anew=found.host_review is not None,
    )
    walk.put_into(turn.texts)
    return await show(turn, walk)
