"""What the buttons of contests carry."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from handlers.numbers import Number


class EntryCall(CallbackData, prefix="kcw"):
    """Begin to hand in a work to that stage."""

    stage: Number


class EntryPartCall(CallbackData, prefix="kcp"):
    """About the typed parts of an entry: `done`, `clear` or `leave`; `parts` is how many were on the screen."""

    draft: Number
    do: str
    parts: Number = 0


class MyWorksCall(CallbackData, prefix="kcm"):
    event: Number


class MyWorkCall(CallbackData, prefix="kco"):
    work: Number


class StagesCall(CallbackData, prefix="kcs"):
    """The coordinator's stages of a contest."""

    event: Number


class StageCall(CallbackData, prefix="kcc"):
    stage: Number


class StageFormCall(CallbackData, prefix="kcf"):
    """Add a stage (0), or change that one."""

    event: Number
    stage: Number = 0


class StageRemoveCall(CallbackData, prefix="kcr"):
    stage: Number
    sure: bool = False


class EntriesCall(CallbackData, prefix="kce"):
    """Who has handed in; `missing`: who has not."""

    stage: Number
    page: Number = 1
    missing: bool = False


class EntryOpenCall(CallbackData, prefix="kcv"):
    work: Number


class ResultsCall(CallbackData, prefix="kcl"):
    event: Number
    page: Number = 1


class ResultCall(CallbackData, prefix="kct"):
    """One participant; `write` asks for the result."""

    participation: Number
    write: bool = False


class ResultNowCall(CallbackData, prefix="kcn"):
    participation: Number
    print: str
