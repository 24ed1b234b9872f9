"""The card of one interview: who comes, and what came of it."""

from __future__ import annotations

from html import escape

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup

from handlers.coordinator.calls import CardCall
from handlers.coordinator.card_text import contacts
from handlers.coordinator.long_text import packed, pieces
from handlers.events.kinds.calls import (
    MoveSlotCall,
    OutcomeCall,
    PlaceCall,
    ProtocolCall,
    RemoveSlotCall,
    SlotCall,
    SlotsCall,
    day_number,
)
from handlers.forms.walking import show
from handlers.links import home_button
from handlers.rights import require
from handlers.screens import Replies, Reply, button, columns, keyboard, message, screen
from handlers.turn import Turn, with_turns
from locales.text import Markup
from models import Event
from programmes.schema import Role
from services import forms, interviews
from services.actor import STAFF
from services.interviews import OUTCOMES, Line
from services.interviews.slots import zone_of
from services.roles import READERS
from services.standing import newest_application

router = require(with_turns(Router(name="events.interview_slot")), *READERS)

SHOWN_PROTOCOL = 1500
"""Characters on the card; the whole is a press away."""


@router.callback_query(SlotCall.filter())
async def show_slot(_: CallbackQuery, callback_data: SlotCall, turn: Turn) -> Replies:
    await turn.enter(None)
    await interviews.look(turn.session, actor=turn.actor, slot_id=callback_data.slot, now=turn.now)
    return await slot_screen(turn, callback_data.slot)


async def slot_screen(turn: Turn, slot_id: int, notice: str | None = None) -> Reply:
    line, event = await interviews.find_slot(turn.session, actor=turn.actor, slot_id=slot_id)
    text = _text(turn, line, event)
    markup = await _keyboard(turn, line, event)
    return screen(turn.event, text if notice is None else f"{notice}\n\n{text}", markup)


def _text(turn: Turn, line: Line, event: Event) -> str:
    slot, person, texts = line.slot, line.person, turn.texts
    parts = [
        texts(
            "interview-slot",
            title=event.title,
            moment=texts.moment(slot.starts_at, turn.now, zone_of(event)),
            room=slot.place or "",
            has_room=bool(slot.place),
        )
    ]
    if person is None:
        return "\n".join([*parts, texts("interview-slot-free")])
    reach = contacts(person)
    parts.append(texts("interview-slot-who", name=name_of(line), has_contacts=bool(reach), contacts=reach))
    parts.append(texts("interview-outcome", outcome=slot.outcome or "none"))
    if slot.protocol:
        short = slot.protocol[:SHOWN_PROTOCOL]
        parts.append(texts("interview-protocol", protocol=short, more=len(slot.protocol) > SHOWN_PROTOCOL))
    return "\n".join(parts)


def name_of(line: Line) -> str:
    return "" if line.person is None else line.person.full_name or str(line.person.id)


async def _keyboard(turn: Turn, line: Line, event: Event) -> InlineKeyboardMarkup:
    slot, texts = line.slot, turn.texts
    day = slot.starts_at.astimezone(zone_of(event)).date()
    back = button(texts.plain("interview-to-times"), SlotsCall(event=event.id, day=day_number(day)))
    rows: list[list[InlineKeyboardButton]] = []
    move: list[InlineKeyboardButton] = []
    remove: list[InlineKeyboardButton] = []
    if turn.actor.sees(event.municipality_id, *STAFF):
        rows, (move, remove) = _protocol(turn, line), _changes(turn, line, event)
    if slot.protocol and len(slot.protocol) > SHOWN_PROTOCOL:
        rows.insert(0, [button(texts.plain("interview-protocol-whole"), ProtocolCall(slot=slot.id))])
    application = await _application(turn, line, event)
    return keyboard(*rows, move, application, [back, home_button(texts)], remove)


def _protocol(turn: Turn, line: Line) -> list[list[InlineKeyboardButton]]:
    """What came of it, once it has begun; the one chosen is ticked."""
    slot = line.slot
    if line.person is None or slot.starts_at > turn.now:
        return []
    choices = [
        button(
            turn.texts.plain("interview-outcome-button", outcome=item, chosen=item == slot.outcome),
            _call(slot.id, item),
        )
        for item in OUTCOMES
    ]
    label = turn.texts.plain("interview-protocol-edit" if slot.protocol else "interview-protocol-write")
    return [*columns(choices), [button(label, ProtocolCall(slot=slot.id, write=True), "primary")]]


def _call(slot_id: int, outcome: str) -> OutcomeCall:
    return OutcomeCall(slot=slot_id, outcome=outcome)


def _changes(turn: Turn, line: Line, event: Event) -> tuple[list[InlineKeyboardButton], list[InlineKeyboardButton]]:
    """Moving and removing, until there is an outcome."""
    slot = line.slot
    if slot.outcome is not None or event.state != "planned":
        return [], []
    move = button(turn.texts.plain("interview-move-slot"), MoveSlotCall(slot=slot.id))
    free = line.person is None and slot.starts_at > turn.now
    place = [button(turn.texts.plain("interview-place"), PlaceCall(slot=slot.id, clear=True))] if free else []
    return [*place, move], [button(turn.texts.plain("interview-remove-slot"), RemoveSlotCall(slot=slot.id), "danger")]


async def _application(turn: Turn, line: Line, event: Event) -> list[InlineKeyboardButton]:
    """The way to where the stage is moved."""
    person = line.person
    if person is None or not turn.actor.sees(person.municipality_id, *READERS):
        return []
    found = await newest_application(turn.session, person_id=person.id, cycle_id=event.cycle_id)
    return [] if found is None else [button(turn.texts.plain("interview-application"), CardCall(id=found.id))]


@router.callback_query(OutcomeCall.filter())
async def note_outcome(_: CallbackQuery, callback_data: OutcomeCall, turn: Turn) -> Replies:
    await interviews.note_outcome(
        turn.session, actor=turn.actor, slot_id=callback_data.slot, outcome=callback_data.outcome, now=turn.now
    )
    return await slot_screen(turn, callback_data.slot)


@router.callback_query(ProtocolCall.filter())
async def open_protocol(query: CallbackQuery, callback_data: ProtocolCall, turn: Turn) -> Replies:
    """The whole text as messages of its own, or the form that writes it."""
    line, event = await found_slot(turn, callback_data.slot, *(STAFF if callback_data.write else READERS))
    if callback_data.write:
        text = line.slot.protocol
        walk = await forms.begin(
            turn.session,
            person=turn.person,
            key=f"protocol:{line.slot.id}",
            programme=turn.programme,
            answers={} if text is None else {"protocol": text},
            now=turn.now,
        )
        walk.put_into(turn.texts)
        return await show(turn, walk)
    await interviews.look(turn.session, actor=turn.actor, slot_id=line.slot.id, now=turn.now)
    title = turn.texts("interview-protocol-of", name=name_of(line), title=event.title)
    parts = [Markup(escape(piece, quote=False)) for piece in pieces(line.slot.protocol or "")]
    back = button(turn.texts.plain("interview-to-slot"), SlotCall(slot=line.slot.id))
    pages = packed([title, *parts])
    return [
        *(message(query, page) for page in pages[:-1]),
        message(query, pages[-1], keyboard([back, home_button(turn.texts, anew=True)])),
    ]


async def found_slot(turn: Turn, slot_id: int, *roles: Role) -> tuple[Line, Event]:
    return await interviews.find_slot(turn.session, actor=turn.actor, slot_id=slot_id, roles=roles)
