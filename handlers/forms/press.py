"""Buttons of a form: each says which draft and which question it belongs to."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number
from services.drafts import Walk


class Act(StrEnum):
    """One letter each: field and option keys take most of the 64 bytes."""

    ANSWER = "a"
    TICK = "t"
    UNTICK = "u"
    DONE = "d"
    SKIP = "s"
    BACK = "b"
    KEEP = "k"
    AS_TYPED = "w"
    EDIT = "e"
    REVIEW = "r"
    RESUME = "c"
    PAUSE = "p"
    SEND = "S"
    RESTART = "x"
    RESTART_FOR_SURE = "X"


class FormPress(CallbackData, prefix="f"):
    """`key` is the question's, `value` an option's key, an organisation's id, or a page."""

    draft: Number
    act: Act
    key: str = ""
    value: str = ""


class FormState(StatesGroup):
    answering = State()
    """What is typed is the answer to the current question of the draft named in the data."""


def press(walk: Walk, act: Act, key: str = "", value: str = "") -> FormPress:
    return FormPress(draft=walk.draft.id, act=act, key=key, value=value)
