"""Who takes part, for those who hold the event: numbers, lists with pages, one person."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton

from handlers.events.calls import (
    AddCall,
    AddOneCall,
    EventCall,
    Group,
    Mark,
    MarkingCall,
    PeopleCall,
    PersonCall,
    RemoveCall,
    TickCall,
    WhyCall,
)
from handlers.forms.walking import leave
from handlers.links import home_button
from handlers.paging import pager
from handlers.screens import Replies, Reply, Style, button, columns, keyboard, screen
from handlers.turn import Turn
from models import Event, Participation, Person
from services.events.finding import find
from services.paging import fetch_page
from services.participation import attendance, reading
from services.participation.adding import takes_people
from services.participation.numbers import Numbers, fetch_numbers
from services.participation.states import SIGNED_UP, STANDING

router = Router(name="events.people")


@router.callback_query(PeopleCall.filter())
async def show_people(_: CallbackQuery, callback_data: PeopleCall, turn: Turn) -> Replies:
    event = await find(turn.session, event_id=callback_data.id)
    reading.require_host(turn.actor, event, "event.people")
    replies = await leave(turn)
    return [*replies, await people_screen(turn, event, callback_data.group, callback_data.page)]


async def people_screen(turn: Turn, event: Event, group: Group, number: int) -> Reply:
    state = None if group is Group.EVERYBODY else group.value
    async with turn.read() as session:
        page = await fetch_page(session, reading.participants(event.id, state), number=number)
        numbers = await fetch_numbers(session, event.id)
    texts = turn.texts
    rows = [[button(_line(turn, item), PersonCall(id=item.id))] for item in page.items]
    pages = pager(page, lambda to: PeopleCall(id=event.id, group=group, page=to))
    groups = [
        button(
            texts.plain("participation-group", group=one.value, count=count, on=one is group),
            PeopleCall(id=event.id, group=one),
        )
        for one, count in _groups(numbers).items()
        if count or one is group
    ]
    card = button(texts.plain("participation-to-card"), EventCall(id=event.id))
    title = texts("participation-people-title", title=event.title, count=page.total, group=group.value)
    ways = (add_row(turn, event), [card, home_button(texts)])
    return screen(turn.event, title, keyboard(*rows, pages, *columns(groups), *ways))


def add_row(turn: Turn, event: Event) -> list[InlineKeyboardButton]:
    """The way to put somebody on the list, where there is one."""
    return [button(turn.texts.plain("participation-add"), AddCall(id=event.id))] if takes_people(event) else []


def _groups(numbers: Numbers) -> dict[Group, int]:
    return {
        Group.EVERYBODY: numbers.standing,
        Group.SIGNED_UP: numbers.signed_up,
        Group.OFFERED: numbers.offered,
        Group.WAITING: numbers.waiting,
        Group.ATTENDED: numbers.attended,
        Group.ABSENT: numbers.absent,
        Group.WITHDRAWN: numbers.withdrawn,
    }


def _line(turn: Turn, item: Participation) -> str:
    mark = item.attendance or item.state
    return turn.texts.plain("participation-person-line", mark=mark, name=named(item.person))


def named(person: Person) -> str:
    return person.full_name or f"№ {person.id}"


def with_school(person: Person) -> str:
    """The name and the organisation, which is to be loaded: namesakes are told apart by it."""
    school = person.organisation.title if person.organisation is not None else ""
    return f"{named(person)} · {school}" if school else named(person)


@router.callback_query(PersonCall.filter())
async def show_person(_: CallbackQuery, callback_data: PersonCall, turn: Turn) -> Replies:
    return [*await leave(turn), await person_screen(turn, callback_data.id)]


async def person_screen(turn: Turn, participation_id: int, notice: str | None = None) -> Reply:
    """One participation, with what has just happened above it."""
    found = await attendance.hosted(
        turn.session, actor=turn.actor, participation_id=participation_id, action="event.people"
    )
    event = await find(turn.session, event_id=found.event_id)
    person = await turn.session.get_one(Person, found.person_id)
    lines = [
        *([notice, ""] if notice else []),
        turn.texts("participation-person", name=named(person), title=event.title),
        turn.texts("participation-person-state", state=found.state, when=turn.at(found.queued_at)),
        *_details(turn, found, person),
    ]
    return screen(turn.event, "\n".join(lines), keyboard(*_ways(turn, event, found)))


def _details(turn: Turn, found: Participation, person: Person) -> list[str]:
    texts, lines = turn.texts, []
    if found.attendance is not None:
        why = found.absence_reason or ""
        lines.append(texts("participation-noted", attendance=found.attendance, reason=why, has_reason=bool(why)))
    if found.feedback_rating is not None:
        lines.append(texts("participation-rated", rating=found.feedback_rating))
    lines += [texts("participation-useful", text=found.feedback_text)] if found.feedback_text else []
    lines += [texts("participation-wish", text=found.feedback_wish)] if found.feedback_wish else []
    lines += [texts("participation-result", result=found.result)] if found.result else []
    reach = ", ".join(item for item in (person.phone, person.email) if item)
    return [*lines, *([texts("participation-contacts", contacts=reach)] if reach else [])]


def _ways(turn: Turn, event: Event, found: Participation) -> list[list[InlineKeyboardButton]]:
    texts = turn.texts

    def tick(to: Mark, style: Style | None = None) -> InlineKeyboardButton:
        on = (found.attendance or Mark.NONE.value) == to.value
        return button(
            texts.plain("participation-tick", to=to.value, on=on), TickCall(id=found.id, to=to, card=True), style
        )

    begun = attendance.has_begun(event, turn.now)
    rows = [[tick(Mark.ATTENDED), tick(Mark.ABSENT), tick(Mark.NONE)]] if begun else []
    if found.attendance == Mark.ABSENT.value:
        rows.append([button(texts.plain("participation-note-reason"), WhyCall(id=found.id))])
    if takes_people(event) and found.state != SIGNED_UP:
        give = AddOneCall(id=event.id, person=found.person_id)
        rows.append([button(texts.plain("participation-give-place"), give)])
    back = button(texts.plain("participation-people"), PeopleCall(id=found.event_id))
    rows.append([back, button(texts.plain("participation-marking"), MarkingCall(id=found.event_id, page=0))])
    if takes_people(event) and found.state in STANDING and found.attendance is None:
        rows.append([button(texts.plain("participation-remove"), RemoveCall(id=found.id), "danger")])
    return rows
