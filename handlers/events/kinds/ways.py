"""Ways from the screens of one kind back to the event's card."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton

from handlers.links import home_button
from handlers.screens import button
from handlers.turn import Turn


def back_row(turn: Turn, event_id: int, *, anew: bool = False) -> list[InlineKeyboardButton]:
    """To the card that participants see, and home; `anew` leaves the pressed message as it is."""
    card = button(turn.texts.plain("interview-to-card"), f"ev:{event_id}:{int(anew)}")
    return [card, home_button(turn.texts, anew=anew)]


def staff_row(turn: Turn, event_id: int) -> list[InlineKeyboardButton]:
    """To the coordinator's card, and home."""
    return [button(turn.texts.plain("interview-to-card"), f"ev:{event_id}:0"), home_button(turn.texts)]
