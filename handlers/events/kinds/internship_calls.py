"""What the buttons of internships and practice carry."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from handlers.numbers import Number


class DiaryCall(CallbackData, prefix="knd"):
    """One's own diary."""

    participation: Number
    page: Number = 1


class DiaryWriteCall(CallbackData, prefix="knw"):
    """Write of a day (entry 0), or correct that one."""

    participation: Number
    entry: Number = 0


class DiaryEntryCall(CallbackData, prefix="kne"):
    entry: Number


class MentorCall(CallbackData, prefix="knm"):
    """The intern says who looks after them on site."""

    participation: Number


class InternsCall(CallbackData, prefix="kni"):
    event: Number
    page: Number = 1


class InternCall(CallbackData, prefix="knn"):
    """One intern for staff; services/internships writes it too."""

    participation: Number
    anew: bool = False


class InternResultCall(CallbackData, prefix="knr"):
    participation: Number


class InternDiaryCall(CallbackData, prefix="kny"):
    """A diary as the coordinator reads it."""

    participation: Number
    page: Number = 1


class InternDayCall(CallbackData, prefix="knv"):
    entry: Number


class InternMentorCall(CallbackData, prefix="knt"):
    """The coordinator says who looks after the intern."""

    participation: Number


class MentorSetCall(CallbackData, prefix="knp"):
    """Somebody known to the bot is the mentor that was typed; 0: the words alone."""

    participation: Number
    person: Number


class HostedCall(CallbackData, prefix="khl"):
    """Interns as their school sees them."""

    page: Number = 1


class HostedInternCall(CallbackData, prefix="khi"):
    """services/internships writes it too."""

    participation: Number
    anew: bool = False


class HostedDiaryCall(CallbackData, prefix="khd"):
    participation: Number
    page: Number = 1


class HostedDayCall(CallbackData, prefix="khe"):
    entry: Number


class HostReviewCall(CallbackData, prefix="khr"):
    participation: Number


class PracticeCall(CallbackData, prefix="kps"):
    """One's own practice."""

    page: Number = 1
    anew: bool = False


class PracticeNewCall(CallbackData, prefix="kpn"):
    """Enter something of one's own: what it is to be."""

    kind: str


class PracticeOfCall(CallbackData, prefix="kpo"):
    """The practice of a candidate, by the application."""

    application: Number
    page: Number = 1


class PracticeAddCall(CallbackData, prefix="kpa"):
    application: Number
    kind: str


class PracticeRecordCall(CallbackData, prefix="kpr"):
    """One of one's own."""

    record: Number


class PracticeDoCall(CallbackData, prefix="kpd"):
    """About one's own: `fix`, `mistake` (asked about until `sure`) or `restore`."""

    record: Number
    do: str
    sure: bool = False


class PracticeItemCall(CallbackData, prefix="kpi"):
    """One of a candidate, by the application."""

    record: Number
    application: Number


class PracticeItemDoCall(CallbackData, prefix="kpj"):
    """About one of a candidate: `confirm`, `fix`, `mistake` or `restore`."""

    record: Number
    application: Number
    do: str


class PracticeMistakeCall(CallbackData, prefix="kpx"):
    """A candidate's was entered by mistake, for the reason of that fingerprint."""

    record: Number
    application: Number
    print: str
