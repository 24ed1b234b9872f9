"""Messages to people that nobody asked for at that moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.person import Person


class Notification(Base):
    """Written in the transaction of the fact it tells of; delivered by the scheduler."""

    __tablename__ = "notification"
    __table_args__ = (Index(None, "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    """What it tells to whom, such as `stage:17`: the same fact is never told twice."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[dict[str, Any]]
    """A `Text` as JSON: put into the person's language on delivery."""
    buttons: Mapped[list[Any] | None]
    """Rows of [Text as JSON, callback data]."""
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    """After this it would only confuse."""
    urgent: Mapped[bool] = mapped_column(default=False)
    """An answer the person waits for: it does not wait for the end of the quiet hours."""
    state: Mapped[str] = mapped_column(String(12), default="planned")
    """planned, sending, sent, uncertain, failed, expired, cancelled, unreachable."""
    lease_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0)
    """Grows with every lease: a sender that lost its lease cannot write the outcome."""
    attempts: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None]
    problem: Mapped[str | None] = mapped_column(String(300))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")
