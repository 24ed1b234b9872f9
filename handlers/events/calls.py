"""What the buttons of events carry; some stand under messages of services (services/participation/presses.py)."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number
from services.participation.adding import Place


class EventSteps(StatesGroup):
    """What a typed text means."""

    searching = State()
    code = State()
    absence = State()
    finding = State()
    """Somebody in the list of an event."""
    adding = State()
    """Somebody to be put on the list."""


class Side(StrEnum):
    """Which events the list has."""

    MINE = "mine"
    ALL = "all"
    PAST = "past"
    SAME = ""
    """As it was shown last."""


class By(StrEnum):
    """What events are filtered by."""

    MENU = "menu"
    KIND = "kind"
    TRACK = "track"
    MONTH = "month"
    FREE = "free"
    SEARCH = "search"
    ALL = "all"


class EventsCall(CallbackData, prefix="evs"):
    """The list; page 0 is where one stopped."""

    side: Side = Side.SAME
    page: Number = 0


class EventFiltersCall(CallbackData, prefix="evm"):
    by: By = By.MENU


class EventFilterCall(CallbackData, prefix="evf"):
    """Set one filter; an empty value clears it, for `ALL` everything."""

    by: By
    value: str = ""


class EventSearchCall(CallbackData, prefix="evseek"):
    """Ask what to search for."""


class EventCall(CallbackData, prefix="ev"):
    """The card of an event; as a new message where the pressed one is worth keeping."""

    id: Number
    anew: bool = False


class DetailsCall(CallbackData, prefix="evmore"):
    """Description and materials."""

    id: Number


class MaterialCall(CallbackData, prefix="evfile"):
    """One file of the materials, by its place in the list."""

    id: Number
    place: Number


class SignUpCall(CallbackData, prefix="evin"):
    """Sign up, or take an offered place; `queue` agrees to the waiting list."""

    id: Number
    queue: bool = False
    anew: bool = False


class LeaveCall(CallbackData, prefix="evout"):
    """Give the place back; `sure` has read what follows."""

    id: Number
    sure: bool = False
    anew: bool = False


class CalendarFileCall(CallbackData, prefix="evics"):
    """The calendar file of one event; 0 is everything of mine."""

    id: Number


class CodeCall(CallbackData, prefix="evcode"):
    """Type the code that is on the screen of the event."""

    id: Number


class FeedbackCall(CallbackData, prefix="evfb"):
    """`id` is that of the participation, as in the two below."""

    id: Number


class AbsenceCall(CallbackData, prefix="evabs"):
    id: Number


class Reason(StrEnum):
    """Why people mostly are absent; any other reason is typed."""

    ILL = "ill"
    TRIP = "trip"
    LESSONS = "lessons"
    FAMILY = "family"


class ReasonCall(CallbackData, prefix="evre"):
    """The reason of that participation's absence, without typing it."""

    id: Number
    why: Reason


class CertificateCall(CallbackData, prefix="evcert"):
    id: Number


class Group(StrEnum):
    """Whom the list of an event's people shows."""

    EVERYBODY = "all"
    SIGNED_UP = "signed_up"
    WAITING = "waiting"
    OFFERED = "offered"
    ATTENDED = "attended"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"


class PeopleCall(CallbackData, prefix="evp"):
    """Who takes part."""

    id: Number
    group: Group = Group.EVERYBODY
    page: Number = 1


class PersonCall(CallbackData, prefix="evpp"):
    """One participation as the host sees it."""

    id: Number


class AddCall(CallbackData, prefix="evadd"):
    """Whom to put on the list; page 0 is where one stopped, `clear` drops the search."""

    id: Number
    page: Number = 1
    clear: bool = False


class AddOneCall(CallbackData, prefix="evadp"):
    """Somebody to be put on the list: how matters stand, before it is done."""

    id: Number
    person: Number


class AddNowCall(CallbackData, prefix="evadn"):
    id: Number
    person: Number
    place: Place


class RemoveCall(CallbackData, prefix="evrm"):
    """Take a participation off the list; `sure` has read what follows."""

    id: Number
    sure: bool = False


class MarkingCall(CallbackData, prefix="evmark"):
    """The list to tick; page 0 is where one stopped."""

    id: Number
    page: Number = 1


class Mark(StrEnum):
    ATTENDED = "attended"
    ABSENT = "absent"
    NONE = "none"


class TickCall(CallbackData, prefix="evt"):
    """Note `to` for a participation, however often it is pressed; the card of the person comes back if `card`."""

    id: Number
    to: Mark
    card: bool = False


class AllPresentCall(CallbackData, prefix="evall"):
    id: Number
    sure: bool = False


class FindCall(CallbackData, prefix="evfind"):
    """Ask whom to find in the list to tick."""

    id: Number


class ShowCodeCall(CallbackData, prefix="evqr"):
    """The code of the event for the screen; `renew` makes the earlier one worthless."""

    id: Number
    renew: bool = False


class WhyCall(CallbackData, prefix="evwhy"):
    """The host notes the reason of an absence."""

    id: Number
