"""The shape of a programme definition; every rule a department can state is a field here."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from programmes.calendar import CalendarWindow, Day, DayOfYear, EventTemplate, Reminders
from programmes.fields import Extension, FormField, Key, Prose, Strict, Title

VERSION_PATTERN = r"^[0-9A-Za-z.\-]{1,20}$"


@cache
def zones() -> frozenset[str]:
    """All IANA names known here; read from the disk once."""
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in zones():
        raise PydanticCustomError("zone_unknown", "«{zone}» is not an IANA time zone", {"zone": name})
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


class Role(StrEnum):
    """Who may make a move; the same words as in the stored role grants."""

    CANDIDATE = "candidate"
    MENTOR = "mentor"
    REVIEWER = "reviewer"
    HEAD = "head"
    SECRETARY = "secretary"
    COORDINATOR = "coordinator"
    REGION_COORDINATOR = "region_coordinator"


class Source(Strict):
    """The document the definition was made from."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
    number: Annotated[str, StringConstraints(min_length=1, max_length=40)] | None = None
    adopted: Day | None = None


class CycleRule(Strict):
    """How the runs of the programme follow each other; the current one is computed from the date."""

    starts: DayOfYear
    """Month and day, MM-DD."""
    months: int = Field(ge=1, le=60)
    first_year: int = Field(default=2026, ge=2000, le=2100)


class ConsentDocument(Strict):
    """A document of its own; a new version asks everyone again."""

    version: Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
    title: Title
    text: Prose


class Municipality(Strict):
    key: Key
    title: Title
    timezone: Zone | None = None
    organisations: tuple[Title, ...] = ()


class Eligibility(Strict):
    """Limits on the application day; None means no limit."""

    max_age: int | None = Field(default=None, ge=18, le=100)
    """The greatest age in full years that is still accepted."""
    min_age: int | None = Field(default=18, ge=14, le=100)
    min_teaching_years: int | None = Field(default=None, ge=0, le=60)
    min_management_years: int | None = Field(default=None, ge=0, le=60)
    explanation: Prose | None = None
    """Said to a person who is refused, after the reason."""


class StageKind(StrEnum):
    ENTRY = "entry"
    ACTIVE = "active"
    RESERVE = "reserve"
    ENDED = "ended"
    """Excluded, declined or withdrawn: off the way, kept in the data."""


class Move(Strict):
    to: Key
    by: tuple[Role, ...] = Field(default=(Role.COORDINATOR, Role.REGION_COORDINATOR), min_length=1)
    reason_required: bool = False


class Stage(Strict):
    key: Key
    title: Title
    kind: StageKind = StageKind.ACTIVE
    note: Prose | None = None
    """What the candidate is told on arriving here."""
    moves: tuple[Move, ...] = ()


SUBMISSION_EXTENSIONS = ("pdf", "docx", "doc", "odt", "rtf", "txt", "jpg", "jpeg", "png", "pptx", "xlsx")


class SubmissionKind(Strict):
    """What a candidate may hand in to the application."""

    key: Key
    title: Title
    prompt: Prose
    stages: tuple[Key, ...] = ()
    """The stages at which it is taken; empty means any that is not ended."""
    text: bool = True
    file: bool = True
    extensions: tuple[Extension, ...] = Field(default=SUBMISSION_EXTENSIONS, min_length=1)


class Track(Strict):
    key: Key
    title: Title
    description: Prose
    eligibility: Eligibility = Eligibility()
    form: tuple[FormField, ...] = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=2)
    submissions: tuple[SubmissionKind, ...] = ()

    def field(self, key: str) -> FormField:
        return next(field for field in self.form if field.key == key)

    def stage(self, key: str) -> Stage:
        return next(stage for stage in self.stages if stage.key == key)

    @property
    def entry(self) -> Stage:
        return next(stage for stage in self.stages if stage.kind is StageKind.ENTRY)


class Programme(Strict):
    """One department's rules."""

    key: Key
    title: Title
    department: Title
    source: Source
    description: Prose
    timezone: Zone
    cycle: CycleRule
    consent: ConsentDocument
    publication_consent: ConsentDocument | None = None
    municipalities: tuple[Municipality, ...] = Field(min_length=1)
    tracks: tuple[Track, ...] = Field(min_length=1)
    calendar: tuple[CalendarWindow, ...] = ()
    events: tuple[EventTemplate, ...] = ()
    """Templates from which coordinators make events."""
    reminders: Reminders = Reminders()

    def track(self, key: str) -> Track:
        return next(track for track in self.tracks if track.key == key)

    def municipality(self, key: str) -> Municipality:
        return next(municipality for municipality in self.municipalities if municipality.key == key)
