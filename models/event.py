"""Seminars, courses, internships, contests, interviews, meetings, deadlines."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.organisation import Organisation


class EventSeries(Base):
    """Events that repeat by a rule; each of them is an `Event` of its own."""

    __tablename__ = "event_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(200))
    """As RFC 5545 writes it: `FREQ=MONTHLY;BYDAY=2TU`."""
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class Event(Base):
    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("cycle_id", "source_key"),
        Index(None, "cycle_id", "state", "starts_at"),
        Index(None, "state", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    source_key: Mapped[str | None] = mapped_column(String(120))
    """What it was made from, such as a row of an imported plan: the same source makes it once."""
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str | None] = mapped_column(Text)
    template: Mapped[str | None] = mapped_column(String(40))
    """The key of the programme's template it was made from."""
    tracks: Mapped[list[Any]]
    """Keys of tracks; empty: every track."""
    audience: Mapped[dict[str, Any]]
    """A segment as JSON (services/segments): who is invited; empty: everybody of the tracks."""
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    """Whose event it is; None: the whole region's."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    timezone: Mapped[str] = mapped_column(String(50))
    """The zone in which start and end were meant."""
    place: Mapped[str | None] = mapped_column(String(300))
    link: Mapped[str | None] = mapped_column(String(500))
    host_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    capacity: Mapped[int | None]
    """Places; None: without limit."""
    signup_opens_at: Mapped[datetime | None]
    signup_closes_at: Mapped[datetime | None]
    """None: until the start."""
    confirm_hours: Mapped[int] = mapped_column(default=24)
    """How long a place that has become free is kept for the next of the waiting list."""
    materials: Mapped[list[Any] | None]
    """Of {"title", "url"} or {"title", "file"}, the latter an id of `StoredFile`."""
    contact: Mapped[str | None] = mapped_column(String(200))
    target_share: Mapped[int | None]
    """Per cent of the audience that is expected to take part."""
    points: Mapped[int | None]
    certificate: Mapped[str | None] = mapped_column(Text)
    """The words of the certificate; None: none is given."""
    attendance_code: Mapped[str | None] = mapped_column(String(40), unique=True)
    """Random; shown on the screen while the event runs, and good for this event alone."""
    state: Mapped[str] = mapped_column(String(12), default="planned")
    """planned → cancelled."""
    cancel_reason: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=0)
    """Grows with every change: SEQUENCE of the calendar file, by which phones update the earlier entry."""
    series_id: Mapped[int | None] = mapped_column(ForeignKey("event_series.id"), index=True)
    search_text: Mapped[str] = mapped_column(Text, default="")
    """Title, place and host in lower case, «ё» as «е»."""
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    host: Mapped[Organisation | None] = relationship(lazy="raise")


class InterviewSlot(Base):
    """A time at which one person is interviewed, and what came of it."""

    __tablename__ = "interview_slot"
    __table_args__ = (UniqueConstraint("event_id", "person_id"), Index(None, "event_id", "starts_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str | None] = mapped_column(String(300))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Who has booked it; None: free."""
    booked_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    """recommended, declined, postponed, absent."""
    protocol: Mapped[str | None] = mapped_column(Text)
    protocol_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    protocol_at: Mapped[datetime | None]


class ContestStage(Base):
    """One window of a contest; works are handed in as `Submission` with its id."""

    __tablename__ = "contest_stage"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    number: Mapped[int]
    """From 1."""
    title: Mapped[str] = mapped_column(String(200))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    takes_work: Mapped[bool] = mapped_column(default=True)
