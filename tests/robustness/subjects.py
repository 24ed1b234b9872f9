"""What each button of a forger's is about: the rows of others that its numbers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.filters.callback_data import CallbackData
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.candidate import press as candidate
from handlers.coordinator import calls as staff
from handlers.coordinator.broadcasts import calls as broadcasts
from handlers.coordinator.plan.calls import PlanCall
from handlers.cyclogram import calls as calendar
from handlers.events import calls as events
from handlers.events import managing
from handlers.events.kinds import calls as interviews
from handlers.events.kinds import contest_calls, internship_calls
from handlers.forms.press import FormPress
from models import (
    Application,
    Broadcast,
    CalendarEntry,
    ContestStage,
    DiaryEntry,
    Draft,
    Event,
    InterviewSlot,
    Invite,
    Municipality,
    Organisation,
    Participation,
    Person,
    PlanImport,
    PracticeRecord,
    RoleGrant,
    StageChange,
    StoredFile,
    Submission,
)

NOBODYS = 999_999

KINDS: Mapping[str, Select[int]] = {
    "application": select(Application.id),
    "broadcast": select(Broadcast.id),
    "change": select(StageChange.id),
    "contest": select(Event.id).where(Event.kind == "contest"),
    "contestant": select(Participation.id)
    .join(Event, Event.id == Participation.event_id)
    .where(Event.kind == "contest"),
    "cycle": select(Application.cycle_id).distinct(),
    "diary": select(DiaryEntry.id),
    "draft": select(Draft.id),
    "event": select(Event.id).where(Event.kind.in_(("seminar", "meeting", "course"))),
    "file": select(StoredFile.id),
    "grant": select(RoleGrant.id),
    "intern": select(Participation.id)
    .join(Event, Event.id == Participation.event_id)
    .where(Event.kind == "internship"),
    "internship": select(Event.id).where(Event.kind == "internship"),
    "interview": select(Event.id).where(Event.kind == "interview"),
    "invite": select(Invite.id),
    "municipality": select(Municipality.id).where(Municipality.key != "foreign"),
    "organisation": select(Organisation.id).join(Municipality).where(Municipality.key != "foreign"),
    "participation": select(Participation.id),
    "person": select(Person.id),
    "plan": select(PlanImport.id),
    "practice": select(PracticeRecord.id),
    "slot": select(InterviewSlot.id),
    "stage": select(ContestStage.id),
    "window": select(CalendarEntry.id),
    "work": select(Submission.id).where(Submission.contest_stage_id.is_not(None)),
}
"""Rows of others, by a name."""

BY_FIELD: Mapping[str, str] = {
    "application": "application", "draft": "draft", "slot": "slot", "stage": "stage", "work": "work",
    "entry": "diary", "change": "change", "last": "change", "submission": "work", "file": "file", "copy_of": "event",
    "school": "organisation", "person": "person", "record": "practice",
    "owner": "municipality", "place": "municipality", "cycle": "cycle", "event": "event",
}  # fmt: skip
"""What a number of that name is the id of, in whatever button; `id` is told by the button."""

BY_MODULE: Mapping[tuple[Any, str], str] = {
    (interviews.__name__, "event"): "interview",
    (contest_calls.__name__, "event"): "contest",
    (contest_calls.__name__, "participation"): "contestant",
    (internship_calls.__name__, "event"): "internship",
    (internship_calls.__name__, "participation"): "intern",
    (managing.__name__, "id"): "event",
    (broadcasts.__name__, "id"): "broadcast",
    (calendar.__name__, "id"): "window",
    (staff.__name__, "id"): "application",
    (candidate.__name__, "id"): "application",
    (PlanCall.__module__, "id"): "plan",
    (FormPress.__module__, "draft"): "draft",
}

_OF_A_PERSON = (
    events.FeedbackCall, events.AbsenceCall, events.CertificateCall, events.PersonCall, events.TickCall, events.WhyCall,
    events.RemoveCall, events.ReasonCall,
)  # fmt: skip
_OF_AN_EVENT = (
    events.EventCall, events.DetailsCall, events.MaterialCall, events.SignUpCall, events.LeaveCall, events.CodeCall,
    events.CalendarFileCall, events.PeopleCall, events.MarkingCall, events.AllPresentCall, events.FindCall,
    events.ShowCodeCall, events.AddCall, events.AddOneCall, events.AddNowCall,
)  # fmt: skip
BY_BUTTON: Mapping[type[CallbackData], str] = {
    **dict.fromkeys(_OF_A_PERSON, "participation"),
    **dict.fromkeys(_OF_AN_EVENT, "event"),
    staff.InviteCall: "invite",
    staff.InviteRevokeCall: "invite",
    staff.StaffCardCall: "grant",
    staff.RoleRevokeCall: "grant",
    staff.SchoolCall: "grant",
    staff.SchoolSetCall: "grant",
}
"""What `id` means, where a module has several kinds."""

COUNTS = frozenset({
    "page", "parts", "count", "uses", "days", "day", "at", "revision", "year", "hour", "weeks", "queue",
})  # fmt: skip
"""Numbers that name nothing."""


def kind_of(data: type[CallbackData], field: str) -> str | None:
    """The name of the rows whose id that number is; None for a count.

    Raises `LookupError` for a number nobody knows.
    """
    if field in COUNTS or (field == "place" and data in (events.MaterialCall, managing.DropMaterialCall)):
        return None
    if field == "id" and data in BY_BUTTON:
        return BY_BUTTON[data]
    found = BY_MODULE.get((data.__module__, field)) or BY_FIELD.get(field)
    if found is None:
        raise LookupError(f"{data.__module__}.{data.__name__}.{field}")
    return found


def every_button(root: type[CallbackData] = CallbackData) -> Iterator[type[CallbackData]]:
    for data in root.__subclasses__():
        if data.__module__.startswith("handlers."):
            yield data
        yield from every_button(data)


def numbers(data: type[CallbackData]) -> list[str]:
    return [name for name, field in data.model_fields.items() if field.annotation is int]


@dataclass(frozen=True, slots=True)
class Loot:
    """Ids of rows of others, by the names of `KINDS`."""

    rows: Mapping[str, Sequence[int]]

    @classmethod
    async def gather(cls, session: AsyncSession) -> Loot:
        """What is in the database before the forger comes."""
        return cls({name: (await session.execute(wanted)).scalars().all() for name, wanted in KINDS.items()})

    def ids(self, data: type[CallbackData], field: str) -> list[int]:
        kind = kind_of(data, field)
        if kind is None:
            return [0, 1] if field in ("at", "uses", "days", "count") else [1]
        rows = sorted(set(self.rows[kind]))
        if kind in ("broadcast", "draft"):
            return [*rows, NOBODYS]
        return [*dict.fromkeys((*rows[:1], *rows[len(rows) // 2 :][:1], *rows[-1:])), NOBODYS]
