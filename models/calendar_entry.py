"""The dated windows of a cycle."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class CalendarEntry(Base):
    """A window of the programme's calendar in one cycle; its words stay in the definition."""

    __tablename__ = "calendar_entry"
    __table_args__ = (UniqueConstraint("cycle_id", "key", "planned_starts_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    key: Mapped[str] = mapped_column(String(40))
    planned_starts_on: Mapped[date]
    """As the definition has it; a yearly window has a row a year of a longer cycle."""
    planned_ends_on: Mapped[date]
    """The last day."""
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    moved_at: Mapped[datetime | None]
    moved_reason: Mapped[str | None] = mapped_column(Text)
