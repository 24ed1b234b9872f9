"""A form half filled in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Draft(Base):
    """The answers so far; it outlives conversations, restarts and weeks."""

    __tablename__ = "draft"
    # An id is never given twice: buttons carry it, and those of a discarded draft must not fit the next one.
    __table_args__ = (UniqueConstraint("person_id", "form"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    form: Mapped[str] = mapped_column(String(60))
    """Which form: `registration:<track>`, `profile`, ..."""
    answers: Mapped[dict[str, Any]]
    """Key to value; a skipped question is present with null."""
    current: Mapped[str | None] = mapped_column(String(30))
    """The question being asked; None when the summary is shown."""
    updated_at: Mapped[datetime]
