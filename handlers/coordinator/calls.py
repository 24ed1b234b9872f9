"""What the buttons of coordinators carry: ids and keys; whoever forges them meets the services' checks."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup

from handlers.numbers import Number


class Steps(StatesGroup):
    """What a typed text means."""

    searching = State()
    reason = State()
    exception = State()
    bulk_reason = State()
    school = State()
    """Of which a head is."""


class By(StrEnum):
    """What applications are filtered by."""

    MENU = "menu"
    STAGE = "stage"
    TRACK = "track"
    PLACE = "place"
    UNREAD = "unread"
    REFUSED = "refused"
    SEARCH = "search"
    ALL = "all"


class ListCall(CallbackData, prefix="apps"):
    """The list of applications; page 0 is where one stopped."""

    page: Number = 0


class FreshListCall(CallbackData, prefix="apps1"):
    """The list with nothing but this filter: the way from a number to what it counts."""

    by: By = By.ALL


class SearchCall(CallbackData, prefix="apps2"):
    """Ask what to search for; within the filters of the list, or everywhere."""

    everywhere: bool = False


class FilterMenuCall(CallbackData, prefix="af"):
    by: By = By.MENU


class FilterCall(CallbackData, prefix="as"):
    """Set one filter; an empty value clears it, for `ALL` everything."""

    by: By
    value: str = ""


class CardCall(CallbackData, prefix="ac"):
    id: Number


class HistoryCall(CallbackData, prefix="ah"):
    id: Number


class DeliveriesCall(CallbackData, prefix="dv"):
    """What the bot has sent to the application's person."""

    id: Number
    page: Number = 1


class UnreachableCall(CallbackData, prefix="ur"):
    """The people who have blocked the bot."""

    page: Number = 1


class AnswersCall(CallbackData, prefix="aa"):
    """The long answers whole."""

    id: Number


class WorksCall(CallbackData, prefix="aw"):
    id: Number


class WorkCall(CallbackData, prefix="ak"):
    """One hand-in, or one file of the form (`submission` 0, then `file`)."""

    id: Number
    submission: Number
    file: Number


class MoveCall(CallbackData, prefix="mv"):
    """Choose a stage (`to` empty), or that stage; `last` is the change the asker saw as the last one."""

    id: Number
    last: Number
    to: str = ""


class MoveNowCall(CallbackData, prefix="md"):
    """Confirmed; `reason` is the fingerprint of the reason that was shown, empty for none."""

    id: Number
    last: Number
    to: str
    reason: str = ""


class UndoCall(CallbackData, prefix="mu"):
    change: Number


class BulkCall(CallbackData, prefix="ba"):
    """Choose a stage for everybody the filters leave (`to` empty), or that stage."""

    to: str = ""


class BulkNowCall(CallbackData, prefix="bn"):
    """Confirmed for that crowd (`services.bulk_moves.crowd`); `reason` as in `MoveNowCall`."""

    to: str
    crowd: str
    reason: str = ""


class ExceptionCall(CallbackData, prefix="ex"):
    id: Number


class InviteMenuCall(CallbackData, prefix="inv"):
    """Invitations: the list at that page."""

    page: Number = 1


class InviteNewCall(CallbackData, prefix="in"):
    """A new invitation, a step at a time: what is still empty is asked. Place 0 is the whole region, -1 not chosen."""

    role: str = ""
    place: Number = -1
    uses: Number = 0
    days: Number = 0


class InviteCall(CallbackData, prefix="iv"):
    id: Number


class InviteRevokeCall(CallbackData, prefix="ir"):
    id: Number
    sure: bool = False


class StaffCall(CallbackData, prefix="staff"):
    page: Number = 1


class StaffCardCall(CallbackData, prefix="sc"):
    id: Number


class RoleRevokeCall(CallbackData, prefix="sr"):
    id: Number
    sure: bool = False


class SchoolCall(CallbackData, prefix="sh"):
    """Ask which school the head of that role is of."""

    id: Number


class SchoolSetCall(CallbackData, prefix="ss"):
    id: Number
    school: Number


class DownloadCall(CallbackData, prefix="xls"):
    """A workbook: what is -1 is asked; 0 is everything in reach."""

    place: Number = -1
    cycle: Number = -1
