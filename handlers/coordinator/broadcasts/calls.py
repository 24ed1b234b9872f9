"""What the buttons of broadcasts carry; some stand under messages of services (services/broadcasts/presses.py)."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number


class BroadcastSteps(StatesGroup):
    """What a typed text means."""

    text = State()
    file = State()
    people = State()
    organisation = State()
    time = State()
    correction = State()


class By(StrEnum):
    """What people are chosen by; short, for buttons have little room."""

    TRACKS = "t"
    STAGES = "s"
    PLACES = "m"
    ORGANISATIONS = "o"
    EVENTS = "e"
    ROLES = "r"
    PEOPLE = "p"


CRITERION = {
    By.TRACKS: "tracks",
    By.STAGES: "stages",
    By.PLACES: "municipalities",
    By.ORGANISATIONS: "organisations",
    By.EVENTS: "events",
    By.ROLES: "roles",
    By.PEOPLE: "people",
}


class Do(StrEnum):
    """What is done with a draft."""

    NEW = "new"
    OPEN = "open"
    TEXT = "text"
    FILE = "file"
    NO_FILE = "nofile"
    BUTTONS = "buttons"
    ACK = "ack"
    TRY = "try"
    DROP = "drop"
    DROP_SURE = "drop1"
    WHO = "who"
    EVERYBODY = "all"
    NO_PEOPLE = "nolist"
    COPY = "copy"
    REMIND = "remind"


class BroadcastListCall(CallbackData, prefix="bcl"):
    page: Number = 1


class CardCall(CallbackData, prefix="bcc"):
    """Where a broadcast stands; `anew` as a new message."""

    id: Number
    anew: bool = False


class DraftCall(CallbackData, prefix="bcd"):
    id: Number
    do: Do = Do.OPEN


class PickCall(CallbackData, prefix="bcp"):
    """Choices of one criterion; with `value` that one is added or taken away."""

    id: Number
    by: By
    value: str = ""
    page: Number = 1


class EventStatesCall(CallbackData, prefix="bce"):
    """Whom of an event: with `state` that one is added or taken away; `silent` are those who did not answer."""

    id: Number
    event: Number
    state: str = ""


class SignupCall(CallbackData, prefix="bcu"):
    """The events one can sign up for; `event` takes that one, -1 none."""

    id: Number
    event: Number = 0
    page: Number = 1


class SendCall(CallbackData, prefix="bcg"):
    """The question before sending; `at` is the typed time as seconds since 1970, 0 for now."""

    id: Number
    at: Number = 0


class SendNowCall(CallbackData, prefix="bcgo"):
    """Confirmed for what `print` stands for (services.broadcasts.content.fingerprint)."""

    id: Number
    print: str
    at: Number = 0


class LaterCall(CallbackData, prefix="bct"):
    id: Number


class UnscheduleCall(CallbackData, prefix="bcx"):
    id: Number


class Deed(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    RECALL = "recall"
    DELETE = "delete"
    CORRECT = "correct"


class SteerCall(CallbackData, prefix="bcs"):
    """`sure` has read what follows."""

    id: Number
    deed: Deed
    sure: bool = False


class CorrectNowCall(CallbackData, prefix="bck"):
    """The typed correction, by its fingerprint."""

    id: Number
    print: str


class Whom(StrEnum):
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    ACKNOWLEDGED = "acknowledged"
    UNACKNOWLEDGED = "unacknowledged"


class ReportCall(CallbackData, prefix="bcr"):
    """A list of the report."""

    id: Number
    whom: Whom
    page: Number = 1


class ExcelCall(CallbackData, prefix="bcf"):
    id: Number


class WordsCall(CallbackData, prefix="bcw"):
    """The message itself, as a message."""

    id: Number


class AckCall(CallbackData, prefix="bca"):
    """«Ознакомлен», under the broadcast."""

    id: Number
