"""Where a talk stands and which updates had their effect."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigInt


class Conversation(Base):
    """State of aiogram's finite-state machine, one row a key."""

    __tablename__ = "conversation"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    """`chat:user:thread:destiny`."""
    state: Mapped[str | None] = mapped_column(String(100))
    data: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class HandledUpdate(Base):
    """An update that had its effect; kept two weeks, so that a repetition has none."""

    __tablename__ = "handled_update"
    __table_args__ = (
        Index(
            "ix_handled_update_unsent",
            "lease_until",
            sqlite_where=text("lease_until IS NOT NULL"),
            postgresql_where=text("lease_until IS NOT NULL"),
        ),
        Index(None, "handled_at"),
    )

    update_id: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    chat_id: Mapped[int | None] = mapped_column(BigInt)
    handled_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(10))
    """done, refused (a rule said no), failed (an error, apologised for)."""
    error_id: Mapped[str | None] = mapped_column(String(12))
    replies: Mapped[list[Any] | None]
    """Bot API calls still to be sent; None once they were."""
    lease_until: Mapped[datetime | None]
    """Until when the process that handled it is trusted to send the replies; None once they were sent."""
