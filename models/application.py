"""A person's way through one track of one cycle."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.cycle import Cycle
from models.person import Person


class Application(Base):
    __tablename__ = "application"
    __table_args__ = (
        UniqueConstraint("person_id", "cycle_id", "track"),
        # Answers make rows wide: what coordinators count and page through is read from indices alone.
        Index(None, "cycle_id", "stage", "track", "unread", "person_id"),
        Index(None, "cycle_id", "submitted_at", "id"),
        Index(None, "cycle_id", "unread", "submitted_at", "id"),
        Index(
            "ix_application_refused",
            "cycle_id",
            "submitted_at",
            "id",
            "person_id",
            sqlite_where=text("refusal IS NOT NULL AND exception_at IS NULL"),
            postgresql_where=text("refusal IS NOT NULL AND exception_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    track: Mapped[str] = mapped_column(String(30))
    stage: Mapped[str] = mapped_column(String(30))
    answers: Mapped[dict[str, Any]]
    """The programme's own fields, key to value; common fields are on the person."""
    submitted_at: Mapped[datetime]
    unread: Mapped[bool] = mapped_column(default=True)
    """Something came from the candidate that no coordinator has opened yet."""
    refusal: Mapped[dict[str, Any] | None]
    """Why the rules of the programme refuse the application (a `Text` as JSON); None when they do not."""
    exception_reason: Mapped[str | None] = mapped_column(Text)
    exception_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    exception_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    cycle: Mapped[Cycle] = relationship(lazy="raise")

    @property
    def refused(self) -> bool:
        """The rules say no and no coordinator has made an exception."""
        return self.refusal is not None and self.exception_at is None


class StageChange(Base):
    """Every movement, with who, when and why; the first has no `from_stage`."""

    __tablename__ = "stage_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("application.id"), index=True)
    from_stage: Mapped[str | None] = mapped_column(String(30))
    to_stage: Mapped[str] = mapped_column(String(30))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("stage_change.id"), unique=True)
    """The change this one takes back; a change is taken back once."""
    at: Mapped[datetime]

    by: Mapped[Person | None] = relationship(lazy="raise")
