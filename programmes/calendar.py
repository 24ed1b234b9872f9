"""The dated part of a programme: windows of the year, templates of events, when people are reminded."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from programmes.fields import Key, Prose, Strict, Title

DAY_OF_YEAR_PATTERN = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
OFFSET_PATTERN = r"^([1-9]\d{0,2}d|[1-9]\d?h)$"


def written_date(value: object) -> object:
    """Refuses a bare number, which would be read as seconds since 1970."""
    if isinstance(value, (str, date)):
        return value
    raise PydanticCustomError("date_type", "not a date")


DayOfYear = Annotated[str, StringConstraints(pattern=DAY_OF_YEAR_PATTERN)]
Day = Annotated[date, BeforeValidator(written_date)]
Offset = Annotated[str, StringConstraints(pattern=OFFSET_PATTERN)]
"""How long before the moment: `7d` or `2h`."""


class EventKind(StrEnum):
    SEMINAR = "seminar"
    MASTER_CLASS = "master_class"
    COURSE = "course"
    INTERNSHIP = "internship"
    CONTEST = "contest"
    TRAINING = "training"
    INTERVIEW = "interview"
    MEETING = "meeting"
    DEADLINE = "deadline"


class CalendarWindow(Strict):
    """A dated line of the programme's document: every year (`starts`, `ends`) or once (`since`, `until`)."""

    key: Key
    title: Title
    kind: EventKind | None = None
    """What takes place in it; None for work that is no event."""
    description: Prose | None = None
    tracks: tuple[Key, ...] = ()
    """Empty: every track."""
    starts: DayOfYear | None = None
    ends: DayOfYear | None = None
    """The last day; before `starts`, it lies in the next year."""
    year: int | None = Field(default=None, ge=1, le=10)
    """Of a cycle of several years: it starts only in that one, from 1."""
    ends_year: int | None = Field(default=None, ge=1, le=10)
    """The year of the cycle in which it ends, when that is a later one."""
    since: Day | None = None
    until: Day | None = None
    work: Key | None = None
    """The submission that must be handed in until the end: who has not is reminded."""
    responsible: Title | None = None
    """Who answers for it, as a post; never a person's name."""
    clause: Title | None = None
    """Where the document says so."""

    @model_validator(mode="after")
    def _dated(self) -> Self:
        yearly = self.starts is not None and self.ends is not None
        once = self.since is not None and self.until is not None
        stray = (self.starts or self.ends) if once else (self.since or self.until)
        if yearly == once or stray:
            raise PydanticCustomError(
                "window_dates", "window «{key}» needs either starts and ends, or since and until", {"key": self.key}
            )
        if self.since and self.until and self.until < self.since:
            raise PydanticCustomError("window_order", "window «{key}» ends before it starts", {"key": self.key})
        if self.ends_year is not None and (self.year is None or once or self.ends_year < self.year):
            raise PydanticCustomError("window_years", "window «{key}» ends in a year before its own", {"key": self.key})
        return self


class EventTemplate(Strict):
    """What an event of this sort is like, so that a coordinator types only what differs."""

    key: Key
    title: Title
    kind: EventKind
    description: Prose | None = None
    tracks: tuple[Key, ...] = ()
    stages: tuple[Key, ...] = ()
    """Whom it is for; empty: whoever is in the tracks."""
    minutes: int = Field(default=120, ge=10, le=60 * 24 * 366)
    """From start to end."""
    place: Title | None = None
    capacity: int | None = Field(default=None, ge=1, le=100_000)
    target_share: int | None = Field(default=None, ge=1, le=100)
    points: int | None = Field(default=None, ge=0, le=1000)
    certificate: Prose | None = None
    window: Key | None = None
    """The window of the calendar in which it takes place."""


class Occasion(StrEnum):
    """What people are reminded of."""

    START = "start"
    """The event one has signed up for begins."""
    SIGNUP = "signup"
    """Sign-up ends, and one has not signed up."""
    DEADLINE = "deadline"
    """A deadline or a window with a work ends, and one has not handed in."""
    ENTRY = "entry"
    """A stage of a contest closes, and one has signed up and handed in nothing."""
    SLOT = "slot"
    """Interviews begin, and one has booked no time."""
    DIARY = "diary"
    """An internship ends, and one's diary is empty."""


class ReminderRule(Strict):
    """Reminders of one occasion; the last rule that fits a kind counts."""

    occasion: Occasion
    kinds: tuple[EventKind, ...] = ()
    """Empty: every kind."""
    offsets: tuple[Offset, ...]
    """Days are counted by the calendar and come at `hour` of the person's day; hours are exact. Empty: none."""


DEFAULT_RULES = (
    ReminderRule(occasion=Occasion.START, offsets=("7d", "1d", "2h")),
    ReminderRule(
        occasion=Occasion.START,
        kinds=(EventKind.COURSE, EventKind.INTERNSHIP, EventKind.CONTEST),
        offsets=("14d", "7d", "1d"),
    ),
    ReminderRule(occasion=Occasion.SIGNUP, offsets=("7d", "1d")),
    ReminderRule(occasion=Occasion.DEADLINE, offsets=("30d", "14d", "7d", "1d", "2h")),
    ReminderRule(occasion=Occasion.ENTRY, offsets=("14d", "7d", "1d", "2h")),
    ReminderRule(occasion=Occasion.SLOT, offsets=("7d", "1d")),
    ReminderRule(occasion=Occasion.DIARY, offsets=("7d", "1d")),
)


class Reminders(Strict):
    """When people of this programme are reminded."""

    hour: int = Field(default=10, ge=8, le=20)
    """The hour of the person's day at which reminders counted in days come."""
    rules: tuple[ReminderRule, ...] = DEFAULT_RULES
