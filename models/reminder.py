"""What people want to be reminded of, and what the planner has planned already."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class ReminderSettings(Base):
    """A person without a row gets every kind and no digest."""

    __tablename__ = "reminder_settings"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kinds_off: Mapped[list[Any]]
    """Kinds of notifications that are not wanted."""
    paused_until: Mapped[datetime | None]
    """«Каникулы»: no reminder and no digest before this."""
    digest_hour: Mapped[int | None]
    """The local hour of the daily digest; None: none."""
    digest_next_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the next digest is due; None: none is wanted."""
    changed_at: Mapped[datetime]


class ReminderMark(Base):
    """How far the planner has come: what was due until then is written down, and is not looked at again."""

    __tablename__ = "reminder_mark"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    planned_at: Mapped[datetime] = mapped_column(index=True)
