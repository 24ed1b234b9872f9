"""Messages to people that nobody asked for at that moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base
from models.broadcast import Broadcast
from models.person import Person

NOTIFICATION_STATES = (
    "planned", "held", "sending", "sent", "uncertain", "failed", "expired", "cancelled", "unreachable",
)  # fmt: skip


class Notification(Base):
    """Written in the transaction of the fact it tells of; delivered by the scheduler."""

    __tablename__ = "notification"
    __table_args__ = (
        Index(None, "state", "due_at"),
        Index(None, "state", "person_id"),
        Index(None, "broadcast_id", "state", "urgent", "due_at"),
        Index(None, "event_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    """What it tells to whom, such as `stage:17`: the same fact is never told twice."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(20), default="news")
    """news (a decision, an answer), event, signup, deadline, digest, broadcast: what can be switched off or paused."""
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id"))
    text: Mapped[dict[str, Any]]
    """A `Text` as JSON: put into the person's language on delivery; empty: the words of the broadcast."""
    buttons: Mapped[list[Any] | None]
    """Rows of [Text as JSON, callback data]."""
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    """After this it would only confuse."""
    urgent: Mapped[bool] = mapped_column(default=False)
    """An answer the person waits for: it does not wait for the end of the quiet hours."""
    state: Mapped[str] = mapped_column(String(12), default="planned")
    """One of `NOTIFICATION_STATES`."""
    lease_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0)
    """Grows with every lease: a sender that lost its lease cannot write the outcome."""
    attempts: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None]
    acknowledged_at: Mapped[datetime | None]
    """When the person pressed «Ознакомлен»."""
    recalled_at: Mapped[datetime | None]
    """When what had been sent was edited or deleted."""
    problem: Mapped[str | None] = mapped_column(String(300))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")
    broadcast: Mapped[Broadcast | None] = relationship(lazy="raise")


class DeliveryAttempt(Base):
    """One line of a notification's history: what became of one try."""

    __tablename__ = "delivery_attempt"
    __table_args__ = (Index(None, "at", "outcome"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    notification_id: Mapped[int] = mapped_column(ForeignKey("notification.id"), index=True)
    fence: Mapped[int]
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(12))
    """sent, retry, uncertain, failed, unreachable, expired, cancelled; orphaned: its sender died."""
    problem: Mapped[str | None] = mapped_column(String(300))
