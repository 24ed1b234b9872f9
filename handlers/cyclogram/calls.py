"""What the buttons of the calendar carry."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number


class CyclogramSteps(StatesGroup):
    """Moving an entry."""

    days = State()
    reason = State()


class CalendarCall(CallbackData, prefix="cal"):
    """What is on and what comes next; `all` is everybody's calendar instead of one's own tracks'."""

    all: bool = False


class MonthCall(CallbackData, prefix="calm"):
    """The page of the months; 0 is the present month."""

    page: Number = 0
    all: bool = False


class LastingCall(CallbackData, prefix="caly"):
    """What is on all year."""

    page: Number = 1
    all: bool = False


class EntryCall(CallbackData, prefix="cale"):
    id: Number
    all: bool = False


class PictureCall(CallbackData, prefix="calp"):
    """The picture of a year of the cycle, from 1."""

    year: Number
    all: bool = False


class ShiftCall(CallbackData, prefix="cals"):
    """Ask for other days."""

    id: Number


class ShiftNowCall(CallbackData, prefix="calx"):
    """Confirmed; `mark` tells which days and reason stood on the screen, `tell` whether people get a message."""

    id: Number
    mark: str
    tell: bool = False


class RestoreCall(CallbackData, prefix="calr"):
    """Back to the planned days; asked once more unless `sure`. `tell`: people get a message."""

    id: Number
    sure: bool = False
    tell: bool = False
