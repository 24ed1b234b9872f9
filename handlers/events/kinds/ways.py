"""Ways from the screens of one kind back to the event's card."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from handlers.events.calls import EventCall
from handlers.events.managing import ManageCall
from handlers.links import home_button
from handlers.screens import button
from handlers.turn import Turn
from models import Event
from services.actor import STAFF


def back_row(turn: Turn, event_id: int, *, anew: bool = False) -> list[InlineKeyboardButton]:
    """To the card that participants see, and home; `anew` leaves the pressed message as it is."""
    card = button(turn.texts.plain("interview-to-card"), EventCall(id=event_id, anew=anew))
    return [card, home_button(turn.texts, anew=anew)]


def staff_row(turn: Turn, event: Event) -> list[InlineKeyboardButton]:
    """To the coordinator's card, for a reader to the participants', and home."""
    changes = turn.actor.sees(event.municipality_id, *STAFF)
    card = ManageCall(id=event.id) if changes else EventCall(id=event.id)
    return [button(turn.texts.plain("interview-to-card"), card), home_button(turn.texts)]
