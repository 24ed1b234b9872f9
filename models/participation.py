"""Who takes part in what, and what came of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.event import Event
from models.person import Person


class Participation(Base):
    """One row a person and event, however often the person signs up and withdraws."""

    __tablename__ = "participation"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index(None, "event_id", "state", "queued_at"),
        Index(None, "person_id", "state"),
        Index(None, "state", "offered_until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(String(12))
    """signed_up; waiting (for a place); offered (a place, until `offered_until`); withdrawn."""
    queued_at: Mapped[datetime]
    """When the person last signed up: the order of the waiting list."""
    offered_until: Mapped[datetime | None]
    attendance: Mapped[str | None] = mapped_column(String(10))
    """attended, absent; None: not noted."""
    attendance_at: Mapped[datetime | None]
    attendance_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who ticked it; the person's own id: by the code."""
    absence_reason: Mapped[str | None] = mapped_column(String(300))
    feedback_rating: Mapped[int | None]
    """1 to 5."""
    feedback_text: Mapped[str | None] = mapped_column(Text)
    """What was useful."""
    feedback_wish: Mapped[str | None] = mapped_column(Text)
    """What should be different."""
    feedback_at: Mapped[datetime | None]
    mentor_on_site: Mapped[str | None] = mapped_column(String(200))
    """Of an internship: who looks after the intern there."""
    result: Mapped[str | None] = mapped_column(Text)
    """Of an internship or a contest: what came of it."""
    result_at: Mapped[datetime | None]
    result_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """The mentor on site, where it is somebody known to the bot; `mentor_on_site` has the words in any case."""
    host_review: Mapped[str | None] = mapped_column(Text)
    """Of an internship: what the mentor on site or the head of the host says of the intern."""
    host_review_at: Mapped[datetime | None]
    host_review_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    event: Mapped[Event] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])


class DiaryEntry(Base):
    """A day of an internship in the intern's words."""

    __tablename__ = "diary_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id"), index=True)
    day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class PracticeRecord(Base):
    """Practice that counts: an internship done, a temporary replacement of a head, a course certificate."""

    __tablename__ = "practice_record"
    __table_args__ = (UniqueConstraint("event_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """internship, replacement, certificate."""
    title: Mapped[str] = mapped_column(String(300))
    organisation: Mapped[str | None] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    hours: Mapped[int | None]
    result: Mapped[str | None] = mapped_column(Text)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[datetime | None]
    """When a coordinator vouched for it; None: only the person says so."""
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    mistaken_at: Mapped[datetime | None]
    """Since when it counts as entered by mistake; None: it counts."""
    mistaken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    mistake_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
