"""What the buttons of whoever makes and changes events carry, and the ways there from the screens of participants."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardButton

from handlers.numbers import Number
from handlers.screens import button
from handlers.turn import Turn
from models import Event
from services.actor import STAFF


class ManageSteps(StatesGroup):
    """What is typed or sent means this."""

    cancelling = State()
    repeating = State()
    materials = State()


class NewEventCall(CallbackData, prefix="emnew"):
    """From what a new event shall be made; `owner` is its municipality, 0 the region's, -1 not chosen."""

    owner: Number = -1
    page: Number = 1


class StartCall(CallbackData, prefix="emgo"):
    """Begin the form: from a template by its key, else like the event `copy`, else blank."""

    owner: Number = -1
    template: str = ""
    copy_of: Number = 0
    anew: bool = False
    """Drop what was begun before."""


class ManageCall(CallbackData, prefix="em"):
    """The card of an event with everything staff needs."""

    id: Number
    anew: bool = False


class EditCall(CallbackData, prefix="emedit"):
    """Change it by its form; `move` asks for the time alone."""

    id: Number
    move: bool = False


class MakeCall(CallbackData, prefix="emmake"):
    """Make the event of that draft, as it was shown (`mark`)."""

    draft: Number
    mark: str


class SaveCall(CallbackData, prefix="emsave"):
    """Save the change of that draft to the event as it was shown; `following`: to the rest of the series too."""

    draft: Number
    mark: str
    following: bool = False


class CancelCall(CallbackData, prefix="emcan"):
    """Ask why; `following`: the rest of the series too."""

    id: Number
    following: bool = False


class CancelNowCall(CallbackData, prefix="emoff"):
    """Confirmed; `reason` is the fingerprint of what was shown."""

    id: Number
    following: bool
    reason: str


class RepeatCall(CallbackData, prefix="emrep"):
    """How (empty: ask) and how many times (0: ask) it repeats; a day typed instead is kept by the conversation."""

    id: Number
    how: str = ""
    count: Number = 0


class RepeatNowCall(CallbackData, prefix="emser"):
    """Confirmed; `until` is the last day as 20261231, empty where `count` says how many."""

    id: Number
    how: str
    count: Number = 0
    until: str = ""


class MaterialsCall(CallbackData, prefix="emmat"):
    id: Number


class DropMaterialCall(CallbackData, prefix="emdrop"):
    """Take away the material at that place; `revision` is the event's when the list was shown."""

    id: Number
    place: Number
    revision: Number


class EventSheetCall(CallbackData, prefix="emxls"):
    """Who takes part, as a workbook."""

    id: Number


def manage_row(turn: Turn, event: Event) -> list[InlineKeyboardButton]:
    """From a participant's card to the card of staff, for whom it may be changed."""
    if not turn.actor.sees(event.municipality_id, *STAFF):
        return []
    return [button(turn.texts.plain("event-manage"), ManageCall(id=event.id))]


def new_row(turn: Turn) -> list[InlineKeyboardButton]:
    """Under the list of events, for coordinators."""
    return [button(turn.texts.plain("event-new"), NewEventCall())] if turn.actor.has(*STAFF) else []
