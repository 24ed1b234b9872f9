"""Buttons of the candidate's screens, outside of forms."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number


class ConsentPress(CallbackData, prefix="consent"):
    agreed: bool
    text: str
    """The beginning of the hash of the text above the button: a button of an older text gives no consent to a newer."""


class TrackPress(CallbackData, prefix="track"):
    key: str
    chosen: bool


class CardPress(CallbackData, prefix="card"):
    """Open the card of an application; `whole` lists every stage."""

    id: Number
    whole: bool = False


class MovePress(CallbackData, prefix="own"):
    """A candidate's own move; `change` is the id of the last movement that was on the screen."""

    id: Number
    to: str
    change: Number
    sure: bool = False


class WorkPress(CallbackData, prefix="work"):
    """Begin to hand in a work."""

    id: Number
    kind: str


class PartPress(CallbackData, prefix="part"):
    """About the typed parts of a work: `done`, `clear` or `leave`."""

    draft: Number
    do: str
    parts: Number = 0
    """How many parts were on the screen: `done` pressed on an old screen must not cut off what came since."""


class WorkState(StatesGroup):
    collecting = State()
    """What is sent belongs to the work whose draft is named in the data."""


class ReasonState(StatesGroup):
    typing = State()
    """What is typed is the reason of the candidate's own move."""
