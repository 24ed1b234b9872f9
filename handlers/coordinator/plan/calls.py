"""Buttons of a plan out of Excel."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardButton

from handlers.numbers import Number
from handlers.screens import button
from locales.texts import Texts


class PlanDo(StrEnum):
    OPEN = "open"
    TEMPLATE = "template"
    SHOW = "show"
    STORE = "store"
    DROP = "drop"


class PlanCall(CallbackData, prefix="plan"):
    """`id` is that of the plan; of `open`, the municipality's, 0 for the region or no choice yet."""

    do: PlanDo
    id: Number = 0
    page: Number = 1
    mark: str = ""
    """What was shown, in short (`services.plan_rows.fingerprint`): nothing else is stored."""


class PlanState(StatesGroup):
    waiting = State()
    """A document that comes is a plan for the municipality named in the data."""


def plan_button(texts: Texts) -> InlineKeyboardButton:
    """The way in, for the coordinators' list of events."""
    return button(texts.plain("plan-button"), PlanCall(do=PlanDo.OPEN))
