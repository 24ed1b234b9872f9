"""Buttons of «Напоминания»."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number


class TopicCall(CallbackData, prefix="rmtopic"):
    """Reminders of a topic on or off; pressed twice it stays so."""

    topic: str
    on: bool


class PauseMenuCall(CallbackData, prefix="rmpauses"):
    """For how long."""


class PauseCall(CallbackData, prefix="rmpause"):
    """A pause of that many weeks; 0 ends it, -1 asks for a date."""

    weeks: Number


class DigestMenuCall(CallbackData, prefix="rmhours"):
    """At what hour."""


class DigestCall(CallbackData, prefix="rmdigest"):
    """A digest a day at that hour; 0: none."""

    hour: Number


class ZoneMenuCall(CallbackData, prefix="rmzones"):
    """By which clock."""


class ZoneCall(CallbackData, prefix="rmzone"):
    """The clock of that name; none: that of the district."""

    name: str = ""


class WorkDueCall(CallbackData, prefix="duework"):
    """Hand in the work that a reminder speaks of."""

    work: str


class PauseState(StatesGroup):
    typing = State()
    """The day until which there is a pause."""
