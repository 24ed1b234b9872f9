"""What the buttons of interviews carry, and what is typed in the conversations of every kind."""

from __future__ import annotations

from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number


class KindSteps(StatesGroup):
    """What a typed text means; what it is about lies in the data as `move`."""

    plan = State()
    slot_start = State()
    slot_move_reason = State()
    slot_person = State()
    slot_remove_reason = State()
    entry = State()
    """What is sent belongs to the entry whose draft is named in the data."""
    contest_result = State()
    mentor = State()
    staff_mentor = State()
    practice_mistake = State()


def day_number(day: date) -> int:
    return day.toordinal()


def day_of(number: int) -> date | None:
    """None for «every day», and for a number that is no day."""
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


class TimesCall(CallbackData, prefix="kit"):
    """Free times; day 0 is not chosen yet. services/interviews writes it too."""

    event: Number
    day: Number = 0
    page: Number = 1
    anew: bool = False


class BookCall(CallbackData, prefix="kib"):
    slot: Number
    sure: bool = False


class GiveBackCall(CallbackData, prefix="kic"):
    event: Number
    sure: bool = False


class SlotsCall(CallbackData, prefix="kis"):
    """The coordinator's times of a day; day 0 is the list of days."""

    event: Number
    day: Number = 0
    page: Number = 1


class AddSlotsCall(CallbackData, prefix="kia"):
    event: Number


class AddNowCall(CallbackData, prefix="kin"):
    """Confirmed; `print` is the fingerprint of the line that was understood."""

    event: Number
    print: str


class SlotCall(CallbackData, prefix="kio"):
    slot: Number


class OutcomeCall(CallbackData, prefix="kiu"):
    slot: Number
    outcome: str


class ProtocolCall(CallbackData, prefix="kip"):
    """Read the protocol whole, or write it."""

    slot: Number
    write: bool = False


class MoveSlotCall(CallbackData, prefix="kim"):
    slot: Number


class MoveSlotNowCall(CallbackData, prefix="kiw"):
    slot: Number
    print: str


class PlaceCall(CallbackData, prefix="kig"):
    """Whom to book this free time for; page 0 and no `clear`: as the list was left."""

    slot: Number
    page: Number = 1
    clear: bool = False


class PlaceOneCall(CallbackData, prefix="kij"):
    """Book it for that person; `sure` has read what follows."""

    slot: Number
    person: Number
    sure: bool = False


class RemoveSlotCall(CallbackData, prefix="kir"):
    """Ask; `sure` removes a free one."""

    slot: Number
    sure: bool = False


class RemoveSlotNowCall(CallbackData, prefix="kiz"):
    """Remove a booked one for the reason of that fingerprint."""

    slot: Number
    print: str


class RemoveFreeCall(CallbackData, prefix="kif"):
    event: Number
    day: Number
    sure: bool = False


class UnbookedCall(CallbackData, prefix="kix"):
    """Who is invited and has no time."""

    event: Number
    page: Number = 1
